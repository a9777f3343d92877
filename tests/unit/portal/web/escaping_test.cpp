#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "html_check.hpp"
#include "portal/web/markdown.hpp"
#include "portal/web/plain_pages.hpp"
#include "samples.hpp"

namespace portal::web {
namespace {

const std::vector<std::string> kPayloads = {
    "\"><script>alert(1)</script><img src=x onerror=alert(1)>",
    "'><svg onload=alert(1)>",
    "</script><script>alert(1)</script>",
    "</title></textarea></style><iframe srcdoc='x'></iframe>",
    "javascript:alert(1)",
    " jAvAsCrIpT:alert(1)//http://",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://a.vn/\" onmouseover=\"alert(1)",
    "x onfocus=alert(1) autofocus",
    "{{page_title}}{{#nav}}{{nav_href:none}}{{/nav}}",
    "[a](javascript:alert(1)) <a href=javascript:alert(1)>b</a> ![c](x)",
    "mailto:a@b.vn\"><script>alert(1)</script>",
    "tel:+1\" onclick=\"alert(1)",
    "/\\evil.example",
};

// Puts the payload in place of every text, also of those that nobody expects to hold one.
base::Json poisoned(const base::Json& value, const std::string& payload) {
  if (value.is_string()) return payload;
  if (value.is_array()) {
    base::Json out = base::Json::array();
    for (const auto& item : value.items()) out.push(poisoned(item, payload));
    return out;
  }
  if (!value.is_object()) return value;
  base::Json out = base::Json::object();
  for (const auto& [key, member] : value.members()) out.set(key, poisoned(member, payload));
  return out;
}

void expect_harmless(const std::string& html, const std::string& payload) {
  for (const auto& danger : html_check::dangers(html))
    ADD_FAILURE() << danger << "\n  by " << payload;
}

TEST(Escaping, HoldsForEveryTextOfADataset) {
  for (const auto& payload : kPayloads) {
    base::Json document = poisoned(samples::full_document(), payload);
    document.set(payload, payload);
    document.set("http://x.example/" + payload, base::parse_json(R"({"a":{"b":["c"]}})"));
    DatasetExtra extra = samples::extra();
    extra.agency = poisoned(extra.agency, payload);
    extra.revisions.front().note = payload;
    extra.revisions.front().time = payload;
    extra.series.front().title = payload;
    extra.series.front().slug = payload;
    for (const char* language : {"vi", "en"})
      expect_harmless(dataset_page(samples::templates(), samples::context(language, "/datasets/x"),
                                   document, extra),
                      payload);
  }
}

TEST(Escaping, HoldsForAPropertyThatAloneIsPoisoned) {
  const base::Json document = samples::full_document();
  for (const auto& [key, value] : document.members())
    for (const auto& payload : kPayloads) {
      base::Json bad = document;
      bad.set(key, poisoned(value, payload));
      expect_harmless(dataset_page(samples::templates(), samples::context("vi"), bad, {}),
                      key + ": " + payload);
    }
}

TEST(Escaping, HoldsForSearchesCardsAndAgencies) {
  for (const auto& payload : kPayloads) {
    SearchView search = samples::search();
    search.text = search.suggestion = search.from = payload;
    search.cards = poisoned(search.cards, payload);
    search.carried = {{payload, payload}};
    for (auto& facet : search.facets)
      for (auto& value : facet.values) value.value = value.label = payload;
    PageContext context = samples::context("vi", "/datasets");
    context.path = "/" + payload;
    context.query = payload;
    context.account_name = payload;
    context.has_accounts = true;
    expect_harmless(search_page(samples::templates(), context, search), payload);

    AgencyData agency = samples::agency();
    agency.agency = poisoned(agency.agency, payload);
    agency.parent = poisoned(agency.parent, payload);
    agency.cards = poisoned(agency.cards, payload);
    expect_harmless(agency_page(samples::templates(), context, agency), payload);

    HomeData home = samples::home();
    home.examples = {payload};
    home.themes.front().value = home.themes.front().label = payload;
    home.latest = agency.cards;
    expect_harmless(home_page(samples::templates(), context, home), payload);
    expect_harmless(error_page(samples::templates(), context, 404, payload, payload), payload);
  }
}

TEST(Escaping, KeepsStructuredDataInsideItsBlock) {
  base::Json document = samples::full_document();
  document.set("title", base::parse_json(R"({"vi":"</script><!-- x"})"));
  const std::string html = dataset_page(samples::templates(), samples::context("vi"), document, {});
  const auto open = html.find("<script type=\"application/ld+json\">");
  ASSERT_NE(open, std::string::npos);
  const auto start = html.find('>', open) + 1;
  const base::Json data =
      base::parse_json(html.substr(start, html.find("</script>", start) - start));
  EXPECT_EQ(data["name"].as_string(), "</script><!-- x");
}

TEST(Escaping, HoldsForThePayloadsOfOthers) {
  const std::filesystem::path file =
      std::filesystem::path(SHARED) / "data/corpora/xss/dompurify-expect.json";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "the shared corpus is not here";
  std::stringstream text;
  text << std::ifstream(file).rdbuf();
  const base::Json corpus = base::parse_json(text.str());
  int tried = 0;
  for (const auto& item : corpus.items()) {
    const std::string& payload = item["payload"].as_string();
    expect_harmless(render_markdown(payload), payload);
    base::Json document = samples::full_document();
    document.set("description", payload);
    document.set("title", payload);
    document.set("landingPage", payload);
    expect_harmless(dataset_page(samples::templates(), samples::context("en"), document, {}),
                    payload);
    ++tried;
  }
  EXPECT_GT(tried, 50);
}

}  // namespace
}  // namespace portal::web
