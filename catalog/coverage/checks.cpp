#include "catalog/coverage/checks.hpp"

#include <algorithm>
#include <utility>

namespace catalog::coverage {
namespace {

using facts::Day;

constexpr std::array<std::string_view, kChecks> kCheckNames = {
    "exists", "free", "no_registration", "bulk", "up_to_date", "licence", "format"};
constexpr std::array<std::string_view, 4> kAnswerNames = {"yes", "no", "unknown", "nothing"};
constexpr std::array<std::string_view, 4> kCoveredNames = {"covered", "unknown", "uncovered",
                                                           "not_applicable"};

Answer answer_of(std::optional<bool> known) {
  if (!known) return Answer::kUnknown;
  return *known ? Answer::kYes : Answer::kNo;
}

std::optional<bool> opposite(std::optional<bool> known) {
  if (!known) return known;
  return !*known;
}

std::optional<bool> flag(const sql::Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.integer(column) != 0;
}

std::optional<std::int64_t> number(const sql::Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.integer(column);
}

// Data is up to date when its last change is no older than the item wants, or the dataset promises;
// a quarter more is let pass.
std::optional<bool> is_up_to_date(const DatasetFacts& dataset,
                                  std::optional<std::int64_t> item_days, Day today) {
  const auto days = item_days ? item_days : dataset.freq_days;
  if (!days || !dataset.modified_day) return std::nullopt;
  return today - *dataset.modified_day <= *days + std::max<std::int64_t>(1, *days / 4);
}

std::optional<bool> is_open_licence(const std::string& state) {
  if (state.empty() || state == "unknown") return std::nullopt;
  return state == "open";
}

void add(Points& points, std::optional<bool> known, double worth) {
  if (!known) {
    points.high += worth;
  } else if (*known) {
    points.low += worth;
    points.high += worth;
  }
}

std::optional<bool> known(const Answers& answers, Check check) {
  const Answer answer = answers[static_cast<std::size_t>(check)];
  if (answer == Answer::kUnknown) return std::nullopt;
  return answer == Answer::kYes;
}

// Bulk and API together are whole, one of them is half.
void add_download(Points& points, const DatasetFacts& dataset) {
  add(points, dataset.bulk, 0.5);
  add(points, dataset.api_n ? std::optional(*dataset.api_n > 0) : std::nullopt, 0.5);
}

int rank_of(const Claim& claim) {
  return -static_cast<int>(claim.state);
}

}  // namespace

std::string_view code_of(Check check) {
  return kCheckNames[static_cast<std::size_t>(check)];
}

std::string_view code_of(Answer answer) {
  return kAnswerNames[static_cast<std::size_t>(answer)];
}

std::string_view code_of(Covered covered) {
  return kCoveredNames[static_cast<std::size_t>(covered)];
}

DatasetFacts read_facts(sql::Connection& facts, std::string_view dataset) {
  DatasetFacts found;
  found.id = dataset;
  auto rows = facts.query(
      "SELECT root_publisher_id, fee, registration, bulk, uses_ids, COALESCE(data_modified_day,"
      " modified_day), freq_days, api_n, licence_state, desc_vi_len > 0 OR desc_en_len > 0,"
      " mr_dist_n, unk_fmt_dist_n FROM rd_dataset WHERE id = $1",
      dataset);
  const auto row = rows.next();
  if (!row) return found;
  found.root = row->text(0);
  found.fee = flag(*row, 1);
  found.registration = flag(*row, 2);
  found.bulk = flag(*row, 3);
  found.uses_ids = flag(*row, 4);
  found.modified_day = number(*row, 5);
  found.freq_days = number(*row, 6);
  found.api_n = number(*row, 7);
  found.licence_state = row->text(8);
  found.is_described = row->integer(9) != 0;
  if (row->integer(10) > 0)
    found.machine = true;
  else if (!row->is_null(10) && row->integer(11) == 0)
    found.machine = false;
  auto files = facts.query(
      "SELECT MAX(nonprop), MAX(machine = 1 AND nonprop = 1), MAX((machine IS NULL AND"
      " nonprop IS NOT 0) OR (nonprop IS NULL AND machine IS NOT 0)), MAX(nonprop IS NULL)"
      " FROM rd_distribution WHERE dataset_id = $1 AND withdrawn_day IS NULL AND is_doc = 0",
      dataset);
  const auto file = files.next();
  if (!file || file->is_null(2)) return found;
  if (file->integer(1) != 0)
    found.format = true;
  else if (file->integer(2) == 0)
    found.format = false;
  if (file->integer(0) != 0)
    found.open_format = true;
  else if (file->integer(3) == 0)
    found.open_format = false;
  return found;
}

Answers check(const DatasetFacts& dataset, const readiness::ChecklistItem& item, Day today) {
  return {Answer::kYes,
          answer_of(opposite(dataset.fee)),
          answer_of(opposite(dataset.registration)),
          answer_of(dataset.bulk),
          answer_of(is_up_to_date(dataset, item.update_days, today)),
          answer_of(is_open_licence(dataset.licence_state)),
          answer_of(dataset.format)};
}

Points godi_points(const Answers& answers) {
  Points points;
  for (const Check each : {Check::kNoRegistration, Check::kFree, Check::kBulk, Check::kUpToDate})
    add(points, known(answers, each), 15);
  for (const Check each : {Check::kLicence, Check::kFormat}) add(points, known(answers, each), 20);
  return points;
}

Points odb_points(const Answers& answers, const DatasetFacts& dataset) {
  Points points;
  add(points, true, 5 + 10 + 5);  // it exists, online, and is found by the search of this portal
  add(points, dataset.machine, 15);
  for (const Check each : {Check::kBulk, Check::kFree, Check::kLicence})
    add(points, known(answers, each), 15);
  add(points, known(answers, Check::kUpToDate), 10);
  add(points, dataset.freq_days ? known(answers, Check::kUpToDate) : std::optional(false), 5);
  add(points, dataset.uses_ids, 5);
  return points;
}

Points odin_points(const DatasetFacts& dataset) {
  Points points;
  add(points, dataset.machine, 1);
  add(points, dataset.open_format, 1);
  add_download(points, dataset);
  add(points, dataset.is_described, 1);
  add(points, is_open_licence(dataset.licence_state), 1);
  return points;
}

std::optional<double> best_of(const std::vector<Points>& points, double full) {
  if (points.empty()) return std::nullopt;
  Points best;
  for (const auto& each : points) {
    best.low = std::max(best.low, each.low);
    best.high = std::max(best.high, each.high);
  }
  if (best.low == best.high || best.low >= full || best.high < full) return best.low;
  return std::nullopt;
}

std::vector<ItemView> view_items(const readiness::Checklist& list, const store::Reader& reader,
                                 sql::Connection& facts, Day today) {
  std::map<std::string, std::vector<Claim>, std::less<>> claims;
  for (auto& claim : list_all_claims(reader, list.id)) claims[claim.item].push_back(claim);
  const auto exempt = list_exempt(reader);
  std::vector<ItemView> views;
  for (const auto& item : list.items) {
    ItemView view;
    view.item = &item;
    view.answers.fill(Answer::kNothing);
    for (auto& claim : claims[item.id])
      if (claim.is_public)
        (claim.state == State::kRejected ? view.rejected : view.claims).push_back(claim);
    std::ranges::stable_sort(view.claims, {}, rank_of);
    double most = -1;
    for (const auto& claim : view.claims) {
      if (!counts(claim, item)) continue;
      const Answers answers = check(read_facts(facts, claim.dataset), item, today);
      const double points = godi_points(answers).low;
      if (points <= most) continue;
      most = points;
      view.best = claim.dataset;
      view.answers = answers;
    }
    const bool is_open = std::ranges::any_of(
        view.claims, [](const Claim& claim) { return claim.state != State::kConfirmed; });
    view.covered = !view.best.empty() ? Covered::kYes : is_open ? Covered::kUnknown : Covered::kNo;
    if (view.covered != Covered::kYes)
      view.answers[0] = view.covered == Covered::kUnknown ? Answer::kUnknown : Answer::kNo;
    if (const auto found = exempt.find(item.id); found != exempt.end()) {
      view.exempt = found->second;
      view.covered = Covered::kNotApplicable;
    }
    views.push_back(std::move(view));
  }
  return views;
}

Tally tally_of(const std::vector<ItemView>& items) {
  Tally tally;
  for (const auto& view : items) switch (view.covered) {
      case Covered::kYes:
        ++tally.covered;
        break;
      case Covered::kUnknown:
        ++tally.unknown;
        break;
      case Covered::kNo:
        ++tally.uncovered;
        break;
      case Covered::kNotApplicable:
        ++tally.not_applicable;
        break;
    }
  return tally;
}

}  // namespace catalog::coverage
