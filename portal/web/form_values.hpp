#pragma once

#include <string>
#include <string_view>

#include "catalog/base/json.hpp"
#include "portal/web/form_fields.hpp"

/// One property of a document as one field of the form shows it, and back.
namespace portal::web {

/// A term that is described in words alone, which no list of choices can name.
inline constexpr std::string_view kStatedInWords = "@stated";

std::string read_value(const Field& field, const base::Json& value, std::string_view language);

/// Sets the key of a node to what stands in the field; further values that the field does not show
/// stay.
void write_value(base::Json& node, std::string_view key, const Field& field,
                 const std::string& text, std::string_view language);

/// The same for one language of a field with texts. A text without language counts as Vietnamese.
std::string read_text(const Field& field, const base::Json& texts, std::string_view language);
void write_text(base::Json& node, std::string_view key, const Field& field, const std::string& text,
                std::string_view language);

}  // namespace portal::web
