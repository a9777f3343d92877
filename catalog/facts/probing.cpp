#include "catalog/facts/probing.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "catalog/base/text.hpp"
#include "catalog/documents/decoding.hpp"
#include "catalog/documents/parsing.hpp"
#include "catalog/facts/table_look.hpp"
#include "catalog/facts/xml_check.hpp"
#include "catalog/sniff/sniff.hpp"
#include "catalog/store/row.hpp"
#include "catalog/vocab/formats.hpp"

namespace catalog::facts {
namespace {

constexpr std::chrono::days kLeastBetween{7};  // checks of one digest

std::string read_whole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Text alone does not tell a table of one column from a letter: then its name does.
std::string format_of(const sniff::Sniffed& found, const store::StoredFile& file) {
  if (found.format != "TXT") return found.format;
  const auto* named = vocab::format_of_file_name(file.name);
  if (!named) named = vocab::format_of_media_type(file.media_type);
  const bool is_text =
      named && (named->family == "text" || named->code == "CSV" || named->code == "TSV");
  return is_text ? std::string(named->code) : found.format;
}

void take_look(FileProbe& probe, const TableLook& look) {
  probe.parse_ok = look.is_regular;
  probe.row_n = look.rows;
  probe.column_n = look.columns;
  probe.uses_ids = look.uses_ids;
  probe.uses_codes = look.uses_codes;
}

void read_csv(FileProbe& probe, const std::string& bytes) {
  documents::Decoded decoded;
  documents::decode(bytes, decoded);
  take_look(probe, look_at_csv(decoded.text, false));
  if (decoded.repaired) probe.parse_ok = false;
}

void read_json(FileProbe& probe, const std::string& bytes) {
  Findings findings;
  const auto document = documents::try_parse_json(bytes, findings);
  const bool too_large = std::ranges::any_of(
      findings, [](const Finding& each) { return each.rule != "json_malformed"; });
  if (document || !too_large) probe.parse_ok = document.has_value();
  if (!document || !document->is_array()) return;
  probe.row_n = static_cast<std::int64_t>(document->items().size());
}

void read_workbook(FileProbe& probe, const std::string& bytes) {
  Findings findings;
  const auto table = documents::try_read_workbook(bytes, findings);
  if (table) return take_look(probe, look_at_csv(*table, true));
  const bool too_large = std::ranges::any_of(
      findings, [](const Finding& each) { return each.rule == "workbook_too_large"; });
  if (!too_large) probe.parse_ok = false;
}

bool is_xml(std::string_view format) {
  for (const auto* each : {"XML", "KML", "GML", "RDF_XML", "GPX", "ATOM", "RSS"})
    if (format == each) return true;
  return false;
}

void read_content(FileProbe& probe, const std::filesystem::path& path) {
  if (is_xml(probe.format)) {
    probe.parse_ok = is_well_formed_xml(path);
    return;
  }
  const bool table = probe.format == "CSV" || probe.format == "TSV";
  const bool json = probe.format == "JSON" || probe.format == "GEOJSON";
  if (!table && !json && probe.format != "XLSX") return;
  if (probe.byte_size > static_cast<std::int64_t>(kLookedInto)) {
    probe.state = "too_large";
    return;
  }
  const std::string bytes = read_whole(path);
  if (table) return read_csv(probe, bytes);
  if (json) return read_json(probe, bytes);
  read_workbook(probe, bytes);
}

std::vector<std::string> list_contents(const store::Reader& reader) {
  std::vector<std::string> list;
  auto rows = reader.connection().query(
      "SELECT DISTINCT f.sha256 FROM distribution d JOIN file f ON f.id = d.file"
      " WHERE d.file <> '' ORDER BY f.sha256");
  while (const auto row = rows.next()) list.push_back(row->text(0));
  return list;
}

std::set<std::string> list_probed(Facts& facts) {
  std::set<std::string> probed;
  auto lease = facts.pool().read();
  auto rows = lease.connection().query("SELECT sha256 FROM file_probe");
  while (const auto row = rows.next()) probed.insert(row->text(0));
  return probed;
}

void keep(Facts& facts, const FileProbe& probe) {
  auto lease = facts.pool().write();
  put_probe(lease.connection(), probe);
}

// Those whose turn it is, the longest waiting first.
std::vector<std::string> list_due(Facts& facts, base::Time now, std::size_t contents) {
  const auto share = contents / static_cast<std::size_t>(kFixityKept.count()) + 1;
  auto lease = facts.pool().read();
  auto rows = lease.connection().query(
      "SELECT sha256, COALESCE(checked_at, 0) FROM file_probe WHERE COALESCE(checked_at, 0) < $1"
      " ORDER BY checked_at, sha256",
      store::to_number(now - kLeastBetween));
  std::vector<std::string> due;
  while (const auto row = rows.next()) {
    if (due.size() >= share && row->integer(1) > store::to_number(now - kFixityKept)) break;
    due.push_back(row->text(0));
  }
  return due;
}

}  // namespace

FileProbe probe_content(const files::FileStore& files, const store::StoredFile& file,
                        base::Time now) {
  FileProbe probe;
  probe.sha256 = file.sha256;
  probe.probed_at = now;
  const auto path = files.find(file.sha256);
  if (!path) {
    probe.state = "missing";
    return probe;
  }
  probe.byte_size = static_cast<std::int64_t>(std::filesystem::file_size(*path));
  const auto found = sniff::sniff(*path);
  probe.format = found.is_empty ? "" : format_of(found, file);
  probe.encoding = found.encoding;
  probe.fixity_ok = files.verify(file.sha256);
  probe.checked_at = now;
  if (*probe.fixity_ok) read_content(probe, *path);
  return probe;
}

std::set<std::string> probe_new(store::Store& store, Facts& facts, std::size_t most,
                                const std::function<void()>& beat) {
  std::set<std::string> done;
  const auto known = list_probed(facts);
  const auto contents = list_contents(store.read());
  for (const auto& sha256 : contents) {
    if (done.size() >= most) break;
    if (known.contains(sha256)) continue;
    beat();
    const auto file = store.read().find_file_by_sha256(sha256);
    if (!file) continue;
    keep(facts, probe_content(store.files(), *file, base::now()));
    done.insert(sha256);
  }
  return done;
}

std::set<std::string> check_fixity(store::Store& store, Facts& facts, base::Time now,
                                   const std::function<void()>& beat) {
  const auto contents = list_contents(store.read());
  std::set<std::string> done;
  for (const auto& sha256 : list_due(facts, now, contents.size())) {
    beat();
    if (!std::ranges::binary_search(contents, sha256)) {
      auto lease = facts.pool().write();
      lease.connection().execute("DELETE FROM file_probe WHERE sha256 = $1", sha256);
      continue;
    }
    auto probe = find_probe(facts.pool().read().connection(), sha256);
    if (!probe) continue;
    const bool is_there = store.files().find(sha256).has_value();
    const auto file = store.read().find_file_by_sha256(sha256);
    if (probe->state == "missing" && is_there && file) {
      *probe = probe_content(store.files(), *file, now);
    } else {
      probe->checked_at = now;
      probe->fixity_ok = is_there && store.files().verify(sha256);
    }
    keep(facts, *probe);
    done.insert(sha256);
  }
  return done;
}

ProbeCounts count_probes(store::Store& store, Facts& facts) {
  ProbeCounts counts;
  const auto known = list_probed(facts);
  for (const auto& sha256 : list_contents(store.read())) {
    ++counts.contents;
    if (known.contains(sha256)) ++counts.probed;
  }
  return counts;
}

}  // namespace catalog::facts
