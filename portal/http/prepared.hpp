#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "portal/http/message.hpp"

namespace portal::http {

/// Bytes in an anonymous file, from which the kernel sends without copying them.
class MemoryFile {
 public:
  /// Null when `bytes` are too few to gain from it (under 32 KiB), or 512 such files are open.
  static std::shared_ptr<const MemoryFile> create(std::string_view bytes);
  explicit MemoryFile(int descriptor) : descriptor_(descriptor) {}
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

/// An answer whose bytes are ready to be sent to many clients: all but the status line, Date and
/// Connection, which go before it in the same write. Kept by the cache of hot answers, one for
/// each coding and language.
struct PreparedResponse {
  Response answer;                          // its body shares `wire`
  std::shared_ptr<const std::string> wire;  // fields, empty line, body
  std::size_t head_bytes = 0;               // of `wire`; all that HEAD is sent
  std::shared_ptr<const MemoryFile> file;   // the body again, where it is large
};

/// Errors: kInternal when the body is a file or a generator.
std::shared_ptr<const PreparedResponse> prepare(Response response);

}  // namespace portal::http
