#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "portal/http/url.hpp"

namespace portal::pages {

/// The address of the search page with other parameters; paging begins anew.
class SearchAddresses {
 public:
  /// `pairs` are the parameters of the search, filters by what they mean.
  SearchAddresses(const std::string& language, http::QueryPairs pairs);

  const http::QueryPairs& pairs() const { return pairs_; }
  bool has(std::string_view name, std::string_view value) const;
  std::string value(std::string_view name) const;  // of several the last one counts

  /// With the value of a filter, or without it when it is there. It takes the place of `replaced`.
  std::string toggled(const std::string& name, const std::string& value,
                      const std::vector<std::string>& replaced = {}) const;
  std::string without(std::string_view name, std::string_view other = {}) const;
  std::string with(const std::string& name, const std::string& value) const;
  std::string as_it_is() const;
  std::string only(const std::string& name, const std::string& value) const;
  std::string only_words() const;

  /// The page after the one at `cursor`; `back` are the cursors of the pages before, so that there
  /// is a way back without a script.
  std::string page(const std::string& cursor, const std::string& back) const;

  /// Stands among cursors for the page that has none.
  static constexpr const char* kFirstPage = "1";

 private:
  std::string path_;
  http::QueryPairs pairs_;
};

}  // namespace portal::pages
