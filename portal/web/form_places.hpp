#pragma once

#include <string>
#include <string_view>

namespace portal::web {

/// The field of a dataset's form in which a readiness indicator is mended (form_fields.hpp): a
/// field of the record, or one of each file; "" for none.
struct FormPlace {
  std::string field;
  bool is_of_file = false;
};
FormPlace place_of(std::string_view indicator);

/// Where that is, without the language: "/manage/datasets/ID#f-license"; of a file's field the one
/// of that file. `distribution` is empty for the dataset as a whole.
std::string form_href(std::string_view dataset, std::string_view distribution,
                      std::string_view indicator);

/// Whether the bulk edit of an agency's datasets has a field for it.
bool can_mend_in_bulk(std::string_view indicator);

}  // namespace portal::web
