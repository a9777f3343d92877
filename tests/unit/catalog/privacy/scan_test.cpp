#include "catalog/privacy/scan.hpp"

#include <gtest/gtest.h>

namespace catalog::privacy {
namespace {

std::string told(const Scan& scan) {
  std::string text;
  for (const auto& alarm : scan.alarms)
    text += alarm.column + ":" + std::string(to_string(alarm.kind)) + ":" +
            std::to_string(alarm.count) + " ";
  return text;
}

Scan scan_of(std::string_view bytes, Shape shape = Shape::kTable) {
  Scanner scanner(shape, 2026);
  scanner.add(bytes);
  return scanner.finish();
}

TEST(PrivacyScan, TellsColumnKindCountAndMaskedSamples) {
  const auto scan = scan_of(
      "Họ và tên,Ngày sinh,Số CCCD,Số điện thoại,Email\n"
      "Nguyễn Thị Mai,04/05/1986,079186001212,0912345678,mai@vi.du.vn\n"
      "Trần Văn An,1990,001090004321,,\n");
  EXPECT_EQ(scan.rows, 2u);
  EXPECT_EQ(told(scan),
            "Họ và tên:name_with_birth_date:2 Số CCCD:citizen_number:2 Số điện thoại:phone:1 "
            "Email:email:1 ");
  EXPECT_EQ(scan.alarms[1].samples.front(), "0791••••••12");
  EXPECT_EQ(scan.alarms[1].filled, 2u);
  for (const auto& alarm : scan.alarms)
    for (const auto& sample : alarm.samples)
      EXPECT_NE(sample.find("•"), std::string::npos) << sample;
}

TEST(PrivacyScan, ReadsHeadersWithoutDiacriticsJoinedOrInEnglish) {
  EXPECT_EQ(told(scan_of("soDienThoai\n912345678\n")), "soDienThoai:phone:1 ");
  EXPECT_EQ(told(scan_of("CMND\n012345678\n")), "CMND:former_citizen_number:1 ");
  EXPECT_EQ(told(scan_of("first_name,last_name,date_of_birth\nJane,Doe,1980-01-02\n")),
            "last_name:name_with_birth_date:1 ");
}

TEST(PrivacyScan, FindsColumnsWithoutATellingHeaderByTheirShare) {
  std::string table = "a,b\n";
  for (int i = 10; i < 30; ++i)
    table += "0790860012" + std::to_string(i) + ",09123456" + std::to_string(i) + "\n";
  EXPECT_EQ(told(scan_of(table)), "a:citizen_number:20 b:phone:20 ");
}

TEST(PrivacyScan, FindsThemInsideTexts) {
  EXPECT_EQ(told(scan_of("Ghi chú\n\"Gọi chị Mai: 0912 345 678, mai@vi.du.vn.\"\n"
                         "Căn cước công dân số 079186001212\n")),
            "Ghi chú:citizen_number:1 Ghi chú:phone:1 Ghi chú:email:1 ");
  EXPECT_EQ(told(scan_of("Liên hệ anh An, điện thoại 0912.345.678\n", Shape::kText)), ":phone:1 ");
  EXPECT_EQ(told(scan_of(R"({"items":[{"phone":"+84912345678"}]})", Shape::kJson)),
            "items.phone:phone:1 ");
}

TEST(PrivacyScan, TellsOneColumnOfNamesThoughPlacesLookLikeNames) {
  EXPECT_EQ(told(scan_of("Quê,Họ tên,Ngày sinh\nTHÀNH PHỐ X,Lê An,01/02/1970\n"
                         "Hà Nam,,01/02/1971\n,Bùi Hoa,01/02/1972\n")),
            "Họ tên:name_with_birth_date:2 ");
}

TEST(PrivacyScan, IsSilentAboutStatisticsCodesAndCoordinates) {
  EXPECT_EQ(
      told(scan_of("Năm,Tổng thu (đồng),Dân số,Mã số thuế,Mã xã,Kinh độ,Vĩ độ,Tỷ lệ\n"
                   "2023,123456789012,8456789,0301234567,00123,106.700981,10.776889,0.912345678\n"
                   "2024,079086001234,912345678,0358123456,00124,107.123456,0.987654321,0.35\n")),
      "");
  std::string sums = "value\n", codes = "id,height\n";
  for (int i = 0; i < 200; ++i) {
    sums += std::to_string(100'000'000'000LL + i * 7'919'111'333LL) + "\n";
    codes += std::to_string(100'000'000 + i * 3'331'117) + "," + std::to_string(i) + "\n";
  }
  EXPECT_EQ(told(scan_of(sums)), "");
  EXPECT_EQ(told(scan_of(codes)), "");
  EXPECT_EQ(told(scan_of("Giám đốc,Ngày thành lập\nNguyễn Thị Mai,04/05/1986\n")), "")
      << "a name beside another date";
  EXPECT_EQ(told(scan_of("Email cơ quan\nvanthu@bo.gov.vn\n")), "");
}

TEST(PrivacyScan, SaysTheSameHoweverTheBytesComeAndOfNothingNothing) {
  const std::string table = "Email\nmai@vi.du.vn\nan@vi.du.vn\n";
  Scanner scanner(Shape::kTable, 2026);
  for (const char& c : table) scanner.add({&c, 1});
  EXPECT_EQ(told(scanner.finish()), told(scan_of(table)));
  EXPECT_EQ(base::write_json(to_json(scan_of(""))), R"({"rows":0,"alarms":[]})");
}

}  // namespace
}  // namespace catalog::privacy
