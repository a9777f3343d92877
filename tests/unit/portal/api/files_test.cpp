#include "portal/api/files.hpp"

#include <gtest/gtest.h>

#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

class Files : public testing::Test {
 protected:
  // The address of the file, from the document's own words.
  std::string add(const std::string& state, std::string_view text = "a,b\n1,2\n") {
    const auto content = portal_.app.store.files().put(text);
    sha256_ = content.sha256;
    catalog::store::StoredFile file;
    file.id = "f" + std::to_string(++files_);
    file.sha256 = content.sha256;
    file.byte_size = content.byte_size;
    file.media_type = "text/csv";
    file.name = "rain.csv";
    {
      auto change = portal_.app.store.write();
      change.add_file(file);
      change.commit();
    }
    catalog::publish::Draft draft;
    draft.id = id_;
    draft.document =
        base::parse_json(R"({"title":"Rain","distribution":[{"file":")" + file.id + R"("}]})");
    draft.state = state;
    id_ = portal_.add(std::move(draft)).id;
    const auto document = base::parse_json(portal_.app.store.read().find_dataset(id_)->document);
    return document["distribution"].items()[0]["downloadURL"].as_string();
  }
  int by_hash(const std::string& sha256) { return portal_.get("/files/by-hash/" + sha256).status; }
  TestPortal portal_{routes()};
  std::string id_;  // of the dataset, once there is one
  std::string sha256_;
  int files_ = 0;
};

TEST_F(Files, OfPublicDatasetsAreHandedOut) {
  const std::string address = add("published");
  const auto response = portal_.get(address);
  EXPECT_EQ(response.status, 200) << address;
  EXPECT_EQ(http::body_text(response), "a,b\n1,2\n");
  EXPECT_TRUE(field(response, "Content-Type").starts_with("text/csv"));
  EXPECT_NE(field(response, "Content-Disposition").find("attachment"), std::string::npos);
  EXPECT_EQ(portal_.get("/files/by-hash/" + sha256_).status, 200);
}

TEST_F(Files, OfOtherDatasetsAreNot) {
  const std::string address = add("draft");
  EXPECT_EQ(portal_.get(address).status, 404);
  EXPECT_EQ(portal_.get("/files/by-hash/" + sha256_).status, 404);
}

TEST_F(Files, OfOldRevisionsAreFoundByTheirContent) {
  add("published", "first");
  const std::string first = sha256_;
  add("published", "second");
  const std::string second = sha256_;
  EXPECT_EQ(by_hash(first), 200);
  add("published", "third");
  EXPECT_EQ(by_hash(second), 200);
  add("withdrawn", "fourth");
  for (const auto& sha256 : {first, second, sha256_}) EXPECT_EQ(by_hash(sha256), 404);
}

TEST_F(Files, OfRevisionsThatWereNotPublicStayHidden) {
  add("draft", "first");
  const std::string first = sha256_;
  add("published", "second");
  EXPECT_EQ(by_hash(first), 404);
  EXPECT_EQ(by_hash(sha256_), 200);
  add("draft", "third");
  const std::string third = sha256_;
  add("published", "fourth");
  EXPECT_EQ(by_hash(third), 404);
}

TEST_F(Files, OfADamagedRevisionCostNoOthers) {
  add("published", "first");
  const std::string first = sha256_;
  add("published", "second");
  const std::string second = sha256_;
  add("published", "third");
  auto change = portal_.app.store.write();
  change.connection().execute("UPDATE revision SET digest = 'x' WHERE number = 1");
  change.commit();
  EXPECT_EQ(by_hash(second), 503);
  EXPECT_EQ(by_hash(second), 200);
  EXPECT_EQ(by_hash(first), 404);
}

TEST_F(Files, UnderAnotherNameLeadToTheRightOne) {
  const std::string address = add("published");
  const auto response = portal_.get(address.substr(0, address.rfind('/')) + "/old.csv");
  EXPECT_EQ(response.status, 301);
  EXPECT_EQ(field(response, "Location"), "http://data.example" + address);
}

TEST_F(Files, AreNeverFoundOutsideTheirFolders) {
  for (const char* path :
       {"/static/../portal.toml", "/static/%2e%2e/portal.toml", "/static/assets.json", "/files/x/y",
        "/files/by-hash/..%2f..%2fcatalog.db"})
    EXPECT_EQ(portal_.get(path).status, 404) << path;
}

}  // namespace
}  // namespace portal::api
