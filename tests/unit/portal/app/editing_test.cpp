#include "portal/app/editing.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "catalog/publish/agencies.hpp"
#include "portal/app/tag.hpp"
#include "tests/support/portal.hpp"

namespace portal::app {
namespace {

using base::ErrorCode;
using base::Json;
using catalog::people::Role;
using catalog::store::StoredDataset;

class Editing : public testing::Test {
 protected:
  Editing() : portal({}) {
    auto change = portal.app.store.write();
    catalog::publish::AgencyDraft agency;
    agency.slug = "weather";
    agency.document = base::parse_json(R"({"name":{"en":"Weather"}})");
    catalog::publish::put_agency(change, agency);
    change.commit();
  }

  static people::Principal person(const std::string& name, Role role) {
    return people::Principal::signed_in({name, name, name}, {{{"weather", role}}, {}});
  }

  std::string add() {
    return add_dataset(portal.app, {editor, "first"},
                       base::parse_json(R"({"title":{"en":"Rain"},"publisher":"weather"})"))
        .published.id;
  }

  StoredDataset stored(const std::string& id) {
    return portal.app.store.read().find_dataset(id).value();
  }

  std::string tag_of(const std::string& id) {
    const auto dataset = stored(id);
    return document_tag(portal.app, dataset.revision, dataset.digest);
  }

  static Json titled(const std::string& title) {
    Json document = base::parse_json(R"({"title":{"en":""},"publisher":"weather"})");
    document.find("title")->set("en", title);
    return document;
  }

  template <typename Call>
  static ErrorCode refused(const Call& call) {
    try {
      call();
    } catch (const base::Error& error) {
      return error.code();
    }
    return ErrorCode::kInternal;
  }

  TestPortal portal;
  const people::Principal editor = person("editor", Role::kEditor);
  const people::Principal reader = person("reader", Role::kReader);
};

TEST_F(Editing, AFormChangesWhatItSawAndNothingNewer) {
  const auto id = add();
  const auto seen = tag_of(id);
  const auto change = [&](const std::string& title) {
    return change_dataset(portal.app, {editor}, {id, Seen::tag(seen)},
                          [&](const StoredDataset&) { return titled(title); });
  };
  const auto written = change("Rain of a year");
  EXPECT_EQ(written.published.revision, 2);
  EXPECT_EQ(written.seq, portal.app.store.read().last_seq());
  EXPECT_EQ(refused([&] { change("Rain, from an old form"); }), ErrorCode::kStale);
  EXPECT_NE(stored(id).document.find("Rain of a year"), std::string::npos);
}

TEST_F(Editing, AFormThatLostItsFieldChangesNothing) {
  const auto id = add();
  EXPECT_EQ(refused([&] {
              move_dataset(portal.app, {editor}, {id, Seen::tag("")}, "review");
            }),
            ErrorCode::kPreconditionRequired);
  EXPECT_EQ(refused([&] {
              move_dataset(portal.app, {editor}, {id, Seen::tag("*")}, "review");
            }),
            ErrorCode::kStale);
}

TEST_F(Editing, WhoOnlyReadsMovesNothing) {
  const auto id = add();
  EXPECT_EQ(refused([&] {
              move_dataset(portal.app, {reader}, {id, Seen::anything()}, "review");
            }),
            ErrorCode::kForbidden);
}

}  // namespace
}  // namespace portal::app
