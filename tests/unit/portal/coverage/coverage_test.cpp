#include <gtest/gtest.h>

#include "catalog/coverage/claims.hpp"
#include "tests/unit/portal/coverage/office.hpp"

namespace portal::coverage {
namespace {

const std::string kItem = "/readiness/coverage/godi2016/budget";

class CoveragePages : public testing::Test {
 protected:
  CoveragePages() {
    office.add_person("steward", "", people::Role::kAssessor);
    office.add_person("editor", "finance", people::Role::kEditor);
    office.add_person("reader", "", people::Role::kReader);
    dataset = office.add("Dự toán ngân sách");
  }
  std::string page(const std::string& target, const std::string& who = "") {
    const auto response = office.get(target, who);
    EXPECT_EQ(response.status, 200) << target;
    return http::body_text(response);
  }
  int act(const std::string& who, const std::string& body) {
    return office.send("/en" + kItem, who, body + "&dataset=" + dataset).status;
  }
  std::string state() {
    const auto claim =
        catalog::coverage::find_claim(office.portal.app.store.read(), "godi2016/budget", dataset);
    return claim ? std::string(catalog::coverage::code_of(claim->state)) : "none";
  }
  base::Json item() {
    const auto list = office.portal.get_json("/readiness/coverage/godi2016.json");
    for (const auto& each : list["items"].items())
      if (each["id"].as_string() == "godi2016/budget") return each;
    return {};
  }

