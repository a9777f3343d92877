#include "catalog/publish/states.hpp"

#include <algorithm>

namespace catalog::publish {

const Move* find_move(std::string_view from, std::string_view to) {
  const auto found = std::ranges::find_if(
      kMoves, [&](const Move& move) { return move.from == from && move.to == to; });
  return found == kMoves.end() ? nullptr : &*found;
}

std::string list_next_states(std::string_view from) {
  std::string list;
  for (const auto& move : kMoves)
    if (move.from == from) list.append(list.empty() ? "" : ", ").append(move.to);
  return list;
}

bool is_for_the_public(std::string_view state) {
  return state == "published" || state == "scheduled";
}

bool may_begin_as(std::string_view state) {
  return state == "draft" || state == "review" || state == "published";
}

people::Right right_to_change(std::string_view state) {
  return state == "draft" || state == "review" ? people::Right::kEdit : people::Right::kPublish;
}

}  // namespace catalog::publish
