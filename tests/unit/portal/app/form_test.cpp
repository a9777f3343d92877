#include "portal/app/form.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "portal/app/identify.hpp"
#include "tests/support/portal.hpp"

namespace portal::app {
namespace {

using people::Principal;

constexpr const char* kForm = "application/x-www-form-urlencoded";

class FormTest : public testing::Test {
 protected:
  FormTest() : portal({}) {}

  /// "", or the sentence with which a POST is refused.
  std::string refusal(http::Headers headers, const Principal& asker, bool is_page = true,
                      const std::string& method = "POST", const std::string& body = "") {
    headers.set("content-type", kForm);
    headers.set("host", "data.example:8080");
    http::Request request = http::make_request(method, "/vi/x", std::move(headers), body);
    set_principal(request, asker);
    try {
      want_own_request(request, portal.app, is_page);
    } catch (const base::Error& error) {
      return error.message().key;
    }
    return "";
  }

  TestPortal portal;
  const Principal nobody;
  const Principal mai = Principal::signed_in({"1", "mai", "Mai"}, {});
  const Principal program =
      Principal::by_token({"1", "mai", "Mai"}, {}, {"t", people::Scope::kRead, ""});
  const std::string own = "form_token=" + form_token_for("s3cret");
  const http::Header cookie = {"cookie", "session=s3cret"};
};

TEST_F(FormTest, HoldsTheFirstValueOfEachField) {
  const http::Request request =
      http::make_request("POST", "/", {{"content-type", kForm}}, "a=1+2&b=%C3%A2&a=3");
  const Form form(request);
  EXPECT_EQ(form["a"], "1 2");
  EXPECT_EQ(form["b"], "â");
  EXPECT_EQ(form["c"], "");
  EXPECT_THROW(Form(http::make_request("POST", "/", {{"content-type", "text/plain"}}, "a=1")),
               base::Error);
}

TEST_F(FormTest, IsTakenFromThePortalsOwnPages) {
  for (const char* origin : {"http://data.example", "http://data.example:8080"})
    EXPECT_EQ(refusal({cookie, {"origin", origin}}, mai, true, "POST", own), "") << origin;
  EXPECT_EQ(refusal({cookie, {"sec-fetch-site", "same-origin"}}, mai, true, "POST", own), "");
  EXPECT_EQ(refusal({{"origin", "http://data.example"}}, nobody), "");
  EXPECT_EQ(refusal({cookie, {"x-form-token", form_token_for("s3cret")}}, mai, false, "PUT"), "");
}

TEST_F(FormTest, IsRefusedFromOtherSitesWhateverItCarries) {
  for (const char* origin : {"https://evil.example", "null", "http://data.example.evil.example",
                             "http://data.exampl", "http://data.example:9090"}) {
    EXPECT_EQ(refusal({cookie, {"origin", origin}}, mai, true, "POST", own), "request_foreign")
        << origin;
    EXPECT_EQ(refusal({{"origin", origin}}, nobody), "request_foreign") << origin;
  }
  for (const char* site : {"cross-site", "same-site"})
    EXPECT_EQ(refusal({cookie, {"sec-fetch-site", site}}, mai, true, "POST", own),
              "request_foreign")
        << site;
}

TEST_F(FormTest, IsRefusedInASessionWithoutItsToken) {
  for (const char* method : {"POST", "PUT", "PATCH", "DELETE"})
    for (const bool page : {true, false})
      EXPECT_EQ(refusal({cookie, {"origin", "http://data.example"}}, mai, page, method),
                "form_outdated")
          << method;
  EXPECT_EQ(refusal({cookie}, mai, true, "POST", "form_token=" + form_token_for("another")),
            "form_outdated");
}

TEST_F(FormTest, WithAFileCarriesItsTokenInItsAddressOrInMemory) {
  const auto refused = [&](const std::string& target, const std::string& type,
                           const std::string& body = "") {
    http::Request request =
        http::make_request("POST", target, {cookie, {"content-type", type}}, body);
    set_principal(request, mai);
    try {
      want_own_request(request, portal.app, false);
    } catch (const base::Error& error) {
      return error.message().key;
    }
    return std::string();
  };
  const std::string file = "multipart/form-data; boundary=b";
  EXPECT_EQ(refused("/x?" + own, file), "");
  EXPECT_EQ(refused("/x", file), "form_outdated");
  const auto with = [](const std::string& token) {
    return "--b\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n" + token +
           "\r\n--b--\r\n";
  };
  EXPECT_EQ(refused("/x", file, with(form_token_for("s3cret"))), "") << "read into memory";
  EXPECT_EQ(refused("/x", file, with("another")), "form_outdated");
  EXPECT_EQ(refused("/x?" + own, kForm), "form_outdated") << "where it would stay in the history";
}

TEST_F(FormTest, IsNoMatterOfReadingNorOfProgramsWithAToken) {
  const http::Header evil = {"origin", "https://evil.example"};
  EXPECT_EQ(refusal({cookie, evil}, mai, true, "GET"), "");
  EXPECT_EQ(refusal({evil}, program, false), "");
  EXPECT_EQ(refusal({evil}, nobody, false), "") << "who is nobody may not change data anyway";
}

TEST_F(FormTest, HasATokenThatDoesNotTellTheSession) {
  EXPECT_NE(form_token_for("s3cret"), form_token_for("s3cre7"));
  EXPECT_EQ(form_token_for("s3cret").size(), 32u);
  EXPECT_EQ(form_token_for(""), "");
}

}  // namespace
}  // namespace portal::app
