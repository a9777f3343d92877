#pragma once

#include <string>

#include "catalog/people/principal.hpp"
#include "catalog/privacy/reviews.hpp"
#include "catalog/privacy/scan.hpp"
#include "catalog/store/reader.hpp"
#include "portal/app/app.hpp"

namespace portal::app {

/// How people and programs find out whether an uploaded file holds personal data, and say what they
/// found: the API and the page do the same.

/// An uploaded file that somebody may check.
struct Checkable {
  catalog::store::StoredFile file;
  std::string agency;   // whose it is; empty: it was put here before files had one
  std::string dataset;  // that hands it out; empty: none yet
};

/// For editors of the agency that uploaded it, or of a dataset that hands it out.
/// Errors: kNotFound "hosted_file_not_found", also for whoever may not.
Checkable find_checkable(const catalog::people::Principal& who,
                         const catalog::store::Reader& reader, const std::string& file);

struct FileScan {
  catalog::privacy::Scan found;
  bool is_whole = true;  // false: only the first kScannedBytes were read
};
inline constexpr std::int64_t kScannedBytes = std::int64_t{256} << 20;

/// Reads the file, which takes as long as that takes. Errors: kUnavailable "hosted_file_missing".
FileScan scan_file(App& app, const catalog::store::StoredFile& file);

/// What somebody answers who checked it; kept with what a scan says at that time.
struct PrivacyAnswer {
  std::string result;  // "none", "removed", "justified"
  std::string note;
};

/// Keeps the answer. Errors: kInvalidData "privacy_result_unknown", "privacy_note_missing".
void answer_privacy(App& app, const catalog::people::Principal& who, const Checkable& checked,
                    const PrivacyAnswer& answer, const FileScan& scan);

}  // namespace portal::app
