#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "portal/assess/words.hpp"

namespace portal::assess {

/// Numbers the sources of a report in the order in which they are named; the same source has one
/// number, whatever the language.
class Footnotes {
 public:
  /// `registry` must outlive it.
  Footnotes(const rd::Registry& registry, Tongues tongues)
      : registry_(registry), tongues_(std::move(tongues)) {}

  /// [{mark_number, mark_href, mark_id}] for the sources of a statement.
  base::Json marks_of(const std::vector<as::Source>& sources);
  /// {notes: [{note_number, note_id, halves, note_href}]}, or null where there are none.
  base::Json view() const;

 private:
  const rd::Registry& registry_;
  Tongues tongues_;
  std::vector<as::Source> sources_;
  std::size_t marks_ = 0;
};

}  // namespace portal::assess
