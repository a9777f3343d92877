#pragma once

#include <string>

namespace portal::cli {

/// A password from the terminal, typed twice without being shown, or the first line of standard
/// input where that is no terminal. Never an argument: those are seen by every process and kept in
/// the shell's history.
/// Errors: kInvalidData "password_typed_differently".
std::string read_password();

}  // namespace portal::cli
