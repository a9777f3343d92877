#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace catalog::rdf {

enum class TermKind : std::uint8_t { kIri, kBlank, kLiteral };

/// One RDF term. Source: RDF 1.1 Concepts, 3.
struct Term {
  TermKind kind = TermKind::kIri;
  std::string value;     // the IRI, the blank node's label (without "_:") or the lexical form
  std::string language;  // of a language-tagged literal, as written; else empty
  std::string datatype;  // of a typed literal; empty for xsd:string and rdf:langString

  bool operator==(const Term&) const = default;
};

Term iri(std::string_view value);
Term blank(std::string_view label);
Term literal(std::string_view text, std::string_view language = {}, std::string_view datatype = {});

/// A term of one graph, as a number: equal terms have equal numbers.
using TermId = std::uint32_t;

struct Triple {
  TermId subject = 0;
  TermId predicate = 0;
  TermId object = 0;

  auto operator<=>(const Triple&) const = default;
};

/// A set of triples with each term kept once. Triples keep the order in which they were added;
/// a triple that was added before is not added again.
///
/// Units: a term costs about 170 bytes beside its text, a triple 20.
class Graph {
 public:
  /// The number of a term, new or known. Numbers are given in order: 0, 1, 2, …
  TermId intern(const Term& term);
  TermId intern(TermKind kind, std::string_view value, std::string_view language = {},
                std::string_view datatype = {});

  void add(TermId subject, TermId predicate, TermId object);
  void add(const Term& subject, std::string_view predicate, const Term& object);

  const Term& term(TermId id) const { return terms_[id]; }
  std::size_t term_count() const { return terms_.size(); }
  std::size_t size() const { return triples_.size(); }
  const std::vector<Triple>& triples() const { return triples_; }

  /// Positions in triples() of those about a subject, in the order in which they were added.
  std::span<const std::uint32_t> about(TermId subject) const;

  /// Positions in triples() of those that point to an object.
  std::span<const std::uint32_t> pointing_to(TermId object) const;

  /// The number of an IRI that occurs in the graph; kAbsent when it does not.
  TermId find_iri(std::string_view value) const;
  static constexpr TermId kAbsent = static_cast<TermId>(-1);

 private:
  bool add_to_crowd(const Triple& triple);

  using Places = std::vector<std::vector<std::uint32_t>>;  // by TermId

  // Where in slots_ the term stands, or the free slot where it would.
  std::size_t slot_of(std::uint32_t hash, TermKind kind, std::string_view value,
                      std::string_view language, std::string_view datatype) const;
  void grow();

  std::deque<Term> terms_;
  std::vector<std::uint32_t> hashes_;  // of terms_
  std::vector<TermId> slots_;          // open addressing; a power of two; kAbsent is free
  std::vector<Triple> triples_;
  Places subjects_;
  Places objects_;
  std::unordered_map<TermId, std::unordered_set<std::uint64_t>> crowds_;
};

}  // namespace catalog::rdf
