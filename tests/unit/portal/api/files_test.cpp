#include "portal/api/files.hpp"

#include <gtest/gtest.h>

#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

class Files : public testing::Test {
 protected:
  // The address of the file, from the document's own words.
  std::string add(const std::string& state, std::string_view text = "a,b\n1,2\n",
                  const std::string& type = "text/csv") {
    const auto content = portal_.app.store.files().put(text);
    sha256_ = content.sha256;
    catalog::store::StoredFile file;
    file.id = "f" + std::to_string(++files_);
    file.sha256 = content.sha256;
    file.byte_size = content.byte_size;
    file.media_type = type;
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
    if (!distribution_.empty())
      draft.document.find("distribution")->items()[0].set("id", distribution_);
    draft.state = state;
    id_ = portal_.add(std::move(draft)).id;
    const auto document = base::parse_json(portal_.app.store.read().find_dataset(id_)->document);
    return document["distribution"].items()[0]["downloadURL"].as_string();
  }
  int by_hash(const std::string& sha256) { return portal_.get("/files/by-hash/" + sha256).status; }
  TestPortal portal_{routes()};
  std::string id_;  // of the dataset, once there is one
  std::string sha256_;
  std::string distribution_;  // identifier, where the document says one
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

TEST_F(Files, UnderAnotherNameLeadToTheRightOne) {
  const std::string address = add("published");
  const auto response = portal_.get(address.substr(0, address.rfind('/')) + "/old.csv");
  EXPECT_EQ(response.status, 302);
  EXPECT_EQ(field(response, "Location"), "http://data.example" + address);
}

TEST_F(Files, StayAtOneAddressWhateverTheyAreCalled) {
  distribution_ = "rain-table";
  const std::string address = add("published", "first version");
  const std::string latest = address.substr(0, address.rfind('/')) + "/latest";
  const auto first = portal_.get(latest);
  EXPECT_EQ(http::body_text(first), "first version");
  EXPECT_NE(field(first, "Content-Disposition").find("rain.csv"), std::string::npos);
  const std::string tag = field(first, "ETag");
  EXPECT_EQ(portal_.get(latest, {{"if-none-match", tag}}).status, 304);
  const auto part = portal_.get(latest, {{"range", "bytes=6-"}, {"if-range", tag}});
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(http::body_text(part), "version");
  add("published", "second version");
  const auto changed = portal_.get(latest, {{"range", "bytes=6-"}, {"if-range", tag}});
  EXPECT_EQ(changed.status, 200) << "no part of one version is joined to another";
  EXPECT_EQ(http::body_text(changed), "second version");
  EXPECT_EQ(portal_.get(latest, {{"range", "bytes=100-"}}).status, 416);
}

// Whatever was uploaded under whatever type: no browser runs it in the portal's name.
TEST_F(Files, AreServedSoThatNothingInThemRuns) {
  for (const char* type : {"text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript",
                           "text/xml", "application/pdf", "text/csv", "image/png"}) {
    id_.clear();
    const auto response = portal_.get(add("published", std::string("<script>") + type, type));
    const bool shown =
        std::string_view(type) == "application/pdf" || std::string_view(type) == "image/png";
    EXPECT_TRUE(field(response, "Content-Disposition").starts_with(shown ? "inline" : "attachment"))
        << type;
    EXPECT_EQ(field(response, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(field(response, "Content-Security-Policy"), "sandbox; default-src 'none'");
  }
}

TEST_F(Files, ThatAreZipFilesAreListed) {
  const auto listing = [this](const std::string& address) {
    const auto start = std::string("/files/").size();
    return portal_.get("/api/v1/files/" + address.substr(start, address.rfind('/') - start) +
                       "/entries");
  };
  const std::string table = "PK\x01\x02" + std::string(24, '\0') + std::string("\x05\0", 2) +
                            std::string(16, '\0') + "a.csv";
  const std::string end = "PK\x05\x06" + std::string(4, '\0') + std::string("\1\0\1\0", 4) +
                          std::string("\x33\0\0\0", 4) + std::string(6, '\0');
  const auto answer = listing(add("published", table + end));
  ASSERT_EQ(answer.status, 200) << http::body_text(answer);
  const auto told = base::parse_json(http::body_text(answer));
  EXPECT_EQ(told["total"].as_integer(), 1);
  EXPECT_EQ(told["entries"].items().at(0)["name"].as_string(), "a.csv");
  EXPECT_TRUE(told["complete"].as_bool());
  EXPECT_EQ(listing(add("published", "no archive")).status, 422);
  EXPECT_EQ(listing(add("draft", table + end)).status, 404);
}

TEST_F(Files, AreNeverFoundOutsideTheirFolders) {
  for (const char* path :
       {"/static/../portal.toml", "/static/%2e%2e/portal.toml", "/static/assets.json", "/files/x/y",
        "/files/by-hash/..%2f..%2fcatalog.db"})
    EXPECT_EQ(portal_.get(path).status, 404) << path;
}

}  // namespace
}  // namespace portal::api
