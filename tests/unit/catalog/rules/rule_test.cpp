#include "catalog/rules/rule.hpp"

#include <gtest/gtest.h>

#include <set>

#include "catalog/base/message.hpp"

namespace catalog::rules {
namespace {

TEST(Rules, HaveAnIdOnceASourceAndASentenceInBothLanguages) {
  std::set<std::string_view> ids;
  for (const auto& rule : rules()) {
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
    EXPECT_FALSE(rule.source.empty()) << rule.id;
    for (const char* language : {"vi", "en"})
      EXPECT_TRUE(base::has_text(rule.id, language)) << rule.id << " in " << language;
    EXPECT_EQ(find_rule(rule.id), &rule);
  }
  EXPECT_EQ(find_rule("nonsense"), nullptr);
}

TEST(Rules, StandWithTheGravestFirst) {
  for (std::size_t i = 1; i < rules().size(); ++i)
    EXPECT_GE(rules()[i - 1].severity, rules()[i].severity) << rules()[i].id;
}

TEST(Rules, SpeakInsteadOfOthersOfTheTable) {
  for (const auto& rule : rules())
    EXPECT_TRUE(rule.instead_of.empty() || find_rule(rule.instead_of)) << rule.id;
}

TEST(Report, TellsInTheNameOfItsRule) {
  Findings findings;
  Report(*find_rule("box_implausible"), findings).tell("/spatial/0/bbox", {{"value", "[0]"}});
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, "box_implausible");
  EXPECT_EQ(findings[0].severity, Severity::kWarning);
  EXPECT_NE(base::say(findings[0].message, "vi").find("[0]"), std::string::npos);
}

}  // namespace
}  // namespace catalog::rules
