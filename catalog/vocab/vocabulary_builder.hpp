#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/vocab/vocabulary.hpp"

namespace catalog::vocab {

/// Makes a vocabulary from one file of catalog/vocab/data.
///
/// Shape: lines "# name: value" first (name, scheme, base, tidy, source, date), then a line with
/// the names of the columns, then one term a line; columns are split by tabs, lists in a column
/// by "|". Columns with a meaning of their own: code, iri (else base + code), parent, en, vi,
/// spellings, other_iris, wrong (what people write instead and what must not pass silently).
class VocabularyBuilder {
 public:
  /// `text` must live as long as the vocabulary.
  explicit VocabularyBuilder(std::string_view text);

  /// Further ways to write terms, which the vocabulary's own ones outrank.
  void add_spelling(std::string_view spelling, std::string_view code);
  void add_iri(std::string_view iri, std::string_view code);

  Vocabulary build();

 private:
  void read_head(std::string_view line);
  void read_term(std::string_view line);
  void index();
  void index_spellings(std::size_t position, std::string_view list);
  void index_iris(std::size_t position);
  void add(Vocabulary::Index& index, std::string key, std::size_t position);

  Vocabulary made_;
  std::vector<std::string_view> columns_;
  std::vector<std::string_view> bases_;
};

/// The parts of a list in a column; none of an empty text. The views point into `text`.
std::vector<std::string_view> split_list(std::string_view text, char at = '|');

}  // namespace catalog::vocab
