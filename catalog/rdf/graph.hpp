#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
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

/// The same where it lies: in a graph, or in a Term. Valid as long as that one.
struct TermView {
  TermView() = default;
  TermView(TermKind kind_in, std::string_view value_in, std::string_view language_in = {},
           std::string_view datatype_in = {})
      : kind(kind_in), value(value_in), language(language_in), datatype(datatype_in) {}
  TermView(const Term& term) : TermView(term.kind, term.value, term.language, term.datatype) {}

  bool operator==(const TermView&) const = default;

  TermKind kind = TermKind::kIri;
  std::string_view value;
  std::string_view language;
  std::string_view datatype;
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

/// Texts one behind the other, in blocks that stay where they are.
class TextArena {
 public:
  std::string_view keep(std::string_view text);
  std::size_t bytes() const { return bytes_; }

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t free_ = 0;  // in the last block
  char* next_ = nullptr;
  std::size_t bytes_ = 0;
};

/// A set of triples with each term kept once. Triples keep the order in which they were added;
/// a triple that was added before is not added again.
///
/// Units: a term costs about 50 bytes beside its text, a triple about 35.
/// Thread: one; about() and pointing_to() sort anew after triples were added.
class Graph {
 public:
  /// The number of a term, new or known. Numbers are given in order: 0, 1, 2, …
  TermId intern(const TermView& term);
  TermId intern(TermKind kind, std::string_view value, std::string_view language = {},
                std::string_view datatype = {}) {
    return intern(TermView(kind, value, language, datatype));
  }

  void add(TermId subject, TermId predicate, TermId object);
  void add(const TermView& subject, std::string_view predicate, const TermView& object);

  /// Valid as long as the graph, wherever it is moved.
  TermView term(TermId id) const;
  std::size_t term_count() const { return terms_.size(); }
  std::size_t size() const { return triples_.size(); }
  const std::vector<Triple>& triples() const { return triples_; }

  /// What terms and triples take of memory, in bytes; the truth lies within a third of it.
  std::size_t memory_bytes() const;

  /// Positions in triples() of those about a subject, in the order in which they were added.
  std::span<const std::uint32_t> about(TermId subject) const;

  /// Positions in triples() of those that point to an object.
  std::span<const std::uint32_t> pointing_to(TermId object) const;

  /// The number of an IRI that occurs in the graph; kAbsent when it does not.
  TermId find_iri(std::string_view value) const;
  static constexpr TermId kAbsent = static_cast<TermId>(-1);

 private:
  struct StoredTerm {
    const char* text;
    std::uint32_t bytes;
    std::uint32_t tag;  // in tags_
    TermKind kind;
  };
  // What a literal has beside its text.
  struct Tag {
    std::string language;
    std::string datatype;
    bool operator==(const Tag&) const = default;
  };
  // Positions of triples, sorted by one of their terms.
  struct Places {
    std::vector<std::uint32_t> starts;  // by TermId, and one more
    std::vector<std::uint32_t> places;
    std::span<const std::uint32_t> of(TermId id) const;
  };

  std::uint32_t tag_of(const TermView& term);
  // Where in slots_ the term stands, or the free slot where it would.
  std::size_t slot_of(std::uint32_t hash, const TermView& term) const;
  void grow_slots();
  // The same of a triple in known_.
  std::size_t place_of(const Triple& triple) const;
  void grow_known();
  void sort_places() const;

  TextArena texts_;
  std::vector<StoredTerm> terms_;
  std::vector<std::uint32_t> hashes_;  // of terms_
  std::vector<TermId> slots_;          // open addressing; a power of two; kAbsent is free
  std::vector<Tag> tags_{1};           // the first says nothing
  std::unordered_map<std::string, std::uint32_t> tag_numbers_;  // by language, NUL, datatype
  std::vector<Triple> triples_;
  std::vector<std::uint32_t> known_;  // places of triples_, as slots_
  mutable Places subjects_;
  mutable Places objects_;
  mutable std::size_t sorted_triples_ = 0;
  mutable std::size_t sorted_terms_ = 0;
};

}  // namespace catalog::rdf
