#include "portal/pages/dataset_form.hpp"

#include <gtest/gtest.h>

#include <map>
#include <utility>

#include "catalog/base/clock.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/people/accounts.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/store/workflow.hpp"
#include "portal/app/form.hpp"
#include "portal/pages/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::pages {
namespace {

namespace people = catalog::people;
using Fields = std::map<std::string, std::string>;
using people::Role;

std::string encoded(const Fields& fields) {
  std::string body;
  for (const auto& [name, value] : fields)
    body +=
        (body.empty() ? "" : "&") + base::percent_encode(name) + "=" + base::percent_encode(value);
  return body;
}

bool holds(const http::Response& response, const std::string& text) {
  return http::body_text(response).find(text) != std::string::npos;
}

class DatasetFormTest : public testing::Test {
 protected:
  DatasetFormTest() : portal(routes({})) {
    fill();
    sign_in("mai");
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
    for (const auto& [name, role, agency] : {std::tuple{"mai", Role::kEditor, "health"},
                                             std::tuple{"boss", Role::kPublisher, "health"},
                                             std::tuple{"lan", Role::kPublisher, "education"}}) {
      people::Account account;
      account.name = name;
      account.display_name = name;
      ids[name] = people::add_account(change, account).id;
      people::grant(change, ids[name], agency, role);
    }
    change.commit();
  }
  void sign_in(const std::string& name) {
    session = portal.app.gate.begin_session(ids[name], "", "");
  }
  http::Response get(const std::string& path) {
    return portal.get("/en/manage/datasets/" + path, {{"cookie", "session=" + session}});
  }
  http::Response send(const std::string& path, Fields fields) {
    fields["form_token"] = app::form_token_for(session);
    return portal.post("/en/manage/datasets/" + path,
                       {{"content-type", "application/x-www-form-urlencoded"},
                        {"accept", "text/html"},
                        {"cookie", "session=" + session}},
                       encoded(fields));
  }
  Fields good() const {
    return {{"title.vi", "Lượng mưa"},
            {"description.vi", "Theo trạm"},
            {"publisher", "health"},
            {"visibility", "public"},
            {"do", "save"},
            {"files", ""}};
  }
  // The identifier of a new draft.
  std::string add(Fields fields) {
    const std::string to = field(send("new", std::move(fields)), "location");
    const std::string start = "/en/manage/datasets/";
    return to.substr(start.size(), to.find('?') - start.size());
  }
  catalog::store::StoredDataset stored(const std::string& id) {
    return portal.app.store.read().find_dataset(id).value();
  }

