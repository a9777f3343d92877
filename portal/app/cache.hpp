#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "portal/http/message.hpp"
#include "portal/http/server.hpp"

namespace portal::app {

/// Answers that are ready to send, by the request's own words and the catalogue's change number:
/// when the catalogue changes, all of them are forgotten.
/// Thread: any.
class ResponseCache {
 public:
  explicit ResponseCache(std::size_t limit_bytes) : limit_(limit_bytes) {}

  /// The change number that the index reflects.
  std::int64_t epoch() const { return epoch_.load(std::memory_order_acquire); }
  /// Forgets all answers of former numbers.
  void start_epoch(std::int64_t seq);
  /// Forgets all answers, for instance those of an index that was damaged, and those that are being
  /// made now.
  void forget();
  /// How often all was forgotten: what keep() wants to know of the time before the answer was made.
  std::uint64_t generation() const { return generation_.load(std::memory_order_acquire); }

  /// The ready answer to a request; null when there is none, or when somebody in particular asks.
  /// Conditions and ranges are the server's business.
  std::shared_ptr<const http::PreparedResponse> find(const http::Request& request);

  /// Keeps an answer that was begun in `generation`; a later one, a large body, a full memory or
  /// "Cache-Control: no-store" let it go.
  void keep(const http::Request& request, std::uint64_t generation, const http::Response& response);

  std::size_t bytes() const;

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const http::PreparedResponse> response;
    std::size_t bytes = 0;
    int hits = 0;
  };
  using Place = std::list<Entry>::iterator;

  void give_file(Entry& entry);
  void drop_all();
  void drop_last();

  std::size_t limit_;
  std::atomic<std::int64_t> epoch_{0};
  std::atomic<std::uint64_t> generation_{0};
  mutable std::mutex mutex_;
  std::list<Entry> entries_;  // used last stands first
  std::unordered_map<std::string_view, Place> places_;
  std::size_t bytes_ = 0;
};

}  // namespace portal::app
