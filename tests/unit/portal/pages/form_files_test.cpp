#include "portal/pages/form_files.hpp"

#include <gtest/gtest.h>

#include <map>
#include <utility>

#include "catalog/base/hash.hpp"
#include "catalog/people/accounts.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/privacy/reviews.hpp"
#include "portal/app/form.hpp"
#include "portal/pages/dataset_form.hpp"
#include "portal/pages/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::pages {
namespace {

namespace people = catalog::people;
using Fields = std::map<std::string, std::string>;

bool holds(const http::Response& response, const std::string& text) {
  return http::body_text(response).find(text) != std::string::npos;
}

class FormFilesTest : public testing::Test {
 protected:
  FormFilesTest() : portal(routes({})) {
    fill();
    session = portal.app.gate.begin_session(account, "", "");
  }
  void fill() {
    auto change = portal.app.store.write();
    for (const char* slug : {"health", "education"}) {
      catalog::store::StoredAgency agency;
      agency.slug = slug;
      agency.iri = std::string("http://data.example/agencies/") + slug;
      agency.document = R"({"name":{"vi":"Bộ Y tế"}})";
      change.put_agency(agency);
    }
    people::Account mai;
    mai.name = mai.display_name = "mai";
    account = people::add_account(change, mai).id;
    people::grant(change, account, "health", people::Role::kEditor);
    change.commit();
  }
  /// The form as a browser without scripts sends it, its token in the body.
  http::Response send(const std::string& path, Fields fields, const std::string& content,
                      const std::string& name = "mưa.csv") {
    fields["form_token"] = app::form_token_for(session);
    std::string body;
    for (const auto& [field, value] : fields)
      body += "--edge\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value +
              "\r\n";
    body += "--edge\r\nContent-Disposition: form-data; name=\"file.new1.chosen\"; filename=\"" +
            name + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--edge--\r\n";
    return portal.post("/en/manage/datasets/" + path,
                       {{"content-type", "multipart/form-data; boundary=edge"},
                        {"accept", "text/html"},
                        {"cookie", "session=" + session}},
                       body);
  }
  http::Response get(const std::string& path) {
    return portal.get(path, {{"cookie", "session=" + session}});
  }
  Fields good() const {
    return {{"title.vi", "Lượng mưa"},
            {"description.vi", "Theo trạm"},
            {"publisher", "health"},
            {"visibility", "public"},
            {"do", "save"},
            {"files", "new1"},
            {"file.new1.file", ""},
            {"file.new1.title.vi", ""}};
  }
  int count_kept() {
    int count = 0;
    portal.app.store.files().for_each([&](const std::string&) { ++count; });
    return count;
  }
  std::string address_of(const http::Response& saved) {
    const std::string to = field(saved, "location");
    return to.substr(0, to.find('?'));
  }
  base::Json document_at(const std::string& address) {
    const std::string id = address.substr(address.rfind('/') + 1);
    return base::parse_json(portal.app.store.read().find_dataset(id).value().document);
  }

  const std::string kRain = "trạm,mm\nHuế,12\n";
  TestPortal portal;
  std::string account, session;
};

TEST_F(FormFilesTest, TheDraftHandsOutTheFileThatCameWithItsForm) {
  const auto answer = send("new", good(), kRain);
  ASSERT_EQ(answer.status, 303) << http::body_text(answer);
  const auto document = document_at(address_of(answer));
  const auto& file = document["distribution"].items().at(0);
  EXPECT_EQ(file["checksum"]["checksumValue"].as_string(), base::sha256(kRain));
  EXPECT_EQ(file["title"]["vi"].as_string(), "mưa.csv");
  EXPECT_TRUE(file["format"].as_string().ends_with("CSV")) << base::write_json(file);
  const auto row = portal.app.store.read().find_file(file["file"].as_string());
  EXPECT_EQ(row.value().agency, "health");
  EXPECT_TRUE(portal.app.store.files().verify(row->sha256));
}

TEST_F(FormFilesTest, ASecondFileLeavesTheFirstAsItIs) {
  const std::string address = address_of(send("new", good(), kRain));
  const auto first = document_at(address)["distribution"].items().at(0);
  const Fields fields = {
      {"do", "save"}, {"seen", "1"}, {"files", first["id"].as_string() + "\nnew1"}};
  ASSERT_EQ(send(address.substr(address.rfind('/') + 1), fields, "a,b\n1,2\n").status, 303);
  const auto document = document_at(address);
  const auto& files = document["distribution"].items();
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[0]["file"].as_string(), first["file"].as_string());
  EXPECT_NE(files[1]["file"].as_string(), first["file"].as_string());
}

