#pragma once

#include <string>

#include "catalog/base/json.hpp"
#include "catalog/store/writer.hpp"
#include "portal/mail/letter.hpp"
#include "portal/mail/settings.hpp"

namespace portal::mail {

/// The kind of the jobs that send letters.
inline constexpr const char* kJob = "mail";

/// Queues a letter as part of the caller's transaction: it goes out when the change is kept, and
/// never when it is undone. The same letter is queued once. Answers whether it was queued: not
/// while mail is off, nor to what is no address. Errors: as catalog::queue::enqueue().
bool queue(catalog::store::WriteTransaction& change, const Letter& letter,
           const Settings& settings);

/// A letter as a job keeps it, and back.
base::Json to_json(const Letter& letter);
Letter letter_of(const base::Json& arguments);

}  // namespace portal::mail
