#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/clock.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

/// Pages on which an agency's editors change many datasets at once: their list with what can be
/// changed, their batches, and one batch with what it would do to each dataset.

struct Choice {
  std::string value;
  std::string label;
  bool is_chosen = false;
};

/// A dataset of the agency, whatever its state.
struct RecordRow {
  std::string id;
  std::string title;
  std::string slug;
  std::string state;
  bool is_restricted = false;  // not for the public
  bool is_chosen = false;      // ticked from the beginning
  base::Time changed_at{};
};

struct RecordsView {
  std::string slug;    // of the agency
  std::string agency;  // its name in the reader's language
  std::string form_token;
  std::string fault;               // a sentence about what was not done
  std::string words;               // that titles must hold
  std::string failing;             // readiness indicator that all shown fail; "" for any
  std::string failing_question;    // of it, in the reader's language
  std::vector<Choice> states;      // to look at
  std::vector<RecordRow> records;  // of this page
  std::size_t total = 0;           // that fit
  std::string next_href;           // empty on the last page
  std::vector<Choice> licences, frequencies, themes, moves;
  std::vector<std::string> templates;  // names of what new datasets may begin with
};
std::string records_page(const Templates& templates, const PageContext& context,
                         const RecordsView& view);

struct BatchEntry {
  std::string id;
  std::string name;
  std::string author;
  std::string state;  // "prepared"
  base::Time time{};
  std::size_t datasets = 0;
};

struct BatchesView {
  std::string slug;
  std::string agency;
  std::string form_token;
  std::string fault;
  std::vector<Choice> states;  // that new datasets may get
  std::vector<BatchEntry> batches;
};
std::string batches_page(const Templates& templates, const PageContext& context,
                         const BatchesView& view);

/// The key of the sentence that names a column which a person may choose ("title_vi").
std::string column_key(const std::string& column);

struct ColumnRow {
  std::string heading;
  std::string column;
};

struct BatchFinding {
  std::string severity;
  std::string column;  // heading of the column it is about; empty: the row
  std::string sentence;
  bool operator==(const BatchFinding&) const = default;
};

struct BatchChange {
  std::string field;
  std::string before, after;
};

struct BatchRowView {
  std::size_t line = 0;
  std::string title;
  std::string href;     // of the dataset, once there is one
  std::string outcome;  // "add"
  std::vector<BatchFinding> findings;
  std::vector<BatchChange> changes;
};

struct BatchView {
  std::string id;
  std::string slug;
  std::string agency;
  std::string form_token;
  std::string done, fault;
  std::string name;
  std::string author;
  std::string state;  // "prepared", "applied", "undone"
  base::Time time{};
  std::vector<std::pair<std::string, std::size_t>> counts;  // by outcome, those above 0
  std::vector<ColumnRow> columns;                           // while it waits, of a table
  std::vector<std::string> choices;                         // for columns
  std::vector<BatchRowView> rows;                           // of this page
  std::string next_href;
  bool can_apply = false;
};
std::string batch_page(const Templates& templates, const PageContext& context,
                       const BatchView& view);

}  // namespace portal::web
