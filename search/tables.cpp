#include "search/tables.hpp"

#include <span>

#include "catalog/base/embedded.hpp"
#include "catalog/base/text.hpp"

namespace embedded {
std::span<const base::EmbeddedFile> search_tables();
}

namespace search {

std::string_view built_in_table(std::string_view name) {
  for (const auto& file : embedded::search_tables())
    if (file.name == name) return file.text;
  return {};
}

std::vector<std::vector<std::string>> read_table(std::string_view text) {
  std::vector<std::vector<std::string>> table;
  for (const auto& line : base::split(text, '\n')) {
    if (base::trim(line).empty() || line.starts_with('#') || !base::is_utf8(line)) continue;
    std::vector<std::string> fields;
    for (const auto& field : base::split(line, '\t')) fields.emplace_back(base::trim(field));
    table.push_back(std::move(fields));
  }
  return table;
}

}  // namespace search
