#include "portal/http/multipart.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"

namespace portal::http {
namespace {

constexpr std::size_t kHeadBytes = 16u << 10;
constexpr std::size_t kBoundaryBytes = 70;  // RFC 2046

[[noreturn]] void throw_bad() {
  throw base::Error(base::ErrorCode::kMalformed, "multipart_bad");
}

// The value of `name="value"` or `name=value` in a field with parameters.
std::optional<std::string> parameter_in(std::string_view field, std::string_view name) {
  for (auto at = field.find(';'); at != std::string_view::npos; at = field.find(';', at)) {
    std::string_view rest = field.substr(++at);
    const auto equals = rest.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const bool found = base::equal_ignoring_ascii_case(base::trim(rest.substr(0, equals)), name);
    rest.remove_prefix(equals + 1);
    if (rest.starts_with('"')) {
      const auto end = rest.find('"', 1);
      if (end == std::string_view::npos) return std::nullopt;
      if (found) return std::string(rest.substr(1, end - 1));
      at = static_cast<std::size_t>(rest.data() - field.data()) + end;
    } else if (found) {
      return std::string(base::trim(rest.substr(0, rest.find(';'))));
    }
  }
  return std::nullopt;
}

// Browsers write a quotation mark in a name as %22.
std::string without_escapes(std::string name) {
  for (auto at = name.find("%22"); at != std::string::npos; at = name.find("%22", at + 1))
    name.replace(at, 3, "\"");
  return name;
}

FormPart read_part(std::string_view head) {
  FormPart part;
  for (const auto& line : base::split(head, '\n')) {
    const auto colon = line.find(':');
    if (colon == std::string::npos ||
        !base::equal_ignoring_ascii_case(line.substr(0, colon), "content-disposition"))
      continue;
    const std::string_view value = base::trim(std::string_view(line).substr(colon + 1));
    part.name = without_escapes(parameter_in(value, "name").value_or(""));
    part.file_name = parameter_in(value, "filename");
    if (part.file_name) part.file_name = without_escapes(*part.file_name);
  }
  return part;
}

}  // namespace

std::optional<std::string> boundary_of(std::string_view content_type) {
  const auto type = base::trim(content_type.substr(0, content_type.find(';')));
  if (!base::equal_ignoring_ascii_case(type, "multipart/form-data")) return std::nullopt;
  auto boundary = parameter_in(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > kBoundaryBytes) throw_bad();
  return boundary;
}

MultipartReader::MultipartReader(const std::string& boundary, Begin begin, Data data)
    : delimiter_("\r\n--" + boundary), begin_(std::move(begin)), data_(std::move(data)) {}

void MultipartReader::add(std::string_view bytes) {
  if (state_ == State::kEnd) return;  // whatever stands behind the end
  waiting_.append(bytes);
  while (step()) continue;
}

// Whether it came further and may try again.
bool MultipartReader::step() {
  switch (state_) {
    case State::kPreamble:
    case State::kData:
      return pass_data();
    case State::kAfterBoundary:
      return read_after_boundary();
    case State::kHead:
      return read_head();
    case State::kEnd:
      return false;
  }
  return false;
}

bool MultipartReader::pass_data() {
  const auto found = waiting_.find(delimiter_);
  const bool ends = found != std::string::npos;
  // What may be the beginning of a boundary waits for more.
  const std::size_t sure =
      ends ? found : waiting_.size() - std::min(waiting_.size(), delimiter_.size() - 1);
  if (state_ == State::kData && sure > 0) data_(std::string_view(waiting_).substr(0, sure));
  waiting_.erase(0, sure + (ends ? delimiter_.size() : 0));
  if (ends) state_ = State::kAfterBoundary;
  return ends;
}

bool MultipartReader::read_after_boundary() {
  if (waiting_.size() < 2) return false;
  if (waiting_.starts_with("--")) {
    state_ = State::kEnd;
    waiting_.clear();
    return false;
  }
  if (!waiting_.starts_with("\r\n")) throw_bad();
  state_ = State::kHead;  // whose first line begins behind this line break
  return true;
}

bool MultipartReader::read_head() {
  const auto end = waiting_.find("\r\n\r\n");
  if (end == std::string::npos) {
    if (waiting_.size() > kHeadBytes) throw_bad();
    return false;
  }
  begin_(read_part(std::string_view(waiting_).substr(0, end)));
  waiting_.erase(0, end + 4);
  state_ = State::kData;
  return true;
}

}  // namespace portal::http
