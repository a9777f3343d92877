#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/readiness/figure.hpp"
#include "catalog/readiness/registry.hpp"
#include "catalog/store/reader.hpp"
#include "portal/app/agencies.hpp"
#include "portal/app/principal.hpp"

/// The units behind a figure, by name, as far as whoever asks may know them: facts are counted of
/// everything, names are shown of what is public and of what somebody may read anyway.
namespace portal::readiness {

namespace rd = catalog::readiness;

inline constexpr std::size_t kEvidenceRows = 50;  // of a page

/// One unit that may be shown.
struct Evidential {
  std::string key;
  std::string title;   // in the reader's language; of a file with its dataset's
  std::string href;    // of its page, without the language: "/datasets/…"; may be empty
  std::string agency;  // slug of its highest agency
  std::string agency_name;
  std::string edit_href;  // of the form at its field, without the language; for who may edit
  rd::UnitState state = rd::UnitState::kFail;
  std::vector<rd::Fact> facts = {};  // why it is so
  std::string dispute_reason = {};   // what its agency says against it; empty: nothing
  rd::Day disputed_until = 0;
  bool may_dispute = false;  // whoever asks may edit it
};

struct EvidencePage {
  std::vector<Evidential> rows;
  std::int64_t total = 0;   // of all pages, also of those that are not shown
  std::int64_t hidden = 0;  // of this page: what whoever asks may not know
};

/// Names a page of units.
EvidencePage name_units(const rd::UnitPage& units, const rd::Indicator& indicator,
                        const rd::Registry& registry, const catalog::store::Reader& reader,
                        const app::AgencyTree& tree, const app::people::Principal& who,
                        std::string_view language);

/// "fail", "unknown", "pass" and back.
std::string_view code_of(rd::UnitState state);
std::optional<rd::UnitState> parse_state(std::string_view code);

}  // namespace portal::readiness
