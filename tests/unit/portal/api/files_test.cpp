#include "portal/api/files.hpp"

#include <gtest/gtest.h>

#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

class Files : public testing::Test {
 protected:
  // The address of the file, from the document's own words.
  std::string add(const std::string& state) {
    const auto content = portal_.app.store.files().put(std::string_view("a,b\n1,2\n"));
    sha256_ = content.sha256;
    catalog::store::StoredFile file;
    file.id = "f1";
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
    draft.document = base::parse_json(R"({"title":"Rain","distribution":[{"file":"f1"}]})");
    draft.state = state;
    const auto id = portal_.add(std::move(draft)).id;
    const auto document = base::parse_json(portal_.app.store.read().find_dataset(id)->document);
    return document["distribution"].items()[0]["downloadURL"].as_string();
  }
  TestPortal portal_{routes()};
  std::string sha256_;
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
