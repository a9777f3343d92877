#include "portal/http/multipart.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"

namespace portal::http {
namespace {

// "name<file name>=data;" for each field, read in pieces of that size.
std::string read(std::string_view form, std::size_t piece, const std::string& boundary = "b") {
  std::string seen;
  bool any = false;
  MultipartReader reader(
      boundary,
      [&](const FormPart& part) {
        seen += (any ? ";" : "") + part.name;
        if (part.file_name) seen += "<" + *part.file_name + ">";
        seen += "=";
        any = true;
      },
      [&](std::string_view bytes) { seen += bytes; });
  for (std::size_t at = 0; at < form.size(); at += piece) reader.add(form.substr(at, piece));
  return seen + (reader.is_whole() ? "." : "…");
}

constexpr const char* kForm =
    "--b\r\nContent-Disposition: form-data; name=\"agency\"\r\n\r\nhealth\r\n"
    "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"b\xE1\xBA\xA3ng;a.csv\"\r\n"
    "Content-Type: text/csv\r\n\r\na,b\r\n--c\r\n1,2\r\n\r\n--b--\r\nrest";

TEST(Multipart, GivesEachFieldItsBytesHoweverTheyCome) {
  for (std::size_t piece = 1; piece < 40; ++piece)
    EXPECT_EQ(read(kForm, piece),
              "agency=health;file<b\xE1\xBA\xA3ng;a.csv>=a,b\r\n--c\r\n1,2\r\n.")
        << piece;
}

TEST(Multipart, TellsAFormThatWasCutOff) {
  EXPECT_EQ(read(std::string_view(kForm).substr(0, 60), 7), "agency=he…");
}

TEST(Multipart, TakesEmptyFilesAndQuotationMarksInNames) {
  EXPECT_EQ(read("--b\r\nContent-Disposition: form-data; name=file; filename=\"a%22.csv\"\r\n\r\n"
                 "\r\n--b--",
                 5),
            "file<a\".csv>=.");
}

TEST(Multipart, RefusesWhatIsNoForm) {
  EXPECT_THROW(read("--bx\r\n\r\n", 3), base::Error);
  EXPECT_THROW(read("--b\r\n" + std::string(20'000, 'a'), 1000), base::Error);
}

TEST(Multipart, FindsTheBoundaryInTheType) {
  EXPECT_EQ(boundary_of("multipart/form-data; charset=utf-8; boundary=\"a b\""), "a b");
  EXPECT_EQ(boundary_of("Multipart/Form-Data;boundary=----x"), "----x");
  EXPECT_EQ(boundary_of("text/csv"), std::nullopt);
  EXPECT_THROW(boundary_of("multipart/form-data"), base::Error);
}

}  // namespace
}  // namespace portal::http
