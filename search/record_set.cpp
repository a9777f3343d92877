#include "search/record_set.hpp"

#include <algorithm>

namespace search {
namespace {

// Counts bits of eight bytes at a time: without an instruction for it, which not every processor
// has, std::popcount looks each byte up.
std::size_t bits_in(std::uint64_t word) {
  constexpr std::uint64_t ones = 0x5555555555555555, pairs = 0x3333333333333333,
                          halves = 0x0F0F0F0F0F0F0F0F, sum = 0x0101010101010101;
  word -= word >> 1U & ones;
  word = (word & pairs) + (word >> 2U & pairs);
  word = (word + (word >> 4U)) & halves;
  return word * sum >> 56U;
}

}  // namespace

bool RecordSet::empty() const {
  return std::ranges::all_of(words_, [](std::uint64_t word) { return word == 0; });
}

std::size_t RecordSet::count() const {
  std::size_t count = 0;
  for (const auto word : words_) count += bits_in(word);
  return count;
}

std::size_t RecordSet::count_common(const RecordSet& other) const {
  const std::size_t size = std::min(words_.size(), other.words_.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < size; ++i) count += bits_in(words_[i] & other.words_[i]);
  return count;
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
    count += static_cast<std::uint32_t>(bits_in(word));
  }
  return before;
}

}  // namespace search
