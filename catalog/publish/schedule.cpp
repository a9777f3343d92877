#include "catalog/publish/schedule.hpp"

#include <optional>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/text.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/publish/two_persons.hpp"
#include "catalog/publish/working_copy.hpp"
#include "catalog/queue/queue.hpp"

namespace catalog::publish {
namespace {

using base::Json;
using base::Message;
using store::Schedule;
using store::StoredDataset;
using store::WorkingCopy;
using store::WriteTransaction;

constexpr std::size_t kLocalMinute = 16;  // of "2026-12-01T08:00"
constexpr std::size_t kShownBytes = 40;
constexpr std::size_t kToldErrors = 3;
constexpr const char* kDoor = "schedule";  // the author of what happens by itself

std::optional<base::Time> parse_minute(std::string text, std::chrono::minutes zone) {
  if (text.size() > 10 && (text[10] == ' ' || text[10] == 't')) text[10] = 'T';
  if (text.size() == kLocalMinute || (text.size() > kLocalMinute && text[kLocalMinute] != ':'))
    text.insert(kLocalMinute, ":00");
  if (const auto time = base::parse_time(text)) return time;
  if (const auto local = base::parse_time(text + "Z")) return *local - zone;
  return std::nullopt;
}

// A note is read by people who may read either language.
std::string say_both(const Message& message) {
  return base::say(message, "vi") + " / " + base::say(message, "en");
}

Message message_of(const Findings& errors) {
  std::string list;
  for (std::size_t i = 0; i < errors.size() && i < kToldErrors; ++i)
    list.append(list.empty() ? "" : "; ").append(errors[i].rule).append(" ").append(errors[i].path);
  return {"schedule_errors",
          {{"count", std::to_string(errors.size())}, {"first", std::move(list)}}};
}

Draft draft_of(const StoredDataset& dataset) {
  Draft draft;
  draft.id = dataset.id;
  draft.kind = kind_of(dataset);
  draft.source = dataset.source;
  draft.source_key = dataset.source_key;
  draft.agency = dataset.agency;
  draft.visibility = dataset.visibility;
  draft.document = base::parse_json(dataset.document);
  draft.expected_revision = dataset.revision;
  return draft;
}

// Why it stays unpublished; nothing when it is published.
std::optional<Message> publish_dataset(WriteTransaction& transaction, const StoredDataset& dataset,
                                       const Schedule& due) {
  const Approval approval{dataset.agency, find_authors(transaction.read(), dataset.id), due.author};
  if (auto fault = find_fault(transaction.read(), approval)) return fault;
  Draft draft = draft_of(dataset);
  draft.state = "published";
  draft.author = due.author;
  draft.note = due.note;
  draft.refuse_errors = true;
  const Published published = publish(transaction, std::move(draft));
  if (published.outcome == Outcome::kRefused) return message_of(published.findings);
  return std::nullopt;
}

std::optional<Message> publish_copy_due(WriteTransaction& transaction, const StoredDataset& dataset,
                                        const WorkingCopy& copy, const Schedule& due) {
  if (dataset.state == "withdrawn") return Message{"copy_of_withdrawn", {}};
  const Json document = base::parse_json(copy.document);
  std::string agency = document["publisher"]["id"].as_string();
  if (agency.empty()) agency = dataset.agency;
  const Approval approval{agency, find_authors(transaction.read(), copy), due.author};
  if (auto fault = find_fault(transaction.read(), approval)) return fault;
  const std::string state = dataset.state == "archived" ? "archived" : "published";
  const auto done = publish_copy(transaction, dataset, copy, {state, agency, due.author, due.note});
  if (done.conflict)
    return Message{"copy_conflict", {{"revision", std::to_string(done.conflict->current)}}};
  if (done.published.outcome == Outcome::kRefused) return message_of(done.published.findings);
  return std::nullopt;
}

void give_back(WriteTransaction& transaction, const StoredDataset& dataset, const Message& why) {
  Draft draft = draft_of(dataset);
  draft.state = "draft";
  draft.author = kDoor;
  draft.note = say_both(why);
  publish(transaction, std::move(draft));
}

}  // namespace

base::Time read_minute(std::string_view text, std::chrono::minutes zone) {
  const auto time = parse_minute(std::string(base::trim(text)), zone);
  const auto refuse = [&](const char* key) {
    const std::string shown = base::shorten(base::repair_utf8(std::string(text)), kShownBytes);
    return base::Error(base::ErrorCode::kInvalidData, key, {{"value", shown}});
  };
  if (!time) throw refuse("schedule_time_bad");
  if (*time <= base::now()) throw refuse("schedule_time_past");
  if (*time > base::now() + kMostAhead) throw refuse("schedule_time_far");
  return std::chrono::floor<std::chrono::minutes>(*time);
}

void schedule(WriteTransaction& transaction, const Schedule& schedule) {
  store::put_schedule(transaction.connection(), schedule);
  const std::string due = std::to_string(schedule.due.time_since_epoch().count());
  Json arguments = Json::object();
  arguments.set("dataset", schedule.dataset);
  arguments.set("due", due);
  queue::enqueue(transaction.connection(), {.kind = "publish",
                                            .key = "publish/" + schedule.dataset + "/" + due,
                                            .arguments = std::move(arguments),
                                            .due = schedule.due});
}

Message publish_due(WriteTransaction& transaction, const std::string& id, base::Time due) {
  const auto planned = store::find_schedule(transaction.connection(), id);
  if (!planned || planned->due != due) return {"job_publish_off", {{"id", id}}};
  const auto dataset = transaction.read().find_dataset(id);
  const auto copy = store::find_working_copy(transaction.connection(), id);
  store::drop_schedule(transaction.connection(), id);
  std::optional<Message> fault;
  if (planned->is_copy && dataset && copy && copy->state == "scheduled") {
    fault = publish_copy_due(transaction, *dataset, *copy, *planned);
    if (fault) move_copy(transaction, *dataset, *copy, "draft", kDoor, say_both(*fault));
  } else if (!planned->is_copy && dataset && dataset->state == "scheduled") {
    fault = publish_dataset(transaction, *dataset, *planned);
    if (fault) give_back(transaction, *dataset, *fault);
  } else {
    return {"job_publish_off", {{"id", id}}};
  }
  if (fault) return {"job_publish_refused", {{"id", id}, {"why", base::say(*fault, "en")}}};
  return {"job_published", {{"id", id}}};
}

}  // namespace catalog::publish
