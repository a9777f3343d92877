// Documents checked as POST /api/v1/validate does, without the network: read from their text,
// normalised, held against every rule, measured. bench_validate RECORDS.

#include "catalog/rules/validate.hpp"

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "catalog/base/sandbox.hpp"
#include "catalog/documents/document_reader.hpp"
#include "catalog/rules/quality.hpp"
#include "tests/bench/records.hpp"
#include "tests/bench/table.hpp"

namespace bench {
namespace {

constexpr double kMostMilliseconds = 1;

std::vector<std::string> list_documents(std::size_t records) {
  std::vector<std::string> texts;
  const auto summary = catalog::documents::read_document(
      jsonld_catalogue(records), "made.jsonld", "", "", [&](catalog::documents::Record&& record) {
        texts.push_back(base::write_json(record.document));
      });
  require(summary.complete && texts.size() == records, "the made records could not be read");
  return texts;
}

std::size_t check(const std::string& text) {
  constexpr auto kKind = catalog::NodeClass::kDataset;
  base::Json document = base::parse_json(text);
  const auto findings = catalog::rules::validate(document, kKind);
  const bool bad = catalog::rules::count(findings, catalog::Severity::kError) > 0;
  const auto quality = catalog::rules::quality_of(catalog::rules::view_of(document, kKind), bad);
  return findings.size() + static_cast<std::size_t>(quality.points);
}

void measure(std::size_t records) {
  const auto texts = list_documents(records);
  std::size_t bytes = 0;
  for (const auto& text : texts) bytes += text.size();
  std::size_t found = check(texts[0]);  // vocabularies are made ready at the first use
  std::vector<double> times;
  for (const auto& text : texts)
    times.push_back(1000 * cpu_seconds_of([&] { found += check(text); }));
  require(found > records, "hardly anything was found");
  std::fprintf(stderr, "validate: %zu bytes a document\n", bytes / records);
  std::ranges::sort(times);
  const auto line = [&](const char* which, double value) {
    print({std::string("validate, a record, CPU") + which, milliseconds(value), "-", value,
           "< 1.00", value < kMostMilliseconds});
  };
  line(" (median)", times[times.size() / 2]);
  line(" (p99)", times[times.size() * 99 / 100]);
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  base::be_sandbox_if_asked(count, words);
  bench::require(count == 2, "bench_validate RECORDS");
  bench::measure(std::stoul(words[1]));
  return 0;
}
