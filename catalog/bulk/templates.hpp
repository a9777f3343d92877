#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/base/json.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::bulk {

/// What an agency begins its records with, and keeps under names of its own.

/// A document with what is always the same (contact,
/// licence, frequency, themes).
struct Template {
  std::string agency = {};  // slug
  std::string name = {};    // at most kTemplateNameBytes
  base::Json document = {};
  std::string author = {};  // account name
  base::Time changed_at{};
};

inline constexpr std::size_t kTemplateNameBytes = 100;
inline constexpr std::size_t kMostTemplates = 100;  // of an agency

/// Adds or replaces one; what names a dataset is taken out of its document.
/// Errors: kInvalidData "template_name_bad", "template_too_many"; kTooLarge "document_too_large".
void put_template(store::WriteTransaction& change, Template wanted);

/// Answers whether there was one.
bool remove_template(store::WriteTransaction& change, std::string_view agency,
                     std::string_view name);

std::optional<Template> find_template(const store::Reader& reader, std::string_view agency,
                                      std::string_view name);

/// By name.
std::vector<Template> list_templates(const store::Reader& reader, std::string_view agency);

}  // namespace catalog::bulk
