#include <algorithm>
#include <utility>
#include <vector>

#include "catalog/base/text.hpp"
#include "catalog/documents/csv_table.hpp"
#include "catalog/documents/dialect_writers.hpp"
#include "catalog/documents/picking.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/vocab/vocabulary.hpp"

namespace catalog::documents {
namespace {

using base::Json;

// A table with more columns is no table any more.
constexpr std::size_t kMostLanguages = 100;

std::vector<std::string> all_languages(const std::set<std::string>& others) {
  std::vector<std::string> all = {"vi", "en", "@none"};
  for (const auto& each : others)
    if (all.size() < kMostLanguages && std::find(all.begin(), all.end(), each) == all.end())
      all.push_back(each);
  return all;
}

// "title" for texts without language, "title_fr", "title@pt-br".
std::string heading(const std::string& name, const std::string& language) {
  if (language == "@none") return name;
  return name + (language.size() == 2 ? "_" : "@") + language;
}

/// One line of the table, cell by cell. A line of headings is written by the same calls, so that
/// they cannot come apart.
class Row {
 public:
  explicit Row(const std::set<std::string>& languages) : languages_(all_languages(languages)) {}

  void cell(const std::string& name, const std::string& text) { add(name, text); }

  void list(const std::string& name, const std::vector<std::string>& values) {
    add(name, csv_list(values));
  }

  /// A column for each language.
  void texts(const std::string& name, const Json& stated) {
    for (const auto& language : languages_) {
      std::vector<std::string> found = texts_of(stated, language);
      add(heading(name, language), base::join(found, "\n"));
    }
  }

  void keywords(const std::string& name, const Json& stated) {
    for (const auto& language : languages_)
      add(heading(name, language), csv_list(texts_of(stated, language)));
  }

  /// The texts of several nodes, the n-th of each belonging together.
  void texts_of_each(const std::string& name, const std::vector<const Json*>& nodes,
                     const char* key) {
    for (const auto& language : languages_) {
      std::vector<std::string> found;
      for (const Json* node : nodes)
        found.push_back(base::join(texts_of((*node)[key], language), " "));
      add(heading(name, language), csv_places(found));
    }
  }

  void places(const std::string& name, const std::vector<std::string>& values) {
    add(name, csv_places(values));
  }

  std::string names() const { return names_ + "\r\n"; }
  std::string values() const { return values_ + "\r\n"; }

 private:
  static std::vector<std::string> texts_of(const Json& stated, const std::string& language) {
    std::vector<std::string> found;
    for (const auto& each : list_texts(stated))
      if (each.language == language) found.push_back(each.text);
    return found;
  }

  void add(const std::string& name, const std::string& text) {
    if (!names_.empty()) names_ += ',', values_ += ',';
    names_ += name;
    values_ += csv_cell(text);
  }

