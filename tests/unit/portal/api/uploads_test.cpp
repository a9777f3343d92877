#include "portal/api/uploads.hpp"

#include <filesystem>

#include "catalog/base/clock.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/files/partial_file.hpp"
#include "catalog/publish/uploaded.hpp"
#include "catalog/store/upload_table.hpp"
#include "portal/api/upload_metadata.hpp"
#include "tests/unit/portal/api/uploading.hpp"

namespace portal::api {
namespace {

// "bảng.csv" in base64
constexpr const char* kNamed = "filename YuG6o25nLmNzdg==,is_draft";
constexpr const char* kType = "application/offset+octet-stream";

class Uploads : public Uploading {
 protected:
  http::Response begin(const std::string& token, const std::string& length,
                       const std::string& metadata = kNamed, const std::string& query = "") {
    return send(
        token, "POST", "/uploads" + query,
        {{"tus-resumable", "1.0.0"}, {"upload-length", length}, {"upload-metadata", metadata}});
  }
  // The path of a new upload of the editor's.
  std::string begin(std::int64_t length) {
    const auto response = begin(editor, std::to_string(length));
    EXPECT_EQ(response.status, 201) << http::body_text(response);
    return field(response, "Location").substr(std::string("http://data.example").size());
  }
  http::Response put(const std::string& path, std::int64_t offset, const std::string& bytes,
                     const std::string& token = "") {
    return send(token.empty() ? editor : token, "PATCH", path,
                {{"tus-resumable", "1.0.0"},
                 {"content-type", kType},
                 {"upload-offset", std::to_string(offset)}},
                bytes);
  }
  http::Response look(const std::string& path, const std::string& token = "") {
    return send(token.empty() ? editor : token, "HEAD", path, {{"tus-resumable", "1.0.0"}});
  }
  std::string offset(const std::string& path) { return field(look(path), "Upload-Offset"); }
};

TEST_F(Uploads, InPartsBecomeAFileAsAnyOther) {
  const std::string path = begin(10);
  EXPECT_EQ(offset(path), "0");
  EXPECT_EQ(field(put(path, 0, "abcde"), "Upload-Offset"), "5");
  EXPECT_EQ(offset(path), "5");
  const auto last = put(path, 5, "fghij");
  EXPECT_EQ(last.status, 204);
  const auto file = portal.app.store.read().find_file(field(last, "File-Id"));
  ASSERT_TRUE(file);
  EXPECT_EQ(file->sha256, base::sha256("abcdefghij"));
  EXPECT_EQ(file->name, "bảng.csv");
  EXPECT_EQ(file->agency, "weather");
  EXPECT_TRUE(portal.app.store.files().verify(file->sha256));
  EXPECT_EQ(field(last, "Location"), "http://data.example/api/v1/files/" + file->id);
  EXPECT_EQ(offset(path), "10");
  EXPECT_EQ(field(put(path, 10, ""), "File-Id"), file->id) << "the last part sent again";
  EXPECT_EQ(portal.app.store.read().list_files("", 10).size(), 1U);
}

TEST_F(Uploads, OfOnePartAndOfNothingBecomeFilesToo) {
  const std::string path = begin(3);
  const auto response = send(editor, "PATCH", path,
                             {{"tus-resumable", "1.0.0"},
                              {"content-type", kType},
                              {"upload-offset", "0"},
                              {"accept", "application/json"}},
                             "abc");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(json_of(response)["sha256"].as_string(), base::sha256("abc"));
  const auto empty = look(begin(0));
  EXPECT_FALSE(field(empty, "File-Id").empty());
}

TEST_F(Uploads, RefuseGapsRepeatsAndWhatIsTooMuch) {
  const std::string path = begin(10);
  put(path, 0, "abcde");
  EXPECT_EQ(put(path, 6, "gh").status, 409);
  EXPECT_EQ(put(path, 0, "abcde").status, 409);
  EXPECT_EQ(put(path, 5, "fghijk").status, 413);
  EXPECT_EQ(offset(path), "5");
  const auto bad = [&](http::Headers headers) {
    headers.set("tus-resumable", "1.0.0");
    return send(editor, "PATCH", path, std::move(headers), "f").status;
  };
  EXPECT_EQ(bad({{"content-type", kType}}), 400);
  EXPECT_EQ(bad({{"content-type", kType}, {"upload-offset", "-1"}}), 400);
  EXPECT_EQ(bad({{"content-type", "text/csv"}, {"upload-offset", "5"}}), 415);
  EXPECT_EQ(offset(path), "5");
}

TEST_F(Uploads, GoOnWhereTheServerWasKilled) {
  const std::string path = begin(6);
  put(path, 0, "abc");
  const std::string id = path.substr(path.rfind('/') + 1);
  {
    // What arrived before the process ended, and was told to nobody.
    catalog::files::PartialFile part(catalog::store::path_of_upload(portal.app.store, id),
                                     {3, catalog::files::boot_name()});
    part.add("def");
  }
  const auto found = look(path);
  EXPECT_EQ(field(found, "Upload-Offset"), "6");
  const auto file = portal.app.store.read().find_file(field(found, "File-Id"));
  ASSERT_TRUE(file) << "whole, so it became a file when it was asked for";
  EXPECT_EQ(file->sha256, base::sha256("abcdef"));
}

TEST_F(Uploads, BelongToWhoBeganThem) {
  const std::string path = begin(3);
  for (const std::string& other : {colleague, stranger}) {
    EXPECT_EQ(look(path, other).status, 404);
    EXPECT_EQ(put(path, 0, "abc", other).status, 404);
    EXPECT_EQ(send(other, "DELETE", path, {{"tus-resumable", "1.0.0"}}).status, 404);
  }
  EXPECT_EQ(send("", "HEAD", path).status, 401);
  EXPECT_EQ(begin(stranger, "3", kNamed, "?agency=weather").status, 403);
  EXPECT_EQ(begin(reader, "3").status, 403);
}

TEST_F(Uploads, AreRefusedBeforeTheyBeginWhereThereIsNoRoom) {
  portal.app.config.quota_mebibytes = 1024;
  EXPECT_EQ(begin(editor, std::to_string(std::int64_t{10} << 30)).status, 507);
  portal.app.config.largest_file_mebibytes = 1024;
  EXPECT_EQ(begin(editor, std::to_string(std::int64_t{10} << 30)).status, 413);
  EXPECT_EQ(begin(editor, std::to_string(700 << 20)).status, 201);
  EXPECT_EQ(begin(editor, std::to_string(700 << 20)).status, 507) << "room is kept for the first";
}

TEST_F(Uploads, AskForALengthAndAName) {
  for (const char* length : {"", "-1", "1.5", "ten", "99999999999999999999"})
    EXPECT_EQ(begin(editor, length).status, 400) << length;
  EXPECT_EQ(begin(editor, "3", "").status, 400);
  EXPECT_EQ(begin(editor, "3", "filename ???").status, 400);
}

TEST_F(Uploads, CanBeGivenUp) {
  const std::string path = begin(10);
  put(path, 0, "abcde");
  const auto file = portal.folder / ("uploads/" + path.substr(path.rfind('/') + 1));
  EXPECT_TRUE(std::filesystem::exists(file));
  EXPECT_EQ(send(editor, "DELETE", path, {{"tus-resumable", "1.0.0"}}).status, 204);
  EXPECT_FALSE(std::filesystem::exists(file));
  EXPECT_EQ(look(path).status, 404);
}

TEST_F(Uploads, AreOverAfterTwoDaysAndThenRemoved) {
  const std::string path = begin(10);
  put(path, 0, "abcde");
  const base::FixedClock later(base::now() + std::chrono::hours(49));
  // The token is good for longer than that.
  EXPECT_EQ(look(path).status, 410);
  EXPECT_EQ(catalog::publish::remove_expired_uploads(portal.app.store, [] {}), 1);
  EXPECT_EQ(look(path).status, 404);
  EXPECT_TRUE(std::filesystem::is_empty(portal.folder / "uploads"));
}

TEST_F(Uploads, TellWhatTheySpeak) {
  const auto options = send("", "OPTIONS", "/uploads");
  EXPECT_EQ(options.status, 204);
  EXPECT_EQ(field(options, "Tus-Version"), "1.0.0");
  EXPECT_EQ(field(options, "Tus-Extension"), "creation,termination,expiration");
  const auto old = send(editor, "POST", "/uploads", {{"tus-resumable", "0.2.2"}});
  EXPECT_EQ(old.status, 412);
  EXPECT_EQ(field(old, "Tus-Version"), "1.0.0");
  EXPECT_EQ(field(look("/uploads/none"), "Tus-Resumable"), "1.0.0");
}

TEST(UploadMetadata, IsReadAsTheProtocolWritesIt) {
  const auto read = read_upload_metadata("filename YuG6o25nLmNzdg==, empty ,flag");
  EXPECT_EQ(read.at("filename"), "bảng.csv");
  EXPECT_EQ(read.at("empty"), "");
  EXPECT_EQ(read.at("flag"), "");
  EXPECT_TRUE(read_upload_metadata("").empty());
  EXPECT_EQ(decode_base64("YQ"), "a");
  EXPECT_EQ(decode_base64("Y"), std::nullopt);
  EXPECT_EQ(decode_base64("a_b="), std::nullopt);
}

}  // namespace
}  // namespace portal::api
