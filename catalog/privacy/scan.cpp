#include "catalog/privacy/scan.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <utility>

#include "catalog/base/text.hpp"
#include "catalog/privacy/hints.hpp"
#include "catalog/privacy/patterns.hpp"

namespace catalog::privacy {
namespace {

// How many of a column's cells must be such numbers where its header says nothing.
constexpr double kCitizenShare = 0.8;
constexpr double kFormerShare = 0.98;
constexpr double kPhoneShare = 0.3;
constexpr double kCutPhoneShare = 0.5;
constexpr double kCardShare = 0.6;
constexpr double kNameShare = 0.8;
constexpr std::uint64_t kFewest = 3;         // cells of a column without a telling header
constexpr std::uint64_t kFewestFormer = 20;  // the same of numbers of 9 digits

constexpr std::size_t index_of(Kind kind) {
  return static_cast<std::size_t>(kind);
}

std::string mask(Kind kind, std::string_view text) {
  if (kind == Kind::kEmail) return mask_email(text);
  return kind == Kind::kNameWithBirthDate ? mask_name(text) : mask_number(text);
}

bool has_letters(std::string_view text) {
  return std::ranges::any_of(
      text, [](char c) { return std::isalpha(static_cast<unsigned char>(c)) || (c & 0x80) != 0; });
}

// The number that begins at `at` inside a text: digits and what is put between; its end.
std::size_t end_of_number(std::string_view text, std::size_t at) {
  std::size_t end = at, digits_end = at;
  while (end < text.size()) {
    const char c = text[end];
    const bool digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
    const bool between = std::string_view(" .-()").find(c) != std::string_view::npos;
    if (!digit && !between && !(c == '+' && end == at)) break;
    ++end;
    if (digit) digits_end = end;
  }
  return digits_end;
}

bool is_number_start(std::string_view text, std::size_t at) {
  const auto is_part = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80) != 0 || c == '.' || c == '/' ||
           c == '=' || c == '-' || c == '_';
  };
  const bool begins = std::isdigit(static_cast<unsigned char>(text[at])) || text[at] == '+';
  return begins && (at == 0 || !is_part(text[at - 1]));
}

// "4111 1111 1111 1111"
bool is_grouped_by_four(std::string_view text) {
  const auto parts = base::split(text, ' ');
  return parts.size() >= 4 && std::ranges::all_of(parts, [](const std::string& part) {
           return part.size() <= 4 && !part.empty();
         });
}

}  // namespace

std::string_view to_string(Kind kind) {
  constexpr std::array<std::string_view, kKinds> names = {
      "citizen_number", "former_citizen_number", "phone", "email", "card", "name_with_birth_date"};
  return names[index_of(kind)];
}

// What was seen of each column so far.
class Scanner::Columns {
 public:
  explicit Columns(int year) : year_(year) {}

  void take(const Row& row) {
    ++rows_;
    for (const auto& cell : row)
      if (const auto text = base::trim(cell.text); !text.empty()) look_at(cell, text);
    look_for_person(row);
  }

  Scan finish() const {
    Scan scan;
    scan.rows = rows_;
    const bool names = std::ranges::any_of(columns_, [](const auto& entry) {
      return entry.second.share(entry.second.names) >= kNameShare;
    });
    for (const auto& [place, column] : columns_)
      for (std::size_t i = 0; i < kKinds; ++i)
        if (const auto count = alarming(column, static_cast<Kind>(i), names))
          scan.alarms.push_back({column.header, place, static_cast<Kind>(i), count, column.filled,
                                 column.samples[i]});
    keep_one_of_names(scan);
    return scan;
  }

 private:
  struct Column {
    std::string header;
    Hints hints;
    std::uint64_t filled = 0;
    std::array<std::uint64_t, kKinds> whole{};   // cells that are one
    std::array<std::uint64_t, kKinds> inside{};  // cells with one in a text
    std::uint64_t cut_phones = 0;
    std::uint64_t names = 0;
    std::array<std::vector<std::string>, kKinds> samples;

