#include "portal/http/framing.hpp"
#include "portal/http/message.hpp"
#include "portal/http/parser.hpp"
#include "portal/http/url.hpp"
#include "tests/fuzz/fuzzing.hpp"

namespace http = portal::http;

namespace {

void read_chunked(std::string_view bytes) {
  constexpr std::size_t kLimit = 4096;
  http::ChunkedReader reader(kLimit);
  std::string body;
  reader.read(bytes, body);
  fuzzing::hold(body.size() <= kLimit, "a body stays under its limit");
}

}  // namespace

// The bytes of one request, as a connection gives them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzzing::text(data, size);
  http::HeadScanner scanner;
  http::HeadScanner in_parts;
  const auto state = scanner.scan(bytes);
  auto state_in_parts = http::HeadScanner::State::kMore;
  for (std::size_t count = 0; count <= size && state_in_parts == http::HeadScanner::State::kMore;
       ++count)
    state_in_parts = in_parts.scan(bytes.substr(0, count));
  if (state != state_in_parts) {
    fuzzing::hold(state == http::HeadScanner::State::kBad, "parts are read as the whole is");
    return 0;
  }
  if (state != http::HeadScanner::State::kWhole) return 0;
  http::Request request;
  const auto head = bytes.substr(scanner.begin(), scanner.end() - scanner.begin());
  if (http::read_head(head, request) != 0) return 0;
  const http::Framing framing = http::check_head(request);
  if (framing.refused != 0) return 0;
  if (http::is_readable_path(request.path)) request.segments();
  http::build_query(http::parse_query(request.raw_query));
  if (framing.chunked) read_chunked(bytes.substr(scanner.end()));
  return 0;
}
