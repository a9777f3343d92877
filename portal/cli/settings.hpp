#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "portal/app/config.hpp"

namespace portal::cli {

/// What every command takes.
struct Common {
  std::string data = "./data";
  std::string config;
};

/// The settings for a command that may begin a catalogue; the data folder is made when it is
/// missing. Errors: as app::read_config; kUnavailable "folder_unusable".
app::Config settings_of(const Common& common);

/// The settings for a command on a catalogue that is there; makes nothing.
/// Errors: kNotFound "store_missing"; as app::read_config.
app::Config settings_of_store(const Common& common);

/// The sentence of a message in English, as the command line speaks.
std::string sentence(const std::string& key, std::map<std::string, std::string> arguments = {});

int run_config(const Common& common);
int run_version();

}  // namespace portal::cli
