#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "catalog/base/json.hpp"
#include "catalog/readiness/registry.hpp"

namespace catalog::readiness {

/// Makes a registry from its texts and refuses what is wrong with them, as Registry says.
class RegistryReader {
 public:
  /// The words that ratings, weights, thresholds and units are named by; call it first.
  void read_frameworks(const base::Json& file);
  void read_questions(const base::Json& file);
  void read_indicators(const base::Json& file);
  void read_checklists(const base::Json& file);
  /// What an operator states.
  void read_overrides(const base::Json& file);
  /// Checks what needs all of it, leaves out what is switched off, and hands it over.
  Registry finish(std::string hash);

 private:
  Indicator read_entry(const base::Json& entry, Type type);
  void read_formulas(const base::Json& entry, Indicator& indicator) const;
  void read_components(const base::Json& entry, Indicator& indicator) const;
  Component read_component(const base::Json& part, const std::string& owner) const;
  Thresholds read_thresholds(const base::Json& stated, const std::string& id,
                             Thresholds former) const;
  Checklist read_checklist(const base::Json& list);
  void override_entry(const base::Json& stated, Indicator& indicator);
  void add_id(const std::string& id);
  void check_entry(const Indicator& indicator) const;
  void check_parts(const Indicator& indicator) const;
  void check_all_formulas() const;
  void drop_switched_off();

  Registry made_;
  std::set<std::string, std::less<>> ids_;
};

/// Members as the registry's files have them. `id`: whom a sentence about a mistake names.
Words words_of_json(const base::Json& value, const std::string& id, const char* field);
std::string text_of_json(const base::Json& entry, const char* field, const std::string& id);
[[noreturn]] void refuse_entry(const char* key, const std::string& id, const std::string& field,
                               const std::string& value = {});

}  // namespace catalog::readiness
