#include "tests/unit/catalog/rdf/isomorphism.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "catalog/base/text.hpp"

namespace catalog::rdf {
namespace {

using Colours = std::vector<std::size_t>;  // by TermId

std::size_t mix(std::size_t seed, std::size_t value) {
  return (seed ^ (value + 0x9e3779b97f4a7c15ULL + (seed << 6) + (seed >> 2))) *
         0xff51afd7ed558ccdULL;
}

Colours first_colours(const Graph& graph) {
  Colours colours(graph.term_count());
  for (TermId id = 0; id < graph.term_count(); ++id) {
    const TermView term = graph.term(id);
    std::string text = std::to_string(static_cast<int>(term.kind)) + '\x1F' +
                       base::lower_ascii(term.language) + '\x1F';
    text.append(term.datatype).append(1, '\x1F');
    if (term.kind != TermKind::kBlank) text += term.value;
    colours[id] = std::hash<std::string>()(text);
  }
  return colours;
}

std::vector<TermId> blanks(const Graph& graph) {
  std::vector<TermId> found;
  for (TermId id = 0; id < graph.term_count(); ++id)
    if (graph.term(id).kind == TermKind::kBlank) found.push_back(id);
  return found;
}

std::size_t count_classes(const Graph& graph, const Colours& colours) {
  std::vector<std::size_t> all;
  for (const TermId id : blanks(graph)) all.push_back(colours[id]);
  std::sort(all.begin(), all.end());
  return static_cast<std::size_t>(std::unique(all.begin(), all.end()) - all.begin());
}

// Each blank node takes the colours of what stands around it, until that tells no more apart.
void refine(const Graph& graph, Colours& colours) {
  std::size_t classes = count_classes(graph, colours);
  for (;;) {
    Colours next = colours;
    std::vector<std::size_t> sums(colours.size());
    for (const Triple& triple : graph.triples()) {
      const std::size_t predicate = colours[triple.predicate];
      sums[triple.subject] += mix(mix(1, predicate), colours[triple.object]);
      sums[triple.object] += mix(mix(2, predicate), colours[triple.subject]);
    }
    for (const TermId id : blanks(graph)) next[id] = mix(colours[id], sums[id]);
    colours = std::move(next);
    const std::size_t now = count_classes(graph, colours);
    if (now <= classes) return;
    classes = now;
  }
}

std::vector<std::vector<std::size_t>> coloured(const Graph& graph, const Colours& colours) {
  std::vector<std::vector<std::size_t>> all;
  for (const Triple& triple : graph.triples())
    all.push_back({colours[triple.subject], colours[triple.predicate], colours[triple.object]});
  std::sort(all.begin(), all.end());
  return all;
}

// A class of blank nodes that cannot be told apart; empty when there is none.
std::vector<TermId> find_class(const Graph& graph, const Colours& colours) {
  std::map<std::size_t, std::vector<TermId>> classes;
  for (const TermId id : blanks(graph)) classes[colours[id]].push_back(id);
  for (const auto& [colour, members] : classes)
    if (members.size() > 1) return members;
  return {};
}

bool match(const Graph& left, Colours left_colours, const Graph& right, Colours right_colours) {
  refine(left, left_colours);
  refine(right, right_colours);
  if (coloured(left, left_colours) != coloured(right, right_colours)) return false;
  const auto members = find_class(left, left_colours);
  if (members.empty()) return true;
  const std::size_t colour = left_colours[members[0]];
  left_colours[members[0]] = mix(colour, 7);
  for (const TermId candidate : blanks(right)) {
    if (right_colours[candidate] != colour) continue;
    Colours tried = right_colours;
    tried[candidate] = mix(colour, 7);
    if (match(left, left_colours, right, std::move(tried))) return true;
  }
  return false;
}

}  // namespace

bool isomorphic(const Graph& left, const Graph& right) {
  if (left.size() != right.size()) return false;
  return match(left, first_colours(left), right, first_colours(right));
}

}  // namespace catalog::rdf
