#include "catalog/readiness/evaluation.hpp"

#include <algorithm>
#include <cmath>

#include "catalog/readiness/colour.hpp"
#include "catalog/readiness/composite.hpp"
#include "catalog/readiness/formula.hpp"

namespace catalog::readiness {

namespace {

std::string sql_text_of(std::string_view text) {
  std::string out = "'";
  for (const char letter : text) out += letter == '\'' ? "''" : std::string(1, letter);
  return out + "'";
}

}  // namespace

Evaluation::Evaluation(store::Store& store, facts::Facts& facts, const Registry& registry,
                       Day today)
    : registry_(registry),
      today_(today),
      ratios_(list_ratios(registry)),
      connection_(facts.formulas()) {
  for (const auto& source : facts.list_sources())
    if (source.is_there) sources_.insert(source.name);
  sources_.insert("derived");
  {
    sql::ReadLease lease = store.pool().read();
    disputes_ = list_disputes(lease.connection(), today);
  }
  moment_ = std::make_unique<sql::Statement>(
      connection_->prepare("SELECT count(*) FROM (SELECT 1 FROM rd_dataset"
                           " WHERE withdrawn_day IS NULL AND kind <> 'service' LIMIT 1)"));
  is_empty_ = moment_->next()->integer(0) == 0;
}

Tally Evaluation::count(const std::optional<std::string>& agency) {
  Tally tally = count_all(*connection_, registry_, ratios_, agency, today_);
  set_aside_disputed(tally, agency);
  return tally;
}

std::string Evaluation::state_of(const Indicator& ratio) const {
  std::string keys;
  for (const auto& dispute : disputes_)
    if (dispute.indicator == ratio.id)
      keys += (keys.empty() ? "" : ", ") + sql_text_of(dispute.unit);
  if (keys.empty()) return state_sql(ratio);
  return "CASE WHEN (" + registry_.find_unit(ratio.unit)->key + ") IN (" + keys + ") AND (" +
         with_today(ratio.population) + ") THEN 2 ELSE " + state_sql(ratio) + " END";
}

// There are few: each is looked up, and moved from where it was counted to what is unknown.
void Evaluation::set_aside_disputed(Tally& tally, const std::optional<std::string>& agency) {
  for (const auto& dispute : disputes_) {
    const auto place = std::ranges::find(ratios_, dispute.indicator, &Indicator::id);
    if (place == ratios_.end()) continue;
    const Unit& unit = *registry_.find_unit((*place)->unit);
    const std::string text = "SELECT " + unit.agency + ", " + state_sql(**place) + " FROM " +
                             unit.table + " WHERE (" + unit.key + ")=$2";
    sql::Statement rows = connection_->prepare(sql::Sql::generated(text));
    if (text.find("$1") != std::string::npos) rows.bind(1, today_);
    rows.bind(2, dispute.unit);
    const auto row = rows.next();
    if (!row || row->is_null(1) || row->integer(1) == 2) continue;
    const std::string owner = row->text(0);
    const auto counted = tally.find(owner);
    if (counted == tally.end() || (agency && *agency != owner)) continue;
    Counts& counts = counted->second[static_cast<std::size_t>(place - ratios_.begin())];
    --(row->integer(1) == 1 ? counts.pass : counts.fail);
    ++counts.unknown;
  }
}

std::vector<std::string> Evaluation::list_agencies(const Tally& tally) {
  std::set<std::string> agencies;
  for (const auto& [agency, counts] : tally) agencies.insert(agency);
  sql::Statement rows = connection_->query("SELECT DISTINCT root_id FROM rd_publisher");
  while (const auto row = rows.next()) agencies.insert(row->text(0));
  agencies.erase("");
  agencies.erase(kPortal);  // an agency of that name would be taken for the portal
  return {agencies.begin(), agencies.end()};
}

Figure Evaluation::begin(const Indicator& indicator, std::string_view scope) const {
  Figure figure;
  figure.indicator = indicator.id;
  figure.scope = scope;
  figure.day = today_;
  figure.revision = indicator.revision;
  if (!sources_.contains(indicator.source))
    figure.grey = Grey::kNotMeasured;
  else if (is_empty_)
    figure.grey = Grey::kNoUnits;
  return figure;
}

void fill_ratio(const Indicator& indicator, const Counts& counts, Figure& figure) {
  figure.counts = figure.grey == Grey::kNotMeasured ? Counts{} : counts;
  figure.value = figure.low = figure.high = std::nullopt;
  if (figure.grey == Grey::kNotMeasured) return rate(indicator, figure);
  if (counts.n() == 0) figure.grey = Grey::kNoUnits;
  if (counts.n() > 0) {
    const auto n = static_cast<double>(counts.n());
    figure.low = static_cast<double>(counts.pass) / n;
    figure.high = static_cast<double>(counts.pass + counts.unknown) / n;
  }
  if (counts.known() > 0)
    figure.value = static_cast<double>(counts.pass) / static_cast<double>(counts.known());
  rate(indicator, figure);
}

Figure Evaluation::query(const Indicator& indicator, std::string_view scope) {
  Figure figure = begin(indicator, scope);
  if (figure.grey != Grey::kNot) return figure;
  const std::string text = with_today(indicator.sql);
  sql::Statement rows = connection_->prepare(sql::Sql::generated(text));
  if (text != indicator.sql) rows.bind(1, today_);
  const auto row = rows.next();
  const auto n = row ? std::max<std::int64_t>(row->integer(1), 0) : 0;
  const auto unknown = row ? std::clamp<std::int64_t>(row->integer(2), 0, n) : 0;
  // Units of a number neither pass nor fail: what is known stands as passing.
  figure.counts = {n - unknown, 0, unknown};
  if (row && !row->is_null(0) && n > 0) figure.value = row->real(0);
  if (!figure.value) figure.grey = Grey::kNoUnits;
  if (figure.value && indicator.type == Type::kComposite) {
    const double known = *figure.value * static_cast<double>(n - unknown);
    figure.low = known / static_cast<double>(n);
    figure.high = (known + indicator.max * static_cast<double>(unknown)) / static_cast<double>(n);
  }
  rate(indicator, figure);
  return figure;
}

// Each probe of the last day on which any ran; one that could not run is unknown.
Figure Evaluation::probe(const Indicator& indicator, std::string_view scope) {
  Figure figure = begin(indicator, scope);
  if (figure.grey != Grey::kNot) return figure;
  sql::Statement rows = connection_->query(
      "SELECT probes, ok FROM rd_probe_day WHERE probe GLOB $1 || '/[0-9]*' AND day ="
      " (SELECT max(day) FROM rd_probe_day WHERE probe GLOB $1 || '/[0-9]*' AND day <= $2)",
      indicator.id, today_);
  Counts counts;
  while (const auto row = rows.next()) {
    if (row->integer(0) <= 0 || row->is_null(1)) continue;
    ++(row->integer(1) >= row->integer(0) ? counts.pass : counts.fail);
  }
  if (counts.n() == 0) figure.grey = Grey::kNotMeasured;
  const auto probes = static_cast<std::int64_t>(indicator.probes.size());
  counts.unknown = std::max<std::int64_t>(probes - counts.n(), 0);
  if (figure.grey == Grey::kNot) fill_ratio(indicator, counts, figure);
  return figure;
}

Figures Evaluation::figures_of(std::string_view scope, const std::vector<Counts>& counts,
                               bool with_queries) {
  Figures figures;
  for (std::size_t i = 0; i < ratios_.size(); ++i) {
    const Indicator& ratio = *ratios_[i];
    if (scope != kPortal && !ratio.per_agency) continue;
    Figure figure = begin(ratio, scope);
    fill_ratio(ratio, counts[i], figure);
    figures.emplace(ratio.id, std::move(figure));
  }
  if (!with_queries || scope != kPortal) return figures;
  for (const auto& entry : registry_.indicators()) {
    if (!entry.sql.empty()) figures.emplace(entry.id, query(entry, scope));
    if (entry.type == Type::kProbe) figures.emplace(entry.id, probe(entry, scope));
  }
  return figures;
}

void Evaluation::add_composites(std::string_view scope, Figures& figures) const {
  const FindFigure find = [&figures](std::string_view id) -> const Figure* {
    const auto found = figures.find(id);
    return found == figures.end() ? nullptr : &found->second;
  };
  for (const auto& entry : registry_.indicators()) {
    const bool is_made = entry.type == Type::kComposite || entry.type == Type::kVector;
    if (!is_made || !entry.sql.empty() || (scope != kPortal && !entry.per_agency)) continue;
    Figure figure = begin(entry, scope);
    if (entry.type == Type::kComposite) {
      fill_composite(entry, find, figure);
    } else {
      rate(entry, figure);
    }
    figures.insert_or_assign(entry.id, std::move(figure));
  }
}

}  // namespace catalog::readiness
