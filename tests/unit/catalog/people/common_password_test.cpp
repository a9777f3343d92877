#include "catalog/people/common_password.hpp"

#include <gtest/gtest.h>

#include <string>

namespace catalog::people {
namespace {

TEST(CommonPassword, IsMadeOfWhatIsTriedFirst) {
  for (const char* common :
       {"passwordpassword", "P@ssw0rd1234", "Matkhau@2024", "mật khẩu 123456", "Vietnam2025!!!",
        "qwertyuiop123", "1qaz2wsx3edc", "123456789012", "aaaaaaaaaaaa", "abcdefghijkl",
        "0987654321098", "AdminAdmin2024", "hanoi-saigon-1975", "iloveyou12345", "opendata.portal",
        "zxcvbnm,./asdf", "Quảntrị@12345", "               "})
    EXPECT_TRUE(is_common_password(common, "mai")) << common;
}

TEST(CommonPassword, IsOnesOwnNameWithDigits) {
  EXPECT_TRUE(is_common_password("mai.nguyen.1990", "mai.nguyen"));
  EXPECT_TRUE(is_common_password("ThanhHoa#2024#thanhhoa", "thanhhoa"));
}

TEST(CommonPassword, IsNotWhatHasWordsOfItsOwn) {
  for (const char* good : {"cầu vồng trên mái ngói cũ", "correct horse battery staple",
                           "password of the blue heron", "8f2kd0wmz7tq", "tháng ba hoa gạo đỏ"})
    EXPECT_FALSE(is_common_password(good, "mai")) << good;
}

}  // namespace
}  // namespace catalog::people