  Office office;
  std::string dataset;
};

TEST_F(CoveragePages, ListEveryChecklistWithWhereItIsFrom) {
  for (const char* language : {"/vi", "/en"}) {
    const std::string text = page(std::string(language) + "/readiness/coverage");
    for (const char* list : {"odra48", "godi2016", "odb4", "hvd_theme", "hvd_item", "vn6",
                             "vn_theme", "vn_issued", "odin22", "gdb", "ogdi6"})
      EXPECT_TRUE(holds(text, std::string(language) + "/readiness/coverage/" + list)) << list;
    EXPECT_TRUE(holds(text, "ODRA v3.1"));
  }
  EXPECT_TRUE(holds(page("/vi/readiness/coverage"), "15 mục chưa có"));
  EXPECT_TRUE(holds(page("/en/readiness/coverage"), "15 not covered"));
}

TEST_F(CoveragePages, ShowAnItemThatNobodyCoversWithTheSearchForIt) {
  const std::string text = page("/vi" + kItem);
  EXPECT_TRUE(holds(text, "<h1>Ngân sách nhà nước</h1>"));
  EXPECT_TRUE(holds(text, "✗ Chưa có"));
  EXPECT_TRUE(holds(text, "/vi/datasets?q="));
  EXPECT_FALSE(holds(text, "noindex"));
  EXPECT_TRUE(holds(text, "Đăng nhập để nêu bộ dữ liệu"));
  EXPECT_EQ(office.get("/en/readiness/coverage/godi2016/none").status, 404);
  EXPECT_EQ(office.get("/en/readiness/coverage/none").status, 404);
}

TEST_F(CoveragePages, GiveTablesToSpreadsheetsWithAMarkOfTheirBytes) {
  const std::string table = page("/readiness/coverage/godi2016.csv");
  EXPECT_TRUE(table.starts_with("item,name_vi"));
  EXPECT_EQ(page("/readiness/coverage/godi2016.csv?bom=1"), "\xEF\xBB\xBF" + table);
}

TEST_F(CoveragePages, TakeAHintOfAReaderAsAClaimThatDoesNotCount) {
  EXPECT_EQ(act("reader", "do=hint&words=zqnote"), 200);
  EXPECT_EQ(state(), "claimed");
  EXPECT_EQ(item()["status"].as_string(), "unknown");
  EXPECT_TRUE(holds(page("/en" + kItem), "named by a reader"));
  EXPECT_FALSE(holds(page("/en" + kItem), "zqnote")) << "the note is for stewards";
  EXPECT_TRUE(holds(page("/en" + kItem, "steward"), "zqnote"));
}

TEST_F(CoveragePages, LetOnlyAnAssessorDecide) {
  act("reader", "do=hint");
  for (const char* who : {"reader", "editor"})
    for (const char* body :
         {"do=confirm", "do=reject&reason=old", "do=exempt&words=none", "do=ask_again"})
      EXPECT_EQ(act(who, body), 403) << who << body;
  EXPECT_EQ(state(), "claimed");
  EXPECT_FALSE(holds(page("/en" + kItem, "editor"), "value=\"confirm\""));
}

TEST_F(CoveragePages, CountADatasetOnlyWithEveryCharacteristicTicked) {
  act("editor", "do=hint");
  EXPECT_EQ(act("steward", "do=confirm&tick=budget+per+department"), 200);
  EXPECT_EQ(item()["status"].as_string(), "uncovered");
  EXPECT_TRUE(holds(page("/en" + kItem), "It does not count yet; not seen in it: descriptions of"));
  EXPECT_EQ(act("steward",
                "do=confirm&tick=budget+per+department&tick=descriptions+of+sections"
                "&tick=sub-department%2C+programme+or+type"),
            200);
  EXPECT_EQ(item()["status"].as_string(), "covered");
  EXPECT_EQ(item()["checks"]["exists"].as_string(), "yes");
  EXPECT_EQ(item()["checks"]["free"].as_string(), "unknown");
  const std::string matrix = page("/vi/readiness/coverage/godi2016");
  EXPECT_TRUE(holds(matrix, "Dự toán ngân sách"));
  EXPECT_TRUE(holds(matrix, "<span class=\"mark-word\">có</span>"));
  EXPECT_TRUE(holds(matrix, "14 mục chưa có"));
}

TEST_F(CoveragePages, RejectWithAReasonThatEverybodyReads) {
  act("editor", "do=hint");
  EXPECT_EQ(act("steward", "do=reject&words="), 422);
  EXPECT_EQ(act("steward", "do=reject&reason=part_only"), 200);
  EXPECT_TRUE(holds(page("/vi" + kItem), "Chỉ có một phần"));
  EXPECT_EQ(act("reader", "do=hint"), 409);
  EXPECT_EQ(item()["status"].as_string(), "uncovered");
}

TEST_F(CoveragePages, MarkAnItemAsNotApplicableWithAReason) {
  EXPECT_EQ(act("steward", "do=exempt&words="), 422);
  EXPECT_EQ(act("steward", "do=exempt&words=no+coast"), 200);
  EXPECT_EQ(item()["status"].as_string(), "not_applicable");
  EXPECT_TRUE(holds(page("/en/readiness/coverage/godi2016"), "Not applicable: no coast"));
  EXPECT_EQ(act("steward", "do=ask_again"), 200);
  EXPECT_EQ(item()["status"].as_string(), "uncovered");
}

TEST_F(CoveragePages, NameNoDatasetThatIsNotPublic) {
  dataset = office.add("Secret budget", "draft");
  EXPECT_EQ(act("editor", "do=hint"), 404);
  EXPECT_EQ(act("steward", "do=confirm"), 404);
  EXPECT_EQ(act("reader", "do=nonsense"), 400);
}

TEST_F(CoveragePages, AreWrittenByProgramsToo) {
  const auto post = [&](const char* what, const std::string& who, const std::string& body) {
    return office.portal.post(
        std::string("/api/v1/coverage/") + what,
        {{"authorization", "Bearer " + office.token_of(who)}, {"content-type", "application/json"}},
        body);
  };
  const std::string named = R"({"item":"godi2016/budget","dataset":")" + dataset + "\"";
  EXPECT_EQ(post("claims", "reader", named + "}").status, 201);
  EXPECT_EQ(post("claims", "reader", named + "}").status, 200);
  EXPECT_EQ(post("confirm", "editor", named + "}").status, 403);
  EXPECT_EQ(post("confirm", "steward", named + R"(,"characteristics":["colour"]})").status, 422);
  EXPECT_EQ(post("confirm", "steward", named + R"(,"characteristics":"all"})").status, 200);
  EXPECT_EQ(item()["status"].as_string(), "covered");
  EXPECT_EQ(post("reject", "steward", named + "}").status, 422);
  EXPECT_EQ(post("reject", "steward", named + R"(,"reason":"old"})").status, 200);
  EXPECT_EQ(state(), "rejected");
  EXPECT_EQ(post("not-applicable", "steward", R"({"item":"godi2016/budget"})").status, 422);
  EXPECT_EQ(post("claims", "reader", R"({"item":"none","dataset":"x"})").status, 404);
  EXPECT_EQ(post("claims", "reader", "[]").status, 400);
}

TEST_F(CoveragePages, AreThereAsDataAndAsATable) {
  const auto lists = office.portal.get_json("/readiness/coverage.json");
  EXPECT_EQ(lists["checklists"].items().size(), 11u);
  const auto table = office.get("/readiness/coverage/godi2016.csv");
  EXPECT_TRUE(holds(field(table, "Content-Type"), "text/csv"));
  EXPECT_TRUE(holds(http::body_text(table), "\r\ngodi2016/budget,Ngân sách nhà nước,"));
  EXPECT_EQ(office.get("/readiness/coverage/none.csv").status, 404);
}

TEST_F(CoveragePages, AreFoundByTheNameThatRecordsUse) {
  const auto response = office.get("/readiness/checklist/godi2016/budget");
  EXPECT_EQ(response.status, 303);
  EXPECT_TRUE(holds(field(response, "Location"), "/readiness/coverage/godi2016/budget"));
}

TEST_F(CoveragePages, HaveAnotherTagWhenSomethingWasSaid) {
  const auto before = field(office.get("/vi" + kItem), "ETag");
  EXPECT_EQ(field(office.get("/vi" + kItem), "ETag"), before);
  act("reader", "do=hint");
  EXPECT_NE(field(office.get("/vi" + kItem), "ETag"), before);
}

}  // namespace
}  // namespace portal::coverage
