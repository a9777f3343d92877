#include "catalog/model/finding.hpp"

#include <utility>

namespace catalog {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::kAdvice:
      return "advice";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "error";
}

Finding finding(Severity severity, std::string path, std::string rule,
                std::map<std::string, std::string> arguments) {
  base::Message message{rule, std::move(arguments)};
  return {severity, std::move(path), std::move(rule), std::move(message)};
}

}  // namespace catalog
