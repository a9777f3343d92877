#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace portal::http {

/// The boundary that a Content-Type of multipart/form-data names; nothing for other types.
std::optional<std::string> boundary_of(std::string_view content_type);

/// What stands before the data of a field of a form.
struct FormPart {
  std::string name;
  std::optional<std::string> file_name;  // as sent; only of files
};

/// Reads the fields of a form (multipart/form-data) from bytes that come in parts of any size; a
/// file of gigabytes passes through without being kept. Source: RFC 7578; RFC 2046, 5.1.
class MultipartReader {
 public:
  using Begin = std::function<void(const FormPart& part)>;
  using Data = std::function<void(std::string_view bytes)>;

  /// `begin` is called for each field, then `data` for its bytes, in any number of pieces.
  MultipartReader(const std::string& boundary, Begin begin, Data data);

  /// Errors: kMalformed "multipart_bad"; what begin and data throw.
  void add(std::string_view bytes);
  /// Whether the end of the form has come.
  bool is_whole() const { return state_ == State::kEnd; }

 private:
  enum class State { kPreamble, kData, kAfterBoundary, kHead, kEnd };
  bool step();
  bool pass_data();
  bool read_after_boundary();
  bool read_head();

  std::string delimiter_;
  Begin begin_;
  Data data_;
  State state_ = State::kPreamble;
  std::string waiting_ = "\r\n";  // so that a boundary at the very beginning is found too
};

}  // namespace portal::http
