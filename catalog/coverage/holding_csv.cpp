#include "catalog/coverage/holding_csv.hpp"

#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "catalog/coverage/table_reader.hpp"
#include "catalog/documents/csv_table.hpp"

namespace catalog::coverage {
namespace {

constexpr std::string_view kCovers = "covers";
constexpr std::string_view kTitle = "title_vi";

constexpr Column kColumns[] = {
    {"id", "ma|ma so|ky hieu|stt|so thu tu"},
    {"title_vi", "title|ten|ten du lieu|ten bo du lieu|ten tieng viet"},
    {"title_en", "ten tieng anh|english title"},
    {"description_vi", "description|mo ta|mo ta du lieu"},
    {"description_en", "mo ta tieng anh"},
    {"system", "he thong|he thong quan ly|co so du lieu|holding system"},
    {"access", "muc do mo|muc do tiep can|tiep can|phan loai"},
    {"reason", "ly do|ly do khong mo"},
    {"law", "can cu|can cu phap ly|legal basis"},
    {"planned", "thoi han|du kien mo|ngay du kien|planned date"},
    {"dataset", "bo du lieu|bo du lieu da mo|linked dataset"},
    {"contact", "dau moi|lien he"},
    {"note", "ghi chu|notes"},
    {"internal", "ghi chu noi bo|internal note"},
    {"covers", "muc trong danh muc|items"},
};

// Ids that were met, numbers for rows without, and notes that stay.
class Ids {
 public:
  explicit Ids(const std::vector<Holding>& now) {
    for (const auto& holding : now) now_.emplace(holding.id, &holding);
  }

  void settle(Holding& holding) {
    if (!holding.id.empty()) return;
    do holding.id = std::to_string(++last_);
    while (met_.contains(holding.id) || now_.contains(holding.id));
  }
  bool is_new(const std::string& id) { return met_.insert(id).second; }
  void keep_note(Holding& holding) const {
    const auto before = now_.find(holding.id);
    if (before != now_.end()) holding.internal = before->second->internal;
  }

 private:
  std::map<std::string_view, const Holding*> now_;
  std::set<std::string, std::less<>> met_;
  std::size_t last_ = 0;
};

}  // namespace

std::string write_holdings(const std::vector<Holding>& holdings, bool with_internal) {
  using documents::csv_cell;
  std::string out;
  const auto add = [&](std::string_view cell, bool is_last = false) {
    out += csv_cell(cell);
    out += is_last ? "\r\n" : ",";
  };
  const auto is_shown = [&](std::string_view key) { return with_internal || key != "internal"; };
  for (const auto& [key, member] : holding_fields())
    if (is_shown(key)) add(key);
  add(kCovers, true);
  for (const auto& holding : holdings) {
    for (const auto& [key, member] : holding_fields())
      if (is_shown(key))
        add(key == "access" && holding.access.empty() ? "unknown" : holding.*member);
    add(documents::csv_list(holding.covers), true);
  }
  return out;
}

ReadHoldings read_holdings(std::string_view bytes, const std::vector<Holding>& now,
                           const store::Reader& reader, const Checklists& lists) {
  ReadHoldings read;
  TableReader table(bytes, kColumns);
  if (!table.has("title_vi") && !table.has("title_en"))
    table.tell(Severity::kError, kTitle, "table_column_missing", {{"name", std::string(kTitle)}});
  Ids ids(now);
  const bool is_table = !has_errors(table.findings());
  while (is_table && table.next()) {
    Holding holding;
    for (const auto& [key, member] : holding_fields()) holding.*member = table.cell(key);
    for (auto& item : documents::values_of_cell(table.cell(kCovers), ";,"))
      if (!item.empty()) holding.covers.push_back(std::move(item));
    ids.settle(holding);
    if (!ids.is_new(holding.id))
      table.tell(Severity::kError, "id", "entry_id_twice", {{"value", holding.id}});
    if (!table.has("internal")) ids.keep_note(holding);
    check_holding(holding, reader, lists,
                  [&](Severity severity, std::string_view key, const char* rule,
                      std::map<std::string, std::string> arguments) {
                    table.tell(severity, key, rule, std::move(arguments));
                  });
    read.holdings.push_back(std::move(holding));
  }
  read.findings = table.take_findings();
  return read;
}

ReadHoldings read_holdings_json(const base::Json& items, const std::vector<Holding>& now,
                                const store::Reader& reader, const Checklists& lists) {
  ReadHoldings read;
  Ids ids(now);
  TableFindings findings;
  std::size_t number = 0;
  for (const auto& item : items.items()) {
    if (findings.is_full()) break;
    const std::string line = std::to_string(++number);
    const auto tell = [&](Severity severity, std::string_view key, const char* rule,
                          std::map<std::string, std::string> arguments) {
      arguments.emplace("line", line);
      findings.add(
          finding(severity, "/" + line + "/" + std::string(key), rule, std::move(arguments)));
    };
    if (number > kMostRows) {
      tell(Severity::kError, "", "table_too_long", {{"limit", std::to_string(kMostRows)}});
      break;
    }
    Holding holding = holding_of(item);
    ids.settle(holding);
    if (!ids.is_new(holding.id))
      tell(Severity::kError, "id", "entry_id_twice", {{"value", holding.id}});
    if (!item.find("internal")) ids.keep_note(holding);
    check_holding(holding, reader, lists, tell);
    read.holdings.push_back(std::move(holding));
  }
  read.findings = findings.take();
  return read;
}

}  // namespace catalog::coverage
