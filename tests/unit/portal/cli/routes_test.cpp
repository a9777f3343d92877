#include "portal/cli/routes.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace portal::cli {
namespace {

// Who may use a route does not compile when it is left out; that it is not "anyone" by mistake is
// held here.
TEST(Routes, ThatChangeSomethingAreForSomebodyInParticular) {
  const std::set<std::string> open = {"/vi/sign-in",         "/en/sign-in",
                                      "/vi/accept/{secret}", "/en/accept/{secret}",
                                      "/api/v1/validate",    "/api/v1/suggestions"};
  for (const auto& route : all_routes()) {
    if (route.method == "GET" || route.method == "OPTIONS" || open.contains(route.pattern))
      continue;
    EXPECT_NE(route.access.kind(), app::Access::Kind::kAnyone)
        << route.method << " " << route.pattern;
  }
}

TEST(Routes, OfAnswersThatAreKeptAreForAnyone) {
  for (const auto& route : all_routes()) {
    if (!route.cached || route.method != "GET") continue;
    EXPECT_EQ(route.access.kind(), app::Access::Kind::kAnyone) << route.pattern;
  }
}

TEST(Routes, AreEachThereOnce) {
  std::set<std::string> seen;
  for (const auto& route : all_routes())
    EXPECT_TRUE(seen.insert(route.method + " " + route.pattern).second) << route.pattern;
}

}  // namespace
}  // namespace portal::cli
