#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "portal/http/message.hpp"

namespace portal::http {

class DateText;

/// A whole answer to a connection that stays open, in a file of memory from which the kernel sends
/// it with one call and without copying. The Date in it is written anew when the second changes; a
/// client that is being sent the answer at that moment may read of either second.
/// Thread: any.
class PreparedFile {
 public:
  /// `wire` as in PreparedResponse. Null when it is too small to gain from a file (under 4 KiB),
  /// when 512 such files are open, or when the kernel has none to give.
  static std::shared_ptr<const PreparedFile> create(int status, std::string_view wire);
  PreparedFile(int descriptor, std::size_t bytes, std::size_t date_offset);
  ~PreparedFile();
  PreparedFile(const PreparedFile&) = delete;
  PreparedFile& operator=(const PreparedFile&) = delete;

  void set_date(DateText& date) const;
  int descriptor() const { return descriptor_; }
  std::size_t bytes() const { return bytes_; }

 private:
  int descriptor_;
  std::size_t bytes_;
  std::size_t date_offset_;
  mutable std::atomic<std::int64_t> second_{0};  // that the Date in the file tells
};

/// An answer whose bytes are ready to be sent to many clients: all but the status line, Date and
/// Connection, which go before it in the same write. Kept by the cache of hot answers, one for
/// each coding and language.
struct PreparedResponse {
  Response answer;                           // its body shares `wire`
  std::shared_ptr<const std::string> wire;   // fields, empty line, body
  std::size_t head_bytes = 0;                // of `wire`; all that HEAD is sent
  std::shared_ptr<const PreparedFile> file;  // of an answer that is asked for often
};

/// Errors: kInternal when the body is a file or a generator.
std::shared_ptr<const PreparedResponse> prepare(Response response);

/// The same answer with a file, if it gains from one. Quick enough for the io thread.
std::shared_ptr<const PreparedResponse> with_file(const PreparedResponse& prepared);

}  // namespace portal::http
