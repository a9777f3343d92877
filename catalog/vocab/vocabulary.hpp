#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace catalog::vocab {

/// One entry of a controlled vocabulary.
///
/// Shape: `iri` is absolute and unique; `code` is unique within its vocabulary; both labels are
/// set. `parent` is the IRI of the broader term, empty at the top.
/// All views live as long as the program.
struct Term {
  std::string_view iri;
  std::string_view code;
  std::string_view en;
  std::string_view vi;
  std::string_view parent;
  std::vector<std::pair<std::string_view, std::string_view>> attributes;

  /// The label for a reader of `language`: Vietnamese for "vi" and "vi-…", else English.
  std::string_view label(std::string_view language) const;

  /// What the vocabulary says besides ("media_type", "alpha2", "period", …); empty when it says
  /// nothing. The columns of catalog/vocab/data/NAME.tsv are the names.
  std::string_view attribute(std::string_view name) const;

  /// Whether the attribute is "yes".
  bool is(std::string_view name) const { return attribute(name) == "yes"; }
};

/// A controlled vocabulary: its terms, and ways to find one by what people write.
/// Thread: any, without locks; it never changes.
class Vocabulary {
 public:
  Vocabulary() = default;
  Vocabulary(Vocabulary&&) = default;  // its terms point into it, so it is never copied
  Vocabulary& operator=(Vocabulary&&) = default;

  /// The name in addresses and in vocabulary(): "file-types".
  std::string_view name() const { return name_; }
  /// The IRI of the concept scheme; empty when it has none.
  std::string_view scheme_iri() const { return scheme_iri_; }
  const std::vector<Term>& terms() const { return terms_; }

  /// By IRI, code, label in either language, or a spelling found in real catalogues. Case,
  /// diacritics, spaces and punctuation do not matter: "text/csv", ".CSV", "hang nam", "R/P1Y".
  /// Null when nothing is meant for certain.
  const Term* find(std::string_view iri_code_or_spelling) const;

  /// By IRI or by one of its known other IRIs. http or https, "www.", case, a trailing slash and
  /// endings such as "/deed.vi" or ".html" do not matter.
  const Term* find_iri(std::string_view iri) const;

  /// The term that a wrong value most likely means ("vn" among languages means Vietnamese), for a
  /// question to the writer; never to be put in the value's place silently. Null when none is near.
  const Term* suggest(std::string_view wrong) const;

  /// The label of a term by its IRI; empty when the IRI is not known here.
  std::string_view label(std::string_view iri, std::string_view language) const;

 private:
  friend class VocabularyBuilder;

  using Index = std::unordered_map<std::string_view, std::size_t>;

  const Term* at(const Index& index, std::string_view key) const;
  const Term* find_part(std::string_view text) const;
  const Term* nearest(std::string_view key) const;

  std::string_view name_;
  std::string_view scheme_iri_;
  std::string_view tidy_;  // which part of a value may be left out, see the data files
  std::vector<Term> terms_;
  std::deque<std::string> texts_;  // what the views below and some of the terms look at
  Index iris_;
  Index spellings_;
  Index meant_;  // wrong values and what they mean
};

/// The vocabulary of that name.
/// Errors: kNotFound "vocabulary_unknown".
const Vocabulary& vocabulary(std::string_view name);

/// The same, or null: for names that come from an address.
const Vocabulary* find_vocabulary(std::string_view name);

/// Names: themes, file-types, media-types, frequencies, languages, access-rights, licences,
/// planned-availability, distribution-status, dataset-types, hvd-categories, publisher-types,
/// licence-types, record-status, checksum-algorithms.
std::vector<std::string_view> list_vocabularies();

}  // namespace catalog::vocab
