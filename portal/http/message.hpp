#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace portal::http {

struct Header {
  std::string name;
  std::string value;
};

/// The fields of a message, in order. Names compare without regard to case; those of a request
/// that came over the wire are in lower case.
class Headers {
 public:
  Headers() = default;
  Headers(std::initializer_list<Header> headers) : items_(headers), count_(items_.size()) {}
  Headers(const Headers&) = default;
  Headers& operator=(const Headers&) = default;
  Headers(Headers&& other) noexcept;
  Headers& operator=(Headers&& other) noexcept;

  void add(std::string_view name, std::string_view value);
  /// Puts one field in place of all that have this name.
  void set(std::string_view name, std::string_view value);
  void remove(std::string_view name);
  /// Forgets all fields but keeps their memory for the next ones.
  void clear() { count_ = 0; }

  bool has(std::string_view name) const { return find(name) != nullptr; }
  /// The value of the first field of that name; null when there is none. Valid until a change.
  const std::string* find(std::string_view name) const;
  /// All values of that name, joined by ", "; empty when there is none. Source: RFC 9110, 5.3.
  std::string joined(std::string_view name) const;

  const Header* begin() const { return items_.data(); }
  const Header* end() const { return items_.data() + count_; }
  std::size_t size() const { return count_; }

 private:
  std::vector<Header> items_;  // those past count_ wait to be used again
  std::size_t count_ = 0;
};

class BodySink;

/// A request whose body, if any, has been read whole, or has gone to a sink.
struct Request {
  std::string method = "GET";
  std::string target = "/";    // as sent, but for letters of the query, which are escaped
  std::string path = "/";      // percent-encoded, as sent, without query
  std::string raw_query;       // percent-encoded, without "?"; ASCII
  Headers headers;             // an absolute target replaces "host"
  std::string body;            // transfer coding removed
  std::string remote_address;  // of the connection: "203.0.113.7", "2001:db8::7"
  int minor_version = 1;       // of HTTP/1.x
  std::vector<std::pair<std::string, std::string>> params;  // {name} parts of the route, decoded
  std::shared_ptr<const void> asker;  // who asks, for the application; nothing here looks at it
  std::shared_ptr<BodySink> sink;     // that has taken the body; then `body` is empty
  std::exception_ptr sink_failure;    // what it threw; it has then not got all of the body

  /// All values joined by ", "; empty when the field was not sent.
  std::string header(std::string_view name) const { return headers.joined(name); }

  /// A {name} part of the matched route. Errors: kInternal when the route has none by that name.
  const std::string& param(std::string_view name) const;

  /// The decoded segments of the path: "/a/b%20c" gives {"a", "b c"}, "/" gives {}.
  std::vector<std::string> segments() const;

  /// The first value, decoded, of a query parameter; nothing when it was not sent.
  std::optional<std::string> query(std::string_view name) const;
  std::vector<std::string> query_all(std::string_view name) const;

  /// A cookie's value as sent; nothing when there is none.
  std::optional<std::string> cookie(std::string_view name) const;

  bool is_read() const { return method == "GET" || method == "HEAD"; }
};

/// A request as it would come from the wire; for tests and for calls without a network.
Request make_request(std::string_view method, std::string_view target, Headers headers = {},
                     std::string body = {});

/// Bytes that many answers share; the part from `offset`, `length` bytes long.
struct SharedBytes {
  std::shared_ptr<const std::string> bytes;
  std::size_t offset = 0;
  std::size_t length = 0;
};

/// Part of a file, sent from disk without being read into memory. The file is opened before the
/// head is sent, and must then hold offset + length bytes.
struct FileRange {
  std::string path;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

/// Writes the next bytes of a body into the empty `chunk`; false when they are the last.
/// Sent chunked to HTTP/1.1, ended by closing to HTTP/1.0. An exception cuts the answer off.
/// Thread: one worker at a time, but not always the same one.
using Generator = std::function<bool(std::string& chunk)>;

using Body = std::variant<std::string, SharedBytes, FileRange, Generator>;

/// An answer. Date, Content-Length, Transfer-Encoding and Connection are the server's: fields of
/// these names are not sent. For HEAD a handler answers as for GET; the body is dropped.
struct Response {
  int status = 200;
  Headers headers;
  Body body;
  std::string subject = {};  // what is handed out, for whoever counts use; never sent
};

Response html(std::string body, int status = 200);
Response json(std::string body, int status = 200);
Response text(std::string body, int status = 200);
Response redirect(int status, std::string_view location);
Response not_modified();

/// The whole body; of a Generator, after running it; of a file, after reading it. For tests.
std::string body_text(const Response& response);

/// The length of the body; nothing for a Generator.
std::optional<std::uint64_t> body_bytes(const Response& response);

/// The bytes of a body that is in memory; nothing for files and generators.
std::optional<std::string_view> memory_bytes(const Response& response);

}  // namespace portal::http
