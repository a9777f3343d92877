#pragma once

#include <chrono>
#include <string>

#include "catalog/publish/publish.hpp"
#include "catalog/publish/two_persons.hpp"
#include "catalog/store/writer.hpp"
#include "portal/app/editing.hpp"

namespace portal::app {

/// The steps of which editing.hpp and working_copies.hpp are made.

/// A person's words as they are kept: whole characters, trimmed, at most 2,000 bytes.
std::string kept_note(const std::string& note);

/// The dataset that is meant, when the person may read it: then they are told what they may not.
catalog::store::StoredDataset find_target(const Writer& writer, const Target& target,
                                          const catalog::store::WriteTransaction& transaction);

/// A dataset as it is, with another document.
catalog::publish::Draft draft_of(const Writer& writer, const catalog::store::StoredDataset& dataset,
                                 base::Json document);

/// The "visibility" of a document, else the usual one. Errors: kInvalidData "visibility_bad".
std::string visibility_in(const base::Json& document, const std::string& usual);

/// The agency that the publisher of a document is; what is written may be a slug or its object.
/// Errors: kInvalidData "publisher_needed", "publisher_unknown".
std::string agency_in(const base::Json& document,
                      const catalog::store::WriteTransaction& transaction);

/// Errors: kForbidden "two_persons_needed", "two_persons_nobody".
void want_second_person(const catalog::store::WriteTransaction& transaction,
                        const catalog::publish::Approval& approval);

/// The way from one state to another, with its right in that agency and its reason.
/// Errors: kConflict "state_move_bad"; kInvalidData "reason_needed"; as demand().
void want_move(const Writer& writer, const std::string& agency, const std::string& from,
               const std::string& to);

/// The portal's clock, ahead of UTC.
std::chrono::minutes zone_of(const App& app);

}  // namespace portal::app
