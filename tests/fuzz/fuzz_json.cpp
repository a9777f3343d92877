#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "tests/fuzz/fuzzing.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  base::Json value;
  try {
    value = base::parse_json(fuzzing::text(data, size));
  } catch (const base::Error&) {
    return 0;
  }
  const std::string written = base::write_json(value);
  fuzzing::hold(base::parse_json(written) == value, "what is written reads back as it was");
  fuzzing::hold(base::parse_json(base::write_json_pretty(value)) == value, "so does the long form");
  fuzzing::hold(written.find('<') == std::string::npos, "it may stand inside of HTML");
  return 0;
}
