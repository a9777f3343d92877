#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/message.hpp"

namespace catalog {

/// kError: a rule of the standard is broken or the record is refused; kWarning: taken, but
/// something was mended or is doubtful; kAdvice: nothing is wrong, but more is possible.
enum class Severity { kAdvice, kWarning, kError };

std::string_view to_string(Severity severity);

/// What is wrong with data, told to the one who can mend it. Bad data is a value, never thrown.
struct Finding {
  Severity severity = Severity::kWarning;
  std::string path;  // JSON Pointer into the record: "/distribution/0/license"; "" for the whole
  std::string rule;  // id of the rule, also the key of the sentence: "date_unreadable"
  base::Message message;  // the sentence

  bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

/// Makes a finding whose sentence has the rule's own key.
Finding finding(Severity severity, std::string path, std::string rule,
                std::map<std::string, std::string> arguments = {});

}  // namespace catalog
