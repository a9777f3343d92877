#include "catalog/privacy/reviews.hpp"

#include <array>
#include <utility>

#include "catalog/audit/log.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/text.hpp"
#include "catalog/store/row.hpp"

namespace catalog::privacy {
namespace {

constexpr std::array<std::pair<Result, std::string_view>, 3> kNames = {
    {{Result::kNone, "none"}, {Result::kRemoved, "removed"}, {Result::kJustified, "justified"}}};

}  // namespace

std::string_view to_string(Result result) {
  return kNames[static_cast<std::size_t>(result)].second;
}

std::optional<Result> find_result(std::string_view name) {
  for (const auto& [result, known] : kNames)
    if (known == name) return result;
  return std::nullopt;
}

void add_review(store::WriteTransaction& change, Review review, const std::string& agency) {
  if (review.result == Result::kJustified && base::trim(review.note).empty())
    throw base::Error(base::ErrorCode::kInvalidData, "privacy_note_missing");
  review.time = base::now();
  change.connection().execute(
      "INSERT INTO privacy_review (sha256, dataset, checked_by, time, result, note, scan)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7)",
      review.sha256, review.dataset, review.checked_by, store::to_number(review.time),
      to_string(review.result), review.note, review.scan);
  base::Json detail = base::Json::object();
  detail.set("result", to_string(review.result));
  detail.set("note", review.note);
  audit::Event event;
  event.actor = review.checked_by;
  event.action = "privacy_checked";
  event.kind = review.dataset.empty() ? "file" : "dataset";
  event.id = review.dataset.empty() ? review.sha256 : review.dataset;
  event.agency = agency;
  event.content = review.sha256;
  event.detail = base::write_json(detail);
  audit::append(change.connection(), std::move(event));
}

std::vector<Review> list_reviews(const store::Reader& reader, std::string_view sha256) {
  std::vector<Review> list;
  auto rows = reader.connection().query(
      "SELECT sha256, dataset, checked_by, time, result, note, scan FROM privacy_review"
      " WHERE sha256 = $1 ORDER BY review_id DESC",
      sha256);
  while (const auto row = rows.next())
    list.push_back({row->text(0), row->text(1), row->text(2), store::to_time(row->integer(3)),
                    find_result(row->text(4)).value_or(Result::kNone), row->text(5), row->text(6)});
  return list;
}

}  // namespace catalog::privacy
