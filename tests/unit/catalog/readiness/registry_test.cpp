#include "catalog/readiness/registry.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>

#include "catalog/base/error.hpp"
#include "catalog/base/message.hpp"
#include "tests/unit/catalog/readiness/registry_texts.hpp"

namespace catalog::readiness {
namespace {

using base::Json;

// The sentence by which it is refused; empty when it is taken.
std::string refusal_of(const std::function<void(RegistryTexts&)>& spoil) {
  RegistryTexts texts;
  spoil(texts);
  try {
    texts.read();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kMalformed);
    EXPECT_TRUE(base::has_text(error.message().key, "vi")) << error.message().key;
    EXPECT_TRUE(base::has_text(error.message().key, "en")) << error.message().key;
    return base::say(error.message(), "en");
  }
  return {};
}

void set_threshold(RegistryTexts& texts, const char* name, const char* digits) {
  texts.indicator(0).find("thresholds")->set(name, Json::number(digits));
}

TEST(Registry, WhatComesWithTheProgramIsRight) {
  const Registry registry = Registry::load();
  EXPECT_EQ(registry.hash().size(), 64U);
  EXPECT_EQ(registry.version(), "2025.11-draft");
  EXPECT_EQ(registry.dimensions().size(), 29U);
  EXPECT_EQ(registry.checklists().size(), 11U);
  std::size_t questions = 0;
  for (const auto& entry : registry.indicators()) questions += entry.type == Type::kQuestion;
  EXPECT_EQ(questions, 49U);
  EXPECT_EQ(registry.indicators().size(), 49U + 153U);
}

TEST(Registry, ProvenanceIsKeptAsTheFilesSayIt) {
  const Registry registry = Registry::load();
  EXPECT_EQ(registry.find("odra.1.1")->provenance, Provenance::kRecalled);
  EXPECT_EQ(registry.find("m.idx.mqa405")->provenance, Provenance::kVerified);
  EXPECT_EQ(registry.find_framework("odra")->provenance, Provenance::kPartly);
  EXPECT_EQ(registry.find_checklist("odra48")->provenance, Provenance::kRecalled);
  EXPECT_EQ(registry.find_checklist("godi2016")->provenance, Provenance::kVerified);
}

TEST(Registry, EntriesAreFoundByNameAndWithWhatBelongsToThem) {
  const Registry registry = Registry::load();
  EXPECT_EQ(registry.find("m.lic.open")->unit, "dataset");
  EXPECT_EQ(registry.find("nothing"), nullptr);
  EXPECT_EQ(registry.find_item("godi2016/budget")->name.en, "Government budget");
  EXPECT_EQ(registry.find_item("godi2016/nothing"), nullptr);
  EXPECT_EQ(registry.find("m.idx.nd47")->components.size(), 9U);
  EXPECT_EQ(registry.find("m.idx.mqa405")->max, 405);
  double points = 0;
  for (const auto& part : registry.find("m.idx.mqa405")->components) points += part.points;
  EXPECT_EQ(points, 405);
  bool is_there = false;
  for (const auto* question : registry.list_questions_of("m.lic.open"))
    is_there |= question->id == "odra.2.4";
  EXPECT_TRUE(is_there);
  EXPECT_EQ(registry.words_of(Rating::kYellowGreen).name.vi, "VÀNG/XANH");
  EXPECT_EQ(registry.importance("very_high").weight, 5);
  EXPECT_FALSE(registry.why_of("T_law").vi.empty());
}

TEST(Registry, ASmallOneIsTaken) {
  EXPECT_EQ(refusal_of([](RegistryTexts&) {}), "");
}

TEST(Registry, AFileOfAnotherKindIsRefused) {
  const auto said = refusal_of([](auto& texts) { texts.frameworks.set("schema", "other/2"); });
  EXPECT_NE(said.find("readiness-registry/1"), std::string::npos) << said;
}

TEST(Registry, AMissingLanguageIsRefusedByName) {
  const auto said =
      refusal_of([](auto& texts) { texts.indicator(0).find("question")->set("vi", " "); });
  EXPECT_NE(said.find("m.keyword"), std::string::npos) << said;
  EXPECT_NE(said.find("\"vi\""), std::string::npos) << said;
}

TEST(Registry, AMissingLanguageOfAnItemOrAFixIsRefused) {
  EXPECT_NE(refusal_of([](auto& texts) {
              texts.checklists.items()[0].find("items")->items()[0].find("name")->erase("en");
            }).find("c1/a"),
            std::string::npos);
  EXPECT_NE(
      refusal_of([](auto& texts) { texts.indicator(0).find("fix")->erase("vi"); }).find("fix"),
      std::string::npos);
}

TEST(Registry, TheSameNameTwiceIsRefused) {
  const auto said = refusal_of([](auto& texts) { texts.indicator(1).set("id", "m.keyword"); });
  EXPECT_NE(said.find("two entries named m.keyword"), std::string::npos) << said;
}

TEST(Registry, ThresholdsOutOfOrderAreRefused) {
  EXPECT_NE(
      refusal_of([](auto& texts) { set_threshold(texts, "yellow", "0.95"); }).find("m.keyword"),
      std::string::npos);
  EXPECT_NE(refusal_of([](auto& texts) {
              texts.indicator(1).find("thresholds")->set("better", "high");
            }).find("m.age"),
            std::string::npos);
  EXPECT_NE(refusal_of([](auto& texts) { set_threshold(texts, "green", "95"); }).find("0 and 1"),
            std::string::npos);
  EXPECT_NE(refusal_of([](auto& texts) {
              texts.indicator(0).find("thresholds")->erase("yellow");
            }).find("m.keyword"),
            std::string::npos);
}

TEST(Registry, WordsThatThePortalDoesNotKnowAreRefused) {
  const std::pair<const char*, const char*> spoilt[] = {
      {"dimension", "m.nowhere"}, {"unit", "planet"},   {"importance", "utmost"},
      {"source", "hearsay"},      {"kind", "guessed"},  {"type", "opinion"},
      {"provenance", "dreamt"},   {"framework", "none"}};
  for (const auto& [field, value] : spoilt) {
    const auto said =
        refusal_of([&](auto& texts) { texts.indicator(0).set(field, std::string_view(value)); });
    EXPECT_NE(said.find("m.keyword"), std::string::npos) << field << ": " << said;
    EXPECT_NE(said.find(value), std::string::npos) << field << ": " << said;
  }
  EXPECT_NE(refusal_of([](auto& texts) {
              texts.indicator(0).find("thresholds")->set("basis", "T_whim");
            }).find("T_whim"),
            std::string::npos);
}

TEST(Registry, InputsAndComponentsMustExist) {
  EXPECT_NE(refusal_of([](auto& texts) {
              texts.questions.items()[0].find("inputs")->items()[0].set("id", "m.gone");
            }).find("m.gone"),
            std::string::npos);
  EXPECT_NE(refusal_of([](auto& texts) {
              texts.indicator(2).find("components")->items()[0].set("id", "q.1");
            }).find("m.sum"),
            std::string::npos);
}

TEST(Registry, AnUnknownColumnIsRefusedWithItsName) {
  const auto said =
      refusal_of([](auto& texts) { texts.indicator(0).set("pass", "keyword_count>=1"); });
  EXPECT_NE(said.find("m.keyword"), std::string::npos) << said;
  EXPECT_NE(said.find("keyword_count"), std::string::npos) << said;
  EXPECT_NE(refusal_of([](auto& texts) { texts.indicator(0).set("population", "kind=="); }), "");
}

TEST(Registry, FormulasMayOnlyReadFacts) {
  for (const char* query :
       {"DELETE FROM rd_dataset", "INSERT INTO rd_dataset(id) VALUES('x') RETURNING 1",
        "SELECT value, 1 AS n, 0 AS unknown FROM facts_meta", "PRAGMA user_version",
        "SELECT 1 AS value, COUNT(*) AS n, 0 AS unknown FROM sqlite_master",
        "ATTACH 'x.db' AS value", "SELECT load_extension('x') AS value, 1 AS n, 0 AS unknown"}) {
    const auto said = refusal_of([&](auto& texts) { texts.indicator(1).set("sql", query); });
    EXPECT_NE(said.find("m.age"), std::string::npos) << query << ": " << said;
  }
  EXPECT_NE(refusal_of([](auto& texts) {
              texts.indicator(0).set("pass", "(SELECT COUNT(*) FROM source_state)>0");
            }).find("tables of facts"),
            std::string::npos);
}

TEST(Registry, AFormulaThatLeavesItsPlaceIsRefused) {
  for (const char* formula : {"1); DELETE FROM rd_dataset; --", "1;", "1) OR (1", "keyword_n -- >0",
                              "kind='", "(1", "1 /* */", " ", "count(*)>0"})
    EXPECT_NE(
        refusal_of([&](auto& texts) { texts.indicator(0).set("pass", formula); }).find("m.keyword"),
        std::string::npos)
        << formula;
}

TEST(Registry, AQueryAnswersThreeNamedColumns) {
  const auto said =
      refusal_of([](auto& texts) { texts.indicator(1).set("sql", "SELECT 1 AS value, 2 AS n"); });
  EXPECT_NE(said.find("m.age"), std::string::npos) << said;
}

TEST(Registry, BrokenJsonIsRefused) {
  EXPECT_THROW(Registry::read("{", "[]", "[]", "[]"), base::Error);
  EXPECT_THROW(Registry::read("{}", "[]", "[]", "[]"), base::Error);
  const auto said = refusal_of([](auto& texts) { texts.overrides = "{\n\"schema\": "; });
  EXPECT_NE(said.find("readiness.json"), std::string::npos) << said;
  EXPECT_NE(said.find("line 2"), std::string::npos) << said;
  EXPECT_NE(
      refusal_of([](auto& texts) { texts.questions = Json::object(); }).find("questions.json"),
      std::string::npos);
}

TEST(Registry, AnOperatorStatesThresholdsWordingAndLists) {
  RegistryTexts texts;
  texts.overrides = R"({"schema": "readiness-overrides/1",
    "indicators": {"m.keyword": {"thresholds": {"green": 0.8},
                                 "question": {"en": "Tags?", "vi": "Nhãn?"}}},
    "checklists": [{"id": "mine", "framework": "own", "name": {"en": "Mine", "vi": "Riêng"},
      "provenance": "operator", "source": {"en": "own", "vi": "own"}, "scoring": "none",
      "items": [{"id": "mine/b", "name": {"en": "B", "vi": "B"}}]}]})";
  const Registry registry = texts.read();
  const Indicator& entry = *registry.find("m.keyword");
  EXPECT_EQ(entry.thresholds.green, 0.8);
  EXPECT_EQ(entry.thresholds.yellow, 0.5);
  EXPECT_EQ(entry.thresholds.basis, "T_custom");
  EXPECT_EQ(entry.question.vi, "Nhãn?");
  EXPECT_EQ(entry.provenance, Provenance::kOperator);
  EXPECT_TRUE(registry.find_item("mine/b"));
  EXPECT_NE(registry.hash(), RegistryTexts().read().hash());
}

