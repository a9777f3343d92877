#include "catalog/facts/record_facts.hpp"

#include <gtest/gtest.h>

#include "tests/unit/catalog/facts/facts_catalogue.hpp"

namespace catalog::facts {
namespace {

constexpr const char* kWhole = R"({
  "title": {"vi": "Dân số", "en": "Population"},
  "description": {"vi": "Số dân của từng tỉnh", "en": "People of each province"},
  "keyword": {"vi": ["dân số", "tỉnh"], "en": ["people"]},
  "theme": ["http://publications.europa.eu/resource/authority/data-theme/SOCI", "no theme"],
  "publisher": {"name": {"vi": "Bộ A"}},
  "identifier": ["https://doi.org/10.5281/zenodo.1"],
  "contactPoint": [{"fn": {"vi": "Phòng dữ liệu"}, "hasEmail": "mailto:a@b.example"}],
  "accessRights": "http://publications.europa.eu/resource/authority/access-right/PUBLIC",
  "accrualPeriodicity": "http://publications.europa.eu/resource/authority/frequency/MONTHLY",
  "issued": "2024-01-01", "modified": "2024-03-05",
  "temporal": [{"startDate": "2020", "endDate": "2023"}],
  "spatial": [{"prefLabel": {"vi": "Việt Nam"}}],
  "provenance": [{"label": {"vi": "Tổng điều tra"}}],
  "page": ["https://a.example/guide"],
  "conformsTo": ["https://a.example/schema"],
  "version": "2",
  "distribution": [{
    "downloadURL": "https://a.example/p.csv",
    "format": "http://publications.europa.eu/resource/authority/file-type/CSV",
    "mediaType": "https://www.iana.org/assignments/media-types/text/csv",
    "license": "https://creativecommons.org/licenses/by/4.0/",
    "modified": "2024-02-01", "byteSize": 12
  }]})";

class RecordFacts : public testing::Test, public FactsCatalogue {};

TEST_F(RecordFacts, SayWhatTheRecordSays) {
  const auto id = add(kWhole);
  filler.follow();
  EXPECT_EQ(of(id, "title_vi_len"), "6");
  EXPECT_EQ(of(id, "title_en_len"), "10");
  EXPECT_EQ(of(id, "desc_vi_len"), "20");
  EXPECT_EQ(of(id, "keyword_n"), "3");
  EXPECT_EQ(of(id, "theme_n"), "1");
  EXPECT_EQ(of(id, "theme_bad_n"), "1");
  EXPECT_EQ(of(id, "identifier_pid"), "1");
  EXPECT_EQ(of(id, "access"), "public");
  EXPECT_EQ(of(id, "access_rights_set"), "1");
  EXPECT_EQ(of(id, "freq_days"), "30");
  EXPECT_EQ(of(id, "freq_never"), "0");
  EXPECT_EQ(of(id, "issued_day"), "19723");
  EXPECT_EQ(of(id, "modified_day"), "19787");
  EXPECT_EQ(of(id, "data_modified_day"), "19754");
  EXPECT_EQ(of(id, "temporal_end_day"), "19722") << "a year ends with its last day";
  EXPECT_EQ(of(id, "licence_state"), "open");
  EXPECT_EQ(of(id, "licence_mixed"), "0");
  EXPECT_EQ(of(id, "contact_set"), "1");
  EXPECT_EQ(of(id, "publisher_id"), "bo-a");
  EXPECT_EQ(of(id, "doc_n"), "1");
  EXPECT_EQ(of(id, "schema_n"), "1");
  EXPECT_EQ(of(id, "provenance_len"), "13");
  EXPECT_EQ(of(id, "version_set"), "1");
  EXPECT_EQ(of(id, "data_dist_n"), "1");
  EXPECT_EQ(of(id, "mr_dist_n"), "1");
  EXPECT_EQ(of(id, "table_dist_n"), "1");
  EXPECT_EQ(of(id, "revision_n"), "1");
  EXPECT_EQ(of(id, "origin"), "own");
  EXPECT_EQ(file_of(id, "is_https"), "1");
  EXPECT_EQ(file_of(id, "format_vocab"), "1");
  EXPECT_EQ(file_of(id, "nonprop"), "1");
  EXPECT_EQ(file_of(id, "machine"), "1");
  EXPECT_EQ(file_of(id, "licence_vocab"), "1");
  EXPECT_EQ(file_of(id, "byte_size_set"), "1");
  EXPECT_EQ(file_of(id, "checksum_set"), "0");
  EXPECT_EQ(ask("SELECT theme FROM rd_dataset_theme"),
            "http://publications.europa.eu/resource/authority/data-theme/SOCI");
}

