#include "portal/web/stated_term.hpp"

#include <gtest/gtest.h>

#include <string>

#include "catalog/base/clock.hpp"
#include "catalog/vocab/licences.hpp"
#include "html_check.hpp"
#include "portal/web/dataset_facts.hpp"
#include "portal/web/dataset_page.hpp"
#include "portal/web/schema_org.hpp"
#include "samples.hpp"

namespace portal::web {
namespace {

using html_check::text_of;

bool has(const std::string& html, const std::string& part) {
  return html.find(part) != std::string::npos;
}

base::Json with(const char* key, const char* value) {
  base::Json document = samples::bare_document();
  document.set(key, base::parse_json(value));
  return document;
}

std::string page(const char* language, const base::Json& document) {
  return dataset_page(samples::templates(), samples::context(language, "/datasets/x"), document,
                      {});
}

TEST(StatedTerm, ReadsEveryWayToStateALicence) {
  const auto read = [](const char* json) {
    return stated_term(base::parse_json(json), "licences", "en");
  };
  EXPECT_EQ(read(R"("https://x.example/terms")").iri, "https://x.example/terms");
  EXPECT_EQ(read(R"({"@id":"https://x.example/terms"})").iri, "https://x.example/terms");
  EXPECT_EQ(read(R"({"@id":"_:b0","label":{"@none":"Ask us"}})").iri, "");
  EXPECT_EQ(read(R"({"label":{"@none":"Ask us"}})").words.text, "Ask us");
  EXPECT_EQ(read(R"({"@value":"Ask us"})").words.text, "Ask us");
  EXPECT_EQ(read(R"("Ask us")").words.text, "Ask us");
  EXPECT_EQ(read(R"({"label":{"@none":"CC BY 4.0"}})").iri,
            catalog::vocab::find_licence("CC BY 4.0")->iri);
  EXPECT_TRUE(read(R"({"a":1})").words.text.empty());
}

TEST(StatedTerm, ShowsALicenceInWordsAndDoesNotCallItOpen) {
  const base::Json document =
      with("license", R"({"label":{"@none":"Open for everyone who names the source"}})");
  const std::string facts = text_of(page("en", document), ".facts");
  EXPECT_TRUE(has(facts, "“Open for everyone who names the source”"));
  EXPECT_TRUE(has(facts, "stated in words, not chosen from the list"));
  EXPECT_FALSE(has(facts, "No licence is stated"));
  EXPECT_FALSE(has(facts, "this is open data"));
  EXPECT_TRUE(has(text_of(page("vi", document), ".facts"), "nêu bằng lời"));
  EXPECT_TRUE(has(text_of(page("en", document), ".details"), "Open for everyone"));
  EXPECT_TRUE(html_check::faults(page("en", document)).empty());
}

TEST(StatedTerm, CallsALicenceInWordsOpenWhenTheListKnowsTheWords) {
  const std::string facts =
      text_of(page("en", with("license", R"({"label":{"en":"CC BY 4.0"}})")), ".facts");
  EXPECT_TRUE(has(facts, "Yes, this is open data"));
  EXPECT_FALSE(has(facts, "in words"));
}

TEST(StatedTerm, TellsTheNameThatTheSourceGivesToItsOwnLicence) {
  const std::string html = page("en", with("license", R"({"@id":"https://x.example/l/7",
      "title":{"en":"Terms of the city"}})"));
  EXPECT_TRUE(has(html, "<a href=\"https://x.example/l/7\" rel=\"license"));
  EXPECT_TRUE(has(text_of(html, ".facts"), "Terms of the city"));
}

TEST(StatedTerm, CallsAnAddressByWhatTheDocumentSaysOfItElsewhere) {
  base::Json document = with("license", R"("https://x.example/l/7")");
  document.set("distribution",
               base::parse_json(R"([{"id":"a","conformsTo":["https://x.example/l/8"]}])"));
  document.set("@included", base::parse_json(R"([{"@id":"https://x.example/l/7",
      "label":{"en":"Terms of the city"}},{"@id":"https://x.example/l/8"}])"));
  const std::string html = page("en", document);
  EXPECT_TRUE(has(text_of(html, ".facts"), "Terms of the city"));
  EXPECT_TRUE(has(html, "<a href=\"https://x.example/l/7\" rel=\"license"));
  EXPECT_FALSE(has(html, "@included"));
}

TEST(StatedTerm, CutsWordsThatAreAWholeContract) {
  std::string words = R"({"label":{"en":")";
  for (int i = 0; i < 200; ++i) words += "and furthermore ";
  const std::string facts =
      text_of(page("en", with("license", (words + "\"}}").c_str())), ".facts");
  EXPECT_LT(facts.size(), 1200u);
}

TEST(StatedTerm, TellsSearchEnginesTheWordsToo) {
  const base::Json node = schema_org(with("license", R"({"label":{"en":"Ask us"}})"),
                                     samples::context("en", "/"), "https://data.example.vn/x");
  EXPECT_EQ(node["license"]["name"].as_string(), "Ask us");
  EXPECT_EQ(node["license"]["@type"].as_string(), "CreativeWork");
}

TEST(StatedTerm, ShowsAFrequencyInWords) {
  const auto facts = [](const char* language, const char* value) {
    return text_of(page(language, with("accrualPeriodicity", value)), ".facts");
  };
  EXPECT_TRUE(has(facts("en", R"({"label":{"@none":"after each election"}})"),
                  "in the publisher's words: after each election"));
  EXPECT_TRUE(has(facts("vi", R"({"label":{"@none":"sau mỗi kỳ bầu cử"}})"),
                  "theo lời cơ quan công bố: sau mỗi kỳ bầu cử"));
  EXPECT_TRUE(has(facts("en", R"({"label":{"@none":"annually"}})"), "Frequency: Every year"));
  EXPECT_TRUE(has(facts("en", R"({"label":{"@none":"R/P7Y"}})"), "every 7 years"));
  EXPECT_TRUE(has(facts("vi", R"({"label":{"@none":"P7Y"}})"), "7 năm một lần"));
}

TEST(StatedTerm, WarnsOfOverdueDataByAFrequencyInWordsThatTheListKnows) {
  base::Json document = with("accrualPeriodicity", R"({"label":{"@none":"monthly"}})");
  document.set("modified", "2026-01-01");
  EXPECT_TRUE(overdue_since(document, *base::parse_time("2026-11-23")).has_value());
  document.set("accrualPeriodicity", base::parse_json(R"({"label":{"@none":"now and then"}})"));
  EXPECT_FALSE(overdue_since(document, *base::parse_time("2026-11-23")).has_value());
}

TEST(StatedTerm, ShowsAFormatInWords) {
  const std::string html = page("en", with("distribution", R"([{"id":"a",
      "accessURL":"https://x.example/a","format":{"label":{"@none":"Punched cards"}}}])"));
  EXPECT_EQ(text_of(html, ".file-format"), "Punched cards");
  EXPECT_TRUE(has(text_of(html, ".facts"), "Punched cards"));
}

TEST(StatedTerm, ShowsTheWordsOfOtherTermsAmongTheDetails) {
  EXPECT_TRUE(
      has(text_of(page("en", with("accessRights", R"({"label":{"en":"On request"}})")), ".details"),
          "On request"));
}

}  // namespace
}  // namespace portal::web