TEST_F(FormFilesTest, ARefusedFileIsToldAboveAllThatWasTyped) {
  portal.app.config.largest_file_mebibytes = 1;
  EXPECT_TRUE(holds(get("/en/manage/datasets/new"), "Up to 1 MiB"));
  const std::string large((1u << 20) + 1, 'a');
  for (const auto& [content, name, why] :
       {std::tuple{large, "mưa.csv", "The file is larger than 1 MiB"},
        std::tuple{kRain, "..", "The file has no name that can be kept"}}) {
    const auto answer = send("new", good(), content, name);
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(holds(answer, why)) << why;
    EXPECT_TRUE(holds(answer, "value=\"Lượng mưa\""));
    EXPECT_TRUE(holds(answer, "Theo trạm"));
  }
  portal.app.config.largest_file_mebibytes = 100;
  const std::string larger((std::size_t{kFormFileMebibytes} << 20) + 1, 'a');
  EXPECT_TRUE(holds(send("new", good(), larger), "larger than the 16 MiB"));
  EXPECT_EQ(count_kept(), 0);
}

TEST_F(FormFilesTest, AFileWithoutRoomOrThatNobodyScannedIsToldInTheFormToo) {
  portal.app.config.quota_mebibytes = 1;
  EXPECT_TRUE(
      holds(send("new", good(), std::string((1u << 20) + 1, 'a')), "There is no room left"));
  portal.app.config.clamd = (portal.folder.path() / "nobody.sock").string();
  const auto answer = send("new", good(), kRain);
  EXPECT_EQ(answer.status, 422);
  EXPECT_TRUE(holds(answer, "The virus scanner does not answer"));
  EXPECT_TRUE(holds(answer, "value=\"Lượng mưa\""));
  EXPECT_EQ(count_kept(), 0);
}

TEST_F(FormFilesTest, AFileForAnAgencyOfOthersIsNotKept) {
  auto fields = good();
  fields["publisher"] = "education";
  EXPECT_EQ(send("new", fields, kRain).status, 403);
  fields["publisher"] = "";
  EXPECT_TRUE(holds(send("new", fields, kRain), "Choose the agency first"));
  EXPECT_EQ(count_kept(), 0);
}

TEST_F(FormFilesTest, WhatWasChosenIsKeptWhenAnotherFileIsAddedAndNotWhenItIsRemoved) {
  auto fields = good();
  fields["do"] = "remove_file new1";
  EXPECT_EQ(send("new", fields, kRain).status, 200);
  EXPECT_EQ(count_kept(), 0);
  fields["do"] = "add_file";
  const auto answer = send("new", fields, kRain);
  EXPECT_TRUE(holds(answer, "name=\"file.new2.chosen\""));
  EXPECT_TRUE(holds(answer, "was uploaded"));
  EXPECT_EQ(count_kept(), 1);
}

TEST_F(FormFilesTest, BesideAFileStandsWhetherItWasCheckedForPersonalData) {
  const std::string address = address_of(send("new", good(), kRain));
  const std::string id = document_at(address)["distribution"].items().at(0)["file"].as_string();
  const auto open = get(address);
  EXPECT_TRUE(holds(open, "href=\"/en/manage/files/" + id + "/privacy\""));
  EXPECT_TRUE(holds(open, "nobody has checked it yet"));
  EXPECT_EQ(get("/en/manage/files/" + id + "/privacy").status, 200);
  {
    auto change = portal.app.store.write();
    catalog::privacy::Review review;
    review.sha256 = base::sha256(kRain);
    review.checked_by = account;
    catalog::privacy::add_review(change, review, "health");
    change.commit();
  }
  const auto checked = get(address);
  EXPECT_TRUE(holds(checked, "No personal data"));
  EXPECT_FALSE(holds(checked, "nobody has checked it yet"));
}

TEST_F(FormFilesTest, OnlyTheFormItselfHasRoomForAFile) {
  int forms = 0;
  for (const auto& route : portal.routes()) {
    if (route.method != "POST" || route.pattern.find("/manage/datasets/") == std::string::npos)
      continue;
    const bool is_form = route.pattern.ends_with("/new") || route.pattern.ends_with("/{id}");
    forms += is_form;
    EXPECT_EQ(route.body_bytes, kDatasetFormBytes + (is_form ? 16u << 20 : 0)) << route.pattern;
  }
  EXPECT_EQ(forms, 4) << "two in two languages";
}

}  // namespace
}  // namespace portal::pages
