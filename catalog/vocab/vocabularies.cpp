#include <array>
#include <span>

#include "catalog/base/embedded.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "catalog/vocab/vocabulary_builder.hpp"

namespace embedded {
std::span<const base::EmbeddedFile> vocabularies();
}

namespace catalog::vocab {
namespace {

constexpr std::array<std::string_view, 15> kNames = {"themes",
                                                     "file-types",
                                                     "media-types",
                                                     "frequencies",
                                                     "languages",
                                                     "access-rights",
                                                     "licences",
                                                     "planned-availability",
                                                     "distribution-status",
                                                     "dataset-types",
                                                     "hvd-categories",
                                                     "publisher-types",
                                                     "licence-types",
                                                     "record-status",
                                                     "checksum-algorithms"};

VocabularyBuilder read(std::string_view name) {
  for (const auto& file : embedded::vocabularies())
    if (file.name.starts_with(name) && file.name.substr(name.size()) == ".tsv")
      return VocabularyBuilder(file.text);
  throw base::Error(base::ErrorCode::kInternal, "internal");
}

// A file type is also known by its media types, and a media type by its file type: catalogues mix
// the two up ("mediaType": "CSV", "format": "text/csv").
void link(VocabularyBuilder& file_types, VocabularyBuilder& media_types) {
  const Vocabulary types = read("file-types").build();
  const Vocabulary media = read("media-types").build();
  for (const auto& term : media.terms()) {
    const auto type = term.attribute("file_type");
    if (type.empty()) continue;
    file_types.add_iri(term.iri, type);
    file_types.add_spelling(term.code, type);
    for (const auto spelling : split_list(term.attribute("spellings")))
      file_types.add_spelling(spelling, type);
  }
  for (const auto& term : types.terms()) {
    const auto media_type = term.attribute("media_type");
    if (media_type.empty()) continue;
    for (const auto text : {term.code, term.en, term.vi, term.attribute("suffix")})
      media_types.add_spelling(text, media_type);
    for (const auto spelling : split_list(term.attribute("spellings")))
      media_types.add_spelling(spelling, media_type);
  }
}

std::vector<Vocabulary> read_all() {
  VocabularyBuilder file_types = read("file-types");
  VocabularyBuilder media_types = read("media-types");
  link(file_types, media_types);
  std::vector<Vocabulary> all;
  for (const auto name : kNames) {
    if (name == "file-types")
      all.push_back(file_types.build());
    else
      all.push_back(name == "media-types" ? media_types.build() : read(name).build());
  }
  return all;
}

}  // namespace

const Vocabulary* find_vocabulary(std::string_view name) {
  static const std::vector<Vocabulary> kAll = read_all();
  for (const auto& each : kAll)
    if (each.name() == name) return &each;
  return nullptr;
}

const Vocabulary& vocabulary(std::string_view name) {
  if (const Vocabulary* found = find_vocabulary(name)) return *found;
  const std::vector<std::string> names(kNames.begin(), kNames.end());
  throw base::Error(base::ErrorCode::kNotFound, "vocabulary_unknown",
                    {{"name", std::string(name)}, {"names", base::join(names, ", ")}});
}

std::vector<std::string_view> list_vocabularies() {
  return {kNames.begin(), kNames.end()};
}

}  // namespace catalog::vocab
