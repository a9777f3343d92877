#include "portal/app/identify.hpp"

#include <gtest/gtest.h>

#include "tests/support/portal.hpp"

namespace portal::app {
namespace {

std::string address(const std::string& peer, http::Headers headers = {}) {
  http::Request request = http::make_request("GET", "/", std::move(headers));
  request.remote_address = peer;
  return address_of(request);
}

TEST(Address, IsThatOfTheConnectionUnlessAProxyOfThisMachineNamesAnother) {
  const http::Headers forwarded = {{"x-forwarded-for", "203.0.113.7, 198.51.100.9"}};
  EXPECT_EQ(address("192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(address("192.0.2.1", forwarded), "192.0.2.1");
  EXPECT_EQ(address("127.0.0.1", forwarded), "198.51.100.9");
  EXPECT_EQ(address("::1", {{"x-forwarded-for", "203.0.113.7"}}), "203.0.113.7");
  EXPECT_EQ(address("127.0.0.1"), "127.0.0.1");
}

std::string cookie_at(const std::string& base_url) {
  TestPortal portal({});
  portal.app.config.base_url = base_url;
  http::Response response;
  set_session(response, portal.app, "s3cret");
  return field(response, "Set-Cookie");
}

TEST(SessionCookie, IsSecureWhereBrowsersTakeThat) {
  for (const char* secure :
       {"https://data.example", "http://127.0.0.1:8080", "http://localhost", "http://[::1]:8080"})
    EXPECT_EQ(cookie_at(secure), "__Host-session=s3cret; Path=/; HttpOnly; SameSite=Lax; Secure")
        << secure;
  for (const char* plain : {"http://data.example", "http://localhost.example:80"})
    EXPECT_EQ(cookie_at(plain), "session=s3cret; Path=/; HttpOnly; SameSite=Lax") << plain;
}

TEST(LinkAddress, StandsUnderThePortalsOwnAddress) {
  Config config;
  config.base_url = "https://data.example/portal";
  EXPECT_EQ(link_address(config, "ab"), "https://data.example/portal/vi/accept/ab");
}

}  // namespace
}  // namespace portal::app
