#include "catalog/bulk/templates.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "tests/unit/catalog/bulk/office.hpp"

namespace catalog::bulk {
namespace {

void put(Office& office, const std::string& name, const std::string& document) {
  auto change = office.store.write();
  put_template(change, {.agency = "weather", .name = name, .document = base::parse_json(document)});
  change.commit();
}

TEST(Template, KeepsWhatIsAlwaysTheSameAndNotWhatNamesADataset) {
  Office office;
  put(office, " Hằng năm ", R"({"id":"1","license":"CC-BY-4.0","identifier":["x"],
                               "distribution":[{"accessURL":"https://a.example"}]})");
  const auto kept = find_template(office.store.read(), "weather", "Hằng năm");
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->document.members().size(), 1u);
  EXPECT_TRUE(kept->document["license"].as_string().starts_with("http"));
  EXPECT_FALSE(find_template(office.store.read(), "health", "Hằng năm"));
}

TEST(Template, IsReplacedUnderItsNameAndRemoved) {
  Office office;
  put(office, "a", R"({"version":"1"})");
  put(office, "a", R"({"version":"2"})");
  EXPECT_EQ(list_templates(office.store.read(), "weather").size(), 1u);
  auto change = office.store.write();
  EXPECT_TRUE(remove_template(change, "weather", "a"));
  EXPECT_FALSE(remove_template(change, "weather", "a"));
}

TEST(Template, NeedsANameOfMeasure) {
  Office office;
  EXPECT_THROW(put(office, "  ", "{}"), base::Error);
  EXPECT_THROW(put(office, std::string(101, 'x'), "{}"), base::Error);
}

}  // namespace
}  // namespace catalog::bulk
