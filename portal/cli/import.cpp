#include "portal/cli/import.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/documents/document_reader.hpp"
#include "catalog/publish/importer.hpp"
#include "catalog/store/store.hpp"
#include "portal/cli/command.hpp"

namespace portal::cli {
namespace {

using base::Json;
using catalog::publish::ImportReport;

struct FileResult {
  std::string path;
  std::string format;
  ImportReport report;
  std::string error;  // the file could not be read
  int exit_code = kDone;
};

// A line for people on a terminal that is written over by the next one.
class Progress {
 public:
  explicit Progress(std::string path)
      : path_(std::move(path)), shown_(isatty(STDERR_FILENO) == 1) {}
  ~Progress() { clear(); }
  void step() {
    if (!shown_ || ++records_ % 100 != 0) return;
    std::fprintf(stderr, "\r%s: %zu", path_.c_str(), records_);
  }
  void clear() const {
    if (shown_ && records_ >= 100) std::fprintf(stderr, "\r\033[K");
  }

 private:
  std::string path_;
  bool shown_;
  std::size_t records_ = 0;
};

std::vector<std::string> own_base_urls(app::Config config) {
  app::settle_base_url(config);
  return {config.base_url};
}

FileResult import_file(catalog::store::Store& store, const std::string& path,
                       const ImportOptions& options, const std::vector<std::string>& base_urls) {
  FileResult result;
  result.path = path;
  catalog::publish::ImportOptions wanted;
  wanted.agency = options.agency;
  wanted.source = options.source;
  wanted.dry_run = options.dry_run;
  wanted.base_urls = base_urls;
  catalog::publish::Importer importer(store, std::move(wanted));
  Progress progress(path);
  const auto summary =
      catalog::documents::read_file(path, options.format, [&](catalog::documents::Record&& record) {
        progress.step();
        importer.take(std::move(record));
      });
  progress.clear();
  result.format = summary.format;
  result.report = importer.finish(summary);
  if (!summary.complete) {
    result.exit_code = kWrongUse;
    for (const auto& finding : summary.findings)
      if (finding.severity == catalog::Severity::kError)
        result.error = base::say(finding.message, "en");
  } else if (result.report.refused > 0) {
    result.exit_code = kRefused;
  }
  return result;
}

Json count(std::size_t value) {
  return Json::integer(static_cast<std::int64_t>(value));
}

Json file_json(const FileResult& result) {
  Json out = Json::object();
  out.set("path", result.path);
  out.set("format", result.format);
  out.set("records", count(result.report.records));
  out.set("added", count(result.report.added));
  out.set("changed", count(result.report.changed));
  out.set("unchanged", count(result.report.unchanged));
  out.set("warned", count(result.report.warned));
  out.set("refused", count(result.report.refused));
  Json fidelity = Json::object();
  fidelity.set("ours", count(result.report.fidelity.ours));
  fidelity.set("foreign", count(result.report.fidelity.foreign));
  fidelity.set("dropped", count(result.report.fidelity.dropped));
  out.set("fidelity", std::move(fidelity));
  out.set("error", result.error.empty() ? Json() : Json(result.error));
  return out;
}

Json finding_json(const FileResult& result, const catalog::publish::RecordFinding& each) {
  Json message = Json::object();
  message.set("vi", base::say(each.finding.message, "vi"));
  message.set("en", base::say(each.finding.message, "en"));
  Json out = Json::object();
  out.set("file", result.path);
  out.set("record", each.record);
  out.set("severity", catalog::to_string(each.finding.severity));
  out.set("path", each.finding.path);
  out.set("rule", each.finding.rule);
  out.set("message", std::move(message));
  if (each.count > 1) out.set("count", count(each.count));
  return out;
}

void write_report(const std::string& path, const std::vector<FileResult>& results) {
  Json files = Json::array();
  Json findings = Json::array();
  for (const auto& result : results) {
    files.push(file_json(result));
    for (const auto& each : result.report.findings) findings.push(finding_json(result, each));
  }
  Json out = Json::object();
  out.set("files", std::move(files));
  out.set("findings", std::move(findings));
  std::ofstream file(path, std::ios::binary);
  file << base::write_json_pretty(out);
  file.close();
  if (!file)
    throw base::Error(base::ErrorCode::kUnavailable, "report_unwritable", {{"file", path}});
}

void print(const FileResult& result) {
  const auto& report = result.report;
  std::printf("%s\n", sentence("import_counts", {{"file", result.path},
                                                 {"format", result.format},
                                                 {"records", std::to_string(report.records)},
                                                 {"added", std::to_string(report.added)},
                                                 {"changed", std::to_string(report.changed)},
                                                 {"unchanged", std::to_string(report.unchanged)},
                                                 {"warned", std::to_string(report.warned)},
                                                 {"refused", std::to_string(report.refused)}})
                          .c_str());
  for (const auto& each : report.findings)
    std::printf("  %s%s%s%s: %s [%s]%s\n",
                std::string(catalog::to_string(each.finding.severity)).c_str(),
                each.record.empty() ? "" : " ", each.record.c_str(),
                each.finding.path.empty() ? "" : (" " + each.finding.path).c_str(),
                base::say(each.finding.message, "en").c_str(), each.finding.rule.c_str(),
                each.count > 1 ? (" × " + std::to_string(each.count)).c_str() : "");
  if (!result.error.empty())
    std::fprintf(stderr, "%s: %s\n", result.path.c_str(), result.error.c_str());
}

}  // namespace

int run_import(const Common& common, const ImportOptions& options) {
  app::Config config = settings_of(common);
  if (!options.base_url.empty()) app::set_base_url(config, options.base_url);
  catalog::store::Store store(config.data);
  if (!options.agency.empty() && !store.read().find_agency(options.agency))
    throw base::Error(base::ErrorCode::kNotFound, "agency_not_found", {{"agency", options.agency}});
  std::vector<FileResult> results;
  int exit_code = kDone;
  for (const auto& path : options.files) {
    results.push_back(import_file(store, path, options, own_base_urls(config)));
    print(results.back());
    exit_code = std::max(exit_code, results.back().exit_code);
  }
  if (!options.report.empty()) write_report(options.report, results);
  return exit_code;
}

}  // namespace portal::cli
