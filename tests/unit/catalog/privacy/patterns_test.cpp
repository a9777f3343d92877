#include "catalog/privacy/patterns.hpp"

#include <gtest/gtest.h>

namespace catalog::privacy {
namespace {

TEST(Patterns, KnowACitizenNumberByProvinceCenturyAndYear) {
  EXPECT_TRUE(is_citizen_number("079086001234", 2026));
  EXPECT_TRUE(is_citizen_number("001 209 012 345", 2026));
  EXPECT_FALSE(is_citizen_number("003086001234", 2026)) << "no province has 003";
  EXPECT_FALSE(is_citizen_number("079486001234", 2026)) << "nobody is born in the next century";
  EXPECT_FALSE(is_citizen_number("079230001234", 2026)) << "nor in 2030";
  EXPECT_FALSE(is_citizen_number("123456789012", 2026));
  EXPECT_FALSE(is_citizen_number("07908600123", 2026));
}

TEST(Patterns, KnowPhoneNumbersAsPeopleWriteThem) {
  for (const char* phone : {"0912345678", "0912 345 678", "0912.345.678", "+84 912 345 678",
                            "84912345678", "(024) 3825 1234", "028-3829-1234", "0358123456"})
    EXPECT_TRUE(is_phone_number(phone)) << phone;
  for (const char* other : {"0301234567", "0100109106", "912345678", "0.912345678", "-0912345678",
                            "1912345678", "0912345", "20231105", "0123456789"})
    EXPECT_FALSE(is_phone_number(other)) << other;
}

TEST(Patterns, KnowCardsByBeginningAndCheckDigit) {
  EXPECT_TRUE(is_card_number("4111111111111111"));
  EXPECT_TRUE(is_card_number("5555 5555 5555 4444"));
  EXPECT_FALSE(is_card_number("4111111111111112"));
  EXPECT_FALSE(is_card_number("1111111111111117"));
  EXPECT_FALSE(is_card_number("5.555555555554444")) << "a decimal";
}

TEST(Patterns, KnowAddressesOfPersonsFromThoseOfOffices) {
  EXPECT_TRUE(is_personal_email("mai.nguyen@bo.gov.vn"));
  EXPECT_FALSE(is_personal_email("vanthu@bo.gov.vn"));
  EXPECT_FALSE(is_personal_email("Info@example.org"));
  for (const char* other : {"@a.vn", "a@", "a@b", "a b@c.vn", "a@b.c"})
    EXPECT_FALSE(is_personal_email(other)) << other;
}

TEST(Patterns, KnowNamesByFamilyNameOrByCapitalsWhereTheHeaderSaysSo) {
  EXPECT_TRUE(is_full_name("Nguyễn Thị Mai", false));
  EXPECT_TRUE(is_full_name("TRAN VAN AN", false));
  EXPECT_FALSE(is_full_name("Nguyễn", false));
  EXPECT_FALSE(is_full_name("Lúa mùa vụ", false));
  EXPECT_FALSE(is_full_name("Jane Doe", false));
  EXPECT_TRUE(is_full_name("Jane Doe", true));
  EXPECT_FALSE(is_full_name("Quận 1", true));
}

TEST(Patterns, HideAllButTheEnds) {
  EXPECT_EQ(mask_number("079086001212"), "0790••••••12");
  EXPECT_EQ(mask_email("mai@bo.gov.vn"), "m•••@bo.gov.vn");
  EXPECT_EQ(mask_name("Nguyễn Vũ Ân"), "N••••• V• Â•");
}

}  // namespace
}  // namespace catalog::privacy