TEST_F(RecordFacts, LeaveUnknownWhatNobodySays) {
  const auto id = add(R"({"title":{"vi":"Chợ"},"description":{"vi":"m"},
      "distribution":[{"accessURL":"http://a.example/x"}]})");
  filler.follow();
  for (const char* column : {"fee", "registration", "bulk", "uses_ids", "uses_codes", "stars",
                             "privacy_review", "contact_valid", "licence_mixed", "issued_day",
                             "modified_day", "data_modified_day", "freq_days", "temporal_end_day",
                             "downloads_90d", "api_90d", "reuse_n", "lag_hours", "withdrawn_day"})
    EXPECT_EQ(of(id, column), "NULL") << column;
  EXPECT_EQ(of(id, "licence_state"), "unknown");
  EXPECT_EQ(of(id, "unchecked_dist_n"), "1") << "nothing has followed the link";
  EXPECT_EQ(of(id, "unk_fmt_dist_n"), "1");
  for (const char* column :
       {"access_state", "download_state", "last_checked_day", "nonprop", "machine",
        "format_matches", "shape", "parse_ok", "utf8", "preview_ok", "fixity_day", "fixity_ok"})
    EXPECT_EQ(file_of(id, column), "NULL") << column;
  EXPECT_EQ(file_of(id, "is_https"), "0");
  EXPECT_EQ(file_of(id, "hosted"), "0");
}

TEST_F(RecordFacts, AHostedFileIsToBeHadByEverybody) {
  const auto file = upload("a.csv", "id,n\n1,2\n");
  const auto id = add(R"({"title":{"vi":"Chợ"},"description":{"vi":"m"},
      "license":"https://creativecommons.org/publicdomain/zero/1.0/",
      "distribution":[{"file":")" +
                      file + R"("}]})");
  filler.follow();
  EXPECT_EQ(file_of(id, "hosted"), "1");
  EXPECT_EQ(file_of(id, "download_state"), "ok");
  EXPECT_EQ(file_of(id, "format_matches"), "NULL") << "nobody looked into it yet";
  EXPECT_EQ(file_of(id, "checksum_set"), "1");
  EXPECT_EQ(of(id, "fee"), "0");
  EXPECT_EQ(of(id, "registration"), "0");
  EXPECT_EQ(of(id, "bulk"), "NULL") << "whether it is whole the record does not say";
  EXPECT_EQ(of(id, "stars"), "3");
  EXPECT_NE(of(id, "data_modified_day"), "NULL");
  store.files().remove(store.read().find_file(file)->sha256);
  filler.refresh({id});
  EXPECT_EQ(file_of(id, "download_state"), "broken");
  EXPECT_EQ(of(id, "stars"), "0");
}

TEST_F(RecordFacts, AFileThatIsHeldBackIsNeitherThereNorBroken) {
  const auto file = upload("a.csv", "id,n\n1,2\n");
  const auto id = add(R"({"title":{"vi":"Chợ"},"description":{"vi":"m"},"available":"2999-01-01",
      "distribution":[{"file":")" +
                      file + R"("}]})");
  filler.follow();
  EXPECT_EQ(file_of(id, "download_state"), "NULL");
}

TEST_F(RecordFacts, OneClosedLicenceIsNotOpenAndTwoDoNotAgree) {
  const auto id = add(R"({"title":{"vi":"Chợ"},"description":{"vi":"m"},"distribution":[
      {"accessURL":"https://a.example/1","license":"https://creativecommons.org/licenses/by/4.0/"},
      {"accessURL":"https://a.example/2","license":"https://creativecommons.org/licenses/by-nc/4.0/"}]})");
  filler.follow();
  EXPECT_EQ(of(id, "licence_state"), "closed");
  EXPECT_EQ(of(id, "licence_mixed"), "1");
  EXPECT_EQ(of(id, "stars"), "0");
}

TEST_F(RecordFacts, ALicenceThatIsOnlyDescribedIsStatedAndNotKnown) {
  const auto id = add(R"({"title":{"vi":"Chợ"},"description":{"vi":"m"},"distribution":[
      {"accessURL":"https://a.example/1","license":{"@type":"http://purl.org/dc/terms/LicenseDocument",
       "description":{"nl":"De voorwaarden van het agentschap"}}}]})");
  filler.follow();
  EXPECT_EQ(file_of(id, "licence_set"), "1");
  EXPECT_EQ(file_of(id, "licence_vocab"), "0");
  EXPECT_EQ(of(id, "licence_state"), "unknown");
}

TEST_F(RecordFacts, DocumentsOnlyIsToldAndUnknownFormatsAreNot) {
  const auto printed = add(R"({"title":{"vi":"In"},"description":{"vi":"m"},"distribution":[
      {"accessURL":"https://a.example/1","format":"PDF"}]})");
  const auto doubtful = add(R"({"title":{"vi":"Lạ"},"description":{"vi":"m"},"distribution":[
      {"accessURL":"https://a.example/1","format":"PDF"},{"accessURL":"https://a.example/2"}]})");
  filler.follow();
  EXPECT_EQ(of(printed, "doc_format_n"), "1");
  EXPECT_EQ(of(printed, "mr_dist_n"), "0");
  EXPECT_EQ(of(doubtful, "doc_format_n"), "NULL");
}

