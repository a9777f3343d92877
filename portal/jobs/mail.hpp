#pragma once

#include "portal/jobs/kind.hpp"

namespace portal::jobs {

/// Sends the letters that mail::queue() queued. Done again after a crash, a letter may go out
/// twice, with one Message-ID.
Kind mail_kind(const ConfigNow& config);

}  // namespace portal::jobs
