#include "search/reader.hpp"

#include <xapian.h>

#include <charconv>

#include "search/agency_texts.hpp"
#include "search/entry.hpp"
#include "search/freshness.hpp"
#include "search/journal.hpp"
#include "search/related.hpp"
#include "search/run.hpp"
#include "search/similar.hpp"
#include "search/suggest.hpp"

namespace search {
namespace {

std::uint64_t number_of(std::string_view digits) {
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace

struct Reader::State {
  Xapian::Database database;
  Analyzer analyzer;
};

Reader::Reader(const std::string& folder)
    : folder_(folder), state_(new State{Xapian::Database(folder), {}}) {}
Reader::~Reader() = default;

void Reader::refresh() {
  state_->database.reopen();
}

std::uint64_t Reader::commit() const {
  return last_commit(state_->database);
}

std::shared_ptr<Columns> Reader::follow(Columns& before) const {
  return std::make_shared<Columns>(before, commit(), state_->database);
}

SearchResult Reader::search(const SearchRequest& request, const Knowledge& knowledge,
                            Columns& columns) {
  return run_search({state_->database, request, state_->analyzer, knowledge, columns});
}

std::vector<Suggestion> Reader::suggest(const Completions& completions, std::string_view typed,
                                        std::size_t limit) const {
  return search::suggest(completions, state_->database, typed, limit);
}

std::shared_ptr<const Completions> Reader::make_completions(const Weights& weights,
                                                            const ListAgencies& agencies) const {
  return std::make_shared<const Completions>(state_->database, folder_, weights, agencies);
}

std::vector<Acronym> Reader::learn_acronyms(const std::vector<NamedAgency>& agencies) const {
  return search::learn_acronyms(read_agency_texts(state_->database, agencies));
}

std::vector<FilterOffer> Reader::find_related(const Completions& completions,
                                              std::string_view q) const {
  return list_related(completions, state_->database, q);
}

std::vector<std::string> Reader::list_lapsed(base::Time now, std::size_t most) const {
  return search::list_lapsed(state_->database, now, most);
}

std::vector<Hit> Reader::find_similar(std::string_view id, std::size_t limit) const {
  return search::find_similar(state_->database, id, limit);
}

Proposals Reader::propose(const base::Json& document) {
  return search::propose(state_->database, document, state_->analyzer);
}

std::optional<std::string> Reader::find_card(std::string_view id) const {
  const std::string term = id_term(id);
  const auto posting = state_->database.postlist_begin(term);
  if (posting == state_->database.postlist_end(term)) return std::nullopt;
  const std::string data = state_->database.get_document(*posting).get_data();
  return std::string(split_data(data).card);
}

std::optional<Standing> Reader::find_standing(std::string_view id) const {
  const std::string term = id_term(id);
  const auto posting = state_->database.postlist_begin(term);
  if (posting == state_->database.postlist_end(term)) return std::nullopt;
  return unpack(state_->database.get_document(*posting).get_value(slot::kStanding));
}

std::vector<IndexEntry> Reader::list_contents() const {
  const auto& database = state_->database;
  std::vector<IndexEntry> entries;
  auto revision = database.valuestream_begin(slot::kRevision);
  for (auto key = database.valuestream_begin(slot::kModified);
       key != database.valuestream_end(slot::kModified); ++key) {
    revision.skip_to(key.get_docid());
    entries.push_back({std::string(id_of_sort_value(*key)), number_of(*revision)});
  }
  return entries;
}

bool Reader::is_whole() const {
  const auto& database = state_->database;
  for (auto key = database.valuestream_begin(slot::kModified);
       key != database.valuestream_end(slot::kModified); ++key) {
    const std::string value = *key;
    const auto id = id_of_sort_value(value);
    if (split_data(database.get_document(key.get_docid()).get_data()).id != id) return false;
    const std::string term = id_term(id);
    auto found = database.termlist_begin(key.get_docid());
    found.skip_to(term);
    if (found == database.termlist_end(key.get_docid()) || *found != term) return false;
  }
  return true;
}

std::uint64_t Reader::count() const {
  return state_->database.get_doccount();
}

std::string Reader::metadata(const std::string& key) const {
  return state_->database.get_metadata(key);
}

std::uint64_t Reader::seq() const {
  return number_of(metadata(metadata::kSeq));
}

}  // namespace search
