#include "portal/cli/gc.hpp"

#include <cstdio>

#include "catalog/store/unused_files.hpp"
#include "portal/cli/command.hpp"
#include "portal/jobs/kind.hpp"

namespace portal::cli {
namespace {

using catalog::store::RemovedFiles;
using catalog::store::UnusedFiles;

void say_counts(const char* key, const RemovedFiles& counts) {
  std::printf("%s\n", sentence(key, {{"count", std::to_string(counts.files)},
                                     {"contents", std::to_string(counts.contents)},
                                     {"bytes", std::to_string(counts.bytes)}})
                          .c_str());
}

}  // namespace

int run_gc(const Common& common, const GcOptions& options) {
  catalog::store::Store store(settings_of_store(common).data);
  const auto beat = [] {};  // nobody waits for a sign of life
  const UnusedFiles unused = catalog::store::find_unused_files(store, beat);
  for (const auto& file : unused.files)
    std::printf("file\t%s\t%s\n", file.id.c_str(), file.sha256.c_str());
  for (const auto& sha256 : unused.contents) std::printf("content\t%s\n", sha256.c_str());
  if (options.dry_run)
    say_counts("gc_would_remove",
               {static_cast<std::int64_t>(unused.files.size()),
                static_cast<std::int64_t>(unused.contents.size()), unused.content_bytes});
  else
    say_counts("gc_removed",
               catalog::store::remove_unused_files(store, unused, beat, jobs::account_for_removal));
  return kDone;
}

}  // namespace portal::cli
