#include "portal/readiness/evidence.hpp"

#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/json.hpp"
#include "catalog/model/localized_text.hpp"
#include "portal/app/readable.hpp"
#include "portal/web/form_places.hpp"

namespace portal::readiness {
namespace {

using app::people::Right;
using catalog::store::StoredDataset;

std::string title_of(const base::Json& document, std::string_view language) {
  return catalog::text_in(document["title"], language).text;
}

std::string file_title(const base::Json& document, std::string_view distribution,
                       std::string_view language) {
  for (const auto& file : document["distribution"].items())
    if (file["id"].as_string() == distribution || file["@id"].as_string() == distribution)
      return title_of(file, language);
  return "";
}

// Names of one page are looked up one by one; there are few.
class Naming {
 public:
  Naming(const rd::Indicator& indicator, const rd::Registry& registry,
         const catalog::store::Reader& reader, const app::AgencyTree& tree,
         const app::people::Principal& who, std::string_view language)
      : indicator_(indicator),
        registry_(registry),
        reader_(reader),
        tree_(tree),
        who_(who),
        language_(language) {}

  std::optional<Evidential> name(const rd::UnitRow& unit) const {
    Evidential row;
    row.key = unit.key;
    row.state = unit.state;
    row.agency = unit.agency;
    row.facts = unit.facts;
    row.agency_name = tree_.name(unit.agency, language_);
    if (row.agency_name.empty()) row.agency_name = unit.agency;
    if (!add_name(row, unit)) return std::nullopt;
    return row;
  }

 private:
  bool add_name(Evidential& row, const rd::UnitRow& unit) const {
    if (indicator_.unit == "dataset") return add_dataset(row, reader_.find_dataset(unit.key), "");
    if (indicator_.unit == "distribution")
      return add_dataset(row, reader_.find_dataset_of_distribution(unit.key), unit.key);
    if (indicator_.unit == "publisher") {
      row.may_dispute = who_.may(Right::kEdit, unit.key);
      row.title = tree_.name(unit.key, language_);
      if (row.title.empty()) return false;
      row.href = "/agencies/" + base::percent_encode(unit.key);
      return true;
    }
    if (indicator_.unit == "cover_item") {
      const auto* item = registry_.find_item(unit.key);
      if (!item) return false;
      row.title = item->name.in(language_);
      row.href = "/readiness/coverage/" + unit.key;
      return true;
    }
    // What agencies keep to themselves: holdings, plans, requests.
    row.title = unit.key;
    return who_.may(Right::kReadDrafts, unit.agency);
  }

  bool add_dataset(Evidential& row, const std::optional<StoredDataset>& dataset,
                   const std::string& distribution) const {
    if (!dataset || (!dataset->is_public() && !app::reads_drafts(who_, *dataset))) return false;
    const base::Json document = base::parse_json(dataset->document);
    row.title = title_of(document, language_);
    if (row.title.empty()) row.title = dataset->slug;
    if (const auto file = distribution.empty() ? "" : file_title(document, distribution, language_);
        !file.empty())
      row.title += " – " + file;
    if (dataset->is_public()) row.href = "/datasets/" + base::percent_encode(dataset->slug);
    row.may_dispute = who_.may(Right::kEdit, dataset->agency);
    if (row.may_dispute) row.edit_href = web::form_href(dataset->id, distribution, indicator_.id);
    return true;
  }

  const rd::Indicator& indicator_;
  const rd::Registry& registry_;
  const catalog::store::Reader& reader_;
  const app::AgencyTree& tree_;
  const app::people::Principal& who_;
  std::string_view language_;
};

}  // namespace

EvidencePage name_units(const rd::UnitPage& units, const rd::Indicator& indicator,
                        const rd::Registry& registry, const catalog::store::Reader& reader,
                        const app::AgencyTree& tree, const app::people::Principal& who,
                        std::string_view language) {
  const Naming naming(indicator, registry, reader, tree, who, language);
  EvidencePage page;
  page.total = units.total;
  for (const auto& unit : units.rows) {
    if (auto row = naming.name(unit))
      page.rows.push_back(std::move(*row));
    else
      ++page.hidden;
  }
  return page;
}

std::string_view code_of(rd::UnitState state) {
  switch (state) {
    case rd::UnitState::kPass:
      return "pass";
    case rd::UnitState::kUnknown:
      return "unknown";
    case rd::UnitState::kFail:
      break;
  }
  return "fail";
}

std::optional<rd::UnitState> parse_state(std::string_view code) {
  for (const auto state : {rd::UnitState::kFail, rd::UnitState::kUnknown, rd::UnitState::kPass})
    if (code_of(state) == code) return state;
  return std::nullopt;
}

}  // namespace portal::readiness
