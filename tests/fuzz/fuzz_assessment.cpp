#include "catalog/assessment/check.hpp"
#include "catalog/assessment/document.hpp"
#include "catalog/base/error.hpp"
#include "catalog/readiness/registry.hpp"
#include "tests/fuzz/fuzzing.hpp"

namespace assessment = catalog::assessment;

namespace {

std::string write(const assessment::Document& document) {
  return base::write_json(assessment::to_json(document, assessment::Told::kInside));
}

// A document that was published is proved by its digest, which no chance hits.
std::string without_publication(std::string_view text) {
  base::Json json = base::parse_json(text);
  if (json.is_object()) json.erase("published");
  return base::write_json(json);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto registry = catalog::readiness::Registry::load();
  try {
    const auto document = assessment::read_document(without_publication(fuzzing::text(data, size)));
    const std::string written = write(document);
    fuzzing::hold(assessment::read_document(written) == document, "it reads back as it was");
    fuzzing::hold(write(assessment::read_document(written)) == written, "and is written the same");
    fuzzing::hold(assessment::digest_of(document).size() == 64, "it has a digest");
    assessment::check_document(
        document, assessment::frame_of(registry, document.head.framework, document.head.questions));
  } catch (const base::Error&) {
    // Refused, with a sentence.
  }
  return 0;
}
