#include "catalog/privacy/rows.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "catalog/base/text.hpp"

namespace catalog::privacy {
namespace {

constexpr std::size_t kSniffed = 4096;  // bytes by which the mark between cells is found
constexpr std::size_t kDepth = 64;      // of JSON; deeper keys are read as those of the last level

std::string readable(std::string text) {
  return base::is_utf8(text) ? text : base::repair_utf8(text);
}

// The mark that stands most often in the first line, outside of quotes.
char find_mark(std::string_view bytes) {
  constexpr std::array<char, 4> marks = {',', ';', '\t', '|'};
  std::array<std::size_t, marks.size()> counts{};
  bool quoted = false;
  for (const char c : bytes) {
    if (c == '"') quoted = !quoted;
    if (c == '\n' && !quoted) break;
    for (std::size_t i = 0; i < marks.size() && !quoted; ++i) counts[i] += c == marks[i];
  }
  return marks[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

}  // namespace

class RowReader::Reading {
 public:
  explicit Reading(Take take) : take_(std::move(take)) {}
  virtual ~Reading() = default;
  virtual void add(std::string_view bytes) = 0;
  virtual void finish() = 0;

 protected:
  void keep(char c) {
    if (cell_.size() < kCellBytes) cell_ += c;
  }
  void add_cell(std::string column, std::size_t place) {
    if (row_.size() < kRowCells)
      row_.push_back({std::move(column), place, readable(std::exchange(cell_, {}))});
    cell_.clear();
  }
  void end_row() {
    if (!row_.empty()) take_(row_);
    row_.clear();
  }

  Take take_;
  std::string cell_;
  Row row_;
};

// Source: RFC 4180, with other marks than commas.
class RowReader::Table : public Reading {
 public:
  using Reading::Reading;

  void add(std::string_view bytes) override {
    if (mark_ != '\0') return read(bytes);
    start_.append(bytes);
    if (start_.size() >= kSniffed) begin();
  }

  void finish() override {
    if (mark_ == '\0') begin();
    if (!cell_.empty() || place_ > 0) end_line();
  }

 private:
  void begin() {
    constexpr std::string_view order_mark = "\xEF\xBB\xBF";
    std::string_view bytes = start_;
    if (bytes.starts_with(order_mark)) bytes.remove_prefix(order_mark.size());
    mark_ = find_mark(bytes);
    read(bytes);
    start_.clear();
  }

  void read(std::string_view bytes) {
    for (const char c : bytes) read(c);
  }

  void read(char c) {
    if (quoted_) {
      if (c == '"')
        quoted_ = false, closing_ = true;
      else
        keep(c);
      return;
    }
    if (c == '"' && (cell_.empty() || closing_)) {
      if (closing_) keep('"');  // two quotes are one
      quoted_ = true, closing_ = false;
      return;
    }
    closing_ = false;
    if (c == mark_)
      end_cell();
    else if (c == '\n')
      end_line();
    else if (c != '\r')
      keep(c);
  }

  void end_cell() {
    if (headed_)
      add_cell(place_ < headers_.size() ? headers_[place_] : std::string(), place_);
    else if (headers_.size() < kRowCells)
      headers_.push_back(readable(std::exchange(cell_, {})));
    cell_.clear();
    ++place_;
  }

  void end_line() {
    if (cell_.empty() && place_ == 0) return;  // an empty line
    end_cell();
    place_ = 0;
    headed_ = true;
    end_row();
  }

  std::string start_;
  char mark_ = '\0';
  bool quoted_ = false, closing_ = false, headed_ = false;
  std::size_t place_ = 0;
  std::vector<std::string> headers_;
};

// Reads values as they come and never a document: what is malformed gives odd cells, no error.
class RowReader::Json : public Reading {
 public:
  using Reading::Reading;

  void add(std::string_view bytes) override {
    for (const char c : bytes) read(c);
  }

  void finish() override {
    end_value();
    end_row();
  }

 private:
  void read(char c) {
    if (in_string_) return read_in_string(c);
    switch (c) {
      case '"':
        in_string_ = was_string_ = true;
        return;
      case '{':
      case '[':
        if (path_.size() < kDepth) path_.push_back({c == '{', std::exchange(key_, {})});
        return;
      case '}':
      case ']':
        end_value();
        close();
        return;
      case ':':
        key_ = readable(std::exchange(cell_, {}));
        was_string_ = false;
        return;
      case ',':
      case '\n':
        end_value();
        return;
      default:
        if (c != ' ' && c != '\r' && c != '\t') keep(c);
    }
  }

  void read_in_string(char c) {
    if (escaped_) {
      escaped_ = false;
      // Letters behind \u stay as they are written: no number or address has them.
      keep(c == 'n' || c == 't' || c == 'r' ? ' ' : c);
      return;
    }
    if (c == '\\')
      escaped_ = true;
    else if (c == '"')
      in_string_ = false;
    else
      keep(c);
  }

  void end_value() {
    const bool something = was_string_ || !cell_.empty();
    was_string_ = false;
    if (!something) return;
    if (cell_ == "null" || cell_ == "true" || cell_ == "false") cell_.clear();
    const std::string column = name_of_place();
    add_cell(column, place_of(column));
    if (path_.empty() || path_.back().is_object) key_.clear();
  }

  // A row is an object of the outermost list, or of a line.
  void close() {
    if (path_.empty()) return;
    const bool object = path_.back().is_object;
    path_.pop_back();
    key_.clear();
    const auto objects =
        std::ranges::count_if(path_, [](const Level& level) { return level.is_object; });
    if (object && (objects == 0 || (!path_.empty() && !path_.back().is_object))) end_row();
  }

  std::string name_of_place() const {
    std::string name;
    for (const auto& level : path_)
      if (!level.key.empty()) name.append(level.key).append(".");
    return name + key_;
  }

  std::size_t place_of(const std::string& column) {
    const auto found = std::ranges::find(columns_, column);
    if (found != columns_.end()) return static_cast<std::size_t>(found - columns_.begin());
    if (columns_.size() == kRowCells) return kRowCells;
    columns_.push_back(column);
    return columns_.size() - 1;
  }

  struct Level {
    bool is_object = false;
    std::string key;
  };
  std::vector<Level> path_;
  std::vector<std::string> columns_;
  std::string key_;
  bool in_string_ = false, was_string_ = false, escaped_ = false;
};

class RowReader::Text : public Reading {
 public:
  using Reading::Reading;

  void add(std::string_view bytes) override {
    for (const char c : bytes) {
      if (c == '\n' || cell_.size() == kCellBytes) end_line();
      if (c != '\n' && c != '\r') keep(c);
    }
  }

  void finish() override { end_line(); }

 private:
  void end_line() {
    if (cell_.empty()) return;
    add_cell({}, 0);
    end_row();
  }
};

RowReader::RowReader(Shape shape, Take take) {
  if (shape == Shape::kTable)
    reading_ = std::make_unique<Table>(std::move(take));
  else if (shape == Shape::kJson)
    reading_ = std::make_unique<Json>(std::move(take));
  else
    reading_ = std::make_unique<Text>(std::move(take));
}
RowReader::~RowReader() = default;

void RowReader::add(std::string_view bytes) {
  reading_->add(bytes);
}

void RowReader::finish() {
  reading_->finish();
}

Shape shape_of(std::string_view media_type, std::string_view name) {
  const std::string type = base::lower_ascii(media_type), file = base::lower_ascii(name);
  if (type.starts_with("text/csv") || type.starts_with("text/tab-separated")) return Shape::kTable;
  if (type.find("json") != std::string::npos) return Shape::kJson;
  for (const char* ending : {".csv", ".tsv", ".tab"})
    if (file.ends_with(ending)) return Shape::kTable;
  for (const char* ending : {".json", ".jsonl", ".ndjson", ".geojson"})
    if (file.ends_with(ending)) return Shape::kJson;
  return Shape::kText;
}

}  // namespace catalog::privacy
