#include "portal/web/form_answers.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "catalog/base/message.hpp"
#include "catalog/documents/document_reader.hpp"
#include "catalog/documents/normalise.hpp"
#include "portal/web/form_fields.hpp"
#include "portal/web/form_page.hpp"
#include "tests/unit/portal/web/samples.hpp"

namespace portal::web {
namespace {

using base::Json;

Json normalised(const std::string& text) {
  Json document = base::parse_json(text);
  catalog::documents::normalise(document, catalog::NodeClass::kDataset);
  return document;
}

Json with(const std::string& text, const Answers& changes) {
  const Json document = normalised(text);
  Answers answers = read_answers(document, "vi");
  for (const auto& [name, value] : changes) answers[name] = value;
  return write_answers(document, answers, "vi");
}

const char* const kRecordText =
    R"({"@type":"Dataset","title":{"vi":"Dân số","en":"Population","fr":"Population"},
  "description":{"@none":"Theo tỉnh"},"keyword":{"vi":["dân số","tỉnh, thành phố"]},
  "theme":["http://publications.europa.eu/resource/authority/data-theme/SOCI","http://e.vn/own"],
  "publisher":{"id":"health","name":{"vi":"Bộ Y tế"}},
  "contactPoint":[{"fn":{"vi":"Phòng"},"hasEmail":["mailto:a@b.vn"],"http://e.vn/x":["kept"]},{"fn":{"vi":"Hai"}}],
  "temporal":[{"startDate":"2020","endDate":"2024"}],
  "spatial":[{"@id":"http://e.vn/hn","prefLabel":{"vi":"Hà Nội"},"bbox":[105,20,106,21]},{"prefLabel":{"vi":"Huế"}}],
  "license":"http://creativecommons.org/licenses/by/4.0/","http://e.vn/unknown":["kept"],
  "distribution":[{"id":"d1","downloadURL":["https://e.vn/a.csv"],"format":"csv","byteSize":5},
                  {"id":"d2","accessURL":["https://e.vn/p"],"http://e.vn/y":["kept"]}]})";

TEST(FormAnswers, OpenedAndSavedUnchangedLeaveADocumentAsItIs) {
  const Json document = normalised(kRecordText);
  for (const char* language : {"vi", "en"})
    EXPECT_EQ(base::write_json(write_answers(document, read_answers(document, language), language)),
              base::write_json(document));
}

// A property of every record that there is, and not of a few that somebody thought of.
TEST(FormAnswers, OpenedAndSavedUnchangedLeaveRecordsOfRealCataloguesAsTheyAre) {
  const std::filesystem::path folder = std::filesystem::path(SHARED) / "data/catalogues";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the shared catalogues are not here";
  std::size_t seen = 0, files = 0;
  std::vector<std::string> changed;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.file_size() > (8u << 20) || files > 400) continue;
    const std::string ending = entry.path().extension().string();
    if (ending != ".json" && ending != ".jsonld") continue;
    ++files;
    catalog::documents::read_file(entry.path(), "", [&](catalog::documents::Record&& record) {
      if (record.refused || seen > 8'000) return;
      catalog::documents::normalise(record.document, record.kind);
      ++seen;
      const Answers answers = read_answers(record.document, "en");
      const std::string before = base::write_json(record.document);
      if (base::write_json(write_answers(record.document, answers, "en")) != before)
        changed.push_back(entry.path().string() + " " + record.name);
    });
  }
  EXPECT_GT(seen, 500U);
  EXPECT_EQ(changed, std::vector<std::string>());
}

TEST(FormAnswers, ChangeOneTextAndNothingElse) {
  Json expected = normalised(kRecordText);
  expected.find("title")->set("en", "People");
  EXPECT_EQ(with(kRecordText, {{"title.en", "People"}}), expected);
  EXPECT_EQ(with(kRecordText, {{"title.en", ""}})["title"].members().size(), 2U);
}

TEST(FormAnswers, GiveATextWithoutLanguageOneOnceItIsWrittenAnew) {
  EXPECT_EQ(read_answers(normalised(kRecordText), "vi")["description.vi"], "Theo tỉnh");
  EXPECT_EQ(base::write_json(with(kRecordText, {{"description.vi", "Khác"}})["description"]),
            R"({"vi":"Khác"})");
}

