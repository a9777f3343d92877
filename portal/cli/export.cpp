#include "portal/cli/export.hpp"

#include <cstdio>
#include <filesystem>
#include <optional>

#include "catalog/base/error.hpp"
#include "catalog/files/target_file.hpp"
#include "portal/api/export.hpp"
#include "portal/app/app.hpp"
#include "portal/cli/command.hpp"

namespace portal::cli {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kForAll = 0666;  // the catalogue is public; the umask may say otherwise

// Standard output, or a file that takes the wanted name once it is whole and on disk.
class Target {
 public:
  explicit Target(const std::string& path) : path_(path.empty() ? "-" : path) {
    if (path.empty()) return;
    std::error_code ignored;
    if (!fs::is_directory(fs::absolute(path).parent_path(), ignored)) refuse();
    file_.emplace(path, kForAll);
  }

  void write(const std::string& bytes) {
    if (file_) return file_->file().write(bytes);
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size()) refuse();
  }

  void finish() {
    if (file_) return file_->finish();
    if (std::fflush(stdout) != 0) refuse();
  }

 private:
  [[noreturn]] void refuse() const {
    throw base::Error(base::ErrorCode::kUnavailable, "export_unwritable", {{"file", path_}});
  }

  std::string path_;
  std::optional<catalog::files::TargetFile> file_;
};

}  // namespace

int run_export(const Common& common, const ExportOptions& options) {
  const auto format = catalog::documents::export_format_of(options.format);
  if (!format)
    throw base::Error(base::ErrorCode::kNotFound, "export_format_unknown",
                      {{"format", options.format}});
  app::Config config = settings_of_store(common);
  if (!options.base_url.empty()) app::set_base_url(config, options.base_url);
  app::settle_base_url(config);
  app::App app(std::move(config));
  Target target(options.output);
  const auto stream = api::export_stream(*format, app, app.store.snapshot());
  bool more = true;
  while (more) {
    std::string chunk;
    more = stream(chunk);
    target.write(chunk);
  }
  target.finish();
  return kDone;
}

}  // namespace portal::cli
