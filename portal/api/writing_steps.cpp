#include "portal/api/writing_steps.hpp"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>
#include <vector>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "portal/app/principal.hpp"

namespace portal::api {

using app::Seen;
using app::Target;
using app::Writer;
using base::ErrorCode;
using base::Json;

namespace {

// Counts who waits; the rest of the workers go on answering others.
class Waiter {
 public:
  explicit Waiter(app::App& app) : app_(app), place_(++app.waiting_for_index) {}
  ~Waiter() { --app_.waiting_for_index; }
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;
  bool may_wait() const { return place_ <= std::max<std::int64_t>(1, app_.config.workers / 2); }

 private:
  app::App& app_;
  const std::int64_t place_;
};

bool is_indexed_in_time(app::App& app, std::int64_t seq) {
  using std::chrono::milliseconds;
  constexpr milliseconds step(5), patience(10'000);
  const auto is_indexed = [&] {
    return app.has_index && app.index.seq() >= static_cast<std::uint64_t>(seq);
  };
  const Waiter waiter(app);
  if (!waiter.may_wait()) return is_indexed();
  for (milliseconds waited(0); waited < patience; waited += step) {
    if (is_indexed()) return true;
    std::this_thread::sleep_for(step);
  }
  return false;
}

}  // namespace

Json read_object(const http::Request& request, std::initializer_list<std::string_view> types) {
  std::string type = request.header("content-type");
  type.resize(std::min(type.find(';'), type.size()));
  if (std::ranges::find(types, base::trim(base::lower_ascii(type))) == types.end())
    throw base::Error(ErrorCode::kUnsupportedType, "body_type_bad",
                      {{"allowed", std::string(*types.begin())}});
  Json body = base::parse_json(request.body);
  if (!body.is_object()) throw base::Error(ErrorCode::kMalformed, "body_not_object");
  return body;
}

Json read_document(const http::Request& request) {
  return read_object(request, {"application/ld+json", "application/json"});
}

Seen seen_by(const http::Request& request) {
  if (base::trim(request.header("if-none-match")) == "*") return Seen::nothing();
  const std::string stated = request.header("if-match");
  if (base::trim(stated) == "*") return Seen::anything();
  std::vector<std::string> tags;
  for (const auto& tag : base::split(stated, ',')) tags.emplace_back(base::trim(tag));
  return Seen::tags(std::move(tags));
}

Writer writer_of(const http::Request& request, std::string note) {
  return {app::principal_of(request), std::move(note)};
}

// A note for changes whose body is the document.
Writer writer_of(const http::Request& request) {
  return writer_of(request, request.query("note").value_or(""));
}

Target target_of(const http::Request& request) {
  return {request.param("id"), seen_by(request)};
}

void await_index(const http::Request& request, app::App& app, std::int64_t seq,
                 http::Response& response) {
  if (request.query("wait") != "indexed") return;
  response.headers.set("Indexed", is_indexed_in_time(app, seq) ? "true" : "false");
}

}  // namespace portal::api
