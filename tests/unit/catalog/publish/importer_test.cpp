#include "catalog/publish/importer.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <filesystem>

#include "catalog/base/error.hpp"
#include "catalog/base/random.hpp"
#include "catalog/publish/agencies.hpp"

namespace catalog::publish {
namespace {

namespace fs = std::filesystem;
using base::Json;
using documents::Record;

class ImporterTest : public testing::Test {
 protected:
  ImporterTest() : folder_(fs::temp_directory_path() / base::random_uuid()), store_(make()) {}
  ~ImporterTest() override { fs::remove_all(folder_); }

  fs::path make() {
    fs::create_directories(folder_);
    return folder_;
  }

  static Record record(const std::string& identity, const std::string& json) {
    Record made;
    made.identity = identity;
    made.name = identity;
    made.document = base::parse_json(json);
    return made;
  }

  ImportReport import(std::vector<Record> records, ImportOptions options = {}) {
    Importer importer(store_, std::move(options));
    for (auto& each : records) importer.take(std::move(each));
    return importer.finish({});
  }

  static std::string titled(const std::string& title, const std::string& publisher = "A") {
    return R"({"title":{"en":")" + title + R"("},"description":"d","publisher":{"name":")" +
           publisher + R"("}})";
  }

  fs::path folder_;
  store::Store store_;
};

TEST_F(ImporterTest, ChangesNothingWhenTheSameComesTwice) {
  const auto first = import({record("1", titled("One")), record("2", titled("Two"))});
  EXPECT_EQ(first.added, 2u);
  const auto second = import({record("1", titled("One")), record("2", titled("Two"))});
  EXPECT_EQ(second.unchanged, 2u);
  EXPECT_EQ(store_.read().count_datasets({}), 2);
}

TEST_F(ImporterTest, RefusesARecordThatIsTooLargeAndTakesTheOthers) {
  const std::string text((documents::kRecordBytes >> 10) + 1, 'x');
  Record large = record("2", titled("Two"));
  Json parts = Json::array();
  for (int i = 0; i < 1024; ++i) parts.push(Json(text));
  large.document.set("https://x.example/parts", std::move(parts));
  const auto report =
      import({record("1", titled("One")), std::move(large), record("3", titled("Three"))});
  EXPECT_EQ(report.added, 2u);
  EXPECT_EQ(report.refused, 1u);
  ASSERT_FALSE(report.findings.empty());
  EXPECT_EQ(report.findings[0].record, "2");
}

TEST_F(ImporterTest, RefusesARecordThatTheStoreCannotTakeAndTakesTheOthers) {
  std::string deep = R"({"label":{"en":"the innermost"}})";
  for (int i = 0; i < 28; ++i) deep = R"({"label":{"en":"x"},"relation":[)" + deep + "]}";
  deep = R"({"title":{"en":"Deep"},"relation":[)" + deep + "]}";
  const auto report =
      import({record("http://x/1", titled("One", "First")), record("http://x/2", deep),
              record("http://x/3", titled("Three", "Third"))});
  EXPECT_EQ(report.added, 2u);
  EXPECT_EQ(report.refused, 1u);
  ASSERT_FALSE(report.findings.empty());
  EXPECT_EQ(report.findings[0].finding.rule, "document_too_deep");
  EXPECT_EQ(store_.read().list_agencies().size(), 2u);
}

TEST_F(ImporterTest, GivesFilesNamesOfItsOwn) {
  const std::string files = R"({"title":{"en":"T"},"distribution":[
      {"id":"D1","file":"someone's","downloadURL":"http://x/f"}]})";
  const auto report = import({record("http://x/1", files), record("http://x/2", files)});
  EXPECT_EQ(report.added, 2u);
  const auto one = store_.read().find_by_source_key("imported", "http://x/1");
  EXPECT_EQ(one->document.find("someone's"), std::string::npos);
}

TEST_F(ImporterTest, KeepsCataloguesApartThatOneAgencyGives) {
  {
    store::WriteTransaction transaction(store_.pool());
    put_agency(transaction, {"a", base::parse_json(R"({"name":{"en":"A"}})"), ""});
    transaction.commit();
  }
  const auto of = [](const char* catalogue, const char* title) {
    Record made = record("1", titled(title));
    made.catalogue = catalogue;
    return made;
  };
  ImportOptions options;
  options.agency = "a";
  EXPECT_EQ(import({of("http://cat/a", "From A")}, options).added, 1u);
  EXPECT_EQ(import({of("http://cat/b", "From B")}, options).added, 1u);
  EXPECT_EQ(import({of("http://cat/b", "From B")}, options).unchanged, 1u);
  EXPECT_EQ(store_.read().count_datasets({}), 2);
}

