#include "catalog/base/hash.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Hash, AgreesWithTheStandardsExample) {
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 parts;
  parts.add("a");
  parts.add("bc");
  EXPECT_EQ(parts.finish(), sha256("abc"));
}

TEST(Hash, WritesBase64ForDigestFields) {
  EXPECT_EQ(hex_to_base64("616263"), "YWJj");
  EXPECT_EQ(hex_to_base64("6162"), "YWI=");
}

TEST(Hash, NamesTheSameThingTheSame) {
  EXPECT_EQ(named_uuid("x"), named_uuid("x"));
  EXPECT_NE(named_uuid("x"), named_uuid("y"));
  EXPECT_EQ(named_uuid("x").size(), 36u);
  EXPECT_EQ(named_uuid("x")[14], '8');
}

}  // namespace
}  // namespace base
