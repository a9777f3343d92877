#pragma once

// How assessments come about: opened, written by several persons at once, reviewed, published by
// another person than the one who wrote last, and never changed from then on.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/assessment/document.hpp"
#include "catalog/assessment/frame.hpp"
#include "catalog/assessment/parts.hpp"
#include "catalog/people/principal.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::assessment {

/// What is written now, and upon which versions of its parts.
struct Working {
  Stored stored = {};
  Document document = {};
  std::map<std::string, Part, std::less<>> parts = {};
  std::vector<Action> actions = {};  // the plan of its areas

  std::int64_t version_of(std::string_view part) const;
};

/// Makes the frame of a framework with an assessment's own questions.
using FrameOf = std::function<Frame(const Head&)>;

/// Reads an assessment: a published one as it was published, another as it is written now.
/// Errors: kNotFound "assess_unknown".
Working read_working(sql::Connection& connection, std::string_view id, const FrameOf& frame_of);

/// What became of something that was saved.
struct Saved {
  std::int64_t version = 0;  // now in force
  /// It was written upon an older version: theirs stays, and this one is kept beside it.
  bool is_conflict = false;
  std::string theirs = {};  // who wrote the version in force
};

// Errors of all that follow: kForbidden "assess_not_yours" for whoever is no assessor; kNotFound
// "assess_unknown"; kConflict "assess_not_draft" for what is no draft; kInvalidData by check.hpp;
// as store::WriteTransaction. All are told to the audit log.

/// A new assessment; answers its id.
std::string open(store::WriteTransaction& change, const people::Principal& who, Head head,
                 const Frame& frame);
Saved save_head(store::WriteTransaction& change, const people::Principal& who, std::string_view id,
                const Head& head, const Frame& frame, std::int64_t expected);
Saved save_answer(store::WriteTransaction& change, const people::Principal& who,
                  std::string_view id, const Answer& answer, const Frame& frame,
                  std::int64_t expected);
Saved save_conclusion(store::WriteTransaction& change, const people::Principal& who,
                      std::string_view id, const Conclusion& conclusion, const Frame& frame,
                      Rating suggested, std::int64_t expected);

/// What somebody says of a question or an area: also while it is in review.
void remark(store::WriteTransaction& change, const people::Principal& who, std::string_view id,
            std::string_view part, std::string text);
void settle(store::WriteTransaction& change, const people::Principal& who, std::string_view id,
            std::string_view remark);

/// Asks for review: nothing is changed any more until it is sent back. Errors: kInvalidData for
/// what check_document() finds.
void submit(store::WriteTransaction& change, const people::Principal& who, std::string_view id,
            const FrameOf& frame_of);
void send_back(store::WriteTransaction& change, const people::Principal& who, std::string_view id);

/// Publishes what is in review; the version before becomes superseded. Answers the document, which
/// nothing changes any more. `today`: of the portal's clock.
/// Errors: kConflict "assess_not_in_review"; kForbidden "assess_second_person" for the one who
/// asked for review or made the last change.
Document publish(store::WriteTransaction& change, const people::Principal& who, std::string_view id,
                 const FrameOf& frame_of, std::string_view today);

/// Whether publish() would let them: another than who asked for review or made the last change.
bool may_publish(sql::Connection& connection, const people::Principal& who, const Stored& stored);

/// A draft that begins as a copy of a published one and links back to it; answers its id.
/// Errors: kConflict "assess_not_published".
std::string begin_next(store::WriteTransaction& change, const people::Principal& who,
                       std::string_view id, const FrameOf& frame_of);

/// Takes an assessment from its JSON as a new draft: publishing it here needs two persons again.
/// Answers its id. Errors: as read_document(), check_document().
std::string import_document(store::WriteTransaction& change, const people::Principal& who,
                            const Document& document, const Frame& frame);

/// Answers of published assessments whose day is over.
struct Expired {
  std::string assessment = {};
  std::string question = {};
  std::string valid_until = {};
};
std::vector<Expired> list_expired(const Document& document, std::string_view today);

}  // namespace catalog::assessment
