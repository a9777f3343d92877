#include "search/posting_cache.hpp"

#include <utility>

namespace search {
namespace {

constexpr std::size_t kMostBytes = 256'000'000;

}  // namespace

std::shared_ptr<const Postings> PostingCache::find(const std::string& term, std::uint64_t commit,
                                                   const Xapian::Database& database) {
  if (auto kept = find_kept(term, commit)) return kept;
  // Read without the lock: two that miss at once read twice, but nobody waits for a long list.
  auto read = std::make_shared<const Postings>(term, database);
  keep({term, commit, read});
  return read;
}

std::size_t PostingCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

// Those read at a later commit say more than a reader of an earlier one may see.
std::shared_ptr<const Postings> PostingCache::find_kept(std::string_view term,
                                                        std::uint64_t commit) {
  const std::lock_guard lock(mutex_);
  const auto found = by_term_.find(term);
  if (found == by_term_.end() || found->second->commit > commit) return nullptr;
  kept_.splice(kept_.begin(), kept_, found->second);
  return found->second->postings;
}

void PostingCache::keep(Kept read) {
  const std::lock_guard lock(mutex_);
  if (by_term_.contains(read.term)) return;
  bytes_ += read.postings->bytes();
  kept_.push_front(std::move(read));
  by_term_.emplace(kept_.front().term, kept_.begin());
  while (bytes_ > kMostBytes && kept_.size() > 1) {
    bytes_ -= kept_.back().postings->bytes();
    by_term_.erase(kept_.back().term);
    kept_.pop_back();
  }
}

}  // namespace search
