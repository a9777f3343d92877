#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "search/acronyms.hpp"
#include "search/columns.hpp"
#include "search/completions.hpp"
#include "search/knowledge.hpp"
#include "search/proposals.hpp"
#include "search/request.hpp"
#include "search/result.hpp"

namespace search {

/// One open view of a generation of the index. Throws Xapian's own exceptions; index.cpp
/// translates them.
/// Thread: one at a time.
class Reader {
 public:
  explicit Reader(const std::string& folder);
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  /// Moves to what was committed last.
  void refresh();

  /// The commit of the generation that is seen.
  std::uint64_t commit() const;
  const std::string& folder() const { return folder_; }

  /// The columns of this commit, from those of another.
  std::shared_ptr<Columns> follow(Columns& before) const;

  /// `columns` must be of this folder and commit().
  /// Errors: kMalformed "search_bad_cursor".
  SearchResult search(const SearchRequest& request, const Knowledge& knowledge, Columns& columns);

  /// `completions` must be of this folder, and of this or an earlier commit().
  std::vector<Suggestion> suggest(const Completions& completions, std::string_view typed,
                                  std::size_t limit) const;

  /// What can be suggested from this state.
  std::shared_ptr<const Completions> make_completions(const Weights& weights,
                                                      const ListAgencies& agencies) const;

  /// The acronyms of these agencies that its records show.
  std::vector<Acronym> learn_acronyms(const std::vector<NamedAgency>& agencies) const;

  /// See list_related(); `completions` as suggest() wants them.
  std::vector<FilterOffer> find_related(const Completions& completions, std::string_view q) const;

  /// See search/freshness.hpp.
  std::vector<std::string> list_lapsed(base::Time now, std::size_t most) const;

  std::vector<Hit> find_similar(std::string_view id, std::size_t limit) const;
  Proposals propose(const base::Json& document);
  std::optional<std::string> find_card(std::string_view id) const;
  std::optional<Standing> find_standing(std::string_view id) const;
  std::vector<IndexEntry> list_contents() const;
  /// Whether every entry has its data and its terms.
  bool is_whole() const;
  std::uint64_t count() const;
  std::string metadata(const std::string& key) const;
  std::uint64_t seq() const;

 private:
  struct State;
  const std::string folder_;
  std::unique_ptr<State> state_;
};

}  // namespace search
