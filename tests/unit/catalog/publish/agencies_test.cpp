#include "catalog/publish/agencies.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "catalog/store/store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::publish {
namespace {

using base::Json;

class Agencies : public testing::Test {
 protected:
  void put(const std::string& slug, const std::string& parent = "",
           const std::string& json = R"({"name":{"vi":"A"}})") {
    store::WriteTransaction transaction(store_.pool());
    put_agency(transaction, {slug, base::parse_json(json), parent});
    transaction.commit();
  }
  std::string refusal(const std::string& slug, const std::string& parent,
                      const std::string& json = R"({"name":{"vi":"A"}})") {
    try {
      put(slug, parent, json);
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::ErrorCode::kInvalidData);
      return error.message().key;
    }
    return "";
  }

  TemporaryFolder folder_;
  store::Store store_{folder_.path()};
};

TEST_F(Agencies, MayNotBelongToThemselvesAtAnyDistance) {
  for (const char* slug : {"a", "b", "c"}) put(slug);
  EXPECT_EQ(refusal("a", "a"), "agency_circle");
  put("b", "a");
  put("c", "b");
  EXPECT_EQ(refusal("a", "c"), "agency_circle");
  EXPECT_EQ(store_.read().find_agency("a")->parent, "");
}

TEST_F(Agencies, AreStatedByIrisAndAddressesThatAreSome) {
  EXPECT_EQ(refusal("a", "", R"({"name":{"vi":"A"},"@id":"not an iri"})"), "agency_iri_bad");
  EXPECT_EQ(refusal("a", "", R"({"name":{"vi":"A"},"homepage":"a.vn"})"), "agency_homepage_bad");
  EXPECT_EQ(refusal("a", "", R"({"name":{"vi":"A"},"type":"x"})"), "agency_type_unknown");
  put("a", "", R"({"name":{"vi":"A"},"type":"NationalAuthority","@id":"https://a.vn/#it"})");
  EXPECT_EQ(base::parse_json(store_.read().find_agency("a")->document)["type"].as_string(),
            "http://purl.org/adms/publishertype/NationalAuthority");
}

TEST_F(Agencies, ThatADocumentPutsInACircleAreMadeOnceEach) {
  const Json publisher = base::parse_json(R"({"@id":"http://x/a","name":{"en":"A"},
    "subOrganizationOf":[{"@id":"http://x/b","name":{"en":"B"},
    "subOrganizationOf":[{"@id":"http://x/a","name":{"en":"A"}}]}]})");
  store::WriteTransaction transaction(store_.pool());
  EXPECT_EQ(find_or_make_agency(transaction, publisher), "a");
  transaction.commit();
  EXPECT_EQ(store_.read().list_agencies().size(), 2u);
  EXPECT_EQ(store_.read().find_agency("a")->parent, "");
  EXPECT_EQ(store_.read().find_agency("b")->parent, "a");
}

}  // namespace
}  // namespace catalog::publish