TEST(FormAnswers, KeepThemesThatTheListDoesNotHave) {
  const Json document = with(
      kRecordText, {{"theme", "http://publications.europa.eu/resource/authority/data-theme/HEAL"}});
  EXPECT_EQ(
      base::write_json(document["theme"]),
      R"(["http://e.vn/own","http://publications.europa.eu/resource/authority/data-theme/HEAL"])");
}

TEST(FormAnswers, KeepWhatElseAContactAndAPlaceSay) {
  const Json document =
      with(kRecordText, {{"contactPoint.hasEmail", "c@d.vn"}, {"spatial", "Huế\nĐà Nẵng"}});
  EXPECT_EQ(document["contactPoint"].items().size(), 2U);
  const Json& contact = document["contactPoint"].items()[0];
  EXPECT_EQ(base::write_json(contact["hasEmail"]), R"(["mailto:c@d.vn"])");
  EXPECT_EQ(base::write_json(contact["http://e.vn/x"]), R"(["kept"])");
  EXPECT_EQ(base::write_json(document["spatial"]),
            R"([{"prefLabel":{"vi":"Huế"}},{"prefLabel":{"vi":"Đà Nẵng"}}])");
}

TEST(FormAnswers, TakeAwayWhatIsEmptied) {
  const Json document = with(
      kRecordText,
      {{"temporal.startDate", ""}, {"temporal.endDate", ""}, {"spatial", ""}, {"license", ""}});
  for (const char* key : {"temporal", "spatial", "license"})
    EXPECT_EQ(document.find(key), nullptr) << key;
}

TEST(FormAnswers, AddAndRemoveFilesAndKeepTheOthersWhole) {
  const Json document = with(kRecordText, {{"files", "d2\nnew1"},
                                           {"file.new1.title.vi", "Tệp"},
                                           {"file.new1.downloadURL", "https://e.vn/n.csv"},
                                           {"file.new1.format", "CSV"}});
  const auto& files = document["distribution"].items();
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files[0], normalised(kRecordText)["distribution"].items()[1]);
  EXPECT_EQ(files[1]["format"].as_string(), "CSV");
  EXPECT_EQ(base::write_json(files[1]["title"]), R"({"vi":"Tệp"})");
}

TEST(FormAnswers, LeaveOutAGroupForAFileInWhichNothingStands) {
  EXPECT_EQ(with(kRecordText, {{"files", "d1\nd2\nnew1"}}), normalised(kRecordText));
}

TEST(FormAnswers, ForgetWhatWasKnownOfBytesThatAreReplaced) {
  const Json document = with(kRecordText, {{"file.d1.file", "f1"}});
  const Json& file = document["distribution"].items()[0];
  EXPECT_EQ(file["file"].as_string(), "f1");
  EXPECT_EQ(file.find("byteSize"), nullptr);
}

TEST(FormAnswers, ReadWordsBetweenCommasAndOneALineWhereAWordHoldsOne) {
  EXPECT_EQ(read_answers(normalised(kRecordText), "vi")["keyword.vi"], "dân số\ntỉnh, thành phố");
  EXPECT_EQ(base::write_json(
                with(kRecordText, {{"keyword.en", "people; people, census"}})["keyword"]["en"]),
            R"(["people","census"])");
}

TEST(FormAnswers, PlaceAFindingAtItsField) {
  const Json document = normalised(kRecordText);
  EXPECT_EQ(field_at("/title", document), "title.vi");
  EXPECT_EQ(field_at("/title/en", document), "title.en");
  EXPECT_EQ(field_at("/contactPoint/0/hasEmail/0", document), "contactPoint.hasEmail");
  EXPECT_EQ(field_at("/contactPoint", document), "contactPoint.fn.vi");
  EXPECT_EQ(field_at("/temporal/0/endDate", document), "temporal.endDate");
  EXPECT_EQ(field_at("/distribution/1/format", document), "file.d2.format");
  EXPECT_EQ(field_at("/distribution/1/availability", document), "file.d2.title.vi");
  EXPECT_EQ(field_at("/distribution", document), "files");
  EXPECT_EQ(field_at("/covers/0", document), "covers");
  EXPECT_EQ(field_at("/provenance", document), "");
}