    double share(std::uint64_t count) const {
      return filled == 0 ? 0 : static_cast<double>(count) / static_cast<double>(filled);
    }
    void note(Kind kind, std::string_view text) {
      auto& kept = samples[index_of(kind)];
      if (kept.size() == kMostSamples) return;
      if (auto masked = mask(kind, text); std::ranges::find(kept, masked) == kept.end())
        kept.push_back(std::move(masked));
    }
  };

  // Places beside a name may look like names too: that with most is told.
  static void keep_one_of_names(Scan& scan) {
    const auto is_name = [](const Alarm& alarm) { return alarm.kind == Kind::kNameWithBirthDate; };
    std::uint64_t most = 0;
    for (const auto& alarm : scan.alarms)
      if (is_name(alarm)) most = std::max(most, alarm.count);
    std::erase_if(scan.alarms,
                  [&](const Alarm& alarm) { return is_name(alarm) && alarm.count < most; });
  }

  Column* column_of(const Cell& cell) {
    const auto found = columns_.find(cell.place);
    if (found != columns_.end()) return &found->second;
    if (columns_.size() == kMostColumns) return nullptr;
    Column& column = columns_[cell.place];
    column.header = base::shorten(cell.column, 200);
    column.hints = hints_of(column.header);
    return &column;
  }

  void look_at(const Cell& cell, std::string_view text) {
    Column* column = column_of(cell);
    if (!column) return;
    ++column->filled;
    const auto whole = [&](Kind kind) {
      ++column->whole[index_of(kind)];
      column->note(kind, text);
    };
    if (is_citizen_number(text, year_)) return whole(Kind::kCitizenNumber);
    if (is_phone_number(text)) return whole(Kind::kPhone);
    if (is_card_number(text)) return whole(Kind::kCard);
    if (is_personal_email(text)) return whole(Kind::kEmail);
    if (is_cut_phone_number(text)) {
      ++column->cut_phones;
      if (column->hints.phone) column->note(Kind::kPhone, text);
    }
    if (is_former_citizen_number(text)) whole(Kind::kFormerCitizenNumber);
    if (is_full_name(text, false)) ++column->names;
    if (has_letters(text)) look_inside(*column, text);
  }

