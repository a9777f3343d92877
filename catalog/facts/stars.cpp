#include "catalog/facts/stars.hpp"

#include <algorithm>
#include <string>

namespace catalog::facts {
namespace {

std::optional<bool> is_online(const Row& row) {
  if (row.integer("ok_dist_n").value_or(0) > 0) return true;
  if (row.integer("unchecked_dist_n").value_or(0) > 0) return std::nullopt;
  return false;
}

std::optional<bool> is_open(const Row& row) {
  const std::string state = row.text("licence_state");
  if (state == "unknown") return std::nullopt;
  return state == "open";
}

// Whether one file is what is wanted; unknown as long as one might be.
template <typename Is>
std::optional<bool> any_file(const std::vector<FileFacts>& files, const Is& is) {
  bool unknown = false;
  for (const auto& file : files) {
    if (file.row.integer("is_doc") == 1 || file.kind.is_interface) continue;
    const std::optional<bool> holds = is(file.row);
    if (holds == true) return true;
    unknown |= !holds;
  }
  return unknown ? std::nullopt : std::optional(false);
}

std::optional<bool> holds(const Row& row, std::string_view column) {
  const auto known = row.integer(column);
  return known ? std::optional(*known != 0) : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> stars_of(const Row& row, const std::vector<FileFacts>& files) {
  const auto open = is_open(row);
  const auto online = is_online(row);
  if (open == false || online == false) return 0;
  if (!open || !online) return std::nullopt;
  const auto structured = any_file(files, [](const Row& file) { return holds(file, "machine"); });
  if (!structured) return std::nullopt;
  if (!*structured) return 1;
  const auto free = any_file(files, [](const Row& file) -> std::optional<bool> {
    const auto machine = holds(file, "machine");
    const auto nonprop = holds(file, "nonprop");
    if (machine == false || nonprop == false) return false;
    return machine && nonprop ? std::optional(true) : std::nullopt;
  });
  if (!free) return std::nullopt;
  if (!*free) return 2;
  return row.integer("uses_ids") == 1 ? 4 : 3;
}

}  // namespace catalog::facts
