#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/json.hpp"

namespace catalog::purge {

/// A member of a dataset's document, as a person names it who wants it erased: a JSON pointer
/// (RFC 6901). In a list an item is named by its place from 0 or, where it has one, by its "id":
/// "/distribution/4f1e…/title", which means the same item in every revision.
class Pointer {
 public:
  /// Errors: kInvalidData "purge_pointer_bad" when it is no such pointer or points to the whole;
  /// "purge_pointer_kept" for what the portal finds, links or dates a dataset by.
  explicit Pointer(std::string_view text);

  /// The value there, or null.
  const base::Json* find(const base::Json& document) const;
  /// Takes the value out, and what it leaves empty above it. Answers it; nothing where there is
  /// none.
  std::optional<base::Json> take_out(base::Json& document) const;

 private:
  std::vector<std::string> parts_;
};

/// Texts of what was erased, to be looked for elsewhere: as they are and as JSON writes them, each
/// once. Of fewer than kLeastText bytes none: it would be found where it means something else.
inline constexpr std::size_t kLeastText = 6;
std::vector<std::string> texts_of(const std::vector<base::Json>& values);

}  // namespace catalog::purge
