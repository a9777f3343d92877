#include "catalog/base/random.hpp"

#include <sodium.h>

#include <vector>

namespace base {

std::string random_hex(std::size_t bytes) {
  std::vector<unsigned char> raw(bytes);
  randombytes_buf(raw.data(), raw.size());
  std::string out(bytes * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), raw.data(), raw.size());
  out.pop_back();
  return out;
}

std::string random_uuid() {
  std::string hex = random_hex(16);
  hex[12] = '4';
  hex[16] = "89ab"[static_cast<unsigned>(hex[16]) % 4];
  for (const std::size_t at : {8u, 13u, 18u, 23u}) hex.insert(at, "-");
  return hex;
}

}  // namespace base
