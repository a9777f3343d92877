#include "portal/http/compress.hpp"

#include <brotli/decode.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdint>

namespace portal::http {
namespace {

std::string gunzip(std::string packed, std::size_t size) {
  std::string out(size + 1, '\0');
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

std::string unbrotli(const std::string& packed, std::size_t size) {
  std::string out(size + 1, '\0');
  std::size_t bytes = out.size();
  EXPECT_EQ(
      BrotliDecoderDecompress(packed.size(), reinterpret_cast<const std::uint8_t*>(packed.data()),
                              &bytes, reinterpret_cast<std::uint8_t*>(out.data())),
      BROTLI_DECODER_RESULT_SUCCESS);
  out.resize(bytes);
  return out;
}

std::string sample(std::size_t bytes) {
  std::string text;
  for (unsigned i = 0; text.size() < bytes; ++i)
    text += "dữ liệu " + std::to_string(i * 2654435761U) + "\n";
  text.resize(bytes);
  return text;
}

TEST(Compression, ReadsBackAtEverySize) {
  for (const std::size_t bytes : {0, 1, 100, 60'000, 3'000'000}) {
    const std::string text = sample(bytes);
    EXPECT_TRUE(gunzip(gzip(text), bytes) == text) << bytes;
    EXPECT_TRUE(unbrotli(brotli(text), bytes) == text) << bytes;
  }
}

TEST(Compression, MakesPagesSmaller) {
  const std::string page = sample(60'000);
  EXPECT_LT(gzip(page).size(), page.size() / 2);
  EXPECT_LT(brotli(page).size(), page.size() / 2);
}

}  // namespace
}  // namespace portal::http
