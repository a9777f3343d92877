#include "catalog/bulk/merge_record.hpp"

#include <gtest/gtest.h>

namespace catalog::bulk {
namespace {

using base::Json;
using base::parse_json;

Json merged(const std::string& there, const std::string& row) {
  Json document = parse_json(there);
  merge_record(document, parse_json(row));
  return document;
}

TEST(MergedRecord, KeepsWhatTheRowDoesNotSpeakOf) {
  EXPECT_EQ(merged(R"({"title":{"vi":"Mưa","en":"Rain"},"license":"L","keyword":{"vi":["a"]}})",
                   R"({"title":{"vi":"Lượng mưa"},"keyword":{"en":["b"]}})"),
            parse_json(R"({"title":{"vi":"Lượng mưa","en":"Rain"},"license":"L",
                           "keyword":{"vi":["a"],"en":["b"]}})"));
}

TEST(MergedRecord, KeepsUploadedFilesAndWhatIsKnownOfLinkedOnes) {
  EXPECT_EQ(merged(R"({"distribution":[{"id":"1","file":"f","downloadURL":"/files/1/a.csv"},
                                 {"id":"2","accessURL":"https://a.example","license":"L"},
                                 {"id":"3","accessURL":"https://gone.example"}]})",
                   R"({"distribution":[{"accessURL":"https://a.example","format":"CSV"},
                                 {"accessURL":"https://new.example"}]})"),
            parse_json(R"({"distribution":[{"id":"1","file":"f","downloadURL":"/files/1/a.csv"},
                                     {"id":"2","accessURL":"https://a.example","license":"L","format":"CSV"},
                                     {"accessURL":"https://new.example"}]})"));
}

TEST(MergedRecord, SaidAgainIsTheSame) {
  const char* document =
      R"({"title":{"vi":"Mưa"},"distribution":[{"id":"1","file":"f","downloadURL":"/files/1/a.csv"}]})";
  EXPECT_EQ(merged(document, document), parse_json(document));
}

}  // namespace
}  // namespace catalog::bulk
