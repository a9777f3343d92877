#include "catalog/queue/queue.hpp"

#include <algorithm>
#include <utility>

namespace catalog::queue {
namespace {

using base::Json;

std::int64_t to_number(base::Time time) {
  return time.time_since_epoch().count();
}

base::Time to_time(std::int64_t number) {
  return base::Time(std::chrono::milliseconds(number));
}

Json to_json(const base::Message& message) {
  Json arguments = Json::object();
  for (const auto& [name, value] : message.arguments) arguments.set(name, value);
  Json out = Json::object();
  out.set("key", message.key);
  out.set("arguments", std::move(arguments));
  return out;
}

base::Message to_message(const Json& json) {
  base::Message message{json["key"].as_string(), {}};
  for (const auto& [name, value] : json["arguments"].members())
    message.arguments[name] = value.as_string();
  return message;
}

Job read_job(const sql::Row& row) {
  return {.id = row.integer(0),
          .kind = row.text(1),
          .key = row.text(2),
          .arguments = base::parse_json(row.view(3)),
          .state = parse_state(row.view(4)),
          .due = to_time(row.integer(5)),
          .attempt = row.integer(6),
          .runner = row.text(7),
          .started = to_time(row.integer(8))};
}

std::vector<Job> read_jobs(sql::Statement rows) {
  std::vector<Job> list;
  while (const auto row = rows.next()) list.push_back(read_job(*row));
  return list;
}

// The lease is still this attempt's: the runner was not taken for lost in the meantime.
bool holds(sql::Connection& connection, const Job& job) {
  return connection
      .query(
          "SELECT 1 FROM job WHERE id = $1 AND state = 'running' AND runner = $2"
          " AND attempt = $3",
          job.id, job.runner, job.attempt)
      .next()
      .has_value();
}

void tell(sql::Connection& connection, const Job& job, Outcome outcome,
          const base::Message& message) {
  connection.execute(
      "INSERT INTO job_run (job, kind, key, attempt, started_at, ended_at, outcome, message)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      job.id, job.kind, job.key, job.attempt, to_number(job.started), to_number(base::now()),
      to_string(outcome), base::write_json(to_json(message)));
  connection.execute("DELETE FROM job_run WHERE id <= (SELECT max(id) FROM job_run) - $1",
                     kMostRuns);
}

// What a job was to do is nobody's any more once it has ended: letters hold links and addresses.
void settle(sql::Connection& connection, const Job& job, State state) {
  const bool ended = state == State::kDone || state == State::kGivenUp;
  connection.execute(
      "UPDATE job SET state = $2, due_at = $3, attempt = $4, runner = '', lease_end = 0,"
      " ended_at = $5, arguments = CASE WHEN $5 > 0 THEN '{}' ELSE arguments END WHERE id = $1",
      job.id, to_string(state), to_number(job.due), job.attempt,
      ended ? to_number(base::now()) : 0);
  connection.execute("DELETE FROM job WHERE state IN ('done', 'given_up') AND ended_at < $1",
                     to_number(base::now() - kKeyKept));
}

void queue_again(sql::Connection& connection, Job job, std::int64_t counted_attempts) {
  if (job.attempt >= kMostAttempts) return settle(connection, job, State::kGivenUp);
  job.due = base::now() + retry_delay(job.id, counted_attempts);
  settle(connection, job, State::kWaiting);
}

}  // namespace

std::int64_t erase_text(sql::Connection& connection, std::string_view text) {
  const auto now = to_number(base::now());
  return connection.execute(
             "UPDATE job SET arguments = '{}',"
             " ended_at = CASE state WHEN 'waiting' THEN $2 ELSE ended_at END,"
             " state = CASE state WHEN 'waiting' THEN 'done' ELSE state END"
             " WHERE instr(arguments, $1) > 0",
             text, now) +
         connection.execute(
             "UPDATE job_run SET message = '{\"key\":\"job_text_erased\",\"arguments\":{}}'"
             " WHERE instr(message, $1) > 0",
             text);
}

bool enqueue(sql::Connection& connection, const NewJob& job) {
  return connection.execute(
             "INSERT INTO job (kind, key, arguments, state, due_at, attempt, runner, started_at,"
             " lease_end, ended_at) VALUES ($1, $2, $3, 'waiting', $4, 0, '', 0, 0, 0)"
             " ON CONFLICT (key) DO NOTHING",
             job.kind, job.key, base::write_json(job.arguments), to_number(job.due)) > 0;
}

bool Queue::add(const NewJob& job) {
  auto transaction = store_.write();
  const bool added = enqueue(transaction.connection(), job);
  transaction.commit();
  return added;
}

bool Queue::has(std::string_view key) const {
  auto lease = store_.pool().read();
  return lease.connection().query("SELECT 1 FROM job WHERE key = $1", key).next().has_value();
}

std::int64_t Queue::interrupt_lost(std::string_view runner, bool alone) {
  // A lease that ends later than any can was given before the clock was set back.
  const auto find = [&](sql::Connection& connection) {
    return read_jobs(connection.query(
        "SELECT id, kind, key, arguments, state, due_at, attempt, runner, started_at FROM job"
        " WHERE state = 'running'"
        " AND (lease_end < $1 OR lease_end > $2 OR ($3 = 1 AND runner <> $4))",
        to_number(base::now()), to_number(base::now() + kLease), alone ? 1 : 0, runner));
  };
  // Looks first: most of the time there is nothing to write.
  if (find(store_.pool().read().connection()).empty()) return 0;
  auto transaction = store_.write();
  const auto lost = find(transaction.connection());
  for (const Job& job : lost) {
    tell(transaction.connection(), job, Outcome::kInterrupted, {"job_interrupted", {}});
    queue_again(transaction.connection(), job, job.attempt - 1);
  }
  transaction.commit();
  return static_cast<std::int64_t>(lost.size());
}

std::optional<Job> Queue::lease(std::string_view runner) {
  const auto find = [&](sql::Connection& connection) {
    return read_jobs(connection.query(
        "SELECT id, kind, key, arguments, state, due_at, attempt, runner, started_at FROM job"
        " WHERE state = 'waiting' AND due_at <= $1 ORDER BY due_at, id LIMIT 1",
        to_number(base::now())));
  };
  if (find(store_.pool().read().connection()).empty()) return std::nullopt;
  auto transaction = store_.write();
  auto due = find(transaction.connection());
  if (due.empty()) return std::nullopt;
  Job job = std::move(due.front());
  ++job.attempt;
  job.state = State::kRunning;
  job.runner = runner;
  job.started = base::now();
  transaction.connection().execute(
      "UPDATE job SET state = 'running', attempt = $2, runner = $3, started_at = $4,"
      " lease_end = $5 WHERE id = $1",
      job.id, job.attempt, job.runner, to_number(job.started), to_number(job.started + kLease));
  transaction.commit();
  return job;
}

bool Queue::beat(const Job& job) {
  auto transaction = store_.write();
  const auto held = transaction.connection().execute(
      "UPDATE job SET lease_end = $4"
      " WHERE id = $1 AND state = 'running' AND runner = $2 AND attempt = $3",
      job.id, job.runner, job.attempt, to_number(base::now() + kLease));
  transaction.commit();
  return held > 0;
}

void Queue::end(const Job& job, Outcome outcome, const base::Message& message) {
  auto transaction = store_.write();
  sql::Connection& connection = transaction.connection();
  if (!holds(connection, job)) return;
  tell(connection, job, outcome, message);
  Job after = job;
  if (outcome == Outcome::kFailed) {
    queue_again(connection, after, job.attempt);
  } else {
    if (outcome == Outcome::kInterrupted) --after.attempt;
    settle(connection, after, outcome == Outcome::kDone ? State::kDone : State::kWaiting);
  }
  transaction.commit();
}

std::vector<Job> Queue::list_open() const {
  auto lease = store_.pool().read();
  return read_jobs(lease.connection().query(
      "SELECT id, kind, key, arguments, state, due_at, attempt, runner, started_at FROM job"
      " WHERE state IN ('waiting', 'running') ORDER BY due_at, id"));
}

std::vector<Run> Queue::list_runs(std::int64_t limit) const {
  std::vector<Run> list;
  auto lease = store_.pool().read();
  sql::Statement rows = lease.connection().query(
      "SELECT kind, key, attempt, started_at, ended_at, outcome, message FROM job_run"
      " ORDER BY id DESC LIMIT $1",
      limit);
  while (const auto row = rows.next())
    list.push_back({row->text(0), row->text(1), row->integer(2), to_time(row->integer(3)),
                    to_time(row->integer(4)), parse_outcome(row->view(5)),
                    to_message(base::parse_json(row->view(6)))});
  return list;
}

std::int64_t Queue::count(State state) const {
  auto lease = store_.pool().read();
  return lease.connection()
      .query("SELECT count(*) FROM job WHERE state = $1", to_string(state))
      .next()
      ->integer(0);
}

}  // namespace catalog::queue
