#include "search/record_set.hpp"

#include <algorithm>

namespace search {
namespace {

// The instruction that counts bits is in every processor of the last fifteen years, but a program
// for all of them may not take it for granted.
#if defined(__x86_64__)
#define PORTAL_COUNTS_BITS __attribute__((target("popcnt")))
const bool kHasInstruction = __builtin_cpu_supports("popcnt") != 0;
#else
#define PORTAL_COUNTS_BITS
constexpr bool kHasInstruction = true;  // std::popcount knows how
#endif

using Bits = const std::uint64_t*;

// `other` may be null: then all of `words` are counted.
PORTAL_COUNTS_BITS std::size_t count_by_instruction(Bits words, Bits other, std::size_t size) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < size; ++i)
    count += static_cast<std::size_t>(__builtin_popcountll(other ? words[i] & other[i] : words[i]));
  return count;
}

std::size_t count_bits(Bits words, Bits other, std::size_t size) {
  if (kHasInstruction) return count_by_instruction(words, other, size);
  std::size_t count = 0;
  for (std::size_t i = 0; i < size; ++i) count += bits_of(other ? words[i] & other[i] : words[i]);
  return count;
}

}  // namespace

bool RecordSet::empty() const {
  return std::ranges::all_of(words_, [](std::uint64_t word) { return word == 0; });
}

std::size_t RecordSet::count() const {
  return count_bits(words_.data(), nullptr, words_.size());
}

std::size_t RecordSet::count_common(const RecordSet& other) const {
  return count_bits(words_.data(), other.words_.data(),
                    std::min(words_.size(), other.words_.size()));
}

RecordSet& RecordSet::operator|=(const RecordSet& other) {
  const std::size_t size = std::min(words_.size(), other.words_.size());
  for (std::size_t i = 0; i < size; ++i) words_[i] |= other.words_[i];
  return *this;
}

RecordSet& RecordSet::operator&=(const RecordSet& other) {
  const std::size_t size = std::min(words_.size(), other.words_.size());
  for (std::size_t i = 0; i < size; ++i) words_[i] &= other.words_[i];
  std::fill(words_.begin() + static_cast<std::ptrdiff_t>(size), words_.end(), 0);
  return *this;
}

RecordSet& RecordSet::operator-=(const RecordSet& other) {
  const std::size_t size = std::min(words_.size(), other.words_.size());
  for (std::size_t i = 0; i < size; ++i) words_[i] &= ~other.words_[i];
  return *this;
}

std::vector<std::uint32_t> RecordSet::list_ranks() const {
  std::vector<std::uint32_t> before;
  before.reserve(words_.size());
  std::uint32_t count = 0;
  for (const auto word : words_) {
    before.push_back(count);
    count += static_cast<std::uint32_t>(bits_of(word));
  }
  return before;
}

}  // namespace search
