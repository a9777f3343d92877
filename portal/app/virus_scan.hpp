#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace portal::app {

/// Has a file looked at by clamd (ClamAV) behind a local socket. Blocks while it does, at most a
/// minute without a sign of life. Answers the name of what was found; nothing when nothing was.
/// Errors: kUnavailable "file_scanner_silent" when it does not answer, or will not look at a file
/// of that size. Source: clamd(8), INSTREAM.
std::optional<std::string> find_virus(const std::string& socket, const std::filesystem::path& path);

}  // namespace portal::app
