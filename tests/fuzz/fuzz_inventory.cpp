#include "catalog/base/error.hpp"
#include "catalog/coverage/holding_csv.hpp"
#include "catalog/coverage/issued_csv.hpp"
#include "catalog/coverage/table_reader.hpp"
#include "catalog/readiness/registry.hpp"
#include "catalog/store/store.hpp"
#include "tests/fuzz/fuzzing.hpp"
#include "tests/support/temporary_folder.hpp"

namespace coverage = catalog::coverage;

// Tables that agencies send: what they hold, and what they promised. The first byte chooses.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const catalog::TemporaryFolder folder;
  static catalog::store::Store store(folder.path());
  static const auto lists = catalog::readiness::Registry::load().checklists();
  if (size == 0) return 0;
  const auto text = fuzzing::text(data + 1, size - 1);
  const auto reader = store.read();
  if (data[0] % 2 == 0) {
    coverage::read_entries(text, reader, lists);
    return 0;
  }
  const auto read = coverage::read_holdings(text, {}, reader, lists);
  if (coverage::has_errors(read.findings)) return 0;
  const std::string written = coverage::write_holdings(read.holdings, true);
  const auto again = coverage::read_holdings(written, {}, reader, lists);
  fuzzing::hold(!coverage::has_errors(again.findings), "what is written is taken again");
  fuzzing::hold(again.holdings == read.holdings, "and reads back as it was");
  return 0;
}