TEST_F(ImporterTest, LeavesWhatIsThereWhenTheDocumentBreaksOff) {
  import({record("http://x/1", titled("Whole"))});
  Record cut = record("http://x/1", R"({"title":{"en":"Whole"}})");
  Record fresh = record("http://x/2", titled("New"));
  cut.partial = fresh.partial = true;
  std::vector<Record> records;
  records.push_back(std::move(cut));
  records.push_back(std::move(fresh));
  const auto report = import(std::move(records));
  EXPECT_EQ(report.refused, 1u);
  EXPECT_EQ(report.added, 1u);
  EXPECT_EQ(store_.read().find_by_source_key("imported", "http://x/1")->revision, 1);
}

TEST_F(ImporterTest, LogsNothingWhenTheSameIsImportedAgain) {
  import({record("http://x/1", titled("One"))});
  const auto seq = store_.read().last_seq();
  import({record("http://x/1", titled("One"))});
  EXPECT_EQ(store_.read().last_seq(), seq);
}

// RDF has no order: what a source sends in another one is no change.
TEST_F(ImporterTest, TakesNoOtherOrderForAChange) {
  import({record("http://x/1", R"({"title":{"vi":"Mưa","en":"Rain"},"keyword":{"en":["a","b"]},
      "theme":["ECON","ENVI"],"distribution":[{"accessURL":"http://x/f"},{"accessURL":"http://x/g"}]})")});
  const auto again = import({record("http://x/1", R"({"title":{"en":"Rain","vi":"Mưa"},
      "keyword":{"en":["b","a"]},"theme":["ENVI","ECON"],
      "distribution":[{"accessURL":"http://x/g"},{"accessURL":"http://x/f"}]})")});
  EXPECT_EQ(again.unchanged, 1u);
  const auto other = import({record("http://x/1", R"({"title":{"vi":"Mưa","en":"Rain"},
      "keyword":{"en":["a","c"]},"theme":["ECON","ENVI"],
      "distribution":[{"accessURL":"http://x/f"},{"accessURL":"http://x/g"}]})")});
  EXPECT_EQ(other.changed, 1u);
}

TEST_F(ImporterTest, DoesNotTakeAParentOfTheSameNameForTheAgency) {
  import({record("http://x/1", R"({"title":{"en":"T"},"publisher":{"@id":"http://x/child",
      "name":{"en":"Health"},"subOrganizationOf":[{"@id":"http://x/parent","name":{"en":"Health"}}]}})")});
  const auto child = store_.read().find_agency_by_iri("http://x/child");
  const auto parent = store_.read().find_agency_by_iri("http://x/parent");
  ASSERT_TRUE(child && parent);
  EXPECT_NE(child->slug, parent->slug);
  EXPECT_EQ(child->parent, parent->slug);
}

TEST_F(ImporterTest, TakesAParentOfTheSameNameWithoutIriForTheAgencyItself) {
  const std::string json = R"({"title":{"en":"T"},"publisher":{"name":{"en":"TTB"},
      "subOrganizationOf":[{"name":{"en":"TTB"},"subOrganizationOf":[{"name":{"en":"Treasury"}}]}]}})";
  import({record("http://x/1", json)});
  EXPECT_EQ(import({record("http://x/1", json)}).unchanged, 1u);
  const auto agency = store_.read().find_agency_by_name("TTB");
  ASSERT_TRUE(agency);
  EXPECT_EQ(agency->parent, "treasury");
  EXPECT_EQ(store_.read().list_agencies().size(), 2u);
}

TEST_F(ImporterTest, MakesOneRevisionOfAChangedRecord) {
  import({record("http://x/1", titled("One"))});
  const auto report = import({record("http://x/1", titled("One, mended"))});
  EXPECT_EQ(report.changed, 1u);
  const auto dataset = store_.read().find_by_source_key("imported", "http://x/1");
  ASSERT_TRUE(dataset);
  EXPECT_EQ(dataset->revision, 2);
  EXPECT_EQ(dataset->slug, "one");
}

TEST_F(ImporterTest, LetsOthersWriteBetweenTheBatchesOfADryRun) {
  import({record("0", titled("Known"))});
  ImportOptions options;
  options.dry_run = true;
  Importer importer(store_, options);
  for (int i = 0; i < 1000; ++i)
    importer.take(record(std::to_string(i), titled(i == 0 ? "Known" : "T" + std::to_string(i))));
  { const auto other = store_.write(); }  // an error while the importer holds the lock
  importer.take(record("1", titled("T1")));
  importer.take(record("1000", titled("Last")));
  const auto report = importer.finish({});
  EXPECT_EQ(report.added, 1000u);
  EXPECT_EQ(report.unchanged, 2u) << "the known one, and the one that came again";
  EXPECT_EQ(store_.read().count_datasets({}), 1);
}

