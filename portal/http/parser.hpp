#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "portal/http/message.hpp"

namespace portal::http {

/// Reads the head of a request, whole and as scanned, into `request`, whose former contents go.
/// Answers 0, or the status to refuse it with: 400, 431 (over 200 fields), 505.
int read_head(std::string_view head, Request& request);

/// Takes the chunked coding off a body that comes in parts. Trailer fields are read and dropped.
/// Source: RFC 9112, 7.1.
class ChunkedReader {
 public:
  enum class State { kMore, kDone, kBad, kTooLarge };

  /// `limit`: of the decoded body, in bytes.
  explicit ChunkedReader(std::size_t limit);
  ~ChunkedReader();

  /// Reads what it can of `bytes`, drops that from their front and appends the data to `body`.
  /// The rest must come again, with more behind it.
  State read(std::string_view& bytes, std::string& body);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace portal::http
