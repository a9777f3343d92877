#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "search/postings.hpp"

namespace search {

/// The postings that were asked for last, of one generation of the index. They hold for records
/// that no commit touched since they were read; for the others see TouchedRecords.
/// Limits: 256 MB, beyond which those that were not asked for longest go.
/// Thread: any.
class PostingCache {
 public:
  /// The postings of a term as they are at `commit`, where `database` stands, or were before.
  /// Throws Xapian's own exceptions.
  std::shared_ptr<const Postings> find(const std::string& term, std::uint64_t commit,
                                       const Xapian::Database& database);

  std::size_t bytes() const;

 private:
  struct Kept {
    std::string term;
    std::uint64_t commit;  // at which they were read
    std::shared_ptr<const Postings> postings;
  };

  std::shared_ptr<const Postings> find_kept(std::string_view term, std::uint64_t commit);
  void keep(Kept read);

  mutable std::mutex mutex_;
  std::list<Kept> kept_;  // asked for last first
  std::unordered_map<std::string_view, std::list<Kept>::iterator> by_term_;
  std::size_t bytes_ = 0;
};

}  // namespace search
