#include "catalog/rules/validate.hpp"

#include <gtest/gtest.h>

#include <set>

#include "catalog/base/message.hpp"
#include "catalog/rules/rule.hpp"
#include "tests/unit/catalog/rules/checking.hpp"

namespace catalog::rules {
namespace {

// Something wrong of nearly every kind.
constexpr const char* kBad =
    R"({"@type":"Dataset","titel":"x","theme":"linh tinh","publisher":{"homepage":"www.a.vn"},)"
    R"("issued":"2024-05-02","modified":"May","license":["CC0","CC_BY"],"language":"xx-yy-zz",)"
    R"("created":["2019","2020"],"contactPoint":[{"fn":"A","hasEmail":"https://a.vn"}],)"
    R"("spatial":[{"bbox":[1,2,3,400]}],"spatialResolutionInMeters":"1 km",)"
    R"("distribution":[{"format":"?","license":["CC0","CC_BY"],"byteSize":"big","issued":"x"}]})";

TEST(Validate, TellsEachThingOnceAndErrorsFirst) {
  base::Json document = base::parse_json(kBad);
  const Findings findings = validate(document, NodeClass::kDataset);
  std::set<std::string> seen;
  for (const auto& each : findings)
    EXPECT_TRUE(seen.insert(each.rule + " " + each.path).second) << each.rule << " " << each.path;
  for (std::size_t i = 1; i < findings.size(); ++i)
    EXPECT_GE(findings[i - 1].severity, findings[i].severity);
  EXPECT_GT(count(findings, Severity::kError), 5u);
  EXPECT_EQ(count(findings, Severity::kError) + count(findings, Severity::kWarning) +
                count(findings, Severity::kAdvice),
            findings.size());
}

TEST(Validate, TellsOnlyWhatTheTableHoldsAndInItsSeverity) {
  base::Json document = base::parse_json(kBad);
  for (const auto& each : validate(document, NodeClass::kDataset)) {
    const Rule* rule = find_rule(each.rule);
    ASSERT_NE(rule, nullptr) << each.rule;
    EXPECT_EQ(each.severity, rule->severity) << each.rule;
  }
}

TEST(Validate, FillsInEverySentence) {
  base::Json document = base::parse_json(kBad);
  for (const auto& each : validate(document, NodeClass::kDataset))
    for (const char* language : {"vi", "en"})
      EXPECT_EQ(base::say(each.message, language).find('{'), std::string::npos)
          << base::say(each.message, language);
}

TEST(Validate, SaysTheSameOfADocumentThatWasNormalisedBefore) {
  base::Json document = base::parse_json(kBad);
  validate(document, NodeClass::kDataset);
  const Findings once = check(document, NodeClass::kDataset);
  validate(document, NodeClass::kDataset);
  EXPECT_EQ(check(document, NodeClass::kDataset), once);
}

TEST(Validate, OfAWholeRecordSaysNothing) {
  EXPECT_TRUE(told(R"({"title":{"vi":"Lượng mưa","en":"Rain"},"description":{"vi":"Lượng mưa đo )"
                   R"(được mỗi ngày tại các trạm của thành phố, từ năm 2010."},"keyword":{"vi":)"
                   R"(["mưa"]},"theme":["ENVI"],"publisher":{"name":{"vi":"Đài Khí tượng"}},)"
                   R"("contactPoint":[{"fn":"Phòng Dữ liệu","hasEmail":"mailto:mua@example.vn"}],)"
                   R"("accessRights":"PUBLIC","accrualPeriodicity":"DAILY","language":["vie"],)"
                   R"("issued":"2024-03-01","modified":"2024-11-02","temporal":[{"startDate":)"
                   R"("2010","endDate":"2024"}],"spatial":[{"prefLabel":{"vi":"Hà Nội"},"bbox":)"
                   R"([105.3,20.5,106.1,21.4]}],"distribution":[{"title":{"vi":"Tệp CSV"},)"
                   R"("description":{"vi":"Mỗi dòng một ngày."},"availability":"STABLE",)"
                   R"("accessURL":"https://data.example.vn/rain","format":"CSV","mediaType":)"
                   R"("text/csv","byteSize":1234,"license":"CC_BY","checksum":{"algorithm":)"
                   R"("sha256","checksumValue":"9f86d0"}}]})")
                  .empty());
}

}  // namespace
}  // namespace catalog::rules
