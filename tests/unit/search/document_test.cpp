#include "search/document.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "search/plain_text.hpp"
#include "tests/unit/search/catalogue.hpp"

namespace search {
namespace {

base::Json population() {
  return base::parse_json(R"({
    "@context":"/context.jsonld","@id":"/datasets/7f","@type":"Dataset","id":"7f",
    "slug":"dan-so-2024","identifier":["DS-1"],
    "title":{"vi":"Dân số 2024","en":"Population 2024"},
    "description":{"vi":"Số dân chia theo **tỉnh**.\n\n<p>Xem thêm</p>"},
    "keyword":{"vi":["dân số","tỉnh"],"en":["census"]},
    "theme":["http://publications.europa.eu/resource/authority/data-theme/SOCI"],
    "publisher":{"id":"cuc-thong-ke","@id":"/agencies/cuc-thong-ke","name":{"vi":"Cục Thống kê"}},
    "accrualPeriodicity":"http://publications.europa.eu/resource/authority/frequency/ANNUAL",
    "issued":"2024-03-01","modified":"2024-11-02",
    "temporal":[{"startDate":"2024-01-01","endDate":"2024-12-31"}],
    "spatial":[{"@id":"http://example.org/hn","prefLabel":{"vi":"Hà Nội"},"bbox":[105.3,20.5,106.1,21.4]}],
    "distribution":[
      {"id":"d1","title":{"vi":"Bảng số liệu"},"downloadURL":"http://example.org/a",
       "format":"http://publications.europa.eu/resource/authority/file-type/CSV",
       "license":"http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"},
      {"id":"d2","downloadURL":"http://example.org/b.geojson"}],
    "state":"published","visibility":"public","revision":7})");
}

bool has(const IndexRecord& record, const std::string& facet, const std::string& value) {
  return std::find(record.filters.begin(), record.filters.end(), std::pair(facet, value)) !=
         record.filters.end();
}

TEST(Document, BecomesARecordWithFiltersAndDates) {
  const auto record = make_record(population());
  EXPECT_EQ(record.id, "7f");
  EXPECT_EQ(record.revision, 7u);
  EXPECT_EQ(record.titles, (std::vector<std::string>{"Dân số 2024", "Population 2024"}));
  EXPECT_EQ(record.identifiers, (std::vector<std::string>{"DS-1"}));
  EXPECT_EQ(record.modified, base::parse_time("2024-11-02"));
  EXPECT_EQ(record.from, base::parse_time("2024-01-01"));
  EXPECT_EQ(base::format_time(*record.to), "2024-12-31T23:59:59.999Z");
  const std::string eu = "http://publications.europa.eu/resource/authority/";
  EXPECT_TRUE(has(record, "agency", "cuc-thong-ke"));
  EXPECT_TRUE(has(record, "theme", eu + "data-theme/SOCI"));
  EXPECT_TRUE(has(record, "format", eu + "file-type/CSV"));
  EXPECT_TRUE(has(record, "format", eu + "file-type/GEOJSON"));
  EXPECT_TRUE(has(record, "format_family", "table"));
  EXPECT_TRUE(has(record, "open", "open"));
  EXPECT_TRUE(has(record, "frequency", eu + "frequency/ANNUAL"));
  EXPECT_TRUE(has(record, "keyword", "dân số"));
  EXPECT_TRUE(has(record, "keyword", "census"));
  EXPECT_TRUE(has(record, "type", "Dataset"));
  EXPECT_TRUE(has(record, "hvd", "false"));
  EXPECT_EQ(record.box, (Box{105.3, 20.5, 106.1, 21.4}));
  EXPECT_TRUE(has(record, "place", "http://example.org/hn"));
}

TEST(Document, IsFoundByAllItsTexts) {
  const TestIndex made({make_record(population())});
  for (const auto* q : {"dan so", "population", "populations", "DS-1", "ds1", "census",
                        "cục thống kê", "bảng số liệu", "hà nội", "tỉnh", "dân số 2024 thống kê"})
    EXPECT_EQ(made.search({{"q", q}}).total, 1u) << q;
  EXPECT_EQ(made.search({{"q", "cuc-thong-ke"}, {"theme", "SOCI"}, {"format", "csv"}}).total, 1u);
  EXPECT_EQ(made.search({{"q", "published"}}).total, 0u);
}

TEST(Document, HasACardOfKnownShape) {
  const auto card = base::parse_json(make_record(population()).card);
  std::vector<std::string> names;
  for (const auto& member : card.members()) names.push_back(member.first);
  EXPECT_EQ(names, (std::vector<std::string>{"id", "@id", "@type", "slug", "identifier", "title",
                                             "description", "publisher", "theme", "license", "open",
                                             "formats", "modified", "accrualPeriodicity"}));
  EXPECT_EQ(card["@id"].as_string(), "/datasets/7f");
  EXPECT_EQ(card["description"]["vi"].as_string(), "Số dân chia theo tỉnh. Xem thêm");
  EXPECT_TRUE(card["open"].as_bool());
  EXPECT_EQ(card["formats"].items().size(), 2u);
}

TEST(Document, IsOpenOnlyByLicencesThatAreKnownToBe) {
  const auto open_of = [](const std::string& licences) {
    std::string distributions;
    for (const char* from = licences.c_str(); *from; ++from) {
      const std::string iri = *from == 'o'
                                  ? "http://publications.europa.eu/resource/authority/licence/CC0"
                              : *from == 'n' ? "https://creativecommons.org/licenses/by-nc/4.0/"
                                             : "http://example.org/own";
      distributions +=
          std::string(distributions.empty() ? "" : ",") + R"({"license":")" + iri + "\"}";
    }
    const auto card =
        make_card(base::parse_json(R"({"id":"1","distribution":[)" + distributions + "]}"));
    return card["open"].is_null() ? "unknown" : card["open"].as_bool() ? "open" : "not-open";
  };
  EXPECT_STREQ(open_of("o"), "open");
  EXPECT_STREQ(open_of("on"), "not-open");
  EXPECT_STREQ(open_of("ou"), "unknown");
  EXPECT_STREQ(open_of("un"), "not-open");
  EXPECT_STREQ(open_of(""), "unknown");
}

