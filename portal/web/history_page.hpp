#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/history/compare_text.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

/// One revision of a record in the list of all.
struct HistoryEntry {
  std::int64_t number = 0;
  base::Time time{};
  std::string author;  // "" for readers who are not told
  std::string note;
  std::string state;  // "" where it goes without saying
};

/// What one revision says differently from another.
struct HistoryChange {
  std::string label;  // "Title (English)", "File “Figures”: Format"
  /// How the text became another one; of what is no text the old value and the new.
  std::vector<catalog::history::TextPart> parts;
};

struct HistoryView {
  std::string title;      // of the record
  std::string back_href;  // to the record
  std::string action;     // where restoring is sent; "" when the reader may not
  std::string form_token;
  std::string seen;  // of the record as it is
  std::vector<HistoryEntry> entries;
  std::int64_t shown = 0;    // the revision whose changes are shown; 0: none
  std::int64_t against = 0;  // what it is compared with; 0: it is the first
  std::vector<HistoryChange> changes;
};

std::string history_page(const Templates& templates, const PageContext& context,
                         const HistoryView& view);

/// What a reader is told of the change from one document to another.
std::vector<HistoryChange> describe_changes(const PageContext& context, const base::Json& before,
                                            const base::Json& after);

/// A change of something beside the document: its state.
HistoryChange described_change(const PageContext& context, std::string_view key, std::string before,
                               std::string after);

}  // namespace portal::web
