#pragma once

#include <string>
#include <string_view>

#include "portal/app/app.hpp"
#include "portal/app/principal.hpp"
#include "portal/http/message.hpp"
#include "portal/http/url.hpp"

namespace portal::app {

/// The fields of a form that a page sent.
class Form {
 public:
  /// Errors: kUnsupportedType "form_type_bad" when the body is no urlencoded form.
  explicit Form(const http::Request& request);

  /// The first value of that name; empty when it was not sent. Valid as long as the form.
  std::string_view operator[](std::string_view name) const;
  std::string text(std::string_view name) const { return std::string((*this)[name]); }

 private:
  http::QueryPairs fields_;
};

/// The name of the hidden field with form_token_of(), and of the field that scripts send instead.
inline constexpr std::string_view kFormTokenField = "form_token";
inline constexpr std::string_view kFormTokenHeader = "x-form-token";

/// What a form of this session carries, so that no other site can send one in its name. It follows
/// from the session's secret and does not tell it; empty without a session.
std::string form_token_of(const http::Request& request, const App& app);

/// The same for a session that was just begun.
std::string form_token_for(const std::string& session_secret);

/// Refuses what another site may have made a browser send: a change of something in the name of a
/// session, or by a page's form. Browsers say from where it comes (Origin, Sec-Fetch-Site); in a
/// session it must also carry the session's token. Programs with a token are not concerned: no
/// browser sends that unasked.
/// Errors: kForbidden "request_foreign"; "form_outdated" when only the token is missing or old.
/// Source: OWASP Cross-Site Request Forgery Prevention Cheat Sheet; W3C Fetch Metadata.
void want_own_request(const http::Request& request, const App& app, bool is_page);

}  // namespace portal::app
