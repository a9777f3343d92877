#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/readiness/indicator.hpp"

namespace catalog::readiness {

struct Importance {
  std::string code;  // "very_high"
  double weight = 0;
  Words name;
};

struct Framework {
  std::string id;
  Words name;
  Provenance provenance = Provenance::kOwn;
};

struct Dimension {
  std::string id;
  std::string framework;
  int number = 0;
  Words name;
  std::string importance;  // empty: not weighed
  Provenance provenance = Provenance::kOwn;
};

/// What is counted: a table of facts, its key, the column with the agency, and how much a unit is
/// used where that is known (all SQL).
struct Unit {
  std::string name;
  std::string table;
  std::string key;
  std::string agency;
  std::string use;  // empty: not known
};

struct ChecklistItem {
  std::string id;  // "godi2016/budget"
  Words name;
  /// What a dataset must have to count for it. The English words name it where one is said to be
  /// there.
  std::vector<Words> characteristics;
  std::vector<std::string> iris;        // categories that stand for it (dcatap:hvdCategory)
  std::vector<std::string> suggest_vi;  // words by which it is looked for
  std::vector<std::string> suggest_en;
  std::optional<std::int64_t> update_days;
};

struct Checklist {
  std::string id;  // "godi2016"
  std::string framework;
  Words name;
  Provenance provenance = Provenance::kOwn;
  Words source;
  std::string scoring;  // "godi2016", "odb4", "hvd", "odin", "gdb", "none"
  std::optional<Words> note;
  std::vector<ChecklistItem> items;
};

/// The rating as people read it.
struct RatingWords {
  Rating rating = Rating::kGrey;
  Words name;  // "VÀNG/XANH"
  Words meaning;
  std::string colour;  // "#9a9a00"
  std::string symbol;  // "●●●○"
};

/// All questions, indicators and checklists that the portal knows: data/*.json of this module, with
/// what an operator states beside them. Never changes once it is made.
///
/// Errors of making it: kMalformed, with a sentence that names the entry and what is wrong: a
/// missing language, an id twice, thresholds out of order, an input or component that is not
/// there, a formula that does not prepare, or that writes or reads anything but facts.
/// Thread: any.
class Registry {
 public:
  /// What came with the program; `overrides`: JSON text of the operator's file (thresholds,
  /// wording, checklists, entries switched off), or empty.
  static Registry load(std::string_view overrides = {});
  /// From texts alone, for those who check registries. Shapes: as the files of data/.
  static Registry read(std::string_view frameworks, std::string_view questions,
                       std::string_view indicators, std::string_view checklists,
                       std::string_view overrides = {});

  const std::string& version() const { return version_; }
  /// SHA-256, hexadecimal, of all that it was made from.
  const std::string& hash() const { return hash_; }

  const std::vector<Framework>& frameworks() const { return frameworks_; }
  const std::vector<Dimension>& dimensions() const { return dimensions_; }
  /// In the order of the files; questions first. Those switched off are not there.
  const std::vector<Indicator>& indicators() const { return indicators_; }
  const std::vector<Checklist>& checklists() const { return checklists_; }
  const std::vector<Unit>& units() const { return units_; }

  /// Null when there is none.
  const Indicator* find(std::string_view id) const;
  const Dimension* find_dimension(std::string_view id) const;
  const Framework* find_framework(std::string_view id) const;
  const Checklist* find_checklist(std::string_view id) const;
  const ChecklistItem* find_item(std::string_view id) const;  // "godi2016/budget"
  const Unit* find_unit(std::string_view name) const;

  std::vector<const Indicator*> list_of_dimension(std::string_view dimension) const;
  /// The questions whose answer an indicator supports.
  std::vector<const Indicator*> list_questions_of(std::string_view indicator) const;

  const Importance& importance(std::string_view code) const;
  const Words& why_of(std::string_view threshold_basis) const;
  const RatingWords& words_of(Rating rating) const;

 private:
  friend class RegistryReader;
  Registry() = default;
  std::string version_;
  std::string hash_;
  std::vector<Framework> frameworks_;
  std::vector<Dimension> dimensions_;
  std::vector<Indicator> indicators_;
  std::vector<Checklist> checklists_;
  std::vector<Unit> units_;
  std::vector<Importance> importance_;
  std::map<std::string, Words, std::less<>> bases_;
  std::vector<RatingWords> ratings_;
};

}  // namespace catalog::readiness
