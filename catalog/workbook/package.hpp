#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace catalog::workbook {

/// The parts of a workbook: files packed into one ZIP archive, unpacked piece by piece.
/// Errors: kInvalidData "workbook_broken"; kTooLarge "workbook_too_large" past kUnpackedBytes, all
/// parts that were read together.
class Package {
 public:
  /// `bytes` must outlive it.
  explicit Package(std::string_view bytes);
  ~Package();
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;

  /// Hands out the part of that name ("xl/workbook.xml") in pieces until `take` answers false.
  /// Answers whether there is such a part.
  bool read(const std::string& name, const std::function<bool(std::string_view)>& take);

 private:
  struct Archive;
  std::unique_ptr<Archive> archive_;
};

}  // namespace catalog::workbook
