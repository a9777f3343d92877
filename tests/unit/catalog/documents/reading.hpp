// Reads a document in a test and gathers its records.
#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catalog/documents/record.hpp"

namespace catalog::documents {

/// What a reader gave, gathered.
struct Gathered {
  Summary summary;
  std::vector<Record> records;

  Fidelity fidelity() const {
    Fidelity sum = summary.fidelity;
    for (const auto& record : records) sum += record.fidelity;
    return sum;
  }
};

template <typename Read>
Gathered gather(Read read) {
  Gathered out;
  out.summary = read([&](Record&& record) { out.records.push_back(std::move(record)); });
  return out;
}

inline std::string fixture(const std::string& name) {
  std::ifstream in(std::string(FIXTURES) + "/documents/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline bool has_rule(const Findings& findings, const std::string& rule) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& each) { return each.rule == rule; });
}

}  // namespace catalog::documents
