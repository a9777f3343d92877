#include "catalog/facts/row.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "catalog/base/error.hpp"

namespace catalog::facts {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

// Places by name, for each table once: rows are set by name some ten million times in a rebuild.
std::map<std::string_view, std::size_t> places_in(const std::vector<std::string_view>& columns) {
  std::map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < columns.size(); ++i) places.emplace(columns[i], i);
  return places;
}

std::size_t find_place(const Table& table, std::string_view column) {
  static const std::map<const Table*, std::map<std::string_view, std::size_t>> all = [] {
    std::map<const Table*, std::map<std::string_view, std::size_t>> made;
    for (const Table* each : filled_tables()) made.emplace(each, places_in(each->columns));
    return made;
  }();
  const auto places = all.find(&table);
  if (places == all.end()) return kNowhere;
  const auto found = places->second.find(column);
  return found == places->second.end() ? kNowhere : found->second;
}

std::vector<std::string_view> split_names(std::string_view names) {
  std::vector<std::string_view> list;
  while (!names.empty()) {
    const auto end = std::min(names.find(' '), names.size());
    list.push_back(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return list;
}

std::string upsert(const Table& table) {
  std::string values, keys, changes;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string column(table.columns[i]);
    values += (i ? ", $" : "$") + std::to_string(i + 1);
    if (i < table.keys) keys += (i ? ", " : "") + column;
    if (i >= table.keys)
      changes += (changes.empty() ? "" : ", ") + column + " = excluded." + column;
  }
  return "INSERT INTO " + std::string(table.name) + " (" + table.list_columns() + ") VALUES (" +
         values + ") ON CONFLICT (" + keys + ") DO " +
         (changes.empty() ? "NOTHING" : "UPDATE SET " + changes);
}

}  // namespace

std::size_t Table::place_of(std::string_view column) const {
  const auto place = find_place(*this, column);
  if (place == kNowhere) throw base::Error(base::ErrorCode::kInternal, "internal");
  return place;
}

std::string Table::list_columns(std::string_view prefix) const {
  std::string list;
  for (const auto& column : columns)
    list.append(list.empty() ? "" : ", ").append(prefix).append(column);
  return list;
}

const Table& publisher_table() {
  static const Table table = {
      "rd_publisher", 1,
      split_names("id root_id level active dataset_n last_publish_day contact_ok officer_n")};
  return table;
}

const Table& dataset_table() {
  static const Table table = {
      "rd_dataset", 1,
      split_names(
          "id publisher_id root_publisher_id kind access origin source_id first_seen_day "
          "issued_day modified_day data_modified_day withdrawn_day tombstone revision_n "
          "version_set title_vi_len title_en_len desc_vi_len desc_en_len keyword_n theme_n "
          "theme_bad_n hvd_n spatial_set temporal_set temporal_end_day freq_set freq_days "
          "freq_never identifier_set identifier_pid licence_state licence_mixed "
          "access_rights_set access_rights_vocab closed_reason_set publisher_set contact_set "
          "doc_n schema_n provenance_len quality_note_len fee registration bulk api_n "
          "data_dist_n ok_dist_n unchecked_dist_n mr_dist_n unk_fmt_dist_n table_dist_n "
          "doc_format_n uses_ids uses_codes stars dcat_valid privacy_review dup_group_n")};
  return table;
}

const Table& theme_table() {
  static const Table table = {"rd_dataset_theme", 2, split_names("dataset_id theme")};
  return table;
}

const Table& distribution_table() {
  static const Table table = {
      "rd_distribution", 1,
      split_names(
          "id dataset_id root_publisher_id access withdrawn_day is_doc has_access_url "
          "has_download_url hosted archived access_state download_state last_checked_day "
          "broken_since_day is_https format_set media_set format_vocab nonprop machine "
          "format_matches shape parse_ok utf8 preview_ok licence_id licence_set licence_vocab "
          "rights_set byte_size_set checksum_set fixity_day fixity_ok")};
  return table;
}

const Table& beside_table() {
  static const Table table = {"dataset_beside", 1,
                              split_names("dataset name_key agency published_day")};
  return table;
}

const Table& service_table() {
  static const Table table = {"dataset_service", 2, split_names("service dataset")};
  return table;
}

const std::vector<const Table*>& filled_tables() {
  static const std::vector<const Table*> tables = {&publisher_table(), &dataset_table(),
                                                   &theme_table(),     &distribution_table(),
                                                   &beside_table(),    &service_table()};
  return tables;
}

void Row::set(std::string_view column, std::string text) {
  values_[table_->place_of(column)] = std::move(text);
}

void Row::set(std::string_view column, std::int64_t number) {
  values_[table_->place_of(column)] = number;
}

void Row::set(std::string_view column, std::optional<std::int64_t> number) {
  if (number)
    set(column, *number);
  else
    values_[table_->place_of(column)] = std::monostate();
}

void Row::set(std::string_view column, std::optional<bool> holds) {
  set(column, holds ? std::optional<std::int64_t>(*holds ? 1 : 0) : std::nullopt);
}

const Value& Row::operator[](std::string_view column) const {
  return values_[table_->place_of(column)];
}

std::optional<std::int64_t> Row::integer(std::string_view column) const {
  const auto* number = std::get_if<std::int64_t>(&(*this)[column]);
  return number ? std::optional(*number) : std::nullopt;
}

std::string Row::text(std::string_view column) const {
  const auto* text = std::get_if<std::string>(&(*this)[column]);
  return text ? *text : std::string();
}

RowWriter::RowWriter(sql::Connection& connection, const Table& table)
    : statement_(connection.prepare(sql::Sql::generated(upsert(table)))) {}

void RowWriter::put(const Row& row) {
  statement_.reset();
  int number = 0;
  for (const auto& value : row.values()) {
    ++number;
    std::visit(
        [&](const auto& known) {
          using Kind = std::decay_t<decltype(known)>;
          if constexpr (std::is_same_v<Kind, std::monostate>)
            statement_.bind(number, nullptr);
          else
            statement_.bind(number, known);
        },
        value);
  }
  statement_.run();
}

}  // namespace catalog::facts
