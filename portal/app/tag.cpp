#include "portal/app/tag.hpp"

namespace portal::app {
namespace {

constexpr std::size_t kDigestDigits = 8;

// A revision or change number alone names something else after a restore, and another program or
// address writes other bytes of the same content.
std::string tag(const App& app, std::string_view content, std::string_view form) {
  std::string text = "\"" + std::string(content) + "-" + app.site()->edition;
  if (!form.empty()) text += "-" + std::string(form);
  return text + "\"";
}

}  // namespace

std::string catalogue_tag(const App& app, std::int64_t seq, std::string_view form) {
  // Use alone may have changed the order of results, and learned acronyms what is found.
  std::string content = std::to_string(seq) + "-" + std::to_string(app.standing_day);
  if (const auto learned = app.index.learned(); !learned.empty()) content += "-" + learned;
  return "W/" + tag(app, content, form);
}

http::Response tagged(http::Response response, const App& app, std::int64_t seq,
                      std::string_view form) {
  response.headers.set("ETag", catalogue_tag(app, seq, form));
  return response;
}

std::string document_tag(const App& app, std::int64_t revision, std::string_view digest,
                         std::string_view form) {
  return tag(app, std::to_string(revision) + "-" + std::string(digest.substr(0, kDigestDigits)),
             form);
}

}  // namespace portal::app
