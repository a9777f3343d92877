#include "catalog/people/password.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"

namespace catalog::people {
namespace {

std::string refusal(std::string_view password, std::string_view name = "mai") {
  try {
    check_password(password, name);
  } catch (const base::Error& error) {
    return error.message().key;
  }
  return "";
}

TEST(Password, IsTakenLongAndInAnyLanguage) {
  for (const char* good : {"cầu vồng trên mái ngói cũ", "correct horse battery staple",
                           "Ж8!kdwqpz vvmzoi", "8f2kd0wmz7tq"})
    EXPECT_EQ(refusal(good), "") << good;
  EXPECT_EQ(refusal(std::string(500, 'x') + "qvhrtu plmok wnbz"), "");
}

TEST(Password, IsRefusedTooShortTooLongOrUnreadable) {
  EXPECT_EQ(refusal("ngắn quá"), "password_short");
  EXPECT_EQ(refusal("qvhrtuplmok"), "password_short");
  EXPECT_EQ(refusal(std::string(1025, 'x')), "password_long");
  EXPECT_EQ(refusal("qvhrtu\nplmok wnbz"), "password_unreadable");
  EXPECT_EQ(refusal("qvhrtu\xff plmok wnbz"), "password_unreadable");
}

TEST(Password, IsTheSameHoweverItsLettersAreComposed) {
  const PasswordHash hash = hash_password("s\u1eeda ch\u1eefa c\u00e1i c\u1ea7u");
  EXPECT_TRUE(is_password("su\u031b\u0309a chu\u031b\u0303a ca\u0301i ca\u0302\u0300u", hash));
  EXPECT_FALSE(is_password("sua chua cai cau", hash));
}

TEST(Password, IsKeptAsArgon2idWithItsOwnSalt) {
  const PasswordHash one = hash_password("same words twice");
  const PasswordHash two = hash_password("same words twice");
  EXPECT_TRUE(one.text.starts_with("$argon2id$")) << one.text;
  EXPECT_NE(one.text, two.text);
  EXPECT_EQ(one.text.find("same"), std::string::npos);
  EXPECT_FALSE(is_outdated(one));
  EXPECT_TRUE(
      is_outdated({"$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzYWx0$"
                   "bWFkZSBieSBub2JvZHkgYXQgYWxsISEhISEhISEhISE"}));
}

TEST(Password, IsNobodysWhereThereIsNoHash) {
  EXPECT_FALSE(is_password("nobody", {}));
  EXPECT_FALSE(is_password("", {}));
}

}  // namespace
}  // namespace catalog::people
