#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace search {

/// A value for each record, in pieces that the copies of it share until one of them is changed: so
/// the next state of a large column costs only the pieces that differ.
template <typename Value>
class Chunked {
 public:
  Value operator[](std::uint32_t record) const {
    const std::size_t chunk = record / kChunk;
    return chunk < chunks_.size() ? (*chunks_[chunk])[record % kChunk] : Value{};
  }

  /// Nobody else may have the column yet. Dear when pieces are still shared and there are many.
  void set(std::uint32_t record, Value value) {
    const std::size_t chunk = record / kChunk;
    while (chunks_.size() <= chunk) chunks_.push_back(std::make_shared<Chunk>(kChunk));
    auto& own = chunks_[chunk];
    if (own.use_count() > 1) own = std::make_shared<Chunk>(*own);
    (*own)[record % kChunk] = value;
  }

  std::size_t bytes() const { return chunks_.size() * kChunk * sizeof(Value); }

 private:
  using Chunk = std::vector<Value>;
  static constexpr std::size_t kChunk = 8192;

  std::vector<std::shared_ptr<Chunk>> chunks_;
};

}  // namespace search