TEST(FormPage, CallsEveryFieldByWordsInBothLanguages) {
  for (const char* language : {"vi", "en"}) {
    const PageContext context = samples::context(language);
    for (const auto fields : {record_fields(), file_fields()})
      for (const auto& field : fields)
        for (const char* ending : {"", "_help"})
          EXPECT_TRUE(base::has_text(label_key(field) + ending, context.language))
              << label_key(field);
  }
}

TEST(FormPage, ShowsAndEscapesWhatStandsInTheFields) {
  FormView view;
  view.answers = read_answers(normalised(kRecordText), "vi");
  view.answers["title.vi"] = "<b>\"Dân số\"</b>";
  view.findings.push_back(
      {"file.d2.format", catalog::Severity::kWarning, "The format is not stated."});
  view.meter.band = "bad";
  const std::string page = form_page(samples::templates(), samples::context("en"), view);
  EXPECT_NE(page.find("value=\"&lt;b&gt;&quot;Dân số&quot;&lt;/b&gt;\""), std::string::npos);
  EXPECT_NE(page.find("href=\"#f-file.d2.format\">File 2: Format</a>"), std::string::npos) << page;
  EXPECT_NE(page.find("value=\"remove_file d1\""), std::string::npos);
  EXPECT_NE(page.find("You must credit the source."), std::string::npos);
}

// Spaces in place of line breaks would be changes that nobody made.
TEST(FormPage, KeepsTheLinesOfTextsAndLists) {
  FormView view;
  view.answers = read_answers(normalised(kRecordText), "vi");
  view.answers["description.en"] = "One\nTwo";
  view.meter.band = "bad";
  const std::string page = form_page(samples::templates(), samples::context("en"), view);
  EXPECT_NE(page.find("name=\"files\" value=\"d1\nd2\""), std::string::npos);
  EXPECT_NE(page.find(">One\nTwo</textarea>"), std::string::npos);
  EXPECT_NE(page.find(">Hà Nội\nHuế</textarea>"), std::string::npos);
}

TEST(FormAnswers, NameTheItemsThatADatasetCoversAndKeepAddressesAsTheyWereWritten) {
  const std::string text =
      R"({"title":{"vi":"a"},"covers":["https://other.example/readiness/checklist/odb/map","https://e.vn/x"]})";
  EXPECT_EQ(answer_in(read_answers(normalised(text), "vi"), "covers"), "odb/map");
  const Json more = with(text, {{"covers", "godi2016/budget\nodb/map"}});
  EXPECT_EQ(base::write_json(more["covers"]),
            R"(["https://other.example/readiness/checklist/odb/map","https://e.vn/x",)"
            R"("/readiness/checklist/godi2016/budget"])");
  EXPECT_EQ(base::write_json(with(text, {{"covers", ""}})["covers"]), R"(["https://e.vn/x"])");
}

TEST(FormAnswers, LeaveAThemeOfHighValueDataInBothOrNeitherOfItsFields) {
  const std::string category = "http://data.europa.eu/bna/c_ac64a52d";
  const std::string text =
      R"({"title":{"vi":"a"},"covers":["/readiness/checklist/hvd_theme/geospatial"]})";
  Json put_in = with(R"({"title":{"vi":"a"}})", {{"covers", "hvd_theme/geospatial"}});
  catalog::documents::normalise(put_in, catalog::NodeClass::kDataset);
  EXPECT_EQ(answer_in(read_answers(put_in, "vi"), "hvdCategory"), category);
  for (const char* taken : {"covers", "hvdCategory"}) {
    Json without = with(text, {{taken, ""}});
    catalog::documents::normalise(without, catalog::NodeClass::kDataset);
    const Answers answers = read_answers(without, "vi");
    EXPECT_EQ(answer_in(answers, "covers") + answer_in(answers, "hvdCategory"), "") << taken;
  }
}

}  // namespace
}  // namespace portal::web
