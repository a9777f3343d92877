#include "catalog/vocab/vocabulary_builder.hpp"

#include <algorithm>

#include "catalog/base/text.hpp"
#include "catalog/vocab/spelling.hpp"

namespace catalog::vocab {
namespace {

std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

std::vector<std::string_view> split_list(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(at), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

VocabularyBuilder::VocabularyBuilder(std::string_view text) {
  while (text.starts_with("#")) read_head(take_line(text));
  columns_ = split_list(take_line(text), '\t');
  while (!text.empty()) {
    const auto line = take_line(text);
    if (!line.empty()) read_term(line);
  }
  index();
}

void VocabularyBuilder::read_head(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const auto name = base::trim(line.substr(1, colon - 1));
  const auto value = base::trim(line.substr(colon + 1));
  if (name == "name") made_.name_ = value;
  if (name == "scheme") made_.scheme_iri_ = value;
  if (name == "base") bases_.push_back(value);
  if (name == "tidy") made_.tidy_ = value;
}

void VocabularyBuilder::read_term(std::string_view line) {
  const auto cells = split_list(line, '\t');
  Term term;
  for (std::size_t i = 0; i < cells.size() && i < columns_.size(); ++i) {
    if (cells[i].empty()) continue;
    const auto column = columns_[i];
    if (column == "code")
      term.code = cells[i];
    else if (column == "iri")
      term.iri = cells[i];
    else if (column == "parent")
      term.parent = cells[i];
    else if (column == "en")
      term.en = cells[i];
    else if (column == "vi")
      term.vi = cells[i];
    else
      term.attributes.emplace_back(column, cells[i]);
  }
  if (term.iri.empty() && !bases_.empty())
    term.iri = made_.texts_.emplace_back(std::string(bases_[0]) + std::string(term.code));
  made_.terms_.push_back(std::move(term));
}

// The first to claim a key keeps it.
void VocabularyBuilder::add(Vocabulary::Index& index, std::string key, std::size_t position) {
  if (key.empty() || index.contains(key)) return;
  index.emplace(made_.texts_.emplace_back(std::move(key)), position);
}

void VocabularyBuilder::index_iris(std::size_t position) {
  const Term& term = made_.terms_[position];
  add(made_.iris_, iri_key(term.iri), position);
  for (const auto base : bases_)
    add(made_.iris_, iri_key(std::string(base) + std::string(term.code)), position);
  for (const auto iri : split_list(term.attribute("other_iris")))
    add(made_.iris_, iri_key(iri), position);
}

void VocabularyBuilder::index_spellings(std::size_t position, std::string_view list) {
  for (const auto text : split_list(list)) add(made_.spellings_, spelling_key(text), position);
}

// Codes outrank labels, and labels outrank other spellings.
void VocabularyBuilder::index() {
  const auto& terms = made_.terms_;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    index_iris(i);
    index_spellings(i, terms[i].code);
    for (const auto wrong : split_list(terms[i].attribute("wrong")))
      add(made_.meant_, spelling_key(wrong), i);
  }
  for (std::size_t i = 0; i < terms.size(); ++i)
    for (const auto label : {terms[i].en, terms[i].vi}) index_spellings(i, label);
  for (std::size_t i = 0; i < terms.size(); ++i)
    index_spellings(i, terms[i].attribute("spellings"));
}

void VocabularyBuilder::add_spelling(std::string_view spelling, std::string_view code) {
  const auto found = made_.spellings_.find(spelling_key(code));
  if (found != made_.spellings_.end()) add(made_.spellings_, spelling_key(spelling), found->second);
}

void VocabularyBuilder::add_iri(std::string_view iri, std::string_view code) {
  const auto found = made_.spellings_.find(spelling_key(code));
  if (found != made_.spellings_.end()) add(made_.iris_, iri_key(iri), found->second);
}

Vocabulary VocabularyBuilder::build() {
  return std::move(made_);
}

}  // namespace catalog::vocab
