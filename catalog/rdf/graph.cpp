#include "catalog/rdf/graph.hpp"

#include <functional>

namespace catalog::rdf {
namespace {

constexpr std::size_t kCrowd = 256;

std::uint32_t hash_of(TermKind kind, std::string_view value, std::string_view language,
                      std::string_view datatype) {
  const std::hash<std::string_view> hash;
  std::size_t mixed = hash(value) + static_cast<std::size_t>(kind);
  if (!language.empty()) mixed = mixed * 31 + hash(language);
  if (!datatype.empty()) mixed = mixed * 37 + hash(datatype);
  return static_cast<std::uint32_t>(mixed ^ (mixed >> 32));
}

std::vector<std::uint32_t>& list_at(std::vector<std::vector<std::uint32_t>>& places, TermId id) {
  if (id >= places.size()) places.resize(id + std::size_t{1});
  return places[id];
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

std::size_t Graph::slot_of(std::uint32_t hash, TermKind kind, std::string_view value,
                           std::string_view language, std::string_view datatype) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != kAbsent; slot = (slot + 1) & mask) {
    const TermId id = slots_[slot];
    if (hashes_[id] != hash) continue;
    const Term& known = terms_[id];
    if (known.kind == kind && known.value == value && known.language == language &&
        known.datatype == datatype)
      return slot;
  }
  return slot;
}

void Graph::grow() {
  slots_.assign(slots_.empty() ? 16 : slots_.size() * 2, kAbsent);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t id = 0; id < hashes_.size(); ++id) {
    std::size_t slot = hashes_[id] & mask;
    while (slots_[slot] != kAbsent) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<TermId>(id);
  }
}

TermId Graph::intern(TermKind kind, std::string_view value, std::string_view language,
                     std::string_view datatype) {
  if (terms_.size() * 2 >= slots_.size()) grow();
  const std::uint32_t hash = hash_of(kind, value, language, datatype);
  const std::size_t slot = slot_of(hash, kind, value, language, datatype);
  if (slots_[slot] == kAbsent) {
    slots_[slot] = static_cast<TermId>(terms_.size());
    hashes_.push_back(hash);
    terms_.push_back({kind, std::string(value), std::string(language), std::string(datatype)});
  }
  return slots_[slot];
}

TermId Graph::intern(const Term& term) {
  return intern(term.kind, term.value, term.language, term.datatype);
}

// Of a subject with very many statements each is kept as a number, to find it at once.
bool Graph::add_to_crowd(const Triple& triple) {
  auto& crowd = crowds_[triple.subject];
  const auto number = [](const Triple& each) {
    return std::uint64_t{each.predicate} << 32 | each.object;
  };
  if (crowd.empty())
    for (const auto place : subjects_[triple.subject]) crowd.insert(number(triples_[place]));
  return crowd.insert(number(triple)).second;
}

void Graph::add(TermId subject, TermId predicate, TermId object) {
  auto& about_subject = list_at(subjects_, subject);
  auto& pointing = list_at(objects_, object);
  const Triple triple{subject, predicate, object};
  if (about_subject.size() < kCrowd) {
    // Look through the shorter list: a class or a country is pointed to a million times.
    for (const auto place : about_subject.size() < pointing.size() ? about_subject : pointing)
      if (triples_[place] == triple) return;
  } else if (!add_to_crowd(triple)) {
    return;
  }
  const auto place = static_cast<std::uint32_t>(triples_.size());
  triples_.push_back(triple);
  about_subject.push_back(place);
  pointing.push_back(place);
}

void Graph::add(const Term& subject, std::string_view predicate, const Term& object) {
  const TermId subject_id = intern(subject);
  const TermId predicate_id = intern(TermKind::kIri, predicate);
  add(subject_id, predicate_id, intern(object));
}

std::span<const std::uint32_t> Graph::about(TermId subject) const {
  if (subject >= subjects_.size()) return {};
  return subjects_[subject];
}

std::span<const std::uint32_t> Graph::pointing_to(TermId object) const {
  if (object >= objects_.size()) return {};
  return objects_[object];
}

TermId Graph::find_iri(std::string_view value) const {
  if (slots_.empty()) return kAbsent;
  return slots_[slot_of(hash_of(TermKind::kIri, value, {}, {}), TermKind::kIri, value, {}, {})];
}

}  // namespace catalog::rdf
