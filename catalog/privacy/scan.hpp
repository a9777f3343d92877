#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/privacy/rows.hpp"

namespace catalog::privacy {

/// Looks for likely personal data in a file that is read once, in bounded memory. It tells what
/// somebody should look at and proves nothing: numbers of tables of statistics must hardly ever be
/// told, and what is well hidden is not found.

enum class Kind {
  kCitizenNumber,        // of an identity card of today, 12 digits
  kFormerCitizenNumber,  // of the card before, 9 digits
  kPhone,
  kEmail,
  kCard,               // of a bank
  kNameWithBirthDate,  // a full name beside a date of birth in the same row
};
constexpr std::size_t kKinds = 6;

/// "citizen_number", "former_citizen_number", "phone", "email", "card", "name_with_birth_date".
std::string_view to_string(Kind kind);

constexpr std::size_t kMostSamples = 5;
constexpr std::size_t kMostColumns = 2000;

/// A column that likely holds personal data of one kind.
struct Alarm {
  std::string column;     // its header or key; empty in a text
  std::size_t place = 0;  // of the column, 0 the first
  Kind kind = Kind::kEmail;
  std::uint64_t count = 0;           // cells that hold such a thing
  std::uint64_t filled = 0;          // cells of the column that are not empty
  std::vector<std::string> samples;  // masked, kMostSamples at most
};

struct Scan {
  std::uint64_t rows = 0;
  std::vector<Alarm> alarms;  // by column
};

/// {"rows", "alarms": [{"column", "place", "kind", "count", "filled", "share", "samples"}]}.
base::Json to_json(const Scan& scan);

/// Thread: one at a time.
class Scanner {
 public:
  /// `year`: the present one; nobody is born later.
  Scanner(Shape shape, int year);
  ~Scanner();
  Scanner(const Scanner&) = delete;
  Scanner& operator=(const Scanner&) = delete;

  void add(std::string_view bytes);
  /// Call once, when no more bytes come.
  Scan finish();

 private:
  class Columns;
  std::unique_ptr<Columns> columns_;
  RowReader reader_;
};

}  // namespace catalog::privacy