  std::vector<std::string> languages_;
  std::string names_;
  std::string values_;
};

// A term as a person reads it, where that leads back to the same term; else its IRI.
std::string term_cell(std::string_view vocabulary, const Json& value, std::string_view language) {
  const std::string iri = iri_of(value);
  const auto& terms = vocab::vocabulary(vocabulary);
  std::string label(terms.label(iri, language));
  const auto* found = label.empty() ? nullptr : terms.find(label);
  if (found && found->iri == iri) return label;
  return iri.empty() ? label_of(value) : iri;
}

std::vector<std::string> term_cells(std::string_view vocabulary, const Json& values) {
  std::vector<std::string> found;
  for (const Json* value : values_of(values)) found.push_back(term_cell(vocabulary, *value, "vi"));
  return found;
}

std::string media_type_cell(const Json& value) {
  const std::string iri = iri_of(value);
  const auto at = iri.find("/media-types/");
  return at == std::string::npos ? label_of(value) : iri.substr(at + 13);
}

template <typename Tell>
std::vector<std::string> of_each(const std::vector<const Json*>& nodes, Tell tell) {
  std::vector<std::string> found;
  found.reserve(nodes.size());
  for (const Json* node : nodes) found.push_back(tell(*node));
  return found;
}

void add_files(Row& row, const Json& document, const std::string& base_url) {
  const auto files = values_of(document["distribution"]);
  row.texts_of_each("file_title", files, "title");
  const auto add_addresses = [&](const char* name, const char* key) {
    row.places(name,
               of_each(files, [&](const Json& file) { return address_in(file, key, base_url); }));
  };
  add_addresses("download_url", "downloadURL");
  add_addresses("access_url", "accessURL");
  row.places("format", of_each(files, [](const Json& file) {
               return file.find("format") ? term_cell("file-types", file["format"], "en") : "";
             }));
  row.places("media_type",
             of_each(files, [](const Json& file) { return media_type_cell(file["mediaType"]); }));
  row.places("byte_size",
             of_each(files, [](const Json& file) { return file["byteSize"].digits(); }));
}

void add_parties(Row& row, const Json& document, const Publication& publication) {
  const Json& publisher = first_of(document["publisher"]);
  std::string iri = absolute(iri_of(publisher), publication.base_url);
  if (const std::string& id = publisher["id"].as_string(); iri.empty() && !id.empty())
    iri = publication.base_url + "/agencies/" + id;
  row.texts("publisher", publisher["name"]);
  row.cell("publisher_uri", iri);
  const Json& contact = first_of(document["contactPoint"]);
  row.texts("contact_name", contact["fn"]);
  row.cell("contact_email", without_mailto(iri_of(first_of(contact["hasEmail"]))));
  row.cell("contact_phone", label_of(first_of(contact["hasTelephone"])));
}

Row row_of(const Json& document, const Publication& publication,
           const std::set<std::string>& languages) {
  Row row(languages);
  row.cell("uri", page_of(publication));
  row.cell("kind", std::string(class_name(publication.kind)));
  row.list("identifier", of_each(values_of(document["identifier"]), label_of));
  row.texts("title", document["title"]);
  row.texts("description", document["description"]);
  row.keywords("keyword", document["keyword"]);
  row.list("theme", term_cells("themes", document["theme"]));
  add_parties(row, document, publication);
  const Json& licence = document["license"];
  row.cell("license", iri_of(licence).empty() ? label_of(licence) : iri_of(licence));
  row.cell("access_rights", term_cell("access-rights", document["accessRights"], "vi"));
  row.cell("frequency", term_cell("frequencies", document["accrualPeriodicity"], "vi"));
  row.list("language", term_cells("languages", document["language"]));
  row.cell("issued", label_of(document["issued"]));
  row.cell("modified", label_of(document["modified"]));
  const auto places = values_of(document["spatial"]);
  row.places("place_name", of_each(places, [](const Json& place) {
               return label_of(place) == iri_of(place) ? "" : label_of(place);
             }));
  row.places("place_uri", of_each(places, iri_of));
  const Json& period = first_of(document["temporal"]);
  row.cell("temporal_start", label_of(period["startDate"]));
  row.cell("temporal_end", label_of(period["endDate"]));
  add_files(row, document, publication.base_url);
  row.list("landing_page", addresses(document["landingPage"], publication.base_url));
  row.list("documentation", addresses(document["page"], publication.base_url));
  row.list("in_series", addresses(document["inSeries"], publication.base_url));
  return row;
}

void gather(const Json& texts, std::set<std::string>& languages) {
  for (const auto& each : list_texts(texts)) languages.insert(each.language);
}

}  // namespace

void gather_csv_languages(const Json& document, std::set<std::string>& languages) {
  for (const char* key : {"title", "description", "keyword"}) gather(document[key], languages);
  gather(first_of(document["publisher"])["name"], languages);
  gather(first_of(document["contactPoint"])["fn"], languages);
  for (const Json* file : values_of(document["distribution"])) gather((*file)["title"], languages);
}

std::string csv_header(const std::set<std::string>& languages) {
  return row_of(Json::object(), {}, languages).names();
}

std::string to_csv_row(const Json& document, const Publication& publication,
                       const std::set<std::string>& languages) {
  return row_of(document, publication, languages).values();
}

}  // namespace catalog::documents
