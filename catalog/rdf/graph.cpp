#include "catalog/rdf/graph.hpp"

#include <algorithm>
#include <cstring>
#include <functional>

namespace catalog::rdf {
namespace {

constexpr std::size_t kFirstBlock = 4u << 10;
constexpr std::size_t kLargestBlock = 1u << 20;
constexpr std::uint32_t kFree = Graph::kAbsent;

std::uint32_t hash_of(const TermView& term) {
  const std::hash<std::string_view> hash;
  std::size_t mixed = hash(term.value) + static_cast<std::size_t>(term.kind);
  if (!term.language.empty()) mixed = mixed * 31 + hash(term.language);
  if (!term.datatype.empty()) mixed = mixed * 37 + hash(term.datatype);
  return static_cast<std::uint32_t>(mixed ^ (mixed >> 32));
}

// Neighbouring numbers are the rule, so each has to reach all bits.
std::size_t hash_of(const Triple& triple) {
  std::uint64_t mixed = (std::uint64_t{triple.subject} << 32 | triple.object) * 0x9E3779B97F4A7C15u;
  mixed = (mixed ^ (mixed >> 29) ^ triple.predicate) * 0xBF58476D1CE4E5B9u;
  return static_cast<std::size_t>(mixed ^ (mixed >> 32));
}

std::size_t doubled(std::size_t slots) {
  return slots == 0 ? 16 : slots * 2;
}

// Counts, adds up, and puts each place where its term's begin: the order of triples is kept.
template <typename Key>
void sort_by(const std::vector<Triple>& triples, std::size_t terms, Key key,
             std::vector<std::uint32_t>& starts, std::vector<std::uint32_t>& places) {
  starts.assign(terms + 1, 0);
  places.resize(triples.size());
  for (const Triple& triple : triples) ++starts[key(triple)];
  std::uint32_t sum = 0;
  for (auto& start : starts) start = sum += start;
  for (std::size_t i = triples.size(); i-- > 0;)
    places[--starts[key(triples[i])]] = static_cast<std::uint32_t>(i);
}

}  // namespace

Term iri(std::string_view value) {
  return {TermKind::kIri, std::string(value), {}, {}};
}

Term blank(std::string_view label) {
  return {TermKind::kBlank, std::string(label), {}, {}};
}

Term literal(std::string_view text, std::string_view language, std::string_view datatype) {
  return {TermKind::kLiteral, std::string(text), std::string(language), std::string(datatype)};
}

std::string_view TextArena::keep(std::string_view text) {
  if (text.size() > free_) {
    const std::size_t usual = std::clamp(bytes_, kFirstBlock, kLargestBlock);
    free_ = std::max(text.size(), usual);
    bytes_ += free_;
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(free_));
    next_ = blocks_.back().get();
  }
  const std::string_view kept(next_, text.size());
  if (!text.empty()) std::memcpy(next_, text.data(), text.size());
  next_ += text.size();
  free_ -= text.size();
  return kept;
}

std::uint32_t Graph::tag_of(const TermView& term) {
  if (term.language.empty() && term.datatype.empty()) return 0;
  std::string name(term.language);
  name.append(1, '\0').append(term.datatype);
  const auto [known, added] =
      tag_numbers_.try_emplace(std::move(name), static_cast<std::uint32_t>(tags_.size()));
  if (added) tags_.push_back({std::string(term.language), std::string(term.datatype)});
  return known->second;
}

TermView Graph::term(TermId id) const {
  const StoredTerm& stored = terms_[id];
  const Tag& tag = tags_[stored.tag];
  return {stored.kind, std::string_view(stored.text, stored.bytes), tag.language, tag.datatype};
}

std::size_t Graph::slot_of(std::uint32_t hash, const TermView& wanted) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != kFree; slot = (slot + 1) & mask) {
    const TermId id = slots_[slot];
    if (hashes_[id] == hash && term(id) == wanted) return slot;
  }
  return slot;
}

void Graph::grow_slots() {
  slots_.assign(doubled(slots_.size()), kFree);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t id = 0; id < hashes_.size(); ++id) {
    std::size_t slot = hashes_[id] & mask;
    while (slots_[slot] != kFree) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<TermId>(id);
  }
}

TermId Graph::intern(const TermView& term) {
  if (terms_.size() * 2 >= slots_.size()) grow_slots();
  const std::uint32_t hash = hash_of(term);
  const std::size_t slot = slot_of(hash, term);
  if (slots_[slot] == kFree) {
    slots_[slot] = static_cast<TermId>(terms_.size());
    hashes_.push_back(hash);
    const std::string_view kept = texts_.keep(term.value);
    terms_.push_back(
        {kept.data(), static_cast<std::uint32_t>(kept.size()), tag_of(term), term.kind});
  }
  return slots_[slot];
}

std::size_t Graph::place_of(const Triple& triple) const {
  const std::size_t mask = known_.size() - 1;
  std::size_t slot = hash_of(triple) & mask;
  while (known_[slot] != kFree && triples_[known_[slot]] != triple) slot = (slot + 1) & mask;
  return slot;
}

void Graph::grow_known() {
  known_.assign(doubled(known_.size()), kFree);
  for (std::size_t i = 0; i < triples_.size(); ++i)
    known_[place_of(triples_[i])] = static_cast<std::uint32_t>(i);
}

void Graph::add(TermId subject, TermId predicate, TermId object) {
  if (triples_.size() * 2 >= known_.size()) grow_known();
  const Triple triple{subject, predicate, object};
  const std::size_t slot = place_of(triple);
  if (known_[slot] != kFree) return;
  known_[slot] = static_cast<std::uint32_t>(triples_.size());
  triples_.push_back(triple);
}

void Graph::add(const TermView& subject, std::string_view predicate, const TermView& object) {
  const TermId subject_id = intern(subject);
  const TermId predicate_id = intern(TermKind::kIri, predicate);
  add(subject_id, predicate_id, intern(object));
}

std::size_t Graph::memory_bytes() const {
  constexpr std::size_t per_term = sizeof(StoredTerm) + sizeof(std::uint32_t) * 2;  // and places
  constexpr std::size_t per_triple = sizeof(Triple) + sizeof(std::uint32_t) * 2;
  return texts_.bytes() + terms_.size() * per_term + triples_.size() * per_triple +
         (slots_.size() + known_.size()) * sizeof(std::uint32_t) + tags_.size() * 160;
}

std::span<const std::uint32_t> Graph::Places::of(TermId id) const {
  if (std::size_t{id} + 1 >= starts.size()) return {};
  return std::span(places).subspan(starts[id], starts[id + 1] - starts[id]);
}

void Graph::sort_places() const {
  if (sorted_triples_ == triples_.size() && sorted_terms_ == terms_.size()) return;
  const auto subject = [](const Triple& triple) { return triple.subject; };
  const auto object = [](const Triple& triple) { return triple.object; };
  sort_by(triples_, terms_.size(), subject, subjects_.starts, subjects_.places);
  sort_by(triples_, terms_.size(), object, objects_.starts, objects_.places);
  sorted_triples_ = triples_.size();
  sorted_terms_ = terms_.size();
}

std::span<const std::uint32_t> Graph::about(TermId subject) const {
  sort_places();
  return subjects_.of(subject);
}

std::span<const std::uint32_t> Graph::pointing_to(TermId object) const {
  sort_places();
  return objects_.of(object);
}

TermId Graph::find_iri(std::string_view value) const {
  if (slots_.empty()) return kAbsent;
  const TermView wanted(TermKind::kIri, value);
  return slots_[slot_of(hash_of(wanted), wanted)];
}

}  // namespace catalog::rdf
