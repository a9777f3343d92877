#include "catalog/coverage/inventory.hpp"

#include <gtest/gtest.h>

#include "catalog/coverage/issued_list.hpp"
#include "catalog/publish/agencies_merge.hpp"
#include "portal/app/heirs.hpp"
#include "tests/unit/portal/coverage/office.hpp"

namespace portal::coverage {
namespace {

const std::string kPage = "/en/manage/finance/inventory";
const std::string kData = "/api/v1/agencies/finance/inventory";

class InventoryPages : public testing::Test {
 protected:
  InventoryPages() {
    office.add_person("editor", "finance", people::Role::kEditor);
    office.add_person("stranger", "health", people::Role::kAdmin);
  }
  std::string text(const std::string& target, const std::string& who = "") {
    return http::body_text(office.get(target, who));
  }
  std::size_t count() {
    return catalog::coverage::list_holdings(office.portal.app.store.read(), "finance").size();
  }
  http::Response put(const std::string& address, const std::string& who, const std::string& type,
                     const std::string& body) {
    return office.portal.send(
        "PUT", address,
        {{"authorization", "Bearer " + office.token_of(who)}, {"content-type", type}}, body);
  }

  base::FixedClock clock_{*base::parse_time("2026-05-20T12:00:00Z")};
  Office office;
};

TEST_F(InventoryPages, AreKeptByFormOneEntryAtATime) {
  EXPECT_EQ(office
                .send(kPage, "editor",
                      "do=save&title_vi=Gi%C3%A1+%C4%91%E1%BA%A5t&access=closed&law=Lu%E1%BA%ADt"
                      "&internal=zqnote")
                .status,
            200);
  EXPECT_EQ(count(), 1u);
  EXPECT_TRUE(holds(text("/vi/agencies/finance/inventory"), "Giá đất"));
  EXPECT_FALSE(holds(text("/vi/agencies/finance/inventory", "stranger"), "zqnote"));
  EXPECT_TRUE(holds(text(kPage + "?edit=1", "editor"), "value=\"zqnote\""));
  EXPECT_EQ(office.send(kPage, "editor", "do=save&old_id=1&id=A-1&title_vi=B&access=open").status,
            200);
  EXPECT_EQ(count(), 1u);
  EXPECT_TRUE(holds(text("/en/agencies/finance/inventory"), "1 open"));
  EXPECT_EQ(office.send(kPage, "editor", "do=remove&old_id=A-1").status, 200);
  EXPECT_EQ(count(), 0u);
}

TEST_F(InventoryPages, TellWhatIsWrongWithAnEntryAndKeepWhatWasTyped) {
  const auto response =
      office.send(kPage, "editor", "do=save&title_en=Typed&access=open&planned=soon");
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(holds(http::body_text(response), "value=\"Typed\""));
  EXPECT_TRUE(holds(http::body_text(response), "“soon” is no date"));
  EXPECT_EQ(count(), 0u);
}

TEST_F(InventoryPages, AreNobodyElsesToChange) {
  EXPECT_EQ(office.send(kPage, "stranger", "do=save&title_vi=A").status, 403);
  EXPECT_EQ(office.get(kPage, "stranger").status, 403);
  EXPECT_EQ(put(kData, "stranger", "text/csv", "title_vi\nA\n").status, 403);
  EXPECT_EQ(put("/api/v1/agencies/finance/lists", "stranger", "text/csv", "id,title\n1,A\n").status,
            403);
  EXPECT_EQ(office.get("/en/manage/finance/lists", "stranger").status, 403);
  EXPECT_EQ(count(), 0u);
}

TEST_F(InventoryPages, TakeATableWholeOrNotAtAll) {
  auto response =
      office.upload(kPage, "editor", {{"do", "upload"}},
                    "\xEF\xBB\xBFSTT;Tên dữ liệu;Mức độ mở\r\n1;A;mở\r\n2;B;chia sẻ\r\n");
  EXPECT_EQ(response.status, 200);
  EXPECT_TRUE(holds(http::body_text(response), "2 added, 0 changed, 0 removed"));
  response = office.upload(kPage, "editor", {{"do", "upload"}},
                           "id,title_vi,access\n1,A,open\n3,,secret\n");
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(holds(http::body_text(response), "Line 3: the row has no title."));
  EXPECT_TRUE(holds(http::body_text(response), "Line 3: “secret” is no access level"));
  EXPECT_EQ(count(), 2u);
}

TEST_F(InventoryPages, ComeBackByTheApiAsTheyWentIn) {
  const std::string table =
      "id,title_vi,access,reason,internal\r\n1,\"A, \"\"B\"\"\",closed,bí mật,zqnote\r\n";
  EXPECT_EQ(put(kData, "editor", "text/csv", table).status, 200);
  const http::Headers own = {{"authorization", "Bearer " + office.token_of("editor")}};
  const std::string out = http::body_text(office.portal.get(kData + ".csv", own));
  EXPECT_TRUE(holds(out, "zqnote"));
  const auto again = put(kData, "editor", "text/csv", out);
  EXPECT_EQ(again.status, 200);
  EXPECT_TRUE(holds(http::body_text(again), R"("changed":0)"));
  EXPECT_FALSE(holds(text(kData + ".csv"), "zqnote"));
  EXPECT_FALSE(holds(text(kData), "zqnote"));
  EXPECT_TRUE(holds(field(office.portal.get(kData, own), "Cache-Control"), "private"));
}

TEST_F(InventoryPages, TellProgramsOfEveryBadRow) {
  const auto response = put(kData, "editor", "application/json",
                            R"({"items":[{"id":"1","title_vi":"A"},{"access":"no"}]})");
  EXPECT_EQ(response.status, 422);
  const auto body = base::parse_json(http::body_text(response));
  EXPECT_EQ(body["findings"].items().size(), 2u);
  EXPECT_EQ(body["findings"].items()[1]["path"].as_string(), "/2/access");
  EXPECT_EQ(put(kData, "editor", "text/html", "x").status, 415);
  EXPECT_EQ(put(kData, "editor", "application/json", "{}").status, 422);
}

TEST_F(InventoryPages, HideADatasetThatIsNotPublic) {
  const std::string secret = office.add("Secret", "draft");
  EXPECT_EQ(put(kData, "editor", "text/csv", "id,title_vi,dataset\n1,A," + secret + "\n").status,
            200);
  EXPECT_FALSE(holds(text(kData), secret));
  EXPECT_FALSE(holds(text(kData + ".csv"), secret));
}

TEST_F(InventoryPages, OfListsLoadTheNextVersionAndBecomeAChecklist) {
  const std::string page = "/en/manage/finance/lists";
  auto response = office.upload(page, "editor",
                                {{"do", "upload"}, {"reviewed", "2026-03-31"}, {"title", "QD 15"}},
                                "id,title,due\n1,Land prices,2026-12\n");
  EXPECT_EQ(response.status, 200);
  EXPECT_TRUE(holds(http::body_text(response), "version 1"));
  EXPECT_TRUE(holds(text("/vi/readiness/coverage/vn_issued"), "Land prices"));
  EXPECT_TRUE(holds(text("/vi/readiness/coverage/vn_issued/finance.1"), "Land prices"));
  EXPECT_EQ(office.send(page, "editor", "do=reviewed&reviewed=2026-05-01").status, 200);
  const auto list = catalog::coverage::find_issued(office.portal.app.store.read(), "finance");
  EXPECT_EQ(list->version, 2);
  EXPECT_EQ(list->reviewed, "2026-05-01");
  EXPECT_EQ(list->entries.size(), 1u);
  response = office.upload(page, "editor", {{"do", "upload"}, {"reviewed", "2026-05-02"}},
                           "id,title\n1,\n");
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(
      office
          .upload(page, "editor", {{"do", "upload"}, {"reviewed", "2027-01-01"}}, "id,title\n1,A\n")
          .status,
      422);
}

TEST_F(InventoryPages, OfListsAreLoadedAndReadByPrograms) {
  const std::string lists = "/api/v1/agencies/finance/lists";
  EXPECT_EQ(
      put(lists + "?reviewed=2026-03-31&title=Q", "editor", "text/csv", "id,title\n1,A\n").status,
      200);
  EXPECT_EQ(put(lists, "editor", "text/csv", "id,title\n1,A\n").status, 422);
  const auto body = office.portal.get_json(lists);
  EXPECT_EQ(body["versions"].items().size(), 1u);
  EXPECT_EQ(body["items"].items()[0]["title"].as_string(), "A");
  EXPECT_TRUE(holds(text(lists + ".csv"), "\r\n1,A,"));
  EXPECT_EQ(office.get(lists + ".csv?version=7").status, 404);
  EXPECT_EQ(office.get("/api/v1/agencies/none/lists").status, 404);
}

TEST_F(InventoryPages, LeadOnFromAFormerAgencyToTheOneThatHoldsItNow) {
  office.send(kPage, "editor", "do=save&title_vi=B&access=open");
  {
    auto change = office.portal.app.store.write();
    catalog::publish::AgencyChange wanted;
    wanted.basis = {"2025-07-01", "", "202/2025/QH15", ""};
    wanted.follow = app::follow_agency;
    catalog::publish::merge_agencies(change, {"finance"}, "health", wanted);
    change.commit();
  }
  EXPECT_TRUE(holds(text("/en/agencies/health/inventory"), "1 open"));
  const auto old = office.get("/en/agencies/finance/inventory");
  EXPECT_EQ(old.status, 301);
  EXPECT_EQ(field(old, "location"), "/en/agencies/health/inventory");
  EXPECT_TRUE(holds(text(kData), R"("agency":"health")"));
}

}  // namespace
}  // namespace portal::coverage
