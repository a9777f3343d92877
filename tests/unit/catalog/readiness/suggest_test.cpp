#include <gtest/gtest.h>

#include "catalog/readiness/readiness.hpp"
#include "tests/unit/catalog/readiness/made_facts.hpp"
#include "tests/unit/catalog/readiness/registry_texts.hpp"

namespace catalog::readiness {
namespace {

Rating of(std::vector<Rated> ratings) {
  return suggest_dimension(ratings).rating;
}

TEST(SuggestDimension, CybersecurityPrivacyAndResilienceIsYellow) {
  EXPECT_EQ(of({{Rating::kYellowGreen, 4},
                {Rating::kYellowGreen, 4},
                {Rating::kYellowGreen, 4},
                {Rating::kYellowRed, 4},
                {Rating::kRed, 4},
                {Rating::kRed, 4}}),
            Rating::kYellow);
}

TEST(SuggestDimension, TheMiddleOfTheWeightDecides) {
  EXPECT_EQ(of({{Rating::kGreen, 5}, {Rating::kRed, 1}, {Rating::kRed, 1}}), Rating::kGreen);
  EXPECT_EQ(of({{Rating::kGreen, 1}, {Rating::kRed, 1}, {Rating::kYellow, 1}}), Rating::kYellow);
}

TEST(SuggestDimension, AMidpointIsRoundedUpToTheBetterColour) {
  EXPECT_EQ(of({{Rating::kYellow, 4}, {Rating::kYellowGreen, 4}}), Rating::kYellowGreen);
  EXPECT_EQ(of({{Rating::kRed, 4}, {Rating::kGreen, 4}}), Rating::kYellow);
}

TEST(SuggestDimension, UnderThreeFifthsRatedIsGrey) {
  EXPECT_EQ(of({{Rating::kGreen, 3}, {Rating::kGrey, 2}}), Rating::kGreen);
  EXPECT_EQ(of({{Rating::kGreen, 2.9}, {Rating::kGrey, 2}}), Rating::kGrey);
  EXPECT_EQ(of({}), Rating::kGrey);
}

TEST(SuggestDimension, WhatDoesNotApplyIsLeftOut) {
  EXPECT_EQ(of({{Rating::kGreen, 1}, {Rating::kNotApplicable, 5}}), Rating::kGreen);
  EXPECT_EQ(of({{Rating::kNotApplicable, 5}}), Rating::kGrey);
}

TEST(SuggestDimension, ARedQuestionOfVeryHighImportanceCapsAtYellow) {
  EXPECT_EQ(of({{Rating::kGreen, 5}, {Rating::kGreen, 5}, {Rating::kRed, 5, true}}),
            Rating::kYellow);
  EXPECT_EQ(of({{Rating::kGreen, 5}, {Rating::kGreen, 5}, {Rating::kRed, 5}}), Rating::kGreen);
  EXPECT_EQ(of({{Rating::kYellowRed, 5}, {Rating::kRed, 5, true}, {Rating::kYellowRed, 5}}),
            Rating::kYellowRed);
}

// A question with inputs of a registry in which each dataset has keywords and half have a contact.
class SuggestQuestion : public testing::Test {
 protected:
  static Registry registry(const char* importance, const char* first, const char* second) {
    RegistryTexts texts;
    texts.indicator(0).set("importance", importance);
    base::Json other = texts.indicator(0);
    other.set("id", "m.contact");
    other.set("importance", "high");
    other.set("pass", "contact_set=1");
    texts.indicators.push(other);
    base::Json inputs = base::Json::array();
    for (const auto& [id, role] : {std::pair("m.keyword", first), std::pair("m.contact", second)}) {
      base::Json input = base::Json::object();
      input.set("id", id);
      input.set("role", role);
      inputs.push(input);
    }
    texts.questions.items()[0].set("inputs", inputs);
    return texts.read();
  }

  static Suggestion suggest(Registry registry, const char* keywords, const char* contact) {
    MadeFacts made(std::move(registry));
    for (int i = 0; i < 10; ++i)
      made.add_dataset("d" + std::to_string(i), "a",
                       {{"keyword_n", keywords}, {"contact_set", contact}});
    made.run();
    return made.readiness.suggest("q.1", kPortal);
  }
};

TEST_F(SuggestQuestion, APrimaryInputWeighsTwice) {
  const auto said = suggest(registry("high", "primary", "supporting"), "1", "0");
  EXPECT_EQ(said.rating, Rating::kGreen);
  EXPECT_EQ(said.weight, 3);
  EXPECT_EQ(said.known_weight, 3);
}

TEST_F(SuggestQuestion, UnderHalfOfTheWeightKnownIsGrey) {
  EXPECT_EQ(suggest(registry("high", "primary", "supporting"), "NULL", "1").rating, Rating::kGrey);
  EXPECT_EQ(suggest(registry("high", "supporting", "supporting"), "NULL", "1").rating,
            Rating::kGreen);
}

TEST_F(SuggestQuestion, ARedPrimaryOfVeryHighImportanceCaps) {
  EXPECT_EQ(suggest(registry("very_high", "primary", "primary"), "0", "1").rating,
            Rating::kYellowRed);
  EXPECT_EQ(suggest(registry("high", "primary", "primary"), "0", "1").rating, Rating::kYellow);
}

TEST_F(SuggestQuestion, WhatIsSuggestedIsKeptWhereItChanges) {
  MadeFacts made(registry("high", "primary", "supporting"));
  const auto add = [&](const char* keywords) {
    for (int i = 0; i < 10; ++i)
      made.add_dataset("d" + std::to_string(i), "a",
                       {{"keyword_n", keywords}, {"contact_set", "0"}});
  };
  add("1");
  made.run(kToday);
  made.run(kToday + 1);
  ASSERT_EQ(made.readiness.history("q.1", kPortal).size(), 1U);
  add("0");
  made.run(kToday + 2);
  made.run(kToday + 3);
  for (const char* scope : {kPortal, "a"}) {
    const auto history = made.readiness.history("q.1", scope);
    ASSERT_EQ(history.size(), 2U) << scope;
    EXPECT_EQ(history[0].rating, Rating::kGreen);
    EXPECT_EQ(history[1].rating, Rating::kRed);
    EXPECT_FALSE(history[1].breaks);
  }
  EXPECT_EQ(made.readiness.suggest("q.1", kPortal).rating, Rating::kRed);
}

TEST_F(SuggestQuestion, WithoutInputsNothingIsSuggested) {
  RegistryTexts texts;
  texts.questions.items()[0].set("inputs", base::Json::array());
  EXPECT_EQ(suggest(texts.read(), "1", "1").rating, Rating::kGrey);
}

}  // namespace
}  // namespace catalog::readiness
