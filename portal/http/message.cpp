#include "portal/http/message.hpp"

#include <algorithm>
#include <fstream>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "portal/http/url.hpp"

namespace portal::http {
namespace {

Response typed(std::string_view media_type, std::string body, int status) {
  Response response;
  response.status = status;
  response.headers.add("Content-Type", media_type);
  response.body = std::move(body);
  return response;
}

bool is_named(const Header& header, std::string_view name) {
  if (header.name.size() != name.size()) return false;
  return header.name == name || base::equal_ignoring_ascii_case(header.name, name);
}

std::string read_range(const FileRange& range) {
  std::ifstream in(range.path, std::ios::binary);
  in.seekg(static_cast<std::streamoff>(range.offset));
  std::string bytes(range.length, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

}  // namespace

Headers::Headers(Headers&& other) noexcept
    : items_(std::move(other.items_)), count_(std::exchange(other.count_, 0)) {}

Headers& Headers::operator=(Headers&& other) noexcept {
  items_ = std::move(other.items_);
  count_ = std::exchange(other.count_, 0);
  return *this;
}

void Headers::add(std::string_view name, std::string_view value) {
  if (count_ == items_.size()) items_.emplace_back();
  items_[count_].name.assign(name);
  items_[count_].value.assign(value);
  ++count_;
}

void Headers::set(std::string_view name, std::string_view value) {
  const std::string kept(value);  // may be a view of a field that goes
  remove(name);
  add(name, kept);
}

void Headers::remove(std::string_view name) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < count_; ++i) {
    if (is_named(items_[i], name)) continue;
    if (kept != i) std::swap(items_[kept], items_[i]);
    ++kept;
  }
  count_ = kept;
}

const std::string* Headers::find(std::string_view name) const {
  for (const Header& header : *this)
    if (is_named(header, name)) return &header.value;
  return nullptr;
}

std::string Headers::joined(std::string_view name) const {
  std::string all;
  bool first = true;
  for (const Header& header : *this) {
    if (!is_named(header, name)) continue;
    if (!first) all += ", ";
    all += header.value;
    first = false;
  }
  return all;
}

const std::string& Request::param(std::string_view name) const {
  for (const auto& [key, value] : params)
    if (key == name) return value;
  throw base::Error(base::ErrorCode::kInternal, "internal");
}

std::vector<std::string> Request::segments() const {
  return split_path(path);
}

std::optional<std::string> Request::query(std::string_view name) const {
  for (auto& [key, value] : parse_query(raw_query))
    if (key == name) return std::move(value);
  return std::nullopt;
}

std::vector<std::string> Request::query_all(std::string_view name) const {
  std::vector<std::string> values;
  for (auto& [key, value] : parse_query(raw_query))
    if (key == name) values.push_back(std::move(value));
  return values;
}

std::optional<std::string> Request::cookie(std::string_view name) const {
  for (const Header& header : headers) {
    if (!is_named(header, "cookie")) continue;
    for (const std::string& pair : base::split(header.value, ';')) {
      const std::string_view trimmed = base::trim(pair);
      const auto equals = trimmed.find('=');
      if (equals != std::string_view::npos && trimmed.substr(0, equals) == name)
        return std::string(trimmed.substr(equals + 1));
    }
  }
  return std::nullopt;
}

Request make_request(std::string_view method, std::string_view target, Headers headers,
                     std::string body) {
  Request request;
  request.method = method;
  request.target = escape_letters(target);
  const auto question = request.target.find('?');
  request.path = request.target.substr(0, question);
  if (question != std::string::npos) request.raw_query = request.target.substr(question + 1);
  request.headers = std::move(headers);
  request.body = std::move(body);
  return request;
}

Response html(std::string body, int status) {
  return typed("text/html; charset=utf-8", std::move(body), status);
}

Response json(std::string body, int status) {
  return typed("application/json", std::move(body), status);
}

Response text(std::string body, int status) {
  return typed("text/plain; charset=utf-8", std::move(body), status);
}

Response redirect(int status, std::string_view location) {
  Response response;
  response.status = status;
  response.headers.add("Location", location);
  return response;
}

Response not_modified() {
  Response response;
  response.status = 304;
  return response;
}

std::string body_text(const Response& response) {
  if (const auto bytes = memory_bytes(response)) return std::string(*bytes);
  if (const auto* range = std::get_if<FileRange>(&response.body)) return read_range(*range);
  std::string all;
  const Generator& generator = std::get<Generator>(response.body);
  for (bool more = true; more;) {
    std::string chunk;
    more = generator(chunk);
    all += chunk;
  }
  return all;
}

std::optional<std::uint64_t> body_bytes(const Response& response) {
  if (const auto bytes = memory_bytes(response)) return bytes->size();
  if (const auto* range = std::get_if<FileRange>(&response.body)) return range->length;
  return std::nullopt;
}

std::optional<std::string_view> memory_bytes(const Response& response) {
  if (const auto* bytes = std::get_if<std::string>(&response.body)) return *bytes;
  if (const auto* shared = std::get_if<SharedBytes>(&response.body)) {
    if (!shared->bytes) return std::string_view();
    return std::string_view(*shared->bytes).substr(shared->offset, shared->length);
  }
  return std::nullopt;
}

}  // namespace portal::http
