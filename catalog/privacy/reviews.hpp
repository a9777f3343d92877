#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::privacy {

/// Who checked which content for personal data, when, and what they answered.

/// What somebody answered who checked a file.
enum class Result {
  kNone,       // there is no personal data
  kRemoved,    // there was, and this file no longer has it
  kJustified,  // there is, and it may be published: the note says why
};

/// "none", "removed", "justified" and back; nothing for another word.
std::string_view to_string(Result result);
std::optional<Result> find_result(std::string_view name);

/// That somebody checked a content for personal data: what readiness reads as the privacy review.
struct Review {
  std::string sha256;
  std::string dataset = {};     // id; empty: the file was not part of one then
  std::string checked_by = {};  // account
  base::Time time{};            // set by add_review()
  Result result = Result::kNone;
  std::string note = {};
  std::string scan = "{}";  // JSON: what the scan had told, as to_json() writes it
};

/// Keeps a review and tells the audit log, of `agency`. Earlier ones of the content stay.
/// Errors: kInvalidData "privacy_note_missing" for kJustified without a note.
void add_review(store::WriteTransaction& change, Review review, const std::string& agency);

/// Those of a content, the latest first.
std::vector<Review> list_reviews(const store::Reader& reader, std::string_view sha256);

}  // namespace catalog::privacy