TEST_F(ImporterTest, KeepsTwoAgenciesRecordsOfTheSameLocalNumberApart) {
  import({record("DS-1", titled("One", "A"))});
  const auto report = import({record("DS-1", titled("Other", "B"))});
  EXPECT_EQ(report.added, 1u);
  EXPECT_EQ(store_.read().list_agencies().size(), 2u);
}

TEST_F(ImporterTest, KeepsBothRecordsThatShareAnIdentifierAndSaysSo) {
  const auto report = import({record("1", titled("One")), record("1", titled("Another"))});
  EXPECT_EQ(report.added, 2u);
  EXPECT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].finding.rule, "identifier_repeated");
  EXPECT_EQ(import({record("1", titled("One")), record("1", titled("Another"))}).unchanged, 2u);
}

TEST_F(ImporterTest, NamesARepeatedIdentifierAsTheDocumentDoes) {
  const auto report = import({record("DS-1", titled("One")), record("DS-1", titled("Another"))});
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].finding.message.arguments.at("identifier"), "DS-1");
}

TEST_F(ImporterTest, KeepsOfACatalogueThatIsTooLargeOnlyWhatItSaysOfItself) {
  documents::Summary summary;
  summary.catalogue = base::parse_json(R"({"title":{"en":"Cat"},"@included":[]})");
  const std::string text(1 << 20, 'x');
  for (int i = 0; i < 10; ++i) summary.catalogue.find("@included")->push(Json(text));
  Importer importer(store_, {});
  importer.take(record("http://x/1", titled("One")));
  const auto report = importer.finish(summary);
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].finding.rule, "catalogue_too_large");
  const auto source = store_.read().find_source("imported");
  ASSERT_TRUE(source);
  EXPECT_EQ(source->catalogue, R"({"title":{"en":"Cat"}})");
}

TEST_F(ImporterTest, TellsOnceWhatRepeats) {
  Record one = record("1", titled("One"));
  for (int i = 1; i <= 100; ++i)
    one.findings.push_back(
        finding(Severity::kWarning, "", "rdf_null_replaced", {{"line", std::to_string(i)}}));
  one.findings.push_back(finding(Severity::kError, "", "rdf_syntax_line", {{"line", "7"}}));
  one.findings.push_back(finding(Severity::kError, "", "rdf_syntax_line", {{"line", "9"}}));
  one.findings.push_back(finding(Severity::kError, "", "rdf_syntax_line", {{"line", "9"}}));
  const auto report = import({std::move(one)});
  ASSERT_EQ(report.findings.size(), 3u) << "where each error is, must be known";
  EXPECT_EQ(report.findings[0].count, 100u);
  EXPECT_EQ(report.findings[0].finding.message.arguments.at("line"), "1");
  EXPECT_EQ(report.findings[1].count, 1u);
  EXPECT_EQ(report.findings[2].count, 2u);
}

// A limit on the size of files stands for the full disk.
TEST_F(ImporterTest, SaysHowManyRecordsWereSavedBeforeTheDiskWasFull) {
  Importer importer(store_, {});
  const auto take = [&](int from, int to) {
    for (int i = from; i < to; ++i)
      importer.take(record(std::to_string(i), titled("T" + std::to_string(i))));
  };
  take(0, 1000);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{4096, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  base::Message told;
  try {
    take(1000, 2000);
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kStorageFull);
    told = error.message();
  }
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(told.key, "import_store_full");
  EXPECT_EQ(told.arguments["count"], "1000");
  EXPECT_EQ(store_.read().count_datasets({}), 1000);
}

TEST_F(ImporterTest, RefusesAnEmptyRecordAndTakesTheNext) {
  const auto report = import({record("1", "{}"), record("2", titled("Two"))});
  EXPECT_EQ(report.refused, 1u);
  EXPECT_EQ(report.added, 1u);
}

TEST_F(ImporterTest, MakesOneAgencyOfManySpellings) {
  import({record("1", titled("One", "Bộ Y tế")), record("2", titled("Two", "BỘ Y  TẾ"))});
  const auto agencies = store_.read().list_agencies();
  ASSERT_EQ(agencies.size(), 1u);
  EXPECT_EQ(agencies[0].slug, "bo-y-te");
}

TEST_F(ImporterTest, ChangesNothingInADryRun) {
  ImportOptions options;
  options.dry_run = true;
  EXPECT_EQ(import({record("1", titled("One"))}, options).added, 1u);
  EXPECT_EQ(store_.read().count_datasets({}), 0);
}

