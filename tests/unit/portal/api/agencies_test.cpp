#include "portal/api/agencies.hpp"

#include <gtest/gtest.h>

#include "catalog/people/accounts.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/people/tokens.hpp"
#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

using base::Json;
namespace people = catalog::people;

class AgencyChanges : public testing::Test {
 protected:
  AgencyChanges() {
    root_ = token_of("root", "");
    boss_ = token_of("boss", "");
    for (const char* slug : {"north", "south", "west"})
      EXPECT_EQ(send("POST", "",
                     R"({"slug":")" + std::string(slug) + R"(","name":{"vi":")" + slug + "\"}}")
                    .status,
                201);
    {
      auto change = portal_.app.store.write();
      people::grant(change, people::find_account_by_name(change.read(), "boss")->id, "north",
                    people::Role::kAdmin);
      change.commit();
    }
    id_ = add("rain", "north");
    add("wind", "south");
    portal_.follow();
  }
  std::string token_of(const std::string& name, const std::string& agency) {
    auto change = portal_.app.store.write();
    people::Account account;
    account.name = name;
    const auto added = people::add_account(change, account);
    if (name == "root") people::grant(change, added.id, "", people::Role::kAdministrator);
    const auto token = people::add_token(
        change, {.account = added.id, .scope = people::Scope::kAdminister, .agency = agency});
    change.commit();
    return token.secret;
  }
  std::string add(const std::string& title, const std::string& agency) {
    catalog::publish::Draft draft;
    draft.document = Json::object();
    draft.document.set("title", title);
    draft.agency = agency;
    return portal_.add(std::move(draft)).id;
  }
  http::Response send(const std::string& method, const std::string& path, const std::string& body,
                      const std::string& token = "") {
    return portal_.send(method, "/api/v1/agencies" + path,
                        {{"content-type", "application/json"},
                         {"authorization", "Bearer " + (token.empty() ? root_ : token)}},
                        body);
  }
  Json get(const std::string& path) { return portal_.get_json("/api/v1" + path); }
  http::Response merge() {
    auto response = send("POST", "/south/merge", R"({"from":["north"],)" + kLaw + "}");
    portal_.follow();
    return response;
  }

  const std::string kLaw =
      R"("legal":{"date":"2025-07-01","title":"Resolution","number":"202/2025/QH15"})";
  TestPortal portal_{routes()};
  std::string root_, boss_, id_;
};

TEST_F(AgencyChanges, AreForAdministratorsAlone) {
  EXPECT_EQ(send("POST", "", R"({"slug":"x","name":{"vi":"x"}})", boss_).status, 403);
  EXPECT_EQ(send("POST", "/north/close", "{" + kLaw + "}", boss_).status, 403);
  EXPECT_EQ(send("PATCH", "/north", R"({"name":{"vi":"x"}})", boss_).status, 403);
  EXPECT_EQ(portal_
                .send("POST", "/api/v1/agencies/south/merge",
                      {{"content-type", "application/json"}}, "{}")
                .status,
            401);
}

TEST_F(AgencyChanges, MergeKeepsCountsReadableByOldAndNewUnit) {
  EXPECT_EQ(merge().status, 200);
  const Json former = get("/agencies/north"), now = get("/agencies/south");
  EXPECT_EQ(former["successor"].as_string(), "south");
  EXPECT_EQ(former["datasets"].as_integer(), 0);
  EXPECT_EQ(former["former_datasets"].as_integer(), 1);
  EXPECT_EQ(former["closed"]["number"].as_string(), "202/2025/QH15");
  EXPECT_EQ(now["datasets"].as_integer(), 2);
  EXPECT_EQ(now["predecessors"].items().at(0).as_string(), "north");
}

TEST_F(AgencyChanges, MergeFindsTheRecordsByTheOldUnitToo) {
  merge();
  EXPECT_EQ(get("/datasets?agency=north")["total"].as_integer(), 2);
  EXPECT_EQ(get("/datasets?agency=south")["total"].as_integer(), 2);
  EXPECT_EQ(get("/datasets?agency=west")["total"].as_integer(), 0);
}

TEST_F(AgencyChanges, MergeLeadsFromTheOldAddresses) {
  merge();
  for (const auto& [from, to] : {std::pair("/agencies/north", "/agencies/south"),
                                 {"/agencies/north.ttl", "/agencies/south.ttl"},
                                 {"/organization/north", "/vi/agencies/south"}}) {
    const auto response = portal_.get(from);
    EXPECT_EQ(response.status, 301) << from;
    EXPECT_EQ(field(response, "Location"), "http://data.example" + std::string(to));
  }
}

TEST_F(AgencyChanges, MergeTellsWhatIsWrongWithTheLaw) {
  EXPECT_EQ(send("POST", "/south/merge", R"({"from":["north"]})").status, 422);
  EXPECT_EQ(send("POST", "/south/merge", R"({"from":"north",)" + kLaw + "}").status, 422);
  EXPECT_EQ(merge().status, 200);
  EXPECT_EQ(merge().status, 409);
}

TEST_F(AgencyChanges, RenameLeadsOnAndIsListedOnce) {
  EXPECT_EQ(send("PATCH", "/north", R"({"slug":"far-north","name":{"en":"Far North"}})").status,
            200);
  EXPECT_EQ(get("/agencies/north")["id"].as_string(), "far-north");
  EXPECT_EQ(get("/agencies")["total"].as_integer(), 3);
  EXPECT_EQ(get("/agencies/far-north")["name"]["vi"].as_string(), "north");
  EXPECT_EQ(get("/agencies/far-north")["name"]["en"].as_string(), "Far North");
  EXPECT_EQ(get("/datasets/" + id_)["publisher"]["id"].as_string(), "far-north");
}

TEST_F(AgencyChanges, NestAndUnnestButNotInACircle) {
  EXPECT_EQ(send("PATCH", "/north", R"({"parent":"south"})").status, 200);
  EXPECT_EQ(send("PATCH", "/south", R"({"parent":"north"})").status, 422);
  EXPECT_EQ(get("/agencies/north")["parent"].as_string(), "south");
  EXPECT_EQ(send("PATCH", "/north", R"({"parent":null})").status, 200);
  EXPECT_TRUE(get("/agencies/north")["parent"].is_null());
}

TEST_F(AgencyChanges, SplitByAListAndClose) {
  const auto split = send("POST", "/north/split",
                          R"({"into":[{"agency":"south"},{"agency":"west","datasets":[")" + id_ +
                              "\"]}]," + kLaw + "}");
  EXPECT_EQ(split.status, 200);
  EXPECT_EQ(base::parse_json(http::body_text(split))["successors"].items().size(), 2u);
  EXPECT_EQ(portal_.app.store.read().find_dataset(id_)->agency, "west");
  EXPECT_EQ(send("POST", "/south/close", "{" + kLaw + "}").status, 200);
  EXPECT_EQ(get("/agencies/south")["ended_by"].as_string(), "closed");
  EXPECT_EQ(get("/agencies/south")["datasets"].as_integer(), 1);
}

TEST_F(AgencyChanges, TakeNoSlugThatIsTaken) {
  EXPECT_EQ(send("POST", "", R"({"slug":"north","name":{"vi":"x"}})").status, 409);
  EXPECT_EQ(send("POST", "", R"({"slug":"N O","name":{"vi":"x"}})").status, 422);
}

}  // namespace
}  // namespace portal::api
