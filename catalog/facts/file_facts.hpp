#pragma once

// The facts of one distribution.

#include <chrono>
#include <optional>
#include <string>

#include "catalog/base/clock.hpp"
#include "catalog/base/json.hpp"
#include "catalog/facts/facts.hpp"
#include "catalog/facts/file_probe.hpp"
#include "catalog/facts/row.hpp"

namespace catalog::facts {

/// What a check of outside links found of a distribution; nothing where none did.
struct LinkState {
  std::optional<std::string> access = {};    // "ok", "broken"
  std::optional<std::string> download = {};  // the same
  std::optional<Day> checked = {};
  std::optional<Day> broken_since = {};
};

/// A file that the portal holds and a distribution hands out.
struct HostedFile {
  std::string sha256 = {};
  bool is_in_store = false;
  std::optional<base::Time> uploaded = {};  // of one that an agency brought here itself
  std::optional<FileProbe> probe = {};
};

/// What is known of a distribution beside its document.
struct FileAround {
  std::string dataset = {};
  std::optional<HostedFile> hosted = {};
  LinkState link = {};
  base::Time now{};
  std::chrono::minutes zone{0};
};

/// Its row, without what it has from its dataset: root_publisher_id, access, withdrawn_day.
Row file_row(const base::Json& distribution, const base::Json& document, const FileAround& around);

/// What the dataset counts by beside that row.
struct FileKind {
  bool is_interface = false;  // for programs, no file
  bool is_document = false;   // PDF, Word, scans: for reading
  bool knows_format = false;
  bool describes_columns = false;  // by its title; counts where it is documentation
};
FileKind kind_of_file(const base::Json& distribution, const FileAround& around);

/// The licence that holds for a distribution: its own, else the dataset's; empty when neither
/// states one. As stated: an IRI or a text.
std::string licence_of(const base::Json& distribution, const base::Json& document);

}  // namespace catalog::facts
