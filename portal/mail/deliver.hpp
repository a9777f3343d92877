#pragma once

#include <string>

#include "portal/mail/settings.hpp"

namespace portal::mail {

/// Hands one whole letter to the server of the settings, or to the sink where there is one: as a
/// line of the log without its text, or as the file KEY.eml of a folder.
/// Limits: a server has 45 seconds. Errors: kUnavailable "mail_not_sent" with what the server or
/// the network said; "mail_sink_unwritable". Thread: any.
void deliver(const Settings& settings, const std::string& to, const std::string& letter,
             const std::string& key);

}  // namespace portal::mail
