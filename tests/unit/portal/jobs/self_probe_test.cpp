#include "portal/jobs/self_probe.hpp"

#include <gtest/gtest.h>

#include <map>
#include <optional>

namespace portal::jobs {
namespace {

// A portal of a few addresses; all others are not there.
class Answers {
 public:
  std::map<std::string, std::string> bodies;
  std::map<std::string, std::string> places;  // by Accept-Language, of "/"
  bool all_are_robots = true;

  Ask ask() {
    return [this](const http::Request& request) {
      all_are_robots &= request.header("user-agent").find("monitor") != std::string::npos;
      if (const auto place = places.find(request.header("accept-language"));
          request.target == "/" && place != places.end())
        return http::redirect(302, place->second);
      const auto found = bodies.find(request.target);
      return found == bodies.end() ? http::text("", 404) : http::text(found->second);
    };
  }
  std::map<std::string, bool> probe() {
    std::map<std::string, bool> found;
    for (const auto& each : probe_portal(ask(), [] {})) found[each.name] = each.works;
    return found;
  }
  std::optional<bool> probe(const std::string& name) {
    const auto found = probe();
    const auto one = found.find(name);
    return one == found.end() ? std::nullopt : std::optional(one->second);
  }
};

constexpr const char* kFirst = "/api/v1/datasets?limit=2&sort=modified";

TEST(SelfProbe, AFunctionThatIsNotThereDoesNotWork) {
  Answers portal;
  for (const auto* name : {"m.portal.requests/1", "m.portal.requests/3", "m.portal.showcase/1",
                           "m.portal.stats_open/4", "m.portal.export/1"})
    EXPECT_EQ(portal.probe(name), false) << name;
  EXPECT_TRUE(portal.all_are_robots) << "nobody counts them as readers";
}

TEST(SelfProbe, WhatAnEmptyCatalogueCannotShowIsUnknown) {
  Answers portal;
  portal.bodies[kFirst] = R"({"total":0,"items":[]})";
  for (const auto* name : {"m.portal.api/2", "m.portal.api/4", "m.portal.search/2",
                           "m.portal.search/5", "m.portal.search/6", "m.portal.preview/1"})
    EXPECT_EQ(portal.probe(name), std::nullopt) << name;
}

TEST(SelfProbe, WhatPeopleMustJudgeIsLeftOut) {
  const auto found = Answers().probe();
  for (const auto& [name, works] : found) {
    EXPECT_FALSE(name.starts_with("m.portal.a11y")) << name;
    EXPECT_NE(name, "m.portal.backup/2");
  }
}

TEST(SelfProbe, AFilterHasToLeaveWhatItsFacetCounts) {
  Answers portal;
  portal.bodies[kFirst] = R"({"total":3,"items":[{"id":"1","slug":"a","title":{"vi":"Dân số"}}]})";
  portal.bodies["/api/v1/datasets?limit=0&facets=format"] =
      R"({"facets":{"format":[{"value":"CSV","count":2}]}})";
  portal.bodies["/api/v1/datasets?limit=0&format=CSV"] = R"({"total":2})";
  EXPECT_EQ(portal.probe("m.portal.search/2"), true);
  portal.bodies["/api/v1/datasets?limit=0&format=CSV"] = R"({"total":3})";
  EXPECT_EQ(portal.probe("m.portal.search/2"), false);
}

TEST(SelfProbe, WordsWithoutAccentsFindAsMuch) {
  Answers portal;
  portal.bodies[kFirst] =
      R"({"total":1,"items":[{"id":"1","slug":"a","title":{"vi":"Giao thông"}}]})";
  portal.bodies["/api/v1/datasets?limit=0&q=thong"] = R"({"total":4})";
  portal.bodies["/api/v1/datasets?limit=0&q=th%C3%B4ng"] = R"({"total":4})";
  EXPECT_EQ(portal.probe("m.portal.search/5"), true);
  portal.bodies["/api/v1/datasets?limit=0&q=thong"] = R"({"total":0})";
  EXPECT_EQ(portal.probe("m.portal.search/5"), false);
}

TEST(SelfProbe, ReadersAreLedToTheirLanguageAndRobotsAreLetIn) {
  Answers portal;
  portal.places = {{"vi", "http://a.example/vi"}, {"en", "http://a.example/en"}};
  EXPECT_EQ(portal.probe("m.portal.bilingual/3"), true);
  portal.places["en"] = "http://a.example/vi";
  EXPECT_EQ(portal.probe("m.portal.bilingual/3"), false);
  portal.bodies["/robots.txt"] = "User-agent: *\nDisallow: /vi/account\n";
  EXPECT_EQ(portal.probe("m.portal.sitemap/3"), true);
  portal.bodies["/robots.txt"] = "User-agent: *\nDisallow: /\n";
  EXPECT_EQ(portal.probe("m.portal.sitemap/3"), false);
}

TEST(SelfProbe, HealthIsWhatThePortalSaysAndWhetherItFinds) {
  Answers portal;
  EXPECT_FALSE(probe_health(portal.ask()).is_well);
  portal.bodies["/readyz"] = "{}";
  portal.bodies["/api/v1/datasets?q=du+lieu&limit=10"] = "{}";
  const HealthProbe health = probe_health(portal.ask());
  EXPECT_TRUE(health.is_well && health.finds);
  EXPECT_GE(health.search_milliseconds, 0);
}

}  // namespace
}  // namespace portal::jobs
