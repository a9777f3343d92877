#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "portal/app/app.hpp"
#include "portal/app/principal.hpp"
#include "portal/http/message.hpp"
#include "portal/http/url.hpp"

namespace portal::app {

/// The fields of a form that a page sent, urlencoded or, with files, as multipart/form-data.
class Form {
 public:
  struct File {
    std::string field;
    std::string name;  // as the reader's machine calls it; empty: none was chosen
    std::string content;
  };

  /// Errors: kUnsupportedType "form_type_bad" when the body is no form; kMalformed "multipart_bad".
  explicit Form(const http::Request& request);

  /// The first value of that name; empty when it was not sent. Valid as long as the form.
  std::string_view operator[](std::string_view name) const;
  std::string text(std::string_view name) const { return std::string((*this)[name]); }
  /// Whether a field of that name was sent.
  bool has(std::string_view name) const;
  /// Every value of that name, in the order of the form.
  std::vector<std::string> all(std::string_view name) const;
  /// The file of that field; null when none was chosen. Valid as long as the form.
  const File* file(std::string_view field) const;
  const http::QueryPairs& fields() const { return fields_; }

 private:
  void read_parts(const std::string& boundary, const std::string& body);

  http::QueryPairs fields_;
  std::vector<File> files_;
};

/// The name of the hidden field with form_token_of(), and of the field that scripts send instead. A
/// form whose file goes to a sink (multipart/form-data) carries it as a parameter of its address.
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
