#include <gtest/gtest.h>

#include <map>

#include "catalog/assessment/csv.hpp"
#include "catalog/assessment/rdf.hpp"
#include "catalog/documents/csv_table.hpp"
#include "catalog/rdf/writer.hpp"
#include "tests/unit/catalog/assessment/desk.hpp"

namespace catalog::assessment {
namespace {

using base::Json;

class AssessmentDocument : public testing::Test, protected Desk {
 protected:
  Json published() {
    submit_by(lan);
    publish_by(binh);
    return base::parse_json(read().stored.document);
  }
  static std::string refused(const std::string& text) {
    return refusal_of([&] { read_document(text); });
  }
};

TEST_F(AssessmentDocument, OfArea7HasTheColoursOfTheReportAndAYellowOverall) {
  const auto working = read();
  const auto& section = *working.document.find_section("dgra.7");
  std::vector<std::string> colours;
  for (const auto& entry : section.entries)
    colours.emplace_back(readiness::code_of(*entry.answer.rating));
  EXPECT_EQ(colours, (std::vector<std::string>{"yellow_green", "yellow_green", "yellow_green",
                                               "yellow_red", "red", "red"}));
  EXPECT_EQ(section.conclusion.rating, Rating::kYellow);
  EXPECT_EQ(suggest_overall(frame, section), Rating::kYellow);
}

TEST_F(AssessmentDocument, GoesThroughItsJsonAndBackWithoutALoss) {
  const auto document = read().document;
  const std::string text = base::write_json(to_json(document));
  EXPECT_EQ(read_document(text), document);
  EXPECT_EQ(base::write_json(to_json(read_document(text))), text);
  const Json whole = published();
  const std::string as_published = base::write_json(whole);
  EXPECT_EQ(base::write_json(to_json(read_document(as_published))), as_published);
}

TEST_F(AssessmentDocument, KeepsTheValueOfAFigureToTheLastDigit) {
  auto document = read().document;
  Source& source = document.sections.back().entries.at(0).answer.statements.at(0).sources.at(0);
  source.measurement = Frozen{.indicator = "m.time.median_age", .scope = "portal"};
  source.measurement->value = 0.1 + 0.2;
  const std::string text = base::write_json(to_json(document));
  EXPECT_EQ(read_document(text), document);
  EXPECT_EQ(base::write_json(to_json(read_document(text))), text);
}

TEST_F(AssessmentDocument, IsTakenAsADraftWithEverythingThatWasExported) {
  const auto before = published();
  const auto taken = in_transaction([&](auto& change) {
    return import_document(change, lan, read_document(base::write_json(before)), frame);
  });
  const auto after = read_of(taken);
  EXPECT_EQ(after.stored.state, State::kDraft);
  Json left = before;
  Json right = to_json(after.document);
  for (const char* name : {"id", "state", "published"}) left.erase(name), right.erase(name);
  EXPECT_EQ(left, right);
}

TEST_F(AssessmentDocument, IsRefusedWithASentenceWhenItIsNotWhole) {
  const std::string text = area7_text();
  EXPECT_EQ(refused(text.substr(0, text.size() / 2)), "assess_import_truncated");
  EXPECT_EQ(refused(""), "assess_import_truncated");
  EXPECT_EQ(refused("[1,2]"), "assess_import_truncated");
}

TEST_F(AssessmentDocument, IsRefusedWhenItIsOfAnotherVersion) {
  Json other = base::parse_json(area7_text());
  other.set("schema", "readiness-assessment/2");
  EXPECT_EQ(refused(base::write_json(other)), "assess_import_schema");
}

TEST_F(AssessmentDocument, IsRefusedWhenItAnswersAQuestionThatIsNone) {
  std::string text = area7_text();
  text.replace(text.find("dgra.7.6"), 8, "dgra.7.9");
  const auto document = read_document(text);
  EXPECT_EQ(refusal_of([&] {
              in_transaction([&](auto& change) { import_document(change, lan, document, frame); });
            }),
            "assess_question_unknown");
}

TEST_F(AssessmentDocument, IsRefusedWhenItWasEditedAfterPublication) {
  Json edited = published();
  edited.find("dimensions")->items().back().find("overall")->set("rating", "green");
  EXPECT_EQ(refused(base::write_json(edited)), "assess_import_changed");
}

TEST_F(AssessmentDocument, IsRefusedWhenAWordOrAMemberIsUnknownOrTextIsLong) {
  Json whole = base::parse_json(area7_text());
  whole.set("score", Json::integer(7));
  EXPECT_EQ(refused(base::write_json(whole)), "assess_import_member");
  whole = base::parse_json(area7_text());
  whole.find("dimensions")->items()[0].find("overall")->set("rating", "orange");
  EXPECT_EQ(refused(base::write_json(whole)), "assess_json_bad");
  whole = base::parse_json(area7_text());
  whole.find("title")->set("en", std::string(20'001, 'x'));
  EXPECT_EQ(refusal_of([&] { check_document(read_document(base::write_json(whole)), frame); }),
            "assess_text_long");
  EXPECT_EQ(refused(std::string((std::size_t{4} << 20) + 1, ' ')), "assess_import_long");
}

TEST_F(AssessmentDocument, NeverTellsWhoWasInterviewed) {
  auto mine = answer("dgra.7.1");
  mine.statements[2].sources[0].person = "Zqname Zqsurname";
  save(lan, mine, 1);
  EXPECT_EQ(answer("dgra.7.1").statements[2].sources[0].person, "Zqname Zqsurname");
  const auto silent = [&](const std::string& text) {
    return text.find("Zqname") == std::string::npos;
  };
  EXPECT_TRUE(silent(base::write_json(to_json(read().document))));
  EXPECT_TRUE(silent(to_csv(read().document)));
  published();
  EXPECT_TRUE(silent(read().stored.document));
  // The next version still knows it.
  id = in_transaction([&](auto& change) { return begin_next(change, lan, id, frame_of_head); });
  EXPECT_EQ(answer("dgra.7.1").statements[2].sources[0].person, "Zqname Zqsurname");
}

TEST_F(AssessmentDocument, IsATableWithARowForEachQuestion) {
  const std::string csv = to_csv(read().document);
  documents::CsvTable table(csv, ',');
  std::vector<std::string> row;
  ASSERT_TRUE(table.next(row));
  EXPECT_EQ(row,
            (std::vector<std::string>{"id", "question_vi", "question_en", "rating", "comment_vi",
                                      "comment_en", "plus", "minus", "sources"}));
  int count = 0;
  const auto document = read().document;
  for (; table.next(row); ++count) {
    const auto& entry = *document.find_entry(row[0]);
    EXPECT_EQ(documents::plain_cell(row[1]), entry.question.vi);
    EXPECT_EQ(row[3], readiness::code_of(*entry.answer.rating));
    EXPECT_EQ(documents::plain_cell(row[4]), entry.answer.comment.vi);
    EXPECT_EQ(documents::plain_cell(row[5]), entry.answer.comment.en);
  }
  EXPECT_EQ(count, 6);
}

TEST_F(AssessmentDocument, SaysHowMuchOfItStandsInEachLanguage) {
  auto half = answer("dgra.7.1");
  half.comment.en.clear();
  save(lan, half, 1);
  const auto document = read().document;
  const auto vi = completeness_of(document, "vi");
  const auto en = completeness_of(document, "en");
  EXPECT_EQ(vi.present, vi.all);
  EXPECT_EQ(en.present, en.all - 1);
}

TEST_F(AssessmentDocument, IsADatasetWithRatingsAsAnnotationsOfQuality) {
  published();
  const auto graph =
      graph_of(read().document, {"https://data.example", "https://data.example/catalog"});
  const std::string turtle = rdf::write_graph(graph, rdf::Syntax::kNTriples);
  const std::string whole = "<https://data.example/readiness/assessments/" + id;
  EXPECT_NE(turtle.find(whole + "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
                                "<http://www.w3.org/ns/dcat#Dataset>"),
            std::string::npos);
  EXPECT_NE(turtle.find(whole + "#dgra.7.6> <http://www.w3.org/ns/oa#motivatedBy> "
                                "<http://www.w3.org/ns/dqv#qualityAssessment>"),
            std::string::npos);
  EXPECT_NE(turtle.find(whole + "#dgra.7.6> <http://www.w3.org/ns/oa#hasBody> "
                                "<https://data.example/readiness/rating/red>"),
            std::string::npos);
}

}  // namespace
}  // namespace catalog::assessment
