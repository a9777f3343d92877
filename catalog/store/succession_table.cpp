#include <set>

#include "catalog/store/reader.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::store {
namespace {

// The way of single successors, of one kind or ("") of any, to its end.
std::string follow(const Reader& reader, std::string_view slug, std::string_view kind) {
  std::string current(slug);
  for (std::set<std::string> met; !current.empty() && met.insert(current).second;) {
    const auto next = reader.list_successions(current);
    if (next.size() != 1 || next.front().successor.empty()) break;
    if (!kind.empty() && next.front().kind != kind) break;
    current = next.front().successor;
  }
  return current;
}

}  // namespace

std::vector<Succession> Reader::list_successions(std::string_view former) const {
  std::vector<Succession> list;
  sql::Statement rows = connection_->query(
      "SELECT former, successor, kind, date, title, number, url FROM agency_succession"
      " WHERE $1 = '' OR former = $1 ORDER BY former, successor",
      former);
  while (const auto row = rows.next())
    list.push_back({row->text(0), row->text(1), row->text(2), row->text(3), row->text(4),
                    row->text(5), row->text(6)});
  return list;
}

std::string Reader::current_agency(std::string_view slug) const {
  return follow(*this, slug, "");
}

std::string Reader::renamed_agency(std::string_view slug) const {
  return follow(*this, slug, "renamed");
}

std::vector<AgencyCount> Reader::count_former_datasets() const {
  std::vector<AgencyCount> list;
  sql::Statement rows = connection_->query(
      "SELECT f.agency, count(*) FROM agency_former_dataset f JOIN dataset d ON d.id = f.dataset"
      " WHERE d.state = 'published' AND d.visibility = 'public' GROUP BY f.agency");
  while (const auto row = rows.next()) list.push_back({row->text(0), row->integer(1)});
  return list;
}

std::vector<PlannedMove> Reader::list_moves(std::int64_t limit) const {
  std::vector<PlannedMove> list;
  sql::Statement rows = connection_->query(
      "SELECT dataset, former, successor, author, note FROM agency_move ORDER BY dataset LIMIT $1",
      limit);
  while (const auto row = rows.next())
    list.push_back({row->text(0), row->text(1), row->text(2), row->text(3), row->text(4)});
  return list;
}

std::int64_t Reader::count_moves(std::string_view former) const {
  return connection_->query("SELECT count(*) FROM agency_move WHERE $1 = '' OR former = $1", former)
      .next()
      ->integer(0);
}

void WriteTransaction::put_succession(const Succession& succession) {
  connection().execute(
      "INSERT INTO agency_succession (former, successor, kind, date, title, number, url)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7)",
      succession.former, succession.successor, succession.kind, succession.date, succession.title,
      succession.number, succession.url);
  append_change("agency", succession.former, 0, succession.kind);
  if (!succession.successor.empty()) append_change("agency", succession.successor, 0, "updated");
}

void WriteTransaction::drop_successions(std::string_view former) {
  if (connection().execute("DELETE FROM agency_succession WHERE former = $1", former) > 0)
    append_change("agency", former, 0, "reopened");
}

// A move that still waits gives way: the dataset goes straight to where it belongs at last.
std::int64_t WriteTransaction::plan_moves(const PlannedMove& move, bool keep) {
  if (keep)
    connection().execute(
        "INSERT INTO agency_former_dataset (agency, dataset) SELECT agency, id FROM dataset"
        " WHERE agency = $1 AND ($2 = '' OR id = $2) ON CONFLICT (agency, dataset) DO NOTHING",
        move.former, move.dataset);
  return connection().execute(
      "INSERT INTO agency_move (dataset, former, successor, author, note)"
      " SELECT id, agency, $3, $4, $5 FROM dataset WHERE agency = $1 AND ($2 = '' OR id = $2)"
      " ON CONFLICT (dataset) DO UPDATE SET former = excluded.former,"
      " successor = excluded.successor, author = excluded.author, note = excluded.note",
      move.former, move.dataset, move.successor, move.author, move.note);
}

void WriteTransaction::drop_move(std::string_view dataset) {
  connection().execute("DELETE FROM agency_move WHERE dataset = $1", dataset);
}

}  // namespace catalog::store
