#include "portal/app/cache.hpp"

#include <utility>

namespace portal::app {
namespace {

// Fields that change the answer; whoever sends another of these is not answered from here.
constexpr std::string_view kVarying[] = {"host", "accept", "accept-language", "accept-encoding"};
constexpr int kOften = 16;  // hits after which an answer is worth a file
constexpr std::string_view kSpecial[] = {"authorization", "x-ckan-api-key", "cookie"};

bool is_special(const http::Request& request) {
  if (!request.is_read()) return true;
  for (const auto& header : request.headers)
    for (const auto special : kSpecial)
      if (header.name == special) return true;
  return false;
}

// HEAD is answered from what GET was: the server drops the body.
std::string key_of(const http::Request& request) {
  std::string key = request.target;
  for (const auto name : kVarying) {
    key += '\n';
    if (const auto* value = request.headers.find(name)) key += *value;
  }
  return key;
}

}  // namespace

void ResponseCache::start_epoch(std::int64_t seq) {
  const std::lock_guard lock(mutex_);
  if (epoch_.exchange(seq, std::memory_order_acq_rel) != seq) drop_all();
}

void ResponseCache::forget() {
  const std::lock_guard lock(mutex_);
  drop_all();
}

void ResponseCache::drop_all() {
  generation_.fetch_add(1, std::memory_order_acq_rel);
  places_.clear();
  entries_.clear();
  bytes_ = 0;
}

std::shared_ptr<const http::PreparedResponse> ResponseCache::find(const http::Request& request) {
  if (limit_ == 0 || is_special(request)) return nullptr;
  const std::string key = key_of(request);
  const std::lock_guard lock(mutex_);
  const auto found = places_.find(key);
  if (found == places_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  Entry& entry = *found->second;
  if (++entry.hits == kOften) give_file(entry);
  return entry.response;
}

// `entry` stands first, so that making room for its file does not drop it.
void ResponseCache::give_file(Entry& entry) {
  entry.response = http::with_file(*entry.response);
  if (!entry.response->file) return;
  entry.bytes += entry.response->file->bytes();
  bytes_ += entry.response->file->bytes();
  while (bytes_ > limit_ && entries_.size() > 1) drop_last();
}

void ResponseCache::keep(const http::Request& request, std::uint64_t generation,
                         const http::Response& response) {
  const auto body = http::memory_bytes(response);
  if (!body || body->size() > limit_ / 16 || response.status != 200 || is_special(request) ||
      request.method != "GET" || response.headers.joined("Cache-Control") == "no-store")
    return;
  auto prepared = http::prepare(response);
  std::string key = key_of(request);
  const std::size_t bytes = body->size() + 2 * key.size() + 1024;
  const std::lock_guard lock(mutex_);
  if (generation != generation_.load(std::memory_order_acquire) || places_.contains(key)) return;
  while (bytes_ + bytes > limit_ && !entries_.empty()) drop_last();
  entries_.push_front({std::move(key), std::move(prepared), bytes, 0});
  places_.emplace(entries_.front().key, entries_.begin());
  bytes_ += bytes;
}

std::size_t ResponseCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

void ResponseCache::drop_last() {
  places_.erase(entries_.back().key);
  bytes_ -= entries_.back().bytes;
  entries_.pop_back();
}

}  // namespace portal::app
