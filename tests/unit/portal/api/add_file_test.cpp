#include "portal/api/add_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/publish/hosted_file.hpp"
#include "portal/app/principal.hpp"
#include "tests/unit/portal/api/uploading.hpp"

namespace portal::api {
namespace {

constexpr const char* kTable = "tên,số\nHuế,1\n";

class AddFile : public Uploading {
 protected:
  http::Response add(const std::string& token, const std::string& query,
                     const std::string& body = kTable, http::Headers headers = {}) {
    return send(token, "POST", "/api/v1/files" + query, std::move(headers), body);
  }
  std::int64_t files_on_disk() {
    std::int64_t count = 0;
    portal.app.store.files().for_each([&](const std::string&) { ++count; });
    return count;
  }
};

TEST_F(AddFile, AnswersWhatItBecame) {
  const auto response = add(editor, "?name=m%C6%B0a.csv");
  ASSERT_EQ(response.status, 201) << http::body_text(response);
  const auto told = json_of(response);
  EXPECT_EQ(told["sha256"].as_string(), base::sha256(kTable));
  EXPECT_EQ(told["byteSize"].as_integer(), std::string_view(kTable).size());
  EXPECT_EQ(told["mediaType"].as_string(), "text/csv");
  EXPECT_EQ(told["name"].as_string(), "mưa.csv");
  EXPECT_EQ(told["detected"]["format"].as_string(), "CSV");
  EXPECT_EQ(told["detected"]["encoding"].as_string(), "UTF-8");
  EXPECT_TRUE(told["findings"].items().empty());
  EXPECT_EQ(portal.app.store.read().find_file(told["id"].as_string())->agency, "weather");
  EXPECT_TRUE(portal.app.store.files().verify(base::sha256(kTable)));
  EXPECT_EQ(field(response, "Location"),
            "http://data.example/api/v1/files/" + told["id"].as_string());
}

TEST_F(AddFile, TakesTheFileOfAForm) {
  const std::string form =
      "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n"
      "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\a.csv\"\r\n\r\n" +
      std::string(kTable) + "\r\n--b--\r\n";
  const http::Headers headers{{"content-type", "multipart/form-data; boundary=b"}};
  const auto told = json_of(add(editor, "", form, headers));
  EXPECT_EQ(told["sha256"].as_string(), base::sha256(kTable));
  EXPECT_EQ(told["name"].as_string(), "a.csv");
  const auto cut = add(editor, "", form.substr(0, form.size() - 15), headers);
  EXPECT_EQ(cut.status, 400);
  EXPECT_EQ(add(editor, "", "--b--", headers).status, 400);
  EXPECT_EQ(portal.app.store.read().list_files("", 10).size(), 1U);
}

TEST_F(AddFile, IsForThoseWhoEditForTheAgency) {
  EXPECT_EQ(add("", "?name=a.csv").status, 401);
  EXPECT_EQ(add(reader, "?name=a.csv").status, 403);
  EXPECT_EQ(add(stranger, "?name=a.csv&agency=weather").status, 403);
  EXPECT_EQ(add(stranger, "?name=a.csv&agency=nowhere").status, 403);
  EXPECT_EQ(add(editor, "").status, 400);
  EXPECT_EQ(files_on_disk(), 0);
}

TEST_F(AddFile, RefusesWhatIsTooLargeByItsHead) {
  portal.app.config.largest_file_mebibytes = 1;
  const auto large = add(editor, "?name=a.csv", "x", {{"content-length", "1048577"}});
  EXPECT_EQ(large.status, 413);
  EXPECT_EQ(add(editor, "?name=a.csv", std::string(1'048'577, 'a')).status, 413);
  EXPECT_EQ(add(editor, "?name=a.csv", std::string(1'048'576, 'a')).status, 201);
}

TEST_F(AddFile, RefusesWhatTheAgencyHasNoRoomFor) {
  portal.app.config.quota_mebibytes = 1;
  EXPECT_EQ(add(editor, "?name=a.csv", std::string(1'000'000, 'a')).status, 201);
  const auto full = add(editor, "?name=b.csv", std::string(100'000, 'b'));
  EXPECT_EQ(full.status, 507);
  EXPECT_NE(detail_of(full).find("weather"), std::string::npos);
  EXPECT_EQ(add(stranger, "?name=b.csv", std::string(100'000, 'b')).status, 201);
  EXPECT_EQ(files_on_disk(), 2);
}

TEST_F(AddFile, EndsABodyOfUntoldSizeWhenTheRoomIsUsedUp) {
  portal.app.config.quota_mebibytes = 4;
  http::Request head = http::make_request("POST", "/api/v1/files?name=a.bin");
  app::set_principal(head, catalog::people::Principal::signed_in(
                               {"1", "x", "X"}, {{{"weather", Role::kEditor}}, {}}));
  const auto sink = admit_file(head, portal.app);
  const std::string part(1 << 20, 'a');
  int parts = 0;
  const auto fill = [&] {
    for (; parts < 100; ++parts) sink->add(part);
  };
  EXPECT_THROW(fill(), base::Error);
  EXPECT_LE(parts, 16);
}

TEST_F(AddFile, SaysWhereAFileIsNotWhatItIsCalled) {
  const auto told = json_of(add(editor, "?name=a.csv", "<!doctype html><title>404</title>"));
  EXPECT_EQ(told["mediaType"].as_string(), "text/html");
  ASSERT_EQ(told["findings"].items().size(), 1U);
  EXPECT_EQ(told["findings"].items()[0]["rule"].as_string(), "file_is_web_page");
  EXPECT_FALSE(told["findings"].items()[0]["message"]["vi"].as_string().empty());
}

TEST_F(AddFile, ToldAgainToMembersOfTheAgencyOnly) {
  const std::string id = json_of(add(editor, "?name=a.csv"))["id"].as_string();
  EXPECT_EQ(send(reader, "GET", "/api/v1/files/" + id).status, 200);
  EXPECT_EQ(send(stranger, "GET", "/api/v1/files/" + id).status, 404);
  EXPECT_EQ(send("", "GET", "/api/v1/files/" + id).status, 401);
}

TEST_F(AddFile, MayBeNamedInADatasetByItsAgencyAlone) {
  const std::string id = json_of(add(editor, "?name=a.csv"))["id"].as_string();
  const auto document = base::parse_json(R"({"distribution":[{"file":")" + id + R"("}]})");
  const auto refused = [&](const std::string& agency, const std::string& dataset) {
    const auto person =
        catalog::people::Principal::signed_in({"1", "x", "X"}, {{{agency, Role::kPublisher}}, {}});
    try {
      catalog::publish::want_own_files(portal.app.store.read(), document, dataset, person);
      return std::string();
    } catch (const base::Error& error) {
      return error.message().key;
    }
  };
  EXPECT_EQ(refused("weather", ""), "");
  EXPECT_EQ(refused("health", ""), "file_not_found");
  catalog::publish::Draft draft;
  draft.document = document;
  const std::string dataset = portal.add(draft).id;
  EXPECT_EQ(refused("health", dataset), "") << "what is there already may stay";
}

TEST_F(AddFile, OfADraftIsHandedOutToMembersOfItsAgencyAlone) {
  const std::string id = json_of(add(editor, "?name=a.csv"))["id"].as_string();
  const auto made = send(
      editor, "POST", "/api/v1/datasets", {{"content-type", "application/json"}},
      R"({"title":{"en":"Rain"},"publisher":"weather","distribution":[{"file":")" + id + R"("}]})");
  ASSERT_EQ(made.status, 201) << http::body_text(made);
  const std::string distribution = json_of(made)["distribution"].items()[0]["id"].as_string();
  const std::string latest = "/files/" + distribution + "/latest";
  EXPECT_EQ(send(reader, "GET", latest).status, 200);
  EXPECT_EQ(send(stranger, "GET", latest).status, 404);
  EXPECT_EQ(send("", "GET", latest).status, 404);
  EXPECT_EQ(send(reader, "GET", "/files/by-hash/" + base::sha256(kTable)).status, 404);
}

// None leads out of a folder, breaks a field or looks like what it is not; whole or refused, never
// half taken.
TEST_F(AddFile, TakesNamesOfEveryKind) {
  const std::filesystem::path corpus =
      std::filesystem::path(SHARED) / "data/corpora/upload-names/names.json";
  std::vector<std::string> names = {"../../etc/passwd", std::string("a\0b.csv", 7),
                                    "\xE2\x80\xAE"
                                    "fdp.csv",
                                    "a\r\nb.csv", ".htaccess"};
  if (std::filesystem::exists(corpus)) {
    std::ifstream in(corpus);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const base::Json list = base::parse_json(text);
    for (const auto& name : list.items()) names.push_back(name.as_string());
  }
  int taken = 0;
  for (const auto& name : names) {
    const auto response = add(editor, "?name=" + base::percent_encode(name));
    ASSERT_TRUE(response.status == 201 || response.status == 400) << name;
    if (response.status == 400) continue;
    ++taken;
    const std::string told = json_of(response)["name"].as_string();
    EXPECT_EQ(told.find_first_of(std::string_view("/\\\0\r\n", 5)), std::string::npos) << name;
    EXPECT_EQ(told.find("\xE2\x80\xAE"), std::string::npos) << name;
    EXPECT_FALSE(told.empty() || told.starts_with('.')) << name;
    EXPECT_LE(told.size(), 200U);
  }
  EXPECT_GT(taken, 4);
  const auto cut = json_of(add(editor, "?name=" + std::string(500, 'a') + ".csv"));
  EXPECT_TRUE(cut["name"].as_string().ends_with(".csv"));
}

// Files that lie about themselves, under their own names and as tables and images.
TEST_F(AddFile, OfTheCorpusAreServedSoThatNothingInThemRuns) {
  const std::filesystem::path corpus = std::filesystem::path(SHARED) / "data/corpora/upload-files";
  if (!std::filesystem::exists(corpus)) GTEST_SKIP() << "no shared corpora here";
  for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
    if (entry.file_size() > 1'000'000) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    for (const std::string& name :
         {entry.path().filename().string(), std::string("a.csv"), std::string("a.png")}) {
      const auto added = add(editor, "?name=" + base::percent_encode(name), bytes);
      ASSERT_EQ(added.status, 201) << entry.path() << http::body_text(added);
      catalog::publish::Draft draft;
      draft.document = base::parse_json(R"({"distribution":[{"file":")" +
                                        json_of(added)["id"].as_string() + R"("}]})");
      const auto made = portal.app.store.read().find_dataset(portal.add(std::move(draft)).id);
      const auto address =
          base::parse_json(made->document)["distribution"].items()[0]["downloadURL"].as_string();
      const auto response = portal.get(address);
      ASSERT_EQ(response.status, 200) << address;
      const std::string type = field(response, "Content-Type");
      const bool inert = type == "application/pdf" || type == "image/png" || type == "image/gif" ||
                         type == "image/jpeg" || type == "image/webp";
      EXPECT_EQ(field(response, "Content-Disposition").starts_with("inline"), inert) << address;
      EXPECT_FALSE(name == "a.png" && type == "image/png" && !bytes.starts_with("\x89PNG"))
          << entry.path();
      EXPECT_EQ(field(response, "X-Content-Type-Options"), "nosniff");
      EXPECT_EQ(field(response, "Content-Security-Policy"), "sandbox; default-src 'none'");
      EXPECT_EQ(field(response, "Cross-Origin-Resource-Policy"), "cross-origin");
    }
  }
}

}  // namespace
}  // namespace portal::api
