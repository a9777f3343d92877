#include "portal/web/form_places.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "portal/web/form_fields.hpp"

namespace portal::web {
namespace {

TEST(FormPlaces, LeadToTheFieldOfTheRecordOrOfItsFile) {
  EXPECT_EQ(form_href("d1", "", "m.find.keyword"), "/manage/datasets/d1#f-keyword.vi");
  EXPECT_EQ(form_href("d1", "f1", "m.int.format_set"), "/manage/datasets/d1#f-file.f1.format");
  EXPECT_EQ(form_href("d1", "", "m.int.format_set"), "/manage/datasets/d1#f-files");
  EXPECT_EQ(form_href("d1", "", "m.pres.fixity"), "/manage/datasets/d1") << "no field mends it";
}

TEST(FormPlaces, NameOnlyFieldsThatTheFormHas) {
  const auto has = [](std::span<const Field> fields, const std::string& name) {
    return std::ranges::any_of(fields, [&](const Field& field) {
      if (!has_languages(field.control)) return field.name == name;
      return std::ranges::any_of(kFormLanguages, [&](std::string_view language) {
        return std::string(field.name) + "." + std::string(language) == name;
      });
    });
  };
  for (const char* indicator :
       {"m.find.title_bi", "m.find.desc", "m.find.desc_bi", "m.find.keyword", "m.find.theme",
        "m.find.spatial", "m.find.temporal", "m.lic.open", "m.lic.access_rights", "m.lic.contact",
        "m.lic.publisher", "m.lic.doc", "m.ctx.issued", "m.time.freq", "m.time.period_end",
        "m.int.schema", "m.acc.reachable", "m.int.format_set", "m.int.media_set"}) {
    const auto place = place_of(indicator);
    EXPECT_TRUE(has(place.is_of_file ? file_fields() : record_fields(), place.field))
        << indicator << ": " << place.field;
  }
}

TEST(FormPlaces, OfferTheBulkEditOnlyForWhatItCanMend) {
  EXPECT_TRUE(can_mend_in_bulk("m.find.keyword"));
  EXPECT_TRUE(can_mend_in_bulk("m.time.freq"));
  EXPECT_FALSE(can_mend_in_bulk("m.find.title_bi"));
  EXPECT_FALSE(can_mend_in_bulk("m.pres.fixity"));
}

}  // namespace
}  // namespace portal::web
