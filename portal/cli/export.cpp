#include "portal/cli/export.hpp"

#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "catalog/base/error.hpp"
#include "catalog/files/temporary_path.hpp"
#include "portal/api/export.hpp"
#include "portal/app/app.hpp"
#include "portal/cli/command.hpp"

namespace portal::cli {
namespace {

namespace fs = std::filesystem;

// Standard output, or a temporary file that takes the wanted name once it is whole and on disk.
class Target {
 public:
  explicit Target(std::string path) : path_(std::move(path)) {
    if (path_.empty()) {
      file_ = stdout;
      return;
    }
    part_ = catalog::files::name_beside(path_);
    file_ = std::fopen(part_.c_str(), "wbx");
    if (!file_) refuse();
  }

  ~Target() {
    if (part_.empty() || !file_) return;
    std::fclose(file_);
    std::error_code ignored;
    fs::remove(part_, ignored);
  }

  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;

  void write(const std::string& bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) refuse();
  }

  void finish() {
    if (std::fflush(file_) != 0) refuse();
    if (part_.empty()) return;
    const bool synced = fsync(fileno(file_)) == 0;
    const bool closed = std::fclose(file_) == 0;
    file_ = nullptr;
    std::error_code failure;
    if (synced && closed) fs::rename(part_, path_, failure);
    if (!synced || !closed || failure) refuse();
  }

 private:
  [[noreturn]] void refuse() const {
    throw base::Error(base::ErrorCode::kUnavailable, "export_unwritable",
                      {{"file", path_.empty() ? "-" : path_}});
  }

  std::string path_;
  fs::path part_;
  std::FILE* file_ = nullptr;
};

}  // namespace

int run_export(const Common& common, const ExportOptions& options) {
  const auto format = catalog::documents::export_format_of(options.format);
  if (!format)
    throw base::Error(base::ErrorCode::kNotFound, "export_format_unknown",
                      {{"format", options.format}});
  app::Config config = settings_of_store(common);
  if (!options.base_url.empty()) config.base_url = options.base_url;
  if (config.base_url.empty()) config.base_url = "http://localhost:8080";
  app::App app(std::move(config));
  Target target(options.output);
  const auto stream = api::export_stream(*format, app);
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