TEST(Registry, TheExampleOfTheDocumentationIsTaken) {
  std::ifstream in(std::string(FIXTURES) + "/../../docs/configuration.md");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto start = text.find("{\n  \"schema\": \"readiness-overrides/1\"");
  ASSERT_NE(start, std::string::npos);
  const Registry registry = Registry::load(text.substr(start, text.find("```", start) - start));
  EXPECT_EQ(registry.find("m.lic.open")->thresholds.green, 0.9);
  EXPECT_EQ(registry.find("m.use.mobile"), nullptr);
  EXPECT_TRUE(registry.find_item("province/bus"));
}

TEST(Registry, WhatIsSwitchedOffIsNowhere) {
  RegistryTexts texts;
  texts.overrides =
      R"({"schema": "readiness-overrides/1", "indicators": {"m.age": {"on": false}}})";
  const Registry registry = texts.read();
  EXPECT_EQ(registry.find("m.age"), nullptr);
  EXPECT_EQ(registry.indicators().size(), 3U);
}

TEST(Registry, AnOperatorsMistakeIsRefused) {
  for (const char* text :
       {R"({"schema": "other", "indicators": {}})",
        R"({"schema": "readiness-overrides/1", "indicators": {"m.gone": {"on": false}}})",
        R"({"schema": "readiness-overrides/1", "indicators": {"m.keyword": {"pass": "1"}}})",
        R"({"schema": "readiness-overrides/1", "indicator": {}})",
        R"({"schema": "readiness-overrides/1", "indicators": {"m.keyword": {"on": "no"}}})",
        R"({"schema": "readiness-overrides/1",
            "indicators": {"m.keyword": {"thresholds": {"gren": 0.1}}}})",
        R"({"schema": "readiness-overrides/1",
            "indicators": {"m.keyword": {"thresholds": {"green": "0.9"}}}})",
        R"({"schema": "readiness-overrides/1", "indicators": {"m.keyword": [])", R"([])",
        R"({"schema": "readiness-overrides/1",
            "indicators": {"m.keyword": {"thresholds": {"green": 0.1}}}})",
        R"({"schema": "readiness-overrides/1",
            "indicators": {"m.keyword": {"question": {"en": "only"}}}})"})
    EXPECT_NE(refusal_of([&](auto& texts) { texts.overrides = text; }), "") << text;
}

}  // namespace
}  // namespace catalog::readiness
