#include "search/agency_texts.hpp"

#include <xapian.h>

#include <algorithm>
#include <string>
#include <utility>

#include "catalog/base/json.hpp"
#include "search/entry.hpp"
#include "search/facts.hpp"
#include "search/schema.hpp"

namespace search {
namespace {

constexpr std::size_t kMostAgencies = 2000;
constexpr std::size_t kMostRecords = 10'000;
constexpr std::size_t kMostOfOne = 200;

void add_texts(const base::Json& value, std::vector<std::string>& texts) {
  for_each_text(value, [&](const auto&, const auto& text) { texts.push_back(text); });
}

void add_record(std::string_view data, AgencyTexts& texts) {
  const base::Json card = base::parse_json(split_data(data).card);
  add_texts(card["title"], texts.titles);
  add_texts(card["description"], texts.further);
  for (auto& identifier : list_values(card["identifier"]))
    texts.identifiers.push_back(std::move(identifier));
}

std::string term_of(const NamedAgency& agency) {
  return filter_term(find_facet("agency")->prefix, agency.slug);
}

}  // namespace

std::vector<AgencyTexts> read_agency_texts(const Xapian::Database& database,
                                           const std::vector<NamedAgency>& agencies) {
  std::vector<const NamedAgency*> named;
  for (const auto& agency : agencies)
    if (named.size() < kMostAgencies && database.term_exists(term_of(agency)))
      named.push_back(&agency);
  std::vector<AgencyTexts> list;
  for (const auto* agency : named) {
    AgencyTexts texts;
    add_texts(agency->name, texts.names);
    texts.others = agency->others;
    std::size_t left = std::min(kMostOfOne, kMostRecords / named.size());
    const std::string term = term_of(*agency);
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term) && left > 0;
         ++at, --left)
      add_record(database.get_document(*at).get_data(), texts);
    list.push_back(std::move(texts));
  }
  return list;
}

}  // namespace search
