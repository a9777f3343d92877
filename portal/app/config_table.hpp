#pragma once

#include <functional>
#include <string>
#include <vector>

#include "portal/app/config.hpp"

namespace portal::app {

/// A setting as the program reads and shows it. For config.cpp.
struct Setting {
  ConfigKey key;
  std::function<std::string(const Config&)> show;
  std::function<bool(Config&, const std::string&)> set;  // whether the value fits
  const char* fault = "setting_bad";                     // sentence for people when it does not
  bool is_secret = false;                                // never shown: only whether it is set
};

/// All settings, in the order in which they are shown.
const std::vector<Setting>& settings();

/// The address without slashes at its end.
std::string without_last_slashes(std::string address);

}  // namespace portal::app
