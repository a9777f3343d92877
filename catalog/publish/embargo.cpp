#include "catalog/publish/embargo.hpp"

#include <set>
#include <utility>

#include "catalog/base/clock.hpp"
#include "catalog/model/available.hpp"
#include "catalog/queue/queue.hpp"

namespace catalog::publish {
namespace {

using base::Json;

constexpr std::chrono::hours kFirstZone{14};  // in which a day begins earliest

void queue_it(store::WriteTransaction& transaction, const std::string& dataset,
              const std::string& text, base::Time due) {
  Json arguments = Json::object();
  arguments.set("dataset", dataset);
  arguments.set("available", text);
  queue::enqueue(transaction.connection(), {.kind = "available",
                                            .key = "available/" + dataset + "/" + text + "/" +
                                                   std::to_string(due.time_since_epoch().count()),
                                            .arguments = std::move(arguments),
                                            .due = due});
}

std::set<std::string> times_in(const Json& document) {
  std::set<std::string> times;
  const auto add = [&](const Json& node) {
    if (const std::string& text = node["available"].as_string(); !text.empty()) times.insert(text);
  };
  add(document);
  for (const auto& distribution : document["distribution"].items()) add(distribution);
  return times;
}

}  // namespace

void await_files(store::WriteTransaction& transaction, const std::string& dataset,
                 const Json& document) {
  for (const auto& text : times_in(document)) {
    const auto first = available_from(text, kFirstZone);
    if (first && *first + 2 * kFirstZone > base::now())
      queue_it(transaction, dataset, text, *first);
  }
}

base::Message tell_available(store::WriteTransaction& transaction, const std::string& id,
                             const std::string& text, std::chrono::minutes zone) {
  const auto dataset = transaction.read().find_dataset(id);
  const auto time = available_from(text, zone);
  if (!dataset || !time || !times_in(base::parse_json(dataset->document)).contains(text))
    return {"job_available_off", {{"id", id}}};
  if (*time > base::now()) {
    queue_it(transaction, id, text, *time);
    return {"job_available_later", {{"id", id}, {"time", base::format_time(*time)}}};
  }
  transaction.append_change("dataset", id, dataset->revision, "available");
  return {"job_available", {{"id", id}}};
}

}  // namespace catalog::publish
