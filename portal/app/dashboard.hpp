#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/base/json.hpp"
#include "portal/app/app.hpp"

/// What an agency has to do, for its members: on a page and as JSON.
namespace portal::app {

/// A record in one of the lists.
struct WorkItem {
  std::string id;
  std::string slug;
  base::Json title;  // language map
  std::string state;
  std::string visibility;
  base::Time updated_at{};
};

/// One that should have been updated by now, by the frequency that it states.
struct OverdueItem {
  WorkItem record;
  base::Time due{};
  std::int64_t days = 0;  // since then
};

/// What the same step would gain in several records.
struct GainItem {
  std::string metric;
  std::string message;  // key of the sentence that says what to do
  int points = 0;       // in each record
  std::int64_t records = 0;
  std::vector<WorkItem> examples;  // the first of them
};

/// A file that a record hands out and that is not there.
struct BrokenItem {
  WorkItem record;
  std::string file;  // what the record calls it
};

struct UsedItem {
  WorkItem record;
  catalog::usage::Uses uses;
};

/// Limits: each list holds the first 50; of more than 5,000 records the rest is only counted.
struct Dashboard {
  std::map<std::string, std::int64_t> states;       // how many records in each
  std::vector<WorkItem> drafts, review, scheduled;  // the last changed first
  std::vector<OverdueItem> overdue;                 // the longest first
  std::vector<GainItem> gains;                      // what gains most in all first
  std::vector<BrokenItem> broken;
  std::vector<UsedItem> used;     // the most used of the last 90 days first
  catalog::usage::Uses uses;      // of all together
  std::vector<WorkItem> changes;  // the last ones of any kind
};

/// `agency` is a slug. Thread: any.
Dashboard read_dashboard(App& app, const std::string& agency, base::Time now);

/// The part of it that is quick to read.
struct Work {
  std::map<std::string, std::int64_t> states;
  std::vector<WorkItem> drafts, review, scheduled;
};
Work read_work(App& app, const std::string& agency);

/// When a record is due by its frequency: its last change and one interval; nothing when it
/// promises none. Half an interval more is no delay yet.
std::optional<base::Time> due_of(const base::Json& document, base::Time updated_at);

}  // namespace portal::app
