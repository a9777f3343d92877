#include <algorithm>
#include <utility>
#include <vector>

#include "catalog/base/text.hpp"
#include "catalog/documents/dialect_writers.hpp"
#include "catalog/documents/picking.hpp"

namespace catalog::documents {
namespace {

using base::Json;

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string several(std::vector<std::string> texts) {
  std::vector<std::string> once;
  for (auto& text : texts)
    if (!text.empty() && std::find(once.begin(), once.end(), text) == once.end())
      once.push_back(std::move(text));
  return base::join(once, "; ");
}

// Vietnamese columns take what has no language, as most texts here are.
std::string vietnamese(const Json& texts) {
  const std::string text = text_of_language(texts, "vi");
  return text.empty() ? text_of_language(texts, "") : text;
}

std::vector<std::string> csv_files(const Json& document, const Publication& publication,
                                   bool formats) {
  std::vector<std::string> found;
  for (const Json* each : values_of(document["distribution"])) {
    if (formats)
      found.push_back(each->find("format") ? term_label("file-types", (*each)["format"], "en")
                                           : "");
    else
      found.push_back(address_in(*each, "downloadURL", publication.base_url));
  }
  return found;
}

}  // namespace

std::string csv_header() {
  return "id,slug,title_vi,title_en,description_vi,description_en,publisher,publisher_id,themes,"
         "keywords_vi,keywords_en,license,access_rights,frequency,issued,modified,spatial,"
         "temporal_start,temporal_end,formats,download_urls,landing_page,url\r\n";
}

std::string to_csv_row(const Json& document, const Publication& publication,
                       const std::string& slug) {
  std::vector<std::string> vi = keywords_of(document["keyword"], "vi");
  for (auto& keyword : keywords_of(document["keyword"], "@none")) vi.push_back(std::move(keyword));
  std::vector<std::string> places;
  for (const Json* place : values_of(document["spatial"])) places.push_back(label_of(*place));
  const Json& period = first_of(document["temporal"]);
  const Json& publisher = first_of(document["publisher"]);
  const auto term = [&](const char* vocabulary, const char* key) {
    return document.find(key) ? term_label(vocabulary, document[key], "vi") : "";
  };
  const std::string cells[] = {publication.id,
                               slug,
                               vietnamese(document["title"]),
                               text_of_language(document["title"], "en"),
                               vietnamese(document["description"]),
                               text_of_language(document["description"], "en"),
                               label_of(publisher),
                               publisher["id"].as_string(),
                               several(themes_of(document, "vi")),
                               several(vi),
                               several(keywords_of(document["keyword"], "en")),
                               iri_of(document["license"]).empty() ? label_of(document["license"])
                                                                   : iri_of(document["license"]),
                               term("access-rights", "accessRights"),
                               term("frequencies", "accrualPeriodicity"),
                               label_of(document["issued"]),
                               label_of(document["modified"]),
                               several(places),
                               label_of(period["startDate"]),
                               label_of(period["endDate"]),
                               several(csv_files(document, publication, true)),
                               several(csv_files(document, publication, false)),
                               address_in(document, "landingPage", publication.base_url),
                               page_of(publication)};
  std::string row;
  for (const auto& cell : cells) {
    if (&cell != cells) row += ',';
    row += csv_cell(cell);
  }
  return row + "\r\n";
}

}  // namespace catalog::documents
