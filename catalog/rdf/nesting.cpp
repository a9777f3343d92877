#include "catalog/rdf/nesting.hpp"

#include <algorithm>
#include <optional>

#include "catalog/rdf/term_text.hpp"

namespace catalog::rdf {
namespace {

constexpr std::size_t kDepth = 32;

}  // namespace

void append_label(std::string& out, std::size_t record, TermId id) {
  out += "_:r";
  out += std::to_string(record);
  out += 'n';
  out += std::to_string(id);
}

Nesting::Nesting(const Graph& graph)
    : graph_(graph),
      type_(graph.find_iri(kRdfType)),
      first_(graph.find_iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#first")),
      rest_(graph.find_iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#rest")),
      nil_(graph.find_iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#nil")),
      written_(graph.term_count()),
      rank_(graph.term_count()) {}

bool Nesting::is_single(TermId id) const {
  return graph_.term(id).kind == TermKind::kBlank && graph_.pointing_to(id).size() == 1;
}

TermId Nesting::next() {
  for (;; ++place_) {
    if (place_ >= graph_.triples().size()) {
      if (leftovers_) return Graph::kAbsent;
      leftovers_ = true;
      place_ = 0;
      if (graph_.triples().empty()) return Graph::kAbsent;
    }
    const TermId subject = graph_.triples()[place_].subject;
    if (written_[subject] || (!leftovers_ && is_single(subject))) continue;
    written_[subject] = true;
    return subject;
  }
}

bool Nesting::take(TermId object, std::size_t depth) {
  if (depth >= kDepth || written_[object] || !is_single(object)) return false;
  written_[object] = true;
  return true;
}

std::vector<TermId> Nesting::take_list(TermId head) {
  std::vector<TermId> cells;
  std::vector<TermId> elements;
  if (first_ == Graph::kAbsent || rest_ == Graph::kAbsent) return {};
  for (TermId cell = head; cell != nil_;) {
    const auto about = graph_.about(cell);
    if (about.size() != 2 || written_[cell] || !is_single(cell)) return {};
    const Triple& one = graph_.triples()[about[0]];
    const Triple& two = graph_.triples()[about[1]];
    const bool ordered = one.predicate == first_ && two.predicate == rest_;
    if (!ordered && (one.predicate != rest_ || two.predicate != first_)) return {};
    elements.push_back(ordered ? one.object : two.object);
    cells.push_back(cell);
    if (cells.size() > graph_.size()) return {};  // a ring
    cell = ordered ? two.object : one.object;
  }
  for (const TermId cell : cells) written_[cell] = true;
  return elements;
}

std::vector<Triple> Nesting::statements(TermId subject) {
  std::vector<Triple> found;
  const auto about = graph_.about(subject);
  found.reserve(about.size());
  std::uint32_t ranks = 1;
  for (const auto place : about) {
    found.push_back(graph_.triples()[place]);
    auto& rank = rank_[found.back().predicate];
    if (rank == 0) rank = found.back().predicate == type_ ? 1 : ++ranks;
  }
  const auto earlier = [this](const Triple& left, const Triple& right) {
    return rank_[left.predicate] < rank_[right.predicate];
  };
  if (!std::is_sorted(found.begin(), found.end(), earlier))
    std::stable_sort(found.begin(), found.end(), earlier);
  for (const auto& triple : found) rank_[triple.predicate] = 0;
  return found;
}

}  // namespace catalog::rdf
