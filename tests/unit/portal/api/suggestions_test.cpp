#include "portal/api/suggestions.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "catalog/publish/agencies.hpp"
#include "portal/api/routes.hpp"
#include "portal/app/principal.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

using base::Json;
using catalog::people::Principal;
using catalog::people::Role;

class SuggestionsApi : public testing::Test {
 protected:
  SuggestionsApi() : portal_(routes()) {
    add_agencies();
    add(R"({"title":{"vi":"Lượng mưa tháng năm 2023"},"publisher":"weather"})", "published");
    add(R"({"title":{"vi":"Nhiệt độ trung bình ngày"},"publisher":"weather"})", "draft");
    portal_.follow();
  }

  void add_agencies() {
    auto change = portal_.app.store.write();
    for (const char* slug : {"weather", "health"}) {
      catalog::publish::AgencyDraft draft;
      draft.slug = slug;
      draft.document = base::parse_json(std::string(R"({"name":{"en":")") + slug + "\"}}");
      catalog::publish::put_agency(change, draft);
    }
    change.commit();
  }

  void add(const std::string& json, const std::string& state) {
    catalog::publish::Draft draft;
    draft.document = base::parse_json(json);
    draft.state = state;
    portal_.add(std::move(draft));
  }

  Json ask(const std::string& body, const std::string& agency = "") {
    auto request = http::make_request("POST", "/api/v1/suggestions", {}, body);
    if (!agency.empty())
      app::set_principal(
          request, Principal::signed_in({"1", "mai", "Mai"}, {{{agency, Role::kEditor}}, {}}));
    return base::parse_json(http::body_text(suggest_values(request, portal_.app)));
  }

  TestPortal portal_;
};

TEST_F(SuggestionsApi, GivesValueLabelAndReasonInBothLanguages) {
  const Json answer = ask(R"({"title":{"vi":"Tuyến xe buýt tại Hà Nội"},
    "distribution":[{"downloadURL":"https://a.vn/tuyen.csv"},{"title":{"vi":"Tệp"}}]})");
  const Json& theme = answer["theme"].items().at(0);
  EXPECT_EQ(theme["value"].as_string(),
            "http://publications.europa.eu/resource/authority/data-theme/TRAN");
  EXPECT_EQ(theme["label"]["vi"].as_string(), "Giao thông vận tải");
  EXPECT_NE(theme["why"]["en"].as_string().find("xe buýt"), std::string::npos);
  EXPECT_EQ(answer["spatial"].items().at(0)["value"]["prefLabel"]["vi"].as_string(), "Hà Nội");
  ASSERT_EQ(answer["distribution"].items().size(), 2u) << "one for each, in their order";
  EXPECT_EQ(answer["distribution"].items()[0]["label"]["en"].as_string(), "CSV");
  EXPECT_TRUE(answer["distribution"].items()[1].members().empty());
}

TEST_F(SuggestionsApi, WarnsEverybodyOfAPublishedDouble) {
  const Json answer = ask(R"({"title":{"vi":"Lượng mưa tháng năm 2023"}})");
  ASSERT_EQ(answer["duplicates"].items().size(), 1u);
  EXPECT_EQ(answer["duplicates"].items()[0]["title"]["vi"].as_string(), "Lượng mưa tháng năm 2023");
  EXPECT_FALSE(answer["duplicates"].items()[0]["slug"].as_string().empty());
  const Json series = ask(R"({"title":{"vi":"Lượng mưa tháng năm 2024"}})");
  EXPECT_TRUE(series["duplicates"].items().empty());
  EXPECT_EQ(series["series"].items().size(), 1u);
}

TEST_F(SuggestionsApi, TellsOfADraftOnlyThoseWhoMayReadIt) {
  const char* body = R"({"title":{"vi":"Nhiệt độ trung bình ngày"},"publisher":"weather"})";
  EXPECT_TRUE(ask(body)["duplicates"].items().empty());
  EXPECT_TRUE(ask(body, "health")["duplicates"].items().empty());
  const Json answer = ask(body, "weather");
  ASSERT_EQ(answer["duplicates"].items().size(), 1u);
  EXPECT_EQ(answer["duplicates"].items()[0]["state"].as_string(), "draft");
}

TEST_F(SuggestionsApi, RefusesWhatIsNoDocument) {
  EXPECT_THROW(ask("[]"), base::Error);
  EXPECT_THROW(ask("{"), base::Error);
}

}  // namespace
}  // namespace portal::api
