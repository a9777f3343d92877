#include "catalog/coverage/issued_csv.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "catalog/base/text.hpp"
#include "catalog/coverage/inventory.hpp"
#include "catalog/coverage/table_reader.hpp"
#include "catalog/documents/csv_table.hpp"
#include "catalog/vocab/frequencies.hpp"

namespace catalog::coverage {
namespace {

constexpr std::size_t kMostText = 500;
constexpr std::size_t kShown = 80;

constexpr Column kColumns[] = {
    {"id", "ma|ma so|ky hieu|stt|so thu tu|so tt", true},
    {"title", "title vi|ten|ten du lieu|ten bo du lieu|du lieu", true},
    {"frequency", "update frequency|tan suat|tan suat cap nhat|chu ky cap nhat"},
    {"due", "due date|thoi han|thoi gian|thoi gian cung cap|han|han cong bo|ngay cong bo"},
    {"priority", "uu tien|muc uu tien"},
    {"dataset", "bo du lieu da cong bo|duong dan|link|linked dataset"},
    {"covers", "muc trong danh muc|items"},
    {"note", "ghi chu|notes"},
};

bool is_priority(const std::string& text) {
  return text.size() <= 3 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

IssuedEntry entry_in(const TableReader& table) {
  IssuedEntry entry;
  entry.id = table.cell("id");
  entry.title = table.cell("title");
  entry.frequency = table.cell("frequency");
  entry.due = table.cell("due");
  entry.priority = table.cell("priority");
  entry.dataset = table.cell("dataset");
  entry.note = table.cell("note");
  for (auto& item : documents::values_of_cell(table.cell("covers"), ";,"))
    if (!item.empty()) entry.covers.push_back(std::move(item));
  return entry;
}

std::string shown(const std::string& text) {
  return base::shorten(text, kShown);
}

void check_texts(const IssuedEntry& entry, TableReader& table) {
  if (!is_entry_id(entry.id))
    table.tell(Severity::kError, "id", "entry_id_bad", {{"value", shown(entry.id)}});
  if (entry.title.empty()) table.tell(Severity::kError, "title", "entry_title_missing");
  for (const auto& [key, text] :
       {std::pair("title", &entry.title), std::pair("frequency", &entry.frequency),
        std::pair("note", &entry.note)})
    if (text->size() > kMostText)
      table.tell(Severity::kError, key, "entry_text_long",
                 {{"name", key}, {"limit", std::to_string(kMostText)}});
  if (!is_priority(entry.priority))
    table.tell(Severity::kError, "priority", "entry_priority_bad",
               {{"value", shown(entry.priority)}});
}

// Reads what stands for something else: days, dates, datasets, items.
void settle(IssuedEntry& entry, TableReader& table, const store::Reader& reader,
            const Checklists& lists) {
  if (const auto days = vocab::expected_interval_days(entry.frequency))
    entry.update_days = std::max<std::int64_t>(1, std::llround(*days));
  else if (!entry.frequency.empty())
    table.tell(Severity::kWarning, "frequency", "entry_frequency_unknown",
               {{"value", shown(entry.frequency)}});
  if (!entry.due.empty()) {
    if (const auto date = read_day(entry.due))
      entry.due = *date;
    else
      table.tell(Severity::kError, "due", "entry_date_bad", {{"value", shown(entry.due)}});
  }
  if (!entry.dataset.empty()) {
    if (const auto id = find_dataset_id(reader, entry.dataset))
      entry.dataset = *id;
    else
      table.tell(Severity::kError, "dataset", "entry_dataset_unknown",
                 {{"value", shown(entry.dataset)}});
  }
  for (const auto& item : entry.covers)
    if (!find_item(lists, item))
      table.tell(Severity::kError, "covers", "entry_item_unknown", {{"value", shown(item)}});
}

}  // namespace

std::string write_entries(const std::vector<IssuedEntry>& entries) {
  using documents::csv_cell;
  std::string out = "id,title,frequency,due,priority,dataset,covers,note\r\n";
  for (const auto& entry : entries) {
    for (const auto* text :
         {&entry.id, &entry.title, &entry.frequency, &entry.due, &entry.priority, &entry.dataset})
      out += csv_cell(*text) + ",";
    out += csv_cell(documents::csv_list(entry.covers)) + "," + csv_cell(entry.note) + "\r\n";
  }
  return out;
}

ReadEntries read_entries(std::string_view bytes, const store::Reader& reader,
                         const Checklists& lists) {
  ReadEntries read;
  TableReader table(bytes, kColumns);
  std::set<std::string, std::less<>> met;
  const bool is_table = !has_errors(table.findings());
  while (is_table && table.next()) {
    IssuedEntry entry = entry_in(table);
    check_texts(entry, table);
    if (!met.insert(entry.id).second)
      table.tell(Severity::kError, "id", "entry_id_twice", {{"value", shown(entry.id)}});
    settle(entry, table, reader, lists);
    read.entries.push_back(std::move(entry));
  }
  read.findings = table.take_findings();
  return read;
}

}  // namespace catalog::coverage