TEST(Document, OfAnyShapeNeverFails) {
  for (
      const auto* text :
      {"{}", "[]", "null", R"({"title":"Một","keyword":["a",1,null],"theme":"x","publisher":"p"})",
       R"({"title":[{"a":1}],"distribution":{"format":3},"temporal":[1,{"startDate":"x"}]})",
       R"({"modified":"2024","issued":"2024-05","revision":"x","spatial":"Hà Nội","identifier":5})"}) {
    const auto record = make_record(base::parse_json(text));
    EXPECT_NO_THROW(base::parse_json(record.card)) << text;
  }
  EXPECT_EQ(make_record(base::parse_json(R"({"modified":"2024-05"})")).modified,
            base::parse_time("2024-05-01"));
}

TEST(Document, SortsTitlesAsAVietnameseDictionaryDoes) {
  const std::vector<std::string> titles = {"An", "Ăn", "Ân", "Bắc", "Da",
                                           "Đa", "Em", "Êm", "Ơn",  "Ưng"};
  std::string before;
  for (const auto& title : titles) {
    base::Json document = base::Json::object();
    document.set("title", title);
    const std::string key = make_record(document).title_key;
    EXPECT_LT(before, key) << title;
    before = key;
  }
}

TEST(Document, ShortensDescriptionsByCharacters) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "ạạ ";
  EXPECT_EQ(first_characters("ngắn", 10), "ngắn");
  EXPECT_EQ(first_characters("mười chữ.", 9), "mười chữ.");
  const std::string cut = first_characters(text, 300);
  const auto characters =
      std::count_if(cut.begin(), cut.end(), [](char c) { return (c & 0xC0) != 0x80; });
  EXPECT_LE(characters, 300);
  EXPECT_GT(characters, 290);
  EXPECT_TRUE(cut.ends_with("…"));
}

TEST(PlainText, LeavesWhatAPersonReads) {
  EXPECT_EQ(plain_text("# Tiêu đề\n\n* một\n* **hai** `ba`"), "Tiêu đề một hai ba");
  EXPECT_EQ(plain_text("Xem [trang này](http://x/y) nhé [1]"), "Xem trang này nhé [1]");
  EXPECT_EQ(plain_text("<p>Một</p><br/>hai &amp; ba&nbsp;<b"), "Một hai & ba <b");
  EXPECT_EQ(plain_text("3 < 4 và 5 > 4"), "3 < 4 và 5 > 4");
  EXPECT_EQ(plain_text("  \t\u00A0 "), "");
  EXPECT_EQ(plain_text("- [a"), "[a");
}

}  // namespace
}  // namespace search
