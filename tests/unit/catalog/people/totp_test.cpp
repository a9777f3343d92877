#include "catalog/people/totp.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace catalog::people {
namespace {

// "12345678901234567890" in base32, the secret of the test vectors.
constexpr const char* kSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

base::Time at(std::int64_t seconds) {
  return base::Time(std::chrono::seconds(seconds));
}

// RFC 6238, appendix B (SHA-1), the last six of the eight digits there.
TEST(Totp, MakesTheCodesOfTheStandard) {
  for (const auto& [seconds, code] : {std::pair<std::int64_t, const char*>(59, "287082"),
                                      {1111111109, "081804"},
                                      {1111111111, "050471"},
                                      {1234567890, "005924"},
                                      {2000000000, "279037"},
                                      {20000000000, "353130"}})
    EXPECT_EQ(totp_code(kSecret, seconds / 30), code) << seconds;
}

// RFC 4226, appendix D.
TEST(Totp, MakesTheCodesOfTheStandardForCounters) {
  const char* codes[] = {"755224", "287082", "359152", "969429", "338314",
                         "254676", "287922", "162583", "399871", "520489"};
  for (int i = 0; i < 10; ++i) EXPECT_EQ(totp_code(kSecret, i), codes[i]) << i;
}

TEST(Totp, TakesACodeOnceAndOfTheStepsBesideIt) {
  EXPECT_EQ(find_totp_step(kSecret, "287082", at(59), 0), 1);
  EXPECT_EQ(find_totp_step(kSecret, "287 082", at(89), 0), 1) << "one step late";
  EXPECT_EQ(find_totp_step(kSecret, "287082", at(29), 0), 1) << "one step early";
  EXPECT_FALSE(find_totp_step(kSecret, "287082", at(90), 0)) << "two steps late";
  EXPECT_FALSE(find_totp_step(kSecret, "287082", at(59), 1)) << "used already";
  for (const char* bad : {"", "28708", "2870820", "287083", "abcdef"})
    EXPECT_FALSE(find_totp_step(kSecret, bad, at(59), 0)) << bad;
}

TEST(Totp, MakesSecretsThatAppsTake) {
  const std::string secret = make_totp_secret();
  EXPECT_TRUE(is_totp_secret(secret)) << secret;
  EXPECT_NE(secret, make_totp_secret());
  for (const char* bad : {"", "GEZDGNBVGY3TQOJQ", "gezdgnbvgy3tqojqgezdgnbvgy3tqojq"})
    EXPECT_FALSE(is_totp_secret(bad)) << bad;
  EXPECT_EQ(totp_address("AB", "mai", "Dữ liệu"),
            "otpauth://totp/D%E1%BB%AF%20li%E1%BB%87u:mai?secret=AB&issuer="
            "D%E1%BB%AF%20li%E1%BB%87u");
}

}  // namespace
}  // namespace catalog::people
