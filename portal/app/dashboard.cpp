#include "portal/app/dashboard.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

#include "catalog/publish/publish.hpp"
#include "catalog/rules/quality.hpp"
#include "catalog/rules/validate.hpp"
#include "catalog/rules/view.hpp"
#include "catalog/vocab/frequencies.hpp"
#include "portal/web/format.hpp"

namespace portal::app {
namespace {

using base::Json;
using catalog::store::StoredDataset;

constexpr std::size_t kShown = 50;
constexpr std::size_t kExamples = 5;
constexpr std::size_t kUsed = 10;
constexpr std::size_t kChanges = 15;
constexpr std::int64_t kLookedAt = 5000;
constexpr double kPatience = 1.5;  // intervals

using Days = std::chrono::duration<double, std::ratio<86400>>;

WorkItem item_of(const StoredDataset& dataset, const Json& document) {
  return {dataset.id,    dataset.slug,       document["title"],
          dataset.state, dataset.visibility, dataset.updated_at};
}

void keep_latest(std::vector<WorkItem>& list, std::size_t most) {
  std::ranges::stable_sort(list, std::greater<>(), &WorkItem::updated_at);
  if (list.size() > most) list.resize(most);
}

class Reading {
 public:
  Reading(App& app, base::Time now) : app_(app), reader_(app.store.snapshot()), now_(now) {
    uses_ = app.usage_table.list_recent_uses(now);
  }

  Dashboard read(const std::string& agency) {
    catalog::store::DatasetFilter filter;
    filter.agency = agency;
    std::int64_t looked_at = 0;
    reader_.for_each_dataset(filter, [&](const StoredDataset& dataset) {
      ++out_.states[dataset.state];
      if (++looked_at <= kLookedAt) look_at(dataset);
      return true;
    });
    finish();
    return std::move(out_);
  }

 private:
  void look_at(const StoredDataset& dataset) {
    Json document = base::parse_json(dataset.document);
    const WorkItem item = item_of(dataset, document);
    out_.changes.push_back(item);
    if (dataset.state == "draft") out_.drafts.push_back(item);
    if (dataset.state == "review") out_.review.push_back(item);
    if (dataset.state == "scheduled") out_.scheduled.push_back(item);
    if (dataset.state == "published" || dataset.state == "scheduled")
      look_for_files(item, document);
    if (dataset.state != "published") return;
    look_for_delay(item, document);
    count_uses(item);
    look_for_gains(item, document, catalog::publish::kind_of(dataset));
  }

  void look_for_delay(const WorkItem& item, const Json& document) {
    const auto due = due_of(document, item.updated_at);
    if (!due || *due >= now_) return;
    const auto late = std::chrono::floor<std::chrono::days>(now_ - *due);
    out_.overdue.push_back({item, *due, late.count()});
  }

  void look_for_files(const WorkItem& item, const Json& document) {
    for (const auto& file : document["distribution"].items())
      if (const std::string& id = file["file"].as_string(); !id.empty() && !reader_.find_file(id))
        out_.broken.push_back({item, id});
  }

  void count_uses(const WorkItem& item) {
    const auto found = uses_.find(item.id);
    if (found == uses_.end()) return;
    out_.uses.views += found->second.views;
    out_.uses.downloads += found->second.downloads;
    out_.used.push_back({item, found->second});
  }

  void look_for_gains(const WorkItem& item, Json& document, catalog::NodeClass kind) {
    if (kind != catalog::NodeClass::kDataset) return;
    const auto findings = catalog::rules::validate(document, kind);
    const bool has_errors = catalog::rules::count(findings, catalog::Severity::kError) > 0;
    const auto quality =
        catalog::rules::quality_of(catalog::rules::view_of(document, kind), has_errors);
    for (const auto& mark : quality.marks) {
      if (mark.state != catalog::rules::State::kNo) continue;
      GainItem& gain = gains_[std::string(mark.metric->id)];
      gain.metric = mark.metric->id;
      gain.message = mark.metric->message;
      gain.points = mark.metric->points;
      ++gain.records;
      if (gain.examples.size() < kExamples) gain.examples.push_back(item);
    }
  }

  void finish() {
    for (auto* list : {&out_.drafts, &out_.review, &out_.scheduled}) keep_latest(*list, kShown);
    keep_latest(out_.changes, kChanges);
    std::ranges::stable_sort(out_.overdue, std::greater<>(), &OverdueItem::days);
    if (out_.overdue.size() > kShown) out_.overdue.resize(kShown);
    if (out_.broken.size() > kShown) out_.broken.resize(kShown);
    std::ranges::stable_sort(out_.used, std::greater<>(), [](const UsedItem& used) {
      return used.uses.views + used.uses.downloads;
    });
    if (out_.used.size() > kUsed) out_.used.resize(kUsed);
    for (auto& [metric, gain] : gains_) out_.gains.push_back(std::move(gain));
    std::ranges::stable_sort(out_.gains, std::greater<>(),
                             [](const GainItem& gain) { return gain.points * gain.records; });
  }

  App& app_;
  catalog::store::Reader reader_;
  base::Time now_;
  catalog::usage::UsesByDataset uses_;
  std::map<std::string, GainItem> gains_;
  Dashboard out_;
};

}  // namespace

Dashboard read_dashboard(App& app, const std::string& agency, base::Time now) {
  return Reading(app, now).read(agency);
}

Work read_work(App& app, const std::string& agency) {
  Work work;
  catalog::store::DatasetFilter filter;
  filter.agency = agency;
  app.store.snapshot().for_each_dataset(filter, [&](const StoredDataset& dataset) {
    ++work.states[dataset.state];
    auto* list = dataset.state == "draft"       ? &work.drafts
                 : dataset.state == "review"    ? &work.review
                 : dataset.state == "scheduled" ? &work.scheduled
                                                : nullptr;
    if (list) list->push_back(item_of(dataset, base::parse_json(dataset.document)));
    return true;
  });
  for (auto* list : {&work.drafts, &work.review, &work.scheduled}) keep_latest(*list, kShown);
  return work;
}

std::optional<base::Time> due_of(const Json& document, base::Time updated_at) {
  const Json& stated = document["accrualPeriodicity"];
  const std::string& frequency =
      stated.is_object() ? stated["@id"].as_string() : stated.as_string();
  const auto days = catalog::vocab::expected_interval_days(frequency);
  if (!days) return std::nullopt;
  auto last = web::read_date(document["modified"].as_string());
  if (!last) last = web::read_date(document["issued"].as_string());
  return last.value_or(updated_at) +
         std::chrono::duration_cast<std::chrono::milliseconds>(Days(*days * kPatience));
}

}  // namespace portal::app
