#include "portal/app/once.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/json.hpp"
#include "catalog/store/workflow.hpp"
#include "portal/app/principal.hpp"

namespace portal::app {
namespace {

using base::ErrorCode;
using base::Json;

constexpr std::size_t kKeyBytes = 255;

std::string key_of(const http::Request& request) {
  const std::string key = request.header("idempotency-key");
  const bool is_visible = std::ranges::all_of(key, [](char c) { return c > ' ' && c < '\x7f'; });
  if (!is_visible || key.size() > kKeyBytes)
    throw base::Error(ErrorCode::kMalformed, "once_key_bad");
  return key;
}

std::string digest_of(const http::Request& request, const std::string& content) {
  base::Sha256 digest;
  for (const std::string& part :
       {request.method, request.path, request.raw_query, request.header("content-type"), content}) {
    digest.add(part);
    digest.add("\n");
  }
  digest.add(request.body);
  return digest.finish();
}

std::string write_answer(const http::Response& response) {
  Json headers = Json::object();
  for (const auto& header : response.headers) headers.set(header.name, header.value);
  Json out = Json::object();
  out.set("status", Json::integer(response.status));
  out.set("headers", std::move(headers));
  out.set("body", http::body_text(response));
  return base::write_json(out);
}

http::Response read_answer(const std::string& text) {
  const Json kept = base::parse_json(text);
  http::Response response;
  response.status = static_cast<int>(kept["status"].as_integer().value_or(200));
  for (const auto& [name, value] : kept["headers"].members())
    response.headers.set(name, value.as_string());
  response.headers.set("Idempotency-Replayed", "true");
  response.body = kept["body"].as_string();
  return response;
}

}  // namespace

Once::Once(const http::Request& request, App& app, const std::string& content)
    : account_(principal_of(request).person().id), key_(key_of(request)) {
  if (key_.empty()) return;
  digest_ = digest_of(request, content);
  at_work_.emplace(app.at_work, account_ + " " + key_);
  if (!at_work_->is_alone()) throw base::Error(ErrorCode::kConflict, "once_at_work");
  const auto kept = catalog::store::find_answer(app.store.read().connection(), account_, key_);
  if (!kept || kept->time <= base::now() - kAnswerKept) return;
  if (kept->request != digest_) throw base::Error(ErrorCode::kInvalidData, "once_key_of_another");
  replay_ = read_answer(kept->answer);
}

void Once::keep(catalog::store::WriteTransaction& transaction,
                const http::Response& response) const {
  if (key_.empty()) return;
  catalog::store::keep_answer(
      transaction.connection(),
      {.account = account_, .key = key_, .request = digest_, .answer = write_answer(response)});
}

}  // namespace portal::app
