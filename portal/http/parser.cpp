#include "portal/http/parser.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <cstdint>
#include <string>

namespace portal::http {
namespace {

namespace beast = boost::beast;
namespace wire = boost::beast::http;
using Failure = boost::beast::error_code;

constexpr std::size_t kMaximumFields = 200;
// Of a chunk's size line with its extensions, or of all trailer fields.
constexpr std::size_t kChunkLineBytes = 8192;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

// Writes what Beast's parser finds into a Request and a body, without fields of its own.
class Parser : public wire::basic_parser<true> {
 public:
  Request* request = nullptr;
  std::string* body = nullptr;

 private:
  void on_request_impl(wire::verb /*verb*/, beast::string_view method, beast::string_view target,
                       int version, Failure& failure) override {
    failure = {};
    if (!request) return;
    request->method.assign(view(method));
    request->target.assign(view(target));
    request->minor_version = version - 10;
  }

  void on_field_impl(wire::field /*field*/, beast::string_view name, beast::string_view value,
                     Failure& failure) override {
    failure = {};
    if (!request) return;
    if (request->headers.size() == kMaximumFields) {
      failure = wire::error::header_limit;
      return;
    }
    char lowered[64];
    if (name.size() > sizeof lowered) {
      failure = wire::error::header_limit;
      return;
    }
    for (std::size_t i = 0; i < name.size(); ++i) lowered[i] = lower(name[i]);
    request->headers.add(std::string_view(lowered, name.size()), view(value));
  }

  std::size_t on_chunk_body_impl(std::uint64_t /*remain*/, beast::string_view bytes,
                                 Failure& failure) override {
    failure = {};
    if (body) body->append(view(bytes));
    return bytes.size();
  }

  std::size_t on_body_impl(beast::string_view bytes, Failure& failure) override {
    failure = {};
    return bytes.size();
  }

  void on_response_impl(int /*status*/, beast::string_view /*reason*/, int /*version*/,
                        Failure& failure) override {
    failure = {};
  }
  void on_header_impl(Failure& failure) override { failure = {}; }
  void on_body_init_impl(const boost::optional<std::uint64_t>& /*length*/,
                         Failure& failure) override {
    failure = {};
  }
  void on_chunk_header_impl(std::uint64_t /*size*/, beast::string_view /*extensions*/,
                            Failure& failure) override {
    failure = {};
  }
  void on_finish_impl(Failure& failure) override { failure = {}; }
};

// Beast has one error for every version it does not know; only "HTTP/" DIGIT "." DIGIT is a
// version.
int refuse_version(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\r'));
  const auto space = line.find(' ', line.find(' ') + 1);
  if (space == std::string_view::npos) return 400;
  const std::string_view version = line.substr(space + 1);
  const bool formed = version.size() == 8 && version.starts_with("HTTP/") && version[6] == '.' &&
                      version[5] >= '0' && version[5] <= '9' && version[7] >= '0' &&
                      version[7] <= '9';
  return formed ? 505 : 400;
}

}  // namespace

int read_head(std::string_view head, Request& request) {
  request.headers.clear();
  request.params.clear();
  request.body.clear();
  Parser parser;
  parser.request = &request;
  parser.header_limit(static_cast<std::uint32_t>(head.size() + 1));
  parser.skip(true);
  Failure failure;
  parser.put(boost::asio::const_buffer(head.data(), head.size()), failure);
  if (failure == wire::error::header_limit) return 431;
  if (failure == wire::error::bad_version) return refuse_version(head);
  return failure || !parser.is_header_done() ? 400 : 0;
}

struct ChunkedReader::Parser {
  http::Parser beast;
};

ChunkedReader::ChunkedReader(std::size_t limit) : parser_(std::make_unique<Parser>()) {
  parser_->beast.body_limit(limit);
  parser_->beast.eager(true);
  // The true head has been read and checked; Beast wants one before a body.
  constexpr std::string_view any_head = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
  Failure failure;
  parser_->beast.put(boost::asio::const_buffer(any_head.data(), any_head.size()), failure);
}

ChunkedReader::~ChunkedReader() = default;

ChunkedReader::State ChunkedReader::read(std::string_view& bytes, std::string& body) {
  parser_->beast.body = &body;
  Failure failure;
  const std::size_t taken =
      parser_->beast.put(boost::asio::const_buffer(bytes.data(), bytes.size()), failure);
  bytes.remove_prefix(taken);
  if (failure == wire::error::body_limit) return State::kTooLarge;
  if (failure && failure != wire::error::need_more) return State::kBad;
  if (parser_->beast.is_done()) return State::kDone;
  return bytes.size() > kChunkLineBytes ? State::kBad : State::kMore;
}

}  // namespace portal::http
