#include "catalog/facts/filler.hpp"

#include <filesystem>
#include <mutex>
#include <utility>

#include "catalog/base/log.hpp"
#include "catalog/facts/compare.hpp"
#include "catalog/facts/feeder.hpp"
#include "catalog/facts/writing.hpp"
#include "catalog/people/schema.hpp"

namespace catalog::facts {
namespace {

using store::Reader;

constexpr std::int64_t kBatch = 2000;       // changes that are looked at together
constexpr std::size_t kTogether = 200;      // datasets that are written in one transaction
constexpr std::size_t kBetweenBeats = 500;  // datasets

// Which datasets the change log and the checks for personal data speak of.
struct Touched {
  std::set<std::string> datasets;
  bool agencies = false;
  std::int64_t seq = 0;
  std::int64_t review = 0;
};

void add_rows(sql::Statement rows, std::set<std::string>& ids) {
  while (const auto row = rows.next()) ids.insert(row->text(0));
}

void add_of_file(const Reader& reader, const std::string& file, std::set<std::string>& ids) {
  add_rows(reader.connection().query("SELECT dataset FROM distribution WHERE file = $1", file),
           ids);
}

void add_of_content(const Reader& reader, const std::string& sha256, std::set<std::string>& ids) {
  add_rows(reader.connection().query("SELECT d.dataset FROM file f JOIN distribution d"
                                     " ON d.file = f.id WHERE f.sha256 = $1",
                                     sha256),
           ids);
}

Touched touched_since(const Reader& reader, std::int64_t seq, std::int64_t review) {
  Touched touched{{}, false, seq, review};
  for (auto changes = reader.list_changes(touched.seq, kBatch); !changes.empty();
       changes = reader.list_changes(touched.seq, kBatch)) {
    for (const auto& change : changes) {
      if (change.kind == "dataset") touched.datasets.insert(change.id);
      if (change.kind == "file") add_of_file(reader, change.id, touched.datasets);
      if (change.kind == "agency") touched.agencies = true;
    }
    touched.seq = changes.back().seq;
  }
  auto reviews = reader.connection().query(
      "SELECT review_id, sha256 FROM privacy_review WHERE review_id > $1 ORDER BY review_id",
      review);
  while (const auto row = reviews.next()) {
    touched.review = row->integer(0);
    add_of_content(reader, row->text(1), touched.datasets);
  }
  return touched;
}

std::int64_t last_review(const Reader& reader) {
  auto rows = reader.connection().query("SELECT COALESCE(MAX(review_id), 0) FROM privacy_review");
  return rows.next()->integer(0);
}

std::int64_t number_of(const std::optional<std::string>& text) {
  return base::Json::number(text.value_or("0")).as_integer().value_or(0);
}

void put_publishers(Writing& writing, const AgencyFacts& agencies, const Reader& reader,
                    sql::Connection& connection, const std::set<std::string>& slugs) {
  for (const auto& slug : slugs)
    if (const Row row = agencies.row(slug, reader, connection); !row.text("id").empty())
      writing.put_publisher(row);
}

std::set<std::string> all_of(const AgencyFacts& agencies) {
  const auto list = agencies.list();
  return {list.begin(), list.end()};
}

// Where agencies moved, what hangs on their highest one moves too.
void move_roots(sql::Connection& connection, const AgencyFacts& agencies,
                std::set<std::string>& roots) {
  auto rows = connection.query(
      "SELECT DISTINCT publisher_id, root_publisher_id FROM rd_dataset"
      " WHERE publisher_id IS NOT NULL");
  std::vector<std::pair<std::string, std::string>> known;
  while (const auto row = rows.next()) known.emplace_back(row->text(0), row->text(1));
  for (const auto& [slug, former] : known) {
    const std::string root = agencies.root_of(slug);
    if (root == former) continue;
    roots.insert({root, former});
    connection.execute("UPDATE rd_dataset SET root_publisher_id = $2 WHERE publisher_id = $1", slug,
                       root);
    connection.execute(
        "UPDATE rd_distribution SET root_publisher_id = $2 WHERE dataset_id IN"
        " (SELECT id FROM rd_dataset WHERE publisher_id = $1)",
        slug, root);
  }
}

void tell(const Checked& checked) {
  for (const auto& each : checked.examples)
    base::log(base::LogLevel::kWarning, "fact_differed",
              {{"table", each.table}, {"key", each.key}, {"what", each.what}});
  base::log(checked.differences ? base::LogLevel::kWarning : base::LogLevel::kInfo, "facts_checked",
            {{"datasets", std::to_string(checked.datasets)},
             {"files", std::to_string(checked.files)},
             {"differences", std::to_string(checked.differences)}});
}

}  // namespace

Filler::Filler(store::Store& store, Facts& facts, std::chrono::minutes zone)
    : store_(store), facts_(facts), zone_(zone) {
  people::make_tables(store);
}

const AgencyFacts& Filler::agencies(const Reader& reader, bool anew) {
  if (anew || !agencies_) agencies_ = std::make_unique<AgencyFacts>(reader);
  return *agencies_;
}

bool Filler::is_of_this_store() {
  return facts_.reflected() >= 0 && facts_.find_meta("store") == store_.id() &&
         facts_.reflected() <= store_.read().last_seq();
}

bool Filler::is_behind() {
  const auto reader = store_.read();
  return facts_.reflected() != reader.last_seq() || facts_.find_meta("store") != store_.id() ||
         number_of(facts_.find_meta("reviews")) != last_review(reader);
}

Followed Filler::follow(const std::function<void()>& beat) {
  const std::lock_guard lock(facts_.filling());
  const auto reader = store_.snapshot();
  if (is_of_this_store()) return follow_to(reader, beat);
  const Checked checked = make_anew(reader, beat);
  return {checked.seq, checked.datasets, {}, true, true};
}

Followed Filler::follow_to(const Reader& reader, const std::function<void()>& beat) {
  const auto touched =
      touched_since(reader, facts_.reflected(), number_of(facts_.find_meta("reviews")));
  Followed done;
  if (touched.agencies || !touched.datasets.empty()) {
    std::set<std::string> part;
    for (const auto& id : touched.datasets) {
      part.insert(id);
      if (part.size() < kTogether) continue;
      done.roots.merge(fill_anew(part, reader, false).roots);
      part.clear();
      beat();
    }
    done.roots.merge(fill_anew(part, reader, touched.agencies).roots);
  }
  sql::WriteLease lease = facts_.pool().write();
  sql::Transaction transaction(lease.connection(), sql::Transaction::Kind::kWrite);
  set_meta(lease.connection(), "reflected", std::to_string(touched.seq));
  set_meta(lease.connection(), "reviews", std::to_string(touched.review));
  transaction.commit();
  done.seq = touched.seq;
  done.datasets = touched.datasets.size();
  done.agencies_changed = touched.agencies;
  return done;
}

Followed Filler::refresh(const std::set<std::string>& datasets) {
  const std::lock_guard lock(facts_.filling());
  if (!is_of_this_store()) return {};
  Followed done = fill_anew(datasets, store_.snapshot(), false);
  done.datasets = datasets.size();
  done.seq = facts_.reflected();
  return done;
}

Followed Filler::refresh_contents(const std::set<std::string>& sha256s) {
  std::set<std::string> datasets;
  {
    const auto reader = store_.read();
    for (const auto& each : sha256s) add_of_content(reader, each, datasets);
  }
  return refresh(datasets);
}

// A service touches what it serves, and what it served before.
Followed Filler::fill_anew(const std::set<std::string>& datasets, const Reader& reader,
                           bool agencies_changed) {
  const AgencyFacts& agencies = this->agencies(reader, agencies_changed);
  sql::WriteLease lease = facts_.pool().write();
  sql::Connection& connection = lease.connection();
  sql::Transaction transaction(connection, sql::Transaction::Kind::kWrite);
  Writing writing(connection);
  const Builder builder({reader, connection, store_.files(), zone_, base::now(),
                         [&](const std::string& slug) { return agencies.root_of(slug); }});
  Followed done;
  std::set<std::string> keys, slugs, todo = datasets, put;
  while (!todo.empty()) {
    const std::string id = *todo.begin();
    todo.erase(todo.begin());
    if (!put.insert(id).second) continue;
    const auto dataset = reader.find_dataset(id);
    Ties before = ties_of(connection, id);
    writing.put(id, dataset ? builder.build(*dataset) : Built());
    Ties after = ties_of(connection, id);
    for (Ties* ties : {&before, &after}) {
      keys.insert(ties->name_key);
      done.roots.insert(ties->root);
      todo.merge(ties->served);
      for (auto& above : agencies.up_from(ties->agency)) slugs.insert(std::move(above));
    }
  }
  writing.count_doubles(keys);
  writing.count_services(put);
  if (agencies_changed) {
    move_roots(connection, agencies, done.roots);
    slugs = all_of(agencies);
  }
  put_publishers(writing, agencies, reader, connection, slugs);
  transaction.commit();
  done.roots.erase("");
  return done;
}

Checked Filler::check(const std::function<void()>& beat) {
  const std::lock_guard lock(facts_.filling());
  const auto reader = store_.snapshot();
  if (is_of_this_store()) {
    follow_to(reader, beat);
    // People come and go without a change of the catalogue.
    sql::WriteLease lease = facts_.pool().write();
    sql::Transaction transaction(lease.connection(), sql::Transaction::Kind::kWrite);
    Writing writing(lease.connection());
    const AgencyFacts& agencies = this->agencies(reader, false);
    put_publishers(writing, agencies, reader, lease.connection(), all_of(agencies));
    transaction.commit();
  }
  return make_anew(reader, beat);
}

Checked Filler::make_anew(const Reader& reader, const std::function<void()>& beat) {
  Checked checked;
  checked.seq = reader.last_seq();
  checked.was_empty = !is_of_this_store();
  MadeBeside made(facts_.folder());
  {
    const AgencyFacts& agencies = this->agencies(reader, true);
    sql::ReadLease known = facts_.pool().read();
    sql::Connection& connection = made.connection();
    sql::Transaction transaction(connection, sql::Transaction::Kind::kWrite);
    Writing writing(connection);
    const Builder builder({reader, known.connection(), store_.files(), zone_, base::now(),
                           [&](const std::string& slug) { return agencies.root_of(slug); }});
    std::size_t seen = 0;
    reader.for_each_dataset({}, [&](const store::StoredDataset& dataset) {
      if (++seen % kBetweenBeats == 0) beat();
      const Built built = builder.build(dataset);
      writing.add(built);
      checked.datasets += built.dataset ? 1 : 0;
      checked.files += built.files.size();
      return true;
    });
    writing.count_all();
    const auto slugs = all_of(agencies);
    checked.agencies = slugs.size();
    put_publishers(writing, agencies, reader, connection, slugs);
    transaction.commit();
  }
  made.close();
  sql::WriteLease lease = facts_.pool().write();
  take_over(lease.connection(), made.path(), checked, [&](sql::Connection& connection) {
    set_meta(connection, "reflected", std::to_string(checked.seq));
    set_meta(connection, "store", store_.id());
    set_meta(connection, "reviews", std::to_string(last_review(reader)));
    set_meta(connection, "checked", base::format_time(base::now()));
    set_meta(connection, "differences", std::to_string(checked.differences));
    note_source(connection, "catalogue", {true, checked.differences ? "facts_differed" : ""},
                base::now());
  });
  tell(checked);
  return checked;
}

}  // namespace catalog::facts
