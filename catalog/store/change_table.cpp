#include "catalog/base/clock.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/row.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::store {

std::vector<Change> Reader::list_changes(std::int64_t since, std::int64_t limit) const {
  std::vector<Change> list;
  sql::Statement rows = connection_->query(
      "SELECT seq, time, kind, id, revision, action FROM change WHERE seq > $1 ORDER BY seq"
      " LIMIT $2",
      since, limit);
  while (const auto row = rows.next())
    list.push_back({row->integer(0), to_time(row->integer(1)), row->text(2), row->text(3),
                    row->integer(4), row->text(5)});
  return list;
}

std::int64_t Reader::last_seq() const {
  return connection_->query("SELECT max(seq) FROM change").next()->integer(0);
}

// Rows are never deleted and one transaction writes at a time, so SQLite's next key is the next
// number without a gap.
std::int64_t WriteTransaction::append_change(std::string_view kind, std::string_view id,
                                             std::int64_t revision, std::string_view action) {
  sql::Statement statement = connection().prepare(
      "INSERT INTO change (time, kind, id, revision, action) VALUES ($1, $2, $3, $4, $5)"
      " RETURNING seq");
  statement.borrow();
  statement.bind_all(to_number(base::now()), kind, id, revision, action);
  const std::int64_t seq = statement.next()->integer(0);
  statement.run();
  return seq;
}

}  // namespace catalog::store
