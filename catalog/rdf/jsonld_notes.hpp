#pragma once

#include <set>
#include <string>
#include <vector>

#include "catalog/rdf/syntax_reader.hpp"

namespace catalog::rdf {

/// Collects warnings about what was left out or mended, each once and at most 100.
class JsonLdNotes {
 public:
  explicit JsonLdNotes(std::vector<Problem>& problems) : problems_(problems) {}

  void add(const char* key, const std::string& value) {
    if (problems_.size() >= kMost || !told_.insert(key + ('\n' + value)).second) return;
    problems_.push_back({ProblemSeverity::kWarning, 0, 0, {key, {{"value", value}}}});
  }

 private:
  static constexpr std::size_t kMost = 100;
  std::vector<Problem>& problems_;
  std::set<std::string> told_;
};

}  // namespace catalog::rdf
