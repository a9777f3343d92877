#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace search {

/// How many bits are set: without the instruction for it, which not every processor has, faster
/// than std::popcount.
inline std::size_t bits_of(std::uint64_t word) {
  constexpr std::uint64_t ones = 0x5555555555555555, pairs = 0x3333333333333333,
                          halves = 0x0F0F0F0F0F0F0F0F, sum = 0x0101010101010101;
  word -= word >> 1U & ones;
  word = (word & pairs) + (word >> 2U & pairs);
  word = (word + (word >> 4U)) & halves;
  return word * sum >> 56U;
}

/// A set of records (Xapian's document numbers): a bit each, so that sets of a million records meet
/// in some microseconds. Sets of different sizes go together: what is beyond the end is not in.
class RecordSet {
 public:
  RecordSet() = default;
  /// Room for the records up to and with `last`.
  explicit RecordSet(std::size_t last) : words_(last / kBits + 1) {}

  /// The record must have room.
  void insert(std::uint32_t record) { words_[record / kBits] |= bit(record); }
  bool contains(std::uint32_t record) const {
    return record / kBits < words_.size() && (words_[record / kBits] & bit(record)) != 0;
  }
  bool empty() const;
  std::size_t count() const;
  std::size_t count_common(const RecordSet& other) const;

  /// What of `other` has no room is left out.
  RecordSet& operator|=(const RecordSet& other);
  RecordSet& operator&=(const RecordSet& other);
  RecordSet& operator-=(const RecordSet& other);

  /// Calls visit(record) for each, in order.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t rest = words_[i]; rest != 0; rest &= rest - 1)
        visit(static_cast<std::uint32_t>(i * kBits) +
              static_cast<std::uint32_t>(std::countr_zero(rest)));
  }

  /// For keeping something for each record of a set in their order: `before` is how many stand
  /// before each word of 64, as list_ranks() tells.
  std::vector<std::uint32_t> list_ranks() const;
  std::size_t rank(std::uint32_t record, const std::vector<std::uint32_t>& before) const {
    const std::uint64_t lower = words_[record / kBits] & (bit(record) - 1);
    return before[record / kBits] + bits_of(lower);
  }
  std::size_t bytes() const { return words_.size() * sizeof(std::uint64_t); }

 private:
  static constexpr std::size_t kBits = 64;
  static std::uint64_t bit(std::uint32_t record) { return std::uint64_t{1} << record % kBits; }

  std::vector<std::uint64_t> words_;
};

}  // namespace search