  TestPortal portal;
  std::map<std::string, std::string> ids;
  std::string session;
};

TEST_F(DatasetFormTest, AnEditorSavesADraftThatNobodyElseSees) {
  EXPECT_TRUE(holds(get("new"), "A new dataset"));
  const std::string id = add(good());
  EXPECT_EQ(stored(id).state, "draft");
  EXPECT_EQ(stored(id).agency, "health");
  EXPECT_TRUE(holds(get(id + "?done=form_done_added"), "Saved as a draft"));
  EXPECT_EQ(portal.get("/en/datasets/" + stored(id).slug).status, 404);
  sign_in("lan");
  EXPECT_EQ(get(id).status, 404);
}

TEST_F(DatasetFormTest, SavingWhatWasNotChangedMakesNoRevision) {
  const std::string id = add(good());
  auto fields = good();
  fields["seen"] = "1";
  EXPECT_NE(field(send(id, fields), "location").find("form_done_unchanged"), std::string::npos);
  EXPECT_EQ(stored(id).revision, 1);
}

TEST_F(DatasetFormTest, OffersOnlyWhatThePersonMayDo) {
  const std::string id = add(good());
  EXPECT_TRUE(holds(get(id), "value=\"review\""));
  EXPECT_FALSE(holds(get(id), "value=\"publish\""));
  auto fields = good();
  fields["do"] = "publish", fields["seen"] = "1";
  EXPECT_EQ(send(id, fields).status, 400);
  EXPECT_EQ(stored(id).state, "draft");
  sign_in("boss");
  EXPECT_TRUE(holds(get(id), "value=\"publish\""));
}

TEST_F(DatasetFormTest, IsRefusedWithAReasonMendedAndApproved) {
  auto fields = good();
  fields["do"] = "review";
  const std::string id = add(fields);
  EXPECT_EQ(stored(id).state, "review");
  sign_in("boss");
  fields["do"] = "refuse", fields["seen"] = "1";
  EXPECT_EQ(send(id, fields).status, 422) << "without a reason";
  fields["note"] = "Which years?";
  EXPECT_EQ(send(id, fields).status, 303);
  sign_in("mai");
  EXPECT_TRUE(holds(get(id), "Which years?"));
  fields = good();
  fields["description.vi"] = "Theo trạm, 2020–2024";
  fields["do"] = "review", fields["seen"] = "2";
  EXPECT_EQ(send(id, fields).status, 303);
  sign_in("boss");
  fields["do"] = "publish", fields["seen"] = std::to_string(stored(id).revision);
  EXPECT_EQ(send(id, fields).status, 303);
  EXPECT_EQ(stored(id).state, "published");
  EXPECT_TRUE(holds(portal.get("/en/datasets/" + stored(id).slug), "2020–2024"));
}

TEST_F(DatasetFormTest, AChangeOfAPublicRecordIsPublishedAtAMinute) {
  sign_in("boss");
  auto fields = good();
  fields["do"] = "publish";
  const std::string id = add(fields);
  ASSERT_EQ(stored(id).state, "published");
  sign_in("mai");
  fields["title.vi"] = "Lượng mưa theo ngày", fields["do"] = "review", fields["seen"] = "1";
  ASSERT_EQ(send(id, fields).status, 303);
  EXPECT_FALSE(holds(get(id), "value=\"schedule\"")) << "that is for publishers";
  sign_in("boss");
  EXPECT_TRUE(holds(get(id), "value=\"schedule\""));
  fields["do"] = "schedule", fields["seen"] = "copy-1", fields["publish_at"] = "2000-01-01T08:00";
  EXPECT_EQ(send(id, fields).status, 422) << "a minute that is gone";
  const auto ahead = base::format_time(base::now() + std::chrono::hours(48)).substr(0, 16);
  fields["publish_at"] = ahead;
  const auto sent = send(id, fields);
  ASSERT_EQ(sent.status, 303) << http::body_text(sent);
  const auto reader = portal.app.store.read();
  EXPECT_EQ(catalog::store::find_working_copy(reader.connection(), id)->state, "scheduled");
  EXPECT_EQ(stored(id).document.find("theo ngày"), std::string::npos);
}

TEST_F(DatasetFormTest, WithErrorsIsKeptAndNotSent) {
  auto fields = good();
  fields["description.vi"] = "", fields["title.en"] = "Kept \"as is\"", fields["do"] = "review";
  const auto answer = send("new", fields);
  EXPECT_EQ(answer.status, 422);
  EXPECT_TRUE(holds(answer, "Kept &quot;as is&quot;"));
  EXPECT_TRUE(holds(answer, "1 error must be mended first"));
  EXPECT_TRUE(holds(answer, "href=\"#f-description.vi\""));
}

TEST_F(DatasetFormTest, TakesAndGivesBackFilesWithoutAScriptAndForgetsNothing) {
  auto fields = good();
  fields["do"] = "add_file";
  EXPECT_TRUE(holds(send("new", fields), "name=\"file.new1.title.vi\""));
  fields["files"] = "new1", fields["file.new1.downloadURL"] = "https://e.vn/a.csv";
  auto answer = send("new", fields);
  EXPECT_TRUE(holds(answer, "https://e.vn/a.csv"));
  EXPECT_TRUE(holds(answer, "name=\"file.new2.title.vi\""));
  fields["files"] = "new1\nnew2", fields["do"] = "remove_file new2";
  EXPECT_FALSE(holds(send("new", fields), "file.new2"));
  fields["do"] = "save";
  const std::string id = add(fields);
  EXPECT_EQ(base::parse_json(stored(id).document)["distribution"].items().size(), 1U);
}

TEST_F(DatasetFormTest, TwoWhoChangeDifferentFieldsBothKeepThem) {
  const std::string id = add(good());
  auto mine = good(), theirs = good();
  theirs["title.en"] = "Rainfall", theirs["seen"] = "1";
  EXPECT_EQ(send(id, theirs).status, 303);
  mine["description.en"] = "By station", mine["seen"] = "1";
  EXPECT_EQ(send(id, mine).status, 303);
  const auto document = base::parse_json(stored(id).document);
  EXPECT_EQ(document["title"]["en"].as_string(), "Rainfall");
  EXPECT_EQ(document["description"]["en"].as_string(), "By station");
}

TEST_F(DatasetFormTest, TwoWhoChangeTheSameFieldChooseAndLoseNothing) {
  const std::string id = add(good());
  auto mine = good(), theirs = good();
  theirs["title.vi"] = "Của họ", theirs["seen"] = "1";
  EXPECT_EQ(send(id, theirs).status, 303);
  mine["title.vi"] = "Của tôi", mine["description.en"] = "Mine too", mine["seen"] = "1";
  const auto answer = send(id, mine);
  EXPECT_EQ(answer.status, 409);
  for (const char* text : {"Của họ", "Của tôi", "Mine too", "name=\"keep.title.vi\""})
    EXPECT_TRUE(holds(answer, text)) << text;
  EXPECT_EQ(stored(id).revision, 2);
  mine["seen"] = "2", mine["keep.title.vi"] = "theirs";
  EXPECT_EQ(send(id, mine).status, 303);
  const auto document = base::parse_json(stored(id).document);
  EXPECT_EQ(document["title"]["vi"].as_string(), "Của họ");
  EXPECT_EQ(document["description"]["en"].as_string(), "Mine too");
}

TEST_F(DatasetFormTest, ShowsAPreviewThatLeadsBackAndSavesNothing) {
  const std::string id = add(good());
  auto fields = good();
  fields["do"] = "preview", fields["seen"] = "1", fields["title.vi"] = "Tên khác";
  const auto answer = send(id, fields);
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(holds(answer, "class=\"preview-bar\""));
  EXPECT_TRUE(holds(answer, "<h1>Tên khác</h1>") || holds(answer, "lang=\"vi\">Tên khác</h1>"));
  EXPECT_EQ(stored(id).revision, 1);
  fields["do"] = "edit";
  EXPECT_TRUE(holds(send(id, fields), "value=\"Tên khác\""));
}

TEST_F(DatasetFormTest, TellsAScriptWhatIsFoundAtWhichField) {
  auto fields = good();
  fields["contactPoint.hasEmail"] = "not an address";
  const auto answer = base::parse_json(http::body_text(send("new/check", fields)));
  EXPECT_EQ(answer["document"]["title"]["vi"].as_string(), "Lượng mưa");
  bool told = false;
  for (const auto& found : answer["findings"].items())
    told = told || found["field"].as_string() == "contactPoint.hasEmail";
  EXPECT_TRUE(told) << base::write_json(answer);
  EXPECT_NE(answer["meter"].as_string().find("of 405 points"), std::string::npos);
}

TEST_F(DatasetFormTest, KeepsARecordToTheAgencyWhereOneChoosesSo) {
  auto fields = good();
  fields["visibility"] = "agency";
  const std::string id = add(fields);
  EXPECT_EQ(stored(id).visibility, "agency");
  sign_in("boss");
  fields["do"] = "publish", fields["seen"] = "1";
  EXPECT_EQ(send(id, fields).status, 303);
  EXPECT_EQ(portal.get("/en/datasets/" + stored(id).slug).status, 404);
}

TEST_F(DatasetFormTest, AddsAPlaceThatWasChosen) {
  auto fields = good();
  fields["spatial"] = "Huế", fields["spatial.add"] = "Hà Nội";
  const auto document = base::parse_json(stored(add(fields)).document);
  ASSERT_EQ(document["spatial"].items().size(), 2U);
}

TEST_F(DatasetFormTest, OffersTheItemsOfEachChecklistAndKeepsWhatIsTicked) {
  const std::string empty = http::body_text(get("new"));
  EXPECT_NE(empty.find("value=\"godi2016/budget\"> <label"), std::string::npos);
  EXPECT_NE(empty.find("Government budget"), std::string::npos);
  Fields fields = good();
  fields["covers"] = "godi2016/budget";
  const std::string id = add(fields);
  EXPECT_NE(stored(id).document.find("/readiness/checklist/godi2016/budget"), std::string::npos);
  const std::string again = http::body_text(get(id));
  EXPECT_NE(again.find("value=\"godi2016/budget\" checked"), std::string::npos);
  EXPECT_NE(again.find("1 chosen"), std::string::npos);
  send(id, good());
  EXPECT_EQ(stored(id).document.find("checklist"), std::string::npos) << "none is ticked";
}

}  // namespace
}  // namespace portal::pages