class OwnRecords : public ImporterTest {
 protected:
  // What the portal keeps, and the record as an export of it gives it.
  OwnRecords() {
    Record first = record("http://x/1", R"({"title":{"en":"One"},"publisher":{"name":"A"},
        "inSeries":["/datasets/9"],"distribution":[{"downloadURL":"http://x/f"}]})");
    import({std::move(first)});
    id_ = stored().id;
    const std::string file =
        base::parse_json(stored().document)["distribution"].items()[0]["id"].as_string();
    iri_ = "http://p.example/datasets/" + id_;
    out_ = R"({"sameAs":[")" + iri_ + R"("],"title":{"en":"One"},
        "publisher":{"@id":"http://p.example/agencies/a","name":{"@none":"A"}},
        "inSeries":["http://p.example/datasets/9"],
        "record":[{"@id":")" +
           iri_ + R"(#record","modified":"2024-01-01T00:00:00Z"}],
        "distribution":[{"@id":"http://p.example/distributions/)" +
           file + R"(","downloadURL":"http://x/f"}]})";
  }

  store::StoredDataset stored() { return store_.read().list_datasets({}, "", 1).at(0); }

  ImportReport import_own(const std::string& document, bool is_whole = true) {
    Record made = record(iri_, document);
    made.is_whole = is_whole;
    made.catalogue = "http://p.example/catalog";
    ImportOptions options;
    options.base_urls = {"http://p.example"};
    return import({std::move(made)}, options);
  }

  static bool tells(const ImportReport& report, const std::string& rule) {
    return std::any_of(report.findings.begin(), report.findings.end(),
                       [&](const RecordFinding& each) { return each.finding.rule == rule; });
  }

  std::string id_;
  std::string iri_;
  std::string out_;
};

TEST_F(OwnRecords, AreUnchangedWhenTheyComeHome) {
  const auto report = import_own(out_);
  EXPECT_EQ(report.unchanged, 1u) << stored().document;
  EXPECT_EQ(store_.read().count_datasets({}), 1);
  EXPECT_EQ(stored().revision, 1);
}

TEST_F(OwnRecords, AreChangedWhereTheDocumentSaysSomethingElse) {
  std::string other = out_;
  other.replace(other.find("One"), 3, "Two");
  EXPECT_EQ(import_own(other).changed, 1u);
  EXPECT_EQ(store_.read().count_datasets({}), 1);
  EXPECT_EQ(stored().source_key, "http://x/1");
}

TEST_F(OwnRecords, AreLeftAsTheyAreWhenTheFormCannotSayAllOfThem) {
  const auto report = import_own(R"({"title":{"en":"Two"}})", false);
  EXPECT_EQ(report.unchanged, 1u);
  EXPECT_TRUE(tells(report, "own_record_left"));
  EXPECT_EQ(stored().revision, 1);
}

TEST_F(OwnRecords, AreAddedAtTheirAddressWhereNothingIs) {
  iri_ = "http://p.example/datasets/00000000-0000-4000-8000-000000000001";
  const auto report = import_own(R"({"title":{"en":"Lost"}})");
  EXPECT_EQ(report.added, 1u);
  EXPECT_TRUE(tells(report, "own_record_restored"));
  EXPECT_TRUE(store_.read().find_dataset("00000000-0000-4000-8000-000000000001"));
}

TEST_F(OwnRecords, StayWithdrawnWhenAnOldExportComesHome) {
  {
    auto change = store_.write();
    Draft draft;
    draft.id = id_;
    draft.document = base::parse_json(stored().document);
    draft.state = "withdrawn";
    publish(change, std::move(draft));
    change.commit();
  }
  std::string other = out_;
  other.replace(other.find("One"), 3, "Two");
  import_own(other);
  EXPECT_EQ(stored().state, "withdrawn");
}

TEST_F(ImporterTest, KeepsAnImpossibleDateAsTextAndTellsOfIt) {
  const auto report = import({record("http://x/1", R"({"title":{"en":"T"},"issued":"2019-02",
      "modified":"2019-02-30"})")});
  const auto dataset = store_.read().find_by_source_key("imported", "http://x/1");
  EXPECT_EQ(base::parse_json(dataset->document)["modified"].as_string(), "2019-02-30");
  EXPECT_EQ(dataset->modified, "");
  EXPECT_EQ(dataset->issued, "2019-02");
  EXPECT_TRUE(std::any_of(report.findings.begin(), report.findings.end(), [](const auto& each) {
    return each.finding.rule == "date_unreadable" && each.finding.path == "/modified";
  }));
}

TEST_F(ImporterTest, TakesNoAgencyByTheNameThatAnotherPortalGivesIt) {
  import({record("http://x/1", titled("One", "Office"))});
  import({record("http://y/1",
                 R"({"title":{"en":"T"},"publisher":{"id":"office","name":{"en":"Another"}}})")});
  EXPECT_EQ(store_.read().list_agencies().size(), 2u);
}

}  // namespace
}  // namespace catalog::publish
