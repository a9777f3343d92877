#pragma once

// The portal tries its own addresses, as anybody could, without a network between.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "portal/http/message.hpp"

namespace portal::jobs {

/// Answers a request as the server would.
using Ask = std::function<http::Response(const http::Request&)>;

/// What one probe of an indicator found. `name`: of the indicator, and its place among the probes
/// that the registry lists for it: "m.portal.search/1".
struct SelfProbe {
  std::string name;
  bool works = false;
  double milliseconds = 0;
};

/// Tries all that can be tried from here. What only people can judge, and what an empty catalogue
/// has nothing for, is left out: nobody knows. A function that the portal does not have does not
/// work. Asks as a robot, which nobody counts. `beat` is called before each, and may end it.
std::vector<SelfProbe> probe_portal(const Ask& ask, const std::function<void()>& beat);

/// Whether the portal says that it cannot serve yet.
bool is_not_ready(const Ask& ask);

/// Whether the portal says that it is well, and how long a search takes.
struct HealthProbe {
  bool is_well = false;
  bool finds = false;
  double search_milliseconds = 0;
};
HealthProbe probe_health(const Ask& ask);

}  // namespace portal::jobs
