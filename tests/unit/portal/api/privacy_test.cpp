#include "portal/api/privacy.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "portal/api/routes.hpp"
#include "portal/app/principal.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

using base::Json;
using catalog::people::Principal;
using catalog::people::Role;

class PrivacyApi : public testing::Test {
 protected:
  PrivacyApi() : portal_(routes()) {
    const auto content = portal_.app.store.files().put("Email\nmai@vi.du.vn\n");
    auto change = portal_.app.store.write();
    change.add_file({.id = "f1",
                     .sha256 = content.sha256,
                     .byte_size = content.byte_size,
                     .media_type = "text/csv",
                     .name = "danh-ba.csv",
                     .agency = "weather"});
    change.commit();
  }

  http::Request request(const char* method, const std::string& id, const std::string& agency,
                        const std::string& body = "") {
    auto made = http::make_request(method, "/api/v1/files/" + id + "/privacy", {}, body);
    made.params = {{"id", id}};
    app::set_principal(made,
                       Principal::signed_in({"1", "mai", "Mai"}, {{{agency, Role::kEditor}}, {}}));
    return made;
  }

  Json show(const std::string& id = "f1", const std::string& agency = "weather") {
    return base::parse_json(http::body_text(show_privacy(request("GET", id, agency), portal_.app)));
  }
  Json review(const std::string& body, const std::string& agency = "weather") {
    return base::parse_json(
        http::body_text(review_privacy(request("POST", "f1", agency, body), portal_.app)));
  }

  void hand_out_by(const std::string& agency) {
    catalog::publish::Draft draft;
    draft.document = base::parse_json(R"({"title":{"vi":"Danh bạ"},"publisher":")" + agency +
                                      R"(","distribution":[{"file":"f1"}]})");
    draft.state = "draft";
    portal_.add(std::move(draft));
  }

  TestPortal portal_;
};

TEST_F(PrivacyApi, TellsWhatAFileLikelyHolds) {
  const Json answer = show();
  ASSERT_EQ(answer["alarms"].items().size(), 1u);
  EXPECT_EQ(answer["alarms"].items()[0]["kind"].as_string(), "email");
  EXPECT_EQ(answer["alarms"].items()[0]["samples"].items()[0].as_string(), "m•••@vi.du.vn");
  EXPECT_TRUE(answer["reviews"].items().empty());
}

TEST_F(PrivacyApi, KeepsWhoCheckedItWhenAndWithWhatResult) {
  const Json answer = review(R"({"result":"justified","note":"Danh bạ công khai theo luật"})");
  ASSERT_EQ(answer["reviews"].items().size(), 1u);
  const Json& kept = answer["reviews"].items()[0];
  EXPECT_EQ(kept["result"].as_string(), "justified");
  EXPECT_EQ(kept["checked_by"].as_string(), "1") << "an account that is no longer there";
  EXPECT_FALSE(kept["time"].as_string().empty());
  EXPECT_EQ(show()["reviews"].items().size(), 1u);
}

TEST_F(PrivacyApi, RefusesAnAnswerThatIsNone) {
  for (const char* body : {"[]", "{}", R"({"result":"maybe"})", R"({"result":"justified"})"})
    EXPECT_THROW(review(body), base::Error) << body;
  EXPECT_TRUE(show()["reviews"].items().empty());
}

TEST_F(PrivacyApi, IsForEditorsOfTheAgencyThatUploadedTheFile) {
  EXPECT_EQ(show()["alarms"].items().size(), 1u);
  EXPECT_THROW(show("f1", "health"), base::Error);
}

TEST_F(PrivacyApi, IsForEditorsOfTheAgencyOnceADatasetHandsTheFileOut) {
  hand_out_by("weather");
  EXPECT_EQ(show()["alarms"].items().size(), 1u);
  EXPECT_THROW(show("f1", "health"), base::Error);
  EXPECT_THROW(review(R"({"result":"none"})", "health"), base::Error);
  EXPECT_THROW(show("f2"), base::Error);
}

}  // namespace
}  // namespace portal::api
