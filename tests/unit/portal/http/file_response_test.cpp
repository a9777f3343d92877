#include "portal/http/file_response.hpp"

#include <gtest/gtest.h>

#include "catalog/base/hash.hpp"

namespace portal::http {
namespace {

HostedFile file() {
  HostedFile file;
  file.path = "/store/ab/cdef";
  file.size = 1000;
  file.etag = "\"abc\"";
  file.last_modified = base::parse_time("2026-01-02T03:04:05Z");
  file.media_type = "text/csv";
  file.sha256 = base::sha256("x");
  file.download_name = "dân số.csv";
  return file;
}

TEST(HostedFile, IsADownloadThatCannotRun) {
  const Response answer = file_response(make_request("GET", "/f"), file());
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(body_bytes(answer), 1000U);
  EXPECT_EQ(answer.headers.joined("accept-ranges"), "bytes");
  EXPECT_EQ(answer.headers.joined("last-modified"), "Fri, 02 Jan 2026 03:04:05 GMT");
  EXPECT_EQ(answer.headers.joined("repr-digest"),
            "sha-256=:LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=:");
  EXPECT_EQ(answer.headers.joined("digest"),
            "sha-256=LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=");
  EXPECT_EQ(answer.headers.joined("content-security-policy"), "sandbox; default-src 'none'");
  EXPECT_EQ(answer.headers.joined("x-content-type-options"), "nosniff");
}

TEST(HostedFile, IsServedInParts) {
  const Response part = file_response(make_request("GET", "/f", {{"range", "bytes=900-"}}), file());
  EXPECT_EQ(part.status, 206);
  const auto& range = std::get<FileRange>(part.body);
  EXPECT_EQ(range.offset, 900U);
  EXPECT_EQ(range.length, 100U);
  EXPECT_EQ(file_response(make_request("HEAD", "/f", {{"range", "bytes=900-"}}), file()).status,
            200);
  EXPECT_EQ(file_response(make_request("GET", "/f", {{"if-none-match", "\"abc\""}}), file()).status,
            304);
}

TEST(ContentDisposition, GivesEveryNameInASafeForm) {
  EXPECT_EQ(content_disposition("attachment", "a b.csv"), "attachment; filename=\"a b.csv\"");
  EXPECT_EQ(content_disposition("inline", "Dân số.csv"),
            "inline; filename=\"dan so.csv\"; filename*=UTF-8''D%C3%A2n%20s%E1%BB%91.csv");
  EXPECT_EQ(content_disposition("attachment", "../../etc/passwd"),
            "attachment; filename=\"passwd\"");
  EXPECT_EQ(content_disposition("attachment", "C:\\a\\b\"c.csv"),
            "attachment; filename=\"b_c.csv\"");
  EXPECT_EQ(content_disposition("attachment", "a\r\nSet-Cookie: x=y"),
            "attachment; filename=\"a__Set-Cookie_ x=y\"");
  EXPECT_EQ(content_disposition("attachment", "..."), "attachment; filename=\"download\"");
  EXPECT_EQ(content_disposition("attachment", ""), "attachment; filename=\"download\"");
  EXPECT_EQ(content_disposition("attachment", "a\u202Evsc.exe"),
            "attachment; filename=\"a_vsc.exe\"");
  EXPECT_LT(content_disposition("attachment", std::string(5000, 'x')).size(), 300U);
}

}  // namespace
}  // namespace portal::http