TEST_F(RecordFacts, AFileThatExplainsTheDataIsNotCountedAsData) {
  const auto id = add(R"({"title":{"vi":"Chợ"},"description":{"vi":"m"},"distribution":[
      {"accessURL":"https://a.example/1","format":"CSV"},
      {"title":{"vi":"Mô tả trường dữ liệu"},"accessURL":"https://a.example/2","format":"PDF"}]})");
  filler.follow();
  EXPECT_EQ(of(id, "data_dist_n"), "1");
  EXPECT_EQ(of(id, "doc_n"), "1");
  EXPECT_EQ(of(id, "schema_n"), "1") << "it says what the columns are";
  EXPECT_EQ(of(id, "doc_format_n"), "0");
}

TEST_F(RecordFacts, TextsWithoutLanguageAreToldByTheirLetters) {
  const auto id = add(R"({"title":"Dân số các tỉnh","description":"People of each province"})");
  filler.follow();
  EXPECT_EQ(of(id, "title_vi_len"), "15");
  EXPECT_EQ(of(id, "title_en_len"), "0");
  EXPECT_EQ(of(id, "desc_en_len"), "23");
}

TEST_F(RecordFacts, WhatIsRestrictedIsListedButNotPublic) {
  const auto id = add(R"({"title":{"vi":"Kín"},"description":{"vi":"m"},
      "accessRights":"http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC",
      "applicableLegislation":["https://luat.example/1"]})");
  filler.follow();
  EXPECT_EQ(of(id, "access"), "non_public");
  EXPECT_EQ(of(id, "closed_reason_set"), "1");
}

TEST_F(RecordFacts, DraftsPrivateRecordsAndSeriesAreNoFacts) {
  const auto written = add(R"({"title":{"vi":"a"},"description":{"vi":"m"}})", "draft");
  publish::Draft hidden;
  hidden.document = base::parse_json(R"({"title":{"vi":"b"},"description":{"vi":"m"}})");
  hidden.visibility = "private";
  const auto secret = add(std::move(hidden));
  publish::Draft heading;
  heading.kind = NodeClass::kDatasetSeries;
  heading.document = base::parse_json(R"({"title":{"vi":"c"},"description":{"vi":"m"}})");
  const auto series = add(std::move(heading));
  filler.follow();
  for (const auto& id : {written, secret, series}) EXPECT_EQ(of(id, "id"), "none");
}

TEST_F(RecordFacts, AWithdrawnOneStaysWithItsDayAndWhetherItSaysWhy) {
  const base::FixedClock clock(*base::parse_time("2025-01-31T20:00:00Z"));
  publish::Draft draft;
  draft.document = base::parse_json(R"({"title":{"vi":"a"},"description":{"vi":"m"}})");
  const auto id = add(draft);
  draft.id = id;
  draft.state = "withdrawn";
  draft.note = "sai số liệu";
  add(draft);
  draft.id.clear();
  const auto never_public = add(draft);
  filler.follow();
  EXPECT_EQ(of(id, "withdrawn_day"), "20120") << "the first of February by the portal's clock";
  EXPECT_EQ(of(id, "tombstone"), "1");
  EXPECT_EQ(of(never_public, "id"), "none");
}

TEST_F(RecordFacts, DoublesAreCountedWithinAnAgency) {
  const std::string one =
      R"({"title":{"vi":"Giá  vàng"},"description":{"vi":"m"},"publisher":{"name":"A"}})";
  const std::string other =
      R"({"title":{"vi":"giá vàng"},"description":{"vi":"n"},"publisher":{"name":"A"}})";
  const std::string apart =
      R"({"title":{"vi":"Giá vàng"},"description":{"vi":"n"},"publisher":{"name":"B"}})";
  const auto first = add(one);
  filler.follow();
  EXPECT_EQ(of(first, "dup_group_n"), "0");
  const auto second = add(other);
  const auto third = add(apart);
  filler.follow();
  EXPECT_EQ(of(first, "dup_group_n"), "1");
  EXPECT_EQ(of(second, "dup_group_n"), "1");
  EXPECT_EQ(of(third, "dup_group_n"), "0");
}

TEST_F(RecordFacts, AServiceIsAnInterfaceOfWhatItServes) {
  const auto id = add(R"({"title":{"vi":"Mưa"},"description":{"vi":"m"}})");
  filler.follow();
  EXPECT_EQ(of(id, "api_n"), "0");
  publish::Draft service;
  service.kind = NodeClass::kDataService;
  service.document =
      base::parse_json(R"({"title":{"vi":"API"},"endpointURL":"https://a.example/api",
      "servesDataset":["/datasets/)" +
                       id + R"("]})");
  const auto made = add(service);
  filler.follow();
  EXPECT_EQ(of(id, "api_n"), "1");
  EXPECT_EQ(of(made, "kind"), "service");
  service.id = made;
  service.document.erase("servesDataset");
  add(service);
  filler.follow();
  EXPECT_EQ(of(id, "api_n"), "0");
}

}  // namespace
}  // namespace catalog::facts
