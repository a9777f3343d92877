#include "portal/jobs/self_probe.hpp"

#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>

#include "catalog/base/iri.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/localized_text.hpp"

namespace portal::jobs {
namespace {

using base::Json;

constexpr const char* kAgent = "open-data-portal self-monitor";
constexpr std::size_t kBeginning = 64U << 10U;  // of an answer that is made while it is sent

struct Answer {
  int status = 0;
  std::string body = {};
  std::string location = {};

  bool is_good() const { return status == 200; }
  bool has(std::string_view text) const {
    return is_good() && body.find(text) != std::string::npos;
  }
};

// A whole catalogue is not written out to see whether it begins well.
std::string beginning_of(const http::Response& response) {
  const auto* generator = std::get_if<http::Generator>(&response.body);
  if (!generator) return http::body_text(response);
  std::string all;
  for (bool more = true; more && all.size() < kBeginning;) {
    std::string chunk;
    more = (*generator)(chunk);
    all += chunk;
  }
  return all;
}

// Asks, and remembers what a first look at the catalogue found.
class Visitor {
 public:
  explicit Visitor(const Ask& ask) : ask_(ask) {
    const Answer all = get("/api/v1/datasets?limit=2&sort=modified");
    if (all.is_good()) all_ = base::parse_json(all.body);
    if (const auto& items = all_["items"].items(); !items.empty()) first_ = items.front();
  }

  Answer get(const std::string& target, const std::string& accept = "",
             const std::string& language = "") const {
    http::Headers headers{{"user-agent", kAgent}, {"host", "localhost"}};
    if (!accept.empty()) headers.add("accept", accept);
    if (!language.empty()) headers.add("accept-language", language);
    const http::Response response = ask_(http::make_request("GET", target, std::move(headers)));
    const auto* location = response.headers.find("location");
    return {response.status, response.status < 300 ? beginning_of(response) : "",
            location ? *location : ""};
  }
  std::int64_t total(const std::string& query) const {
    const Answer answer = get("/api/v1/datasets?limit=0" + query);
    return answer.is_good() ? base::parse_json(answer.body)["total"].as_integer().value_or(-1) : -1;
  }
  bool has_datasets() const { return first_.is_object(); }
  const Json& first() const { return first_; }
  const Json& all() const { return all_; }
  std::string id() const { return first_["id"].as_string(); }
  std::string slug() const { return first_["slug"].as_string(); }

