#include "catalog/vocab/formats.hpp"

#include <algorithm>
#include <map>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"

namespace catalog::vocab {
namespace {

const Vocabulary& file_types() {
  static const Vocabulary& all = vocabulary("file-types");
  return all;
}

const Vocabulary& media_types() {
  static const Vocabulary& all = vocabulary("media-types");
  return all;
}

const Format* format_of_term(const Term* term) {
  return term ? &list_formats()[static_cast<std::size_t>(term - file_types().terms().data())]
              : nullptr;
}

// Endings to formats: first the preferred one of each format, then the other ones.
const std::map<std::string, const Format*, std::less<>>& formats_by_suffix() {
  static const auto kAll = [] {
    std::map<std::string, const Format*, std::less<>> made;
    for (const auto& format : list_formats())
      if (!format.suffix.empty()) made.emplace(format.suffix, &format);
    for (const auto& format : list_formats())
      for (const auto& other : base::split(format.term->attribute("other_suffixes"), '|'))
        if (!other.empty()) made.emplace(other, &format);
    return made;
  }();
  return kAll;
}

const Format* format_of_suffix(std::string_view suffix) {
  const auto found = formats_by_suffix().find(base::lower_ascii(suffix));
  return found == formats_by_suffix().end() ? nullptr : found->second;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) ||
           std::string_view("!#$&-^_.+").find(c) != std::string_view::npos;
  });
}

}  // namespace

const std::vector<Format>& list_formats() {
  static const std::vector<Format> kAll = [] {
    std::vector<Format> made;
    for (const auto& term : file_types().terms())
      made.push_back({term.iri, term.code, term.attribute("family"), term.attribute("media_type"),
                      term.attribute("suffix"), term.is("machine_readable"), term.is("open"),
                      &term});
    return made;
  }();
  return kAll;
}

const Format* find_format(std::string_view spelling) {
  return format_of_term(file_types().find(spelling));
}

const Format* format_of_media_type(std::string_view media_type) {
  const Term* term = media_types().find(media_type);
  return term ? format_of_term(file_types().find(term->attribute("file_type"))) : nullptr;
}

const Format* format_of_file_name(std::string_view name) {
  if (base::is_web_address(name)) name = base::split_iri(name).path;
  name = name.substr(std::min(name.rfind('/') + 1, name.size()));
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return nullptr;
  const Format* outer = format_of_suffix(name.substr(dot + 1));
  const auto second = dot == 0 ? std::string_view::npos : name.rfind('.', dot - 1);
  if (!outer || second == std::string_view::npos) return outer;
  if (const Format* both = format_of_suffix(name.substr(second + 1))) return both;
  if (!outer->term->is("packs")) return outer;
  const Format* inner = format_of_suffix(name.substr(second + 1, dot - second - 1));
  return inner ? inner : outer;
}

std::string media_type_iri(std::string_view spelling) {
  if (const Term* term = media_types().find(spelling)) return std::string(term->iri);
  const std::string text = base::lower_ascii(base::trim(spelling.substr(0, spelling.find(';'))));
  const auto slash = text.find('/');
  if (slash == std::string::npos || !is_token(std::string_view(text).substr(0, slash)) ||
      !is_token(std::string_view(text).substr(slash + 1)))
    return {};
  return "https://www.iana.org/assignments/media-types/" + text;
}

const std::vector<std::string_view>& list_format_families() {
  static const std::vector<std::string_view> kAll = {"table", "map",     "rdf",     "document",
                                                     "text",  "image",   "media",   "api",
                                                     "web",   "archive", "program", "other"};
  return kAll;
}

}  // namespace catalog::vocab
