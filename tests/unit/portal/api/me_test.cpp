#include "portal/api/me.hpp"

#include <gtest/gtest.h>

#include "portal/app/principal.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

namespace people = catalog::people;
using people::Principal;

class MeTest : public testing::Test {
 protected:
  MeTest() : portal({}) {}
  std::string me(const Principal& asker) {
    http::Request request = http::make_request("GET", "/api/v1/me");
    app::set_principal(request, asker);
    return http::body_text(show_me(request, portal.app));
  }
  TestPortal portal;
};

TEST_F(MeTest, TellsNobodyThatTheyAreNobody) {
  EXPECT_EQ(me({}), "{\"authenticated\":false}\n");
}

TEST_F(MeTest, TellsWhatATokenMayInEachAgency) {
  const auto asker = Principal::by_token(
      {"1", "mai", "Mai"},
      {{{"health", people::Role::kPublisher}, {"education", people::Role::kEditor}},
       {people::Role::kModerator}},
      {"t", people::Scope::kWrite, "health"});
  const base::Json told = base::parse_json(me(asker));
  EXPECT_EQ(told["by"].as_string(), "token");
  EXPECT_EQ(told["roles"], base::parse_json("[\"moderator\"]"));
  EXPECT_EQ(told["rights"], base::parse_json("[]"));
  EXPECT_EQ(told["agencies"].items().at(0)["rights"],
            base::parse_json("[\"read_drafts\",\"edit\"]"));
  EXPECT_EQ(told["agencies"].items().at(1)["rights"], base::parse_json("[]"));
  EXPECT_EQ(told["token"]["agency"].as_string(), "health");
}

}  // namespace
}  // namespace portal::api