 private:
  const Ask& ask_;
  Json all_;
  Json first_;
};

// Nothing: there is nothing to try it with.
using Works = std::function<std::optional<bool>(const Visitor&)>;

Works answers(std::string target, std::string accept = "") {
  return [=](const Visitor& visitor) { return visitor.get(target, accept).is_good(); };
}

Works shows(std::string target, std::string text) {
  return [=](const Visitor& visitor) { return visitor.get(target).has(text); };
}

// The filter by the first value that the facet counts leaves as many as it says.
Works filters(std::string name) {
  return [=](const Visitor& visitor) -> std::optional<bool> {
    if (!visitor.has_datasets()) return std::nullopt;
    const auto answer = visitor.get("/api/v1/datasets?limit=0&facets=" + name);
    if (!answer.is_good()) return false;
    const Json document = base::parse_json(answer.body);
    const Json& values = document["facets"][name];
    if (values.items().empty()) return std::nullopt;
    const Json& value = values.items().front();
    return visitor.total("&" + name + "=" + base::percent_encode(value["value"].as_string())) ==
           value["count"].as_integer();
  };
}

std::optional<bool> finds_without_accents(const Visitor& visitor) {
  const std::string title = catalog::text_in(visitor.first()["title"], "vi").text;
  for (const auto& word : base::split(title, ' ')) {
    const std::string folded = base::fold(word);
    if (word.size() < 4 || folded == base::lower(word)) continue;
    return visitor.total("&q=" + base::percent_encode(folded)) >=
           std::max<std::int64_t>(1, visitor.total("&q=" + base::percent_encode(word)));
  }
  return std::nullopt;
}

std::optional<bool> sorts_by_date(const Visitor& visitor) {
  const auto& items = visitor.all()["items"].items();
  if (items.size() < 2) return std::nullopt;
  return items[0]["modified"].as_string() >= items[1]["modified"].as_string();
}

std::optional<bool> pages_on(const Visitor& visitor) {
  if (visitor.all()["total"].as_integer().value_or(0) < 2) return std::nullopt;
  const auto answer = visitor.get("/api/v1/datasets?limit=1");
  if (!answer.is_good()) return false;
  const std::string next = base::parse_json(answer.body)["next"].as_string();
  const auto path = next.find("/api/v1/datasets");
  return path != std::string::npos && visitor.get(next.substr(path)).is_good();
}

std::optional<bool> gives_json_ld(const Visitor& visitor) {
  if (!visitor.has_datasets()) return std::nullopt;
  return visitor.get("/datasets/" + visitor.id(), "application/ld+json").has("@context");
}

std::optional<bool> gives_json(const Visitor& visitor) {
  if (!visitor.has_datasets()) return std::nullopt;
  return visitor.get("/api/v1/datasets/" + visitor.id()).has("\"title\"");
}

// Of a dataset's page; the forms that a page would have for it are named so there.
Works dataset_page_has(std::string text) {
  return [=](const Visitor& visitor) -> std::optional<bool> {
    if (!visitor.has_datasets()) return std::nullopt;
    return visitor.get("/vi/datasets/" + visitor.slug()).has(text);
  };
}

std::optional<bool> speaks_to_readers(const Visitor& visitor) {
  const auto leads = [&](const char* accept, const char* place) {
    const std::string location = visitor.get("/", "text/html", accept).location;
    return location.ends_with(place) || location.ends_with(place + std::string("/"));
  };
  return leads("vi", "/vi") && leads("en", "/en");
}

std::optional<bool> lets_robots_in(const Visitor& visitor) {
  const auto robots = visitor.get("/robots.txt");
  for (const auto& line : base::split(robots.body, '\n')) {
    const std::string rule = base::lower_ascii(base::trim(line));
    if (!rule.starts_with("disallow:")) continue;
    const auto path = base::trim(std::string_view(rule).substr(9));
    if (path == "/" || path.starts_with("/vi/datasets") || path.starts_with("/datasets"))
      return false;
  }
  return robots.status == 200 || robots.status == 404;
}

struct Probe {
  const char* name;
  Works works;
};

std::vector<Probe> probes_of_use() {
  return {
      {"m.portal.search/1", shows("/api/v1/datasets?q=&limit=1", "\"facets\"")},
      {"m.portal.search/2", filters("format")},
      {"m.portal.search/3", filters("theme")},
      {"m.portal.search/4", filters("agency")},
      {"m.portal.search/5", finds_without_accents},
      {"m.portal.search/6", sorts_by_date},
      {"m.portal.api/1", shows("/api/v1/openapi.json", "\"openapi\"")},
      {"m.portal.api/2", gives_json},
      {"m.portal.api/3", gives_json_ld},
      {"m.portal.api/4", pages_on},
      {"m.portal.api/5", answers("/vi/developers")},
      {"m.portal.export/1", answers("/catalog.ttl")},
      {"m.portal.export/2", answers("/catalog.jsonld")},
      {"m.portal.export/3", answers("/catalog.rdf")},
      {"m.portal.export/4", answers("/catalog.csv")},
      {"m.portal.export/5", answers("/data.json")},
      {"m.portal.feeds/1", shows("/feeds/datasets.atom", "<feed")},
      {"m.portal.feeds/2", shows("/feeds/datasets.atom?q=a", "<feed")},
      {"m.portal.bilingual/1",
       [](const Visitor& visitor) {
         return visitor.get("/vi").is_good() && visitor.get("/en").is_good();
       }},
      {"m.portal.bilingual/2",
       [](const Visitor& visitor) {
         return visitor.get("/vi").has("lang=\"vi\"") && visitor.get("/en").has("lang=\"en\"");
       }},
      {"m.portal.bilingual/3", speaks_to_readers},
      {"m.portal.closed_listed/1", answers("/api/v1/datasets?access=NON_PUBLIC&limit=1")},
      {"m.portal.sitemap/1", answers("/sitemap.xml")},
      {"m.portal.sitemap/2", dataset_page_has("application/ld+json")},
      {"m.portal.sitemap/3", lets_robots_in},
  };
}

// Addresses of what the portal has, and of what it may have one day.
std::vector<Probe> probes_of_exchange() {
  return {
      {"m.portal.feeds/3", answers("/vi/subscriptions")},
      {"m.portal.requests/1", answers("/vi/requests/new")},
      {"m.portal.requests/2", answers("/vi/requests")},
      {"m.portal.requests/3", shows("/vi/requests", "name=\"vote\"")},
      {"m.portal.feedback/1", dataset_page_has("/feedback\"")},
      {"m.portal.feedback/2", shows("/vi/about", "mailto:")},
      {"m.portal.feedback/3", dataset_page_has("/problem\"")},
      {"m.portal.preview/1", dataset_page_has("data-preview=\"table\"")},
      {"m.portal.preview/2", dataset_page_has("data-preview=\"map\"")},
      {"m.portal.showcase/1", answers("/vi/reuses")},
      {"m.portal.showcase/2", answers("/vi/reuses/new")},
      {"m.portal.showcase/3", dataset_page_has("/reuses/")},
      {"m.portal.stats_open/1", answers("/api/v1/usage")},
      {"m.portal.stats_open/2", answers("/vi/readiness/indicators/m.idx.mqa405")},
      {"m.portal.stats_open/3", answers("/vi/readiness")},
      {"m.portal.stats_open/4", answers("/readiness.json")},
      {"m.portal.stats_open/5", answers("/readiness.csv")},
      {"m.portal.stats_open/6", answers("/readiness.ttl")},
  };
}

double since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

constexpr const char* kReady = "/readyz";

int status_of(const Ask& ask, const char* target) {
  http::Headers headers{{"user-agent", kAgent}, {"host", "localhost"}};
  return ask(http::make_request("GET", target, std::move(headers))).status;
}

}  // namespace

std::vector<SelfProbe> probe_portal(const Ask& ask, const std::function<void()>& beat) {
  const Visitor visitor(ask);
  std::vector<SelfProbe> found;
  for (const auto& list : {probes_of_use(), probes_of_exchange()})
    for (const auto& probe : list) {
      beat();
      const auto start = std::chrono::steady_clock::now();
      const auto works = probe.works(visitor);
      if (works) found.push_back({probe.name, *works, since(start)});
    }
  return found;
}

bool is_not_ready(const Ask& ask) {
  return status_of(ask, kReady) == 503;
}

HealthProbe probe_health(const Ask& ask) {
  HealthProbe health;
  health.is_well = status_of(ask, kReady) == 200;
  const auto start = std::chrono::steady_clock::now();
  health.finds = status_of(ask, "/api/v1/datasets?q=du+lieu&limit=10") == 200;
  health.search_milliseconds = since(start);
  return health;
}

}  // namespace portal::jobs
