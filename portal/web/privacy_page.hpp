#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/base/clock.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

/// A column of a file that likely holds personal data.
struct PrivacyAlarm {
  std::string column;  // its header; empty in a text
  std::size_t place = 0;
  std::string kind;  // "phone"
  std::uint64_t count = 0;
  std::uint64_t filled = 0;
  std::vector<std::string> samples;  // masked
};

/// What somebody answered who checked the file.
struct PrivacyReview {
  std::string result;  // "none", "removed", "justified"
  std::string note;
  std::string by;
  base::Time time{};
};

/// Whether an uploaded file holds personal data, and what its checkers answered.
struct PrivacyView {
  std::string slug;    // of the agency; empty: none
  std::string agency;  // its name
  std::string file;    // its name
  std::string form_token;
  std::string done, fault;
  std::uint64_t rows = 0;
  bool is_whole = true;
  std::vector<PrivacyAlarm> alarms;
  std::vector<PrivacyReview> reviews;
  std::string back_href;  // to the form of the dataset; empty: none
};

std::string privacy_page(const Templates& templates, const PageContext& context,
                         const PrivacyView& view);

}  // namespace portal::web