  // One of each kind in a cell counts.
  void look_inside(Column& column, std::string_view text) {
    std::array<bool, kKinds> seen{};
    const auto inside = [&](Kind kind, std::string_view part) {
      if (!std::exchange(seen[index_of(kind)], true)) ++column.inside[index_of(kind)];
      column.note(kind, part);
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '@') {
        const auto part = email_around(text, at);
        if (is_personal_email(part)) inside(Kind::kEmail, part);
      }
      if (!is_number_start(text, at)) continue;
      const auto end = end_of_number(text, at);
      const auto part = text.substr(at, end - at);
      const bool ends = end == text.size() || !std::isalnum(static_cast<unsigned char>(text[end]));
      if (ends && is_phone_number(part)) inside(Kind::kPhone, part);
      if (ends && is_citizen_number(part, year_) && speaks_of_citizen_number(text))
        inside(Kind::kCitizenNumber, part);
      if (ends && is_grouped_by_four(part) && is_card_number(part)) inside(Kind::kCard, part);
      at = std::max(at, end == at ? at : end - 1);
    }
  }

  static std::string_view email_around(std::string_view text, std::size_t at) {
    const auto fits = [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) ||
             std::string_view("._%+-").find(c) != std::string_view::npos;
    };
    std::size_t begin = at, end = at + 1;
    while (begin > 0 && fits(text[begin - 1])) --begin;
    while (end < text.size() && fits(text[end])) ++end;
    while (end > at + 1 && text[end - 1] == '.') --end;
    return text.substr(begin, end - begin);
  }

  // A full name, in one cell or two, beside a date of birth.
  void look_for_person(const Row& row) {
    const Cell* name = nullptr;
    const Cell* given = nullptr;
    const Cell* family = nullptr;
    bool born = false;
    for (const auto& cell : row) {
      const auto found = columns_.find(cell.place);
      const auto text = base::trim(cell.text);
      if (found == columns_.end() || text.empty()) continue;
      const Hints& hints = found->second.hints;
      if (hints.birth && (is_birth_date(text, year_) || is_year(text))) born = true;
      if (!name && is_full_name(text, hints.name)) name = &cell;
      if (hints.given_name) given = &cell;
      if (hints.family_name) family = &cell;
    }
    if (!name && given && family) name = family;
    if (!born || !name) return;
    Column& column = columns_.at(name->place);
    ++column.whole[index_of(Kind::kNameWithBirthDate)];
    column.note(Kind::kNameWithBirthDate, base::trim(name->text));
  }

  bool is_year(std::string_view text) const {
    return text.size() == 4 && is_birth_date(std::string(text) + "-01-01", year_);
  }

  // How many cells of the column are told as that; 0 when it is no alarm.
  static std::uint64_t alarming(const Column& column, Kind kind, bool beside_names) {
    const auto whole = column.whole[index_of(kind)], inside = column.inside[index_of(kind)];
    const Hints& hints = column.hints;
    const auto often = [&](double share, std::uint64_t fewest) {
      return !hints.other_number && whole >= fewest && column.share(whole) >= share;
    };
    switch (kind) {
      case Kind::kCitizenNumber:
        return inside + (hints.citizen || often(kCitizenShare, kFewest) ? whole : 0);
      case Kind::kFormerCitizenNumber:
        return hints.citizen || (beside_names && !hints.phone && often(kFormerShare, kFewestFormer))
                   ? whole
                   : 0;
      case Kind::kPhone:
        if (hints.phone && column.share(column.cut_phones) >= kCutPhoneShare)
          return inside + whole + column.cut_phones;
        return inside + (hints.phone || often(kPhoneShare, kFewest) ? whole : 0);
      case Kind::kCard:
        return inside + (hints.card || often(kCardShare, kFewest) ? whole : 0);
      case Kind::kEmail:
      case Kind::kNameWithBirthDate:
        break;
    }
    return inside + whole;
  }

  const int year_;
  std::uint64_t rows_ = 0;
  std::map<std::size_t, Column> columns_;  // by place
};

base::Json to_json(const Scan& scan) {
  using base::Json;
  const auto number = [](std::uint64_t value) {
    return Json::integer(static_cast<std::int64_t>(value));
  };
  Json alarms = Json::array();
  for (const auto& alarm : scan.alarms) {
    Json one = Json::object();
    one.set("column", alarm.column);
    one.set("place", number(alarm.place));
    one.set("kind", to_string(alarm.kind));
    one.set("count", number(alarm.count));
    one.set("filled", number(alarm.filled));
    one.set("share", Json::number(std::to_string(static_cast<double>(alarm.count) /
                                                 static_cast<double>(alarm.filled))));
    Json samples = Json::array();
    for (const auto& sample : alarm.samples) samples.push(sample);
    one.set("samples", std::move(samples));
    alarms.push(std::move(one));
  }
  Json out = Json::object();
  out.set("rows", number(scan.rows));
  out.set("alarms", std::move(alarms));
  return out;
}

Scanner::Scanner(Shape shape, int year)
    : columns_(std::make_unique<Columns>(year)),
      reader_(shape, [this](const Row& row) { columns_->take(row); }) {}
Scanner::~Scanner() = default;

void Scanner::add(std::string_view bytes) {
  reader_.add(bytes);
}

Scan Scanner::finish() {
  reader_.finish();
  return columns_->finish();
}

}  // namespace catalog::privacy
