#include "portal/readiness/evidence.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "catalog/people/principal.hpp"
#include "catalog/publish/agencies.hpp"
#include "portal/readiness/routes.hpp"
#include "tests/support/portal.hpp"
#include "tests/unit/portal/readiness/by_hand.hpp"

namespace portal::readiness {
namespace {

class EvidenceNames : public testing::Test {
 protected:
  EvidenceNames() : portal_({}) {
    {
      auto change = portal_.app.store.write();
      catalog::publish::AgencyDraft agency;
      agency.slug = "weather";
      agency.document = base::parse_json(R"({"name":{"en":"Weather office"}})");
      catalog::publish::put_agency(change, agency);
      change.commit();
    }
    rain_ = add("Rain", "published");
    secret_ = add("Zqsecret", "draft");
  }

  std::string add(const std::string& title, const std::string& state) {
    catalog::publish::Draft draft;
    draft.agency = "weather";
    draft.state = state;
    draft.document =
        base::parse_json(R"({"title":{"en":")" + title +
                         R"("},"description":{"en":"d"},"distribution":[{"title":{"en":"Table"},)"
                         R"("accessURL":"https://files.example/)" +
                         title + R"(.csv"}]})");
    return portal_.add(std::move(draft)).id;
  }

  EvidencePage name(const char* indicator, const std::vector<std::string>& keys,
                    const app::people::Principal& who = {}) {
    rd::UnitPage units;
    for (const auto& key : keys) units.rows.push_back({key, "weather", rd::UnitState::kFail});
    units.total = static_cast<std::int64_t>(keys.size());
    const auto reader = portal_.app.store.snapshot();
    return name_units(units, *registry().find(indicator), registry(), reader,
                      *portal_.app.agencies.read(portal_.app.store), who, "en");
  }

  // Who edits for the agency.
  static app::people::Principal editor() {
    return app::people::Principal::signed_in({"1", "editor", ""},
                                             {{{"weather", app::people::Role::kEditor}}, {}});
  }

  TestPortal portal_;
  std::string rain_, secret_;
};

TEST_F(EvidenceNames, OfWhatIsSecretAreNotToldToStrangersButCounted) {
  const auto page = name("m.find.keyword", {rain_, secret_});
  ASSERT_EQ(page.rows.size(), 1u);
  EXPECT_EQ(page.rows[0].title, "Rain");
  EXPECT_EQ(page.rows[0].href, "/datasets/rain");
  EXPECT_EQ(page.rows[0].agency_name, "Weather office");
  EXPECT_EQ(page.rows[0].edit_href, "");
  EXPECT_EQ(page.hidden, 1);
  EXPECT_EQ(page.total, 2);
}

TEST_F(EvidenceNames, AreToldToWhoEditsThereWithTheWayToTheField) {
  const auto page = name("m.find.keyword", {rain_, secret_}, editor());
  ASSERT_EQ(page.rows.size(), 2u);
  EXPECT_EQ(page.rows[0].edit_href, "/manage/datasets/" + rain_ + "#f-keyword.vi");
  EXPECT_EQ(page.rows[1].href, "") << "a draft has no public page";
}

TEST_F(EvidenceNames, OfAFileHoldItsDatasetAndLeadToItsOwnField) {
  const auto file = portal_.app.store.read().list_distributions(rain_).at(0).id;
  const auto page = name("m.int.format_set", {file}, editor());
  ASSERT_EQ(page.rows.size(), 1u);
  EXPECT_EQ(page.rows[0].title, "Rain – Table");
  EXPECT_EQ(page.rows[0].edit_href, "/manage/datasets/" + rain_ + "#f-file." + file + ".format");
}

TEST_F(EvidenceNames, OfHoldingsThatAgenciesKeepToThemselvesAreHidden) {
  EXPECT_EQ(name("m.inv.classified", {"zqholding"}).hidden, 1);
  EXPECT_EQ(name("m.inv.classified", {"zqholding"}, editor()).rows.size(), 1u);
}

TEST_F(EvidenceNames, OfItemsOfChecklistsComeFromTheRegistry) {
  const auto page = name("m.cov.godi", {"godi2016/budget", "no/such"});
  ASSERT_EQ(page.rows.size(), 1u);
  EXPECT_FALSE(page.rows[0].title.empty());
  EXPECT_EQ(page.rows[0].href, "/readiness/coverage/godi2016/budget");
}

TEST(States, AreReadAsTheyAreWritten) {
  for (const auto state : {rd::UnitState::kFail, rd::UnitState::kUnknown, rd::UnitState::kPass})
    EXPECT_EQ(parse_state(code_of(state)), state);
  EXPECT_FALSE(parse_state("broken"));
}

}  // namespace
}  // namespace portal::readiness
