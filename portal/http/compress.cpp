#include "portal/http/compress.hpp"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <limits>

#include "catalog/base/error.hpp"

namespace portal::http {
namespace {

// zlib counts in unsigned int.
constexpr std::size_t kMostAtOnce = std::numeric_limits<uInt>::max() / 2;

[[noreturn]] void fail() {
  throw base::Error(base::ErrorCode::kInternal, "internal");
}

// Ends the stream however the function is left.
class Deflater {
 public:
  explicit Deflater(int level) {
    constexpr int gzip_window = 15 + 16;
    constexpr int memory_level = 8;
    if (deflateInit2(&stream_, level, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY) !=
        Z_OK)
      fail();
  }
  ~Deflater() { deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  // Appends the whole gzip form of `bytes` to `out`, which holds enough room already.
  void run(std::string_view bytes, std::string& out) {
    std::size_t written = 0;
    int result = Z_OK;
    while (result == Z_OK) {
      const std::size_t part = std::min(bytes.size(), kMostAtOnce);
      // zlib does not write through next_in; it only lacks the const.
      stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
      stream_.avail_in = static_cast<uInt>(part);
      stream_.next_out = reinterpret_cast<Bytef*>(out.data() + written);
      const std::size_t room = std::min(out.size() - written, kMostAtOnce);
      stream_.avail_out = static_cast<uInt>(room);
      result = deflate(&stream_, part == bytes.size() ? Z_FINISH : Z_NO_FLUSH);
      bytes.remove_prefix(part - stream_.avail_in);
      written += room - stream_.avail_out;
    }
    if (result != Z_STREAM_END) fail();
    out.resize(written);
  }

  std::size_t bound(std::size_t bytes) { return deflateBound(&stream_, bytes); }

 private:
  z_stream stream_{};
};

}  // namespace

std::string gzip(std::string_view bytes, int level) {
  Deflater deflater(level);
  std::string out(deflater.bound(bytes.size()), '\0');
  deflater.run(bytes, out);
  return out;
}

std::string brotli(std::string_view bytes, int quality) {
  // BrotliEncoderMaxCompressedSize answers 0 for sizes it cannot bound.
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  if (size == 0) size = bytes.size() + (bytes.size() >> 8) + 1024;
  std::string out(size, '\0');
  const auto done =
      BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                            reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                            reinterpret_cast<std::uint8_t*>(out.data()));
  if (done == BROTLI_FALSE) fail();
  out.resize(size);
  return out;
}

}  // namespace portal::http
