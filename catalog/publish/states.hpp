#pragma once

#include <array>
#include <string>
#include <string_view>

#include "catalog/people/permissions.hpp"

namespace catalog::publish {

/// A way from one state of a dataset to another, and who may take it.
struct Move {
  std::string_view from;
  std::string_view to;
  people::Right right;
  bool needs_reason = false;  // which the reader is told, or the author
};

/// All ways. "draft" is being written, "review" waits for a publisher, "scheduled" becomes public
/// at its minute, "published" is public when its visibility is too, "archived" is no longer kept
/// up, "withdrawn" was taken back for a reason. Working copies go the same ways up to "published".
inline constexpr std::array<Move, 16> kMoves = {{
    {"draft", "review", people::Right::kEdit},
    {"draft", "scheduled", people::Right::kPublish},
    {"draft", "published", people::Right::kPublish},
    {"draft", "withdrawn", people::Right::kEdit},
    {"review", "draft", people::Right::kEdit, true},
    {"review", "scheduled", people::Right::kPublish},
    {"review", "published", people::Right::kPublish},
    {"review", "withdrawn", people::Right::kEdit},
    {"scheduled", "draft", people::Right::kPublish},
    {"scheduled", "published", people::Right::kPublish},
    {"scheduled", "withdrawn", people::Right::kPublish},
    {"published", "archived", people::Right::kPublish},
    {"published", "withdrawn", people::Right::kPublish, true},
    {"archived", "published", people::Right::kPublish},
    {"archived", "withdrawn", people::Right::kPublish, true},
    {"withdrawn", "draft", people::Right::kPublish},
}};

/// The way from one state to another, or null.
const Move* find_move(std::string_view from, std::string_view to);

/// The states that can be reached from one, for a sentence: "published, archived".
std::string list_next_states(std::string_view from);

/// Whether in a state the rules' errors are no longer let pass, and a second person is wanted: what
/// is public, or becomes so by itself.
bool is_for_the_public(std::string_view state);

/// Whether a new dataset may begin in a state.
bool may_begin_as(std::string_view state);

/// What is needed to change the content of a dataset in a state: what the public sees is changed
/// by those who publish.
people::Right right_to_change(std::string_view state);

}  // namespace catalog::publish
