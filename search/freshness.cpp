#include "search/freshness.hpp"

#include <xapian.h>

#include "catalog/vocab/vocabulary.hpp"
#include "search/entry.hpp"
#include "search/schema.hpp"
#include "search/standing.hpp"

namespace search {
namespace {

class Lapsed {
 public:
  Lapsed(const Xapian::Database& database, std::size_t most) : database_(database), most_(most) {}

  // Of the records with that term, those that were modified before.
  void add(const std::string& frequency, base::Time before) {
    auto standing = database_.valuestream_begin(slot::kStanding);
    auto modified = database_.valuestream_begin(slot::kModified);
    const auto no_standing = database_.valuestream_end(slot::kStanding);
    const auto no_modified = database_.valuestream_end(slot::kModified);
    const std::string limit = time_key(before);
    for (auto at = database_.postlist_begin(frequency);
         at != database_.postlist_end(frequency) && ids.size() < most_; ++at) {
      standing.skip_to(*at);
      if (standing == no_standing) return;
      if (standing.get_docid() != *at || unpack(*standing).fresh == 0) continue;
      modified.skip_to(*at);
      if (modified == no_modified) return;
      const std::string key = *modified;
      if (modified.get_docid() == *at && key.substr(0, limit.size()) < limit)
        ids.emplace_back(id_of_sort_value(key));
    }
  }

  std::vector<std::string> ids;

 private:
  const Xapian::Database& database_;
  const std::size_t most_;
};

}  // namespace

std::vector<std::string> list_lapsed(const Xapian::Database& database, base::Time now,
                                     std::size_t most) {
  Lapsed lapsed(database, most);
  const std::string prefix(find_facet("frequency")->prefix);
  const auto& frequencies = catalog::vocab::vocabulary("frequencies");
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string frequency = *term;
    const auto* known = frequencies.find(frequency.substr(prefix.size()));
    const auto period = known ? parse_period(known->attribute("period")) : std::nullopt;
    if (period) lapsed.add(frequency, now - *period);
  }
  return std::move(lapsed.ids);
}

}  // namespace search
