#include "portal/app/dispatch.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "tests/support/temporary_folder.hpp"

namespace portal::app {
namespace {

class Keeping : public http::BodySink {
 public:
  void add(std::string_view bytes) override { text += bytes; }
  std::string text;
};

// Takes bodies of any size from whoever says that they are known.
Route streaming() {
  const auto told = [](const http::Request& request, App&) {
    return http::text(dynamic_cast<const Keeping&>(*request.sink).text);
  };
  Route route{"POST", "/stream", Access::anyone(), told};
  route.cached = false;
  route.admit = [](const http::Request& head, App&) {
    if (head.header("x-known").empty())
      throw base::Error(base::ErrorCode::kForbidden, "right_missing_edit");
    return std::make_shared<Keeping>();
  };
  route.fields = {{"X-Speaks", "1.0"}};
  return route;
}

std::vector<Route> routes() {
  const auto data = [](const http::Request&, App&) { return http::json("{\"data\":1}"); };
  const auto large = [](const http::Request&, App&) {
    http::Response response = http::json("[" + std::string(5000, ' ') + "]");
    response.headers.set("ETag", "\"1\"");
    response.headers.set("Vary", "Accept");
    return response;
  };
  const auto page = [](const http::Request& request, App&) {
    return http::html("<p>" + request.param("name") + "</p>");
  };
  const auto refused = [](const http::Request&, App&) -> http::Response {
    throw base::Error(base::ErrorCode::kNotFound, "dataset_not_found", {{"id", "x"}});
  };
  const auto broken = [](const http::Request&, App&) -> http::Response {
    throw std::runtime_error("SELECT secret FROM /var/lib/portal");
  };
  const auto no_index = [](const http::Request&, App&) -> http::Response {
    throw base::Error(base::ErrorCode::kUnavailable, "search_index_unavailable");
  };
  std::vector<Route> list;
  list.push_back({"GET", "/data", Access::anyone(), data});
  list.push_back({"GET", "/large", Access::anyone(), large});
  list.push_back({"GET", "/vi/{name}", Access::anyone(), page, Audience::kPage});
  list.push_back({"GET", "/refused", Access::anyone(), refused});
  list.push_back({"GET", "/vi/refused", Access::anyone(), refused, Audience::kPage});
  list.push_back({"GET", "/broken", Access::anyone(), broken});
  list.push_back({"GET", "/no-index", Access::anyone(), no_index});
  list.push_back({"POST", "/data", Access::anyone(), data, Audience::kData, "", {}, false, 100});
  list.push_back(streaming());
  return list;
}

class DispatchTest : public testing::Test {
 protected:
  DispatchTest() : app_(make()), dispatcher_(app_, routes()) {}
  Config make() const {
    Config config = read_config(folder_.path());
    config.assets.clear();
    return config;
  }
  http::Response answer(const std::string& method, const std::string& target,
                        http::Headers headers = {}) {
    return dispatcher_.answer(http::make_request(method, target, std::move(headers)));
  }
  http::Response get(const std::string& target, http::Headers headers = {}) {
    return answer("GET", target, std::move(headers));
  }
  static std::string field(const http::Response& response, std::string_view name) {
    const auto* value = response.headers.find(name);
    return value ? *value : "";
  }
  catalog::TemporaryFolder folder_;
  App app_;
  Dispatcher dispatcher_;
};

TEST_F(DispatchTest, TellsWhatIsNotThere) {
  const auto response = get("/nothing", {{"accept-language", "en"}});
  EXPECT_EQ(response.status, 404);
  EXPECT_EQ(field(response, "Content-Type"), "application/problem+json");
  EXPECT_EQ(field(response, "Cache-Control"), "no-store");
  const auto page = get("/nothing", {{"accept", "text/html,*/*"}});
  EXPECT_EQ(page.status, 404);
  EXPECT_TRUE(field(page, "Content-Type").starts_with("text/html"));
}

TEST_F(DispatchTest, TellsWhichMethodsAPathHas) {
  const auto response = answer("DELETE", "/data");
  EXPECT_EQ(response.status, 405);
  EXPECT_EQ(field(response, "Allow"), "OPTIONS, GET, HEAD, POST");
}

TEST_F(DispatchTest, RefusesPathsThatCannotBeRead) {
  for (const char* path : {"/data%zz", "/data%ff", "/da%00ta", "/%c0%ae"})
    EXPECT_EQ(get(path).status, 400) << path;
}

TEST_F(DispatchTest, TellsABrowserByAPageWhatWasWrongWithItsAddress) {
  const http::Headers browser = {{"accept", "text/html,application/xhtml+xml,*/*;q=0.8"}};
  for (const char* path : {"/vi/%ff", "/nothing%zz", "/refused"}) {
    const auto response = get(path, browser);
    EXPECT_TRUE(field(response, "Content-Type").starts_with("text/html")) << path;
    EXPECT_EQ(http::body_text(response).find("%ff"), std::string::npos);
  }
  EXPECT_EQ(field(get("/vi/%ff", browser), "Content-Language"), "vi");
  for (const char* accept : {"*/*", "application/json", "application/json,text/html;q=0.5"})
    EXPECT_EQ(field(get("/refused", {{"accept", accept}}), "Content-Type"),
              "application/problem+json")
        << accept;
}

TEST_F(DispatchTest, SpeaksForTheServerToBrowsersAndPrograms) {
  auto request = http::make_request("GET", "/vi/%ff", {{"accept", "text/html"}});
  const auto page = dispatcher_.refusal(400, &request);
  EXPECT_EQ(page.status, 400);
  EXPECT_TRUE(field(page, "Content-Type").starts_with("text/html"));
  EXPECT_NE(field(page, "Content-Security-Policy").find("style-src"), std::string::npos);
  EXPECT_EQ(field(dispatcher_.refusal(412, &request), "Content-Type"), "application/problem+json");
  EXPECT_EQ(field(dispatcher_.refusal(400, nullptr), "Content-Type"), "application/problem+json");
  request = http::make_request("GET", "/vi/%ff", {{"accept", "*/*"}});
  EXPECT_EQ(field(dispatcher_.refusal(400, &request), "Content-Type"), "application/problem+json");
}

TEST_F(DispatchTest, NamesAParameterThatCannotBeRead) {
  for (const char* query : {"?q=100%", "?q=%zz", "?a=1&q=%ff"}) {
    const auto response = get(std::string("/data") + query, {{"accept-language", "en"}});
    EXPECT_EQ(response.status, 400) << query;
    EXPECT_EQ(field(response, "Content-Type"), "application/problem+json");
    const auto problem = base::parse_json(http::body_text(response));
    EXPECT_NE(problem["detail"].as_string().find(" q "), std::string::npos) << query;
    EXPECT_EQ(problem["request_id"].as_string().size(), 16u);
  }
  EXPECT_EQ(get("/data?q=gi%C3%A1o").status, 200);
  EXPECT_EQ(get("/vi/x?q=100%").status, 200) << "one slip is no reason to refuse a whole page";
}

TEST_F(DispatchTest, TellsProblemsInTheReadersLanguage) {
  const auto vietnamese = get("/refused", {{"accept-language", "vi"}});
  const auto english = get("/refused", {{"accept-language", "en"}});
  EXPECT_EQ(vietnamese.status, 404);
  EXPECT_EQ(base::parse_json(http::body_text(english))["detail"].as_string(),
            "There is no dataset “x”. It may have moved or been withdrawn; search for its title.");
  EXPECT_NE(http::body_text(vietnamese), http::body_text(english));
  EXPECT_EQ(field(vietnamese, "Content-Language"), "vi");
}

TEST_F(DispatchTest, TellsReadersOfPagesByAPage) {
  const auto response = get("/vi/refused");
  EXPECT_EQ(response.status, 404);
  EXPECT_TRUE(field(response, "Content-Type").starts_with("text/html"));
}

TEST_F(DispatchTest, TellsNothingInternalOfAnUnexpectedFailure) {
  const auto response = get("/broken");
  EXPECT_EQ(response.status, 500);
  const std::string body = http::body_text(response);
  EXPECT_EQ(body.find("SELECT"), std::string::npos) << body;
  EXPECT_EQ(body.find("/var/lib"), std::string::npos) << body;
  EXPECT_EQ(base::parse_json(body)["request_id"].as_string().size(), 16u);
}

TEST_F(DispatchTest, HasTheIndexLookedAtWhenASearchFailed) {
  EXPECT_EQ(get("/no-index").status, 503);
  EXPECT_TRUE(app_.doubts_index);
}

TEST_F(DispatchTest, SetsTheFieldsOfSecurity) {
  const auto page = get("/vi/x");
  EXPECT_EQ(field(page, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(field(page, "X-Frame-Options"), "DENY");
  EXPECT_NE(field(page, "Content-Security-Policy").find("script-src 'self'"), std::string::npos);
  EXPECT_NE(field(get("/data"), "Content-Security-Policy").find("default-src 'none'"),
            std::string::npos);
  EXPECT_EQ(field(page, "Strict-Transport-Security"), "");
  app_.config.base_url = "https://data.example";
  EXPECT_NE(field(get("/vi/x"), "Strict-Transport-Security"), "");
}

TEST_F(DispatchTest, OpensDataButNotPagesToOtherSites) {
  EXPECT_EQ(field(get("/data"), "Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(field(get("/refused"), "Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(field(get("/vi/x"), "Access-Control-Allow-Origin"), "");
  const auto preflight = answer("OPTIONS", "/data");
  EXPECT_EQ(preflight.status, 204);
  EXPECT_EQ(field(preflight, "Access-Control-Allow-Methods"), "OPTIONS, GET, HEAD, POST");
}

TEST_F(DispatchTest, CompressesWhatIsWorthIt) {
  const auto packed = get("/large", {{"accept-encoding", "gzip, br"}});
  EXPECT_EQ(field(packed, "Content-Encoding"), "br");
  EXPECT_EQ(field(packed, "Vary"), "Accept, Accept-Encoding");
  EXPECT_EQ(field(packed, "ETag"), "W/\"1\"");
  EXPECT_LT(http::body_text(packed).size(), 500u);
  const auto plain = get("/large");
  EXPECT_EQ(field(plain, "Content-Encoding"), "");
  EXPECT_EQ(field(plain, "Vary"), "Accept, Accept-Encoding");
  EXPECT_EQ(field(get("/data", {{"accept-encoding", "br"}}), "Content-Encoding"), "");
}

TEST_F(DispatchTest, KeepsGoodAnswersReady) {
  const auto request = http::make_request("GET", "/data");
  dispatcher_.answer(request);
  EXPECT_TRUE(app_.cache.find(request));
  get("/refused");
  EXPECT_FALSE(app_.cache.find(http::make_request("GET", "/refused")));
}

TEST_F(DispatchTest, TakesBodiesOnlyWhereARouteDoes) {
  EXPECT_EQ(dispatcher_.body_limit(http::make_request("POST", "/data")), 100u);
  EXPECT_EQ(dispatcher_.body_limit(http::make_request("GET", "/data")), 0u);
  EXPECT_EQ(dispatcher_.body_limit(http::make_request("POST", "/nothing")), 0u);
}

TEST_F(DispatchTest, LetsABodyInByTheHeadAlone) {
  EXPECT_TRUE(dispatcher_.takes_stream(http::make_request("POST", "/stream")));
  EXPECT_FALSE(dispatcher_.takes_stream(http::make_request("POST", "/data")));
  EXPECT_FALSE(dispatcher_.takes_stream(http::make_request("GET", "/stream")));
  const auto refused = dispatcher_.admit(http::make_request("POST", "/stream"));
  ASSERT_TRUE(refused.refusal);
  EXPECT_EQ(refused.refusal->status, 403);
  EXPECT_EQ(*refused.refusal->headers.find("X-Speaks"), "1.0");
  http::Request request = http::make_request("POST", "/stream", {{"x-known", "1"}});
  const auto admitted = dispatcher_.admit(request);
  ASSERT_TRUE(admitted.sink);
  admitted.sink->add("a body");
  request.sink = admitted.sink;
  EXPECT_EQ(http::body_text(dispatcher_.answer(request)), "a body");
}

TEST_F(DispatchTest, TellsWhatKeptABodyFromBeingTaken) {
  http::Request request = http::make_request("POST", "/stream", {{"x-known", "1"}});
  request.sink = std::make_shared<Keeping>();
  request.sink_failure =
      std::make_exception_ptr(base::Error(base::ErrorCode::kStorageFull, "file_full"));
  EXPECT_EQ(dispatcher_.answer(request).status, 507);
}

}  // namespace
}  // namespace portal::app
