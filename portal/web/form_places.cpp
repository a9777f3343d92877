#include "portal/web/form_places.hpp"

#include <array>

#include "portal/web/form_fields.hpp"
#include "portal/web/form_page.hpp"

namespace portal::web {
namespace {

struct Place {
  std::string_view indicator, field;
  bool is_of_file = false;
};

// Where the form mends what an indicator counts.
constexpr std::array kPlaces = std::to_array<Place>({
    {"m.find.title_bi", "title.en"},
    {"m.find.desc", "description.vi"},
    {"m.find.desc_bi", "description.en"},
    {"m.find.keyword", "keyword.vi"},
    {"m.find.theme", "theme"},
    {"m.find.spatial", "spatial"},
    {"m.find.temporal", "temporal.startDate"},
    {"m.find.unique", "title.vi"},
    {"m.acc.reachable", "downloadURL", true},
    {"m.acc.access_url_ok", "accessURL", true},
    {"m.acc.download_set", "downloadURL", true},
    {"m.acc.download_ok", "downloadURL", true},
    {"m.acc.broken_long", "downloadURL", true},
    {"m.acc.https", "downloadURL", true},
    {"m.int.format_set", "format", true},
    {"m.int.media_set", "mediaType", true},
    {"m.int.format_vocab", "format", true},
    {"m.int.format_true", "format", true},
    {"m.int.schema", "conformsTo"},
    {"m.lic.set", "license", true},
    {"m.lic.vocab", "license", true},
    {"m.lic.open", "license"},
    {"m.lic.agree", "license"},
    {"m.lic.access_rights", "accessRights"},
    {"m.lic.access_vocab", "accessRights"},
    {"m.lic.contact", "contactPoint.hasEmail"},
    {"m.lic.contact_live", "contactPoint.hasEmail"},
    {"m.lic.publisher", "publisher"},
    {"m.lic.doc", "landingPage"},
    {"m.ctx.issued", "issued"},
    {"m.ctx.modified", "modified"},
    {"m.time.freq", "accrualPeriodicity"},
    {"m.time.in_time", "modified"},
    {"m.time.period_end", "temporal.endDate"},
    {"m.time.sane", "modified"},
});

}  // namespace

FormPlace place_of(std::string_view indicator) {
  for (const auto& place : kPlaces)
    if (place.indicator == indicator) return {std::string(place.field), place.is_of_file};
  return {};
}

std::string form_href(std::string_view dataset, std::string_view distribution,
                      std::string_view indicator) {
  const FormPlace place = place_of(indicator);
  const std::string href = "/manage/datasets/" + std::string(dataset);
  if (place.field.empty()) return href;
  if (!place.is_of_file) return href + "#" + field_id(place.field);
  if (distribution.empty()) return href + "#f-files";
  return href + "#" + field_id(file_field_name(distribution, place.field));
}

bool can_mend_in_bulk(std::string_view indicator) {
  const std::string field = place_of(indicator).field;
  for (const std::string_view start :
       {"license", "accrualPeriodicity", "theme", "keyword", "contactPoint"})
    if (field.starts_with(start)) return true;
  return false;
}

}  // namespace portal::web
