#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace search {

/// What is read of an agency to learn acronyms from.
struct AgencyTexts {
  std::vector<std::string> names;        // each language
  std::vector<std::string> others;       // acronyms and former names that it states
  std::vector<std::string> titles;       // of its records
  std::vector<std::string> identifiers;  // of its records
  std::vector<std::string> further;      // other text: tells which acronyms are words too
};

/// An acronym in the ways in which it is written, and what it stands for: several names where
/// agencies share it, or one agency has names in several languages.
struct Acronym {
  std::vector<std::string> forms;
  std::vector<std::string> names;

  bool operator==(const Acronym&) const = default;
};

/// The acronyms of agencies: those that they state, those that stand beside the words they are the
/// initials of ("General Statistics Office (GSO)") in an agency's name or, when the words are part
/// of one, in a title; and the initials of an agency's name that stand alone in capitals in its
/// titles or identifiers. None that is also a word. The rule in full: docs/decisions/0007.
/// Limits: the kMostAcronyms that were met most often.
std::vector<Acronym> learn_acronyms(const std::vector<AgencyTexts>& agencies);

constexpr std::size_t kMostAcronyms = 1000;

}  // namespace search
