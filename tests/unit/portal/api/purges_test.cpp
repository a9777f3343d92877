#include "portal/api/purges.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "catalog/purge/finish.hpp"
#include "catalog/store/check.hpp"
#include "portal/api/add_file.hpp"
#include "portal/api/files.hpp"
#include "portal/api/routes.hpp"
#include "portal/app/principal.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

using base::Json;
using catalog::people::Principal;
using catalog::people::Role;

Principal administrator(const std::string& name) {
  return Principal::signed_in({name, name, name}, {{}, {Role::kAdministrator}});
}

class PurgesApi : public testing::Test {
 protected:
  PurgesApi() : portal_(routes()) {
    const auto content = portal_.app.store.files().put("Họ tên\nNguyễn Văn A\n");
    sha256_ = content.sha256;
    {
      auto change = portal_.app.store.write();
      change.add_file({.id = "f1",
                       .sha256 = content.sha256,
                       .byte_size = content.byte_size,
                       .media_type = "text/csv",
                       .name = "a.csv",
                       .agency = "weather"});
      change.commit();
    }
    catalog::publish::Draft draft;
    draft.document = base::parse_json(
        R"({"title":{"vi":"Danh bạ"},"description":"d","contactPoint":{"fn":"Ketxuhiem"},
            "distribution":[{"file":"f1"}]})");
    draft.state = "published";
    dataset_ = portal_.add(std::move(draft)).id;
    distribution_ = portal_.get_json("/api/v1/datasets/" + dataset_)["distribution"]
                        .items()[0]["id"]
                        .as_string();
  }

  http::Request request(const Principal& who, const std::string& id = "",
                        const std::string& body = "") {
    auto made =
        http::make_request("POST", "/api/v1/purges", {{"Content-Type", "application/json"}}, body);
    made.params = {{"id", id}};
    app::set_principal(made, who);
    return made;
  }
  Json ask(const std::string& body) {
    return base::parse_json(
        http::body_text(ask_purge(request(administrator("an"), "", body), portal_.app)));
  }
  Json confirm(const std::string& id) {
    return base::parse_json(
        http::body_text(confirm_purge(request(administrator("binh"), id), portal_.app)));
  }
  Json erase_content() {
    return confirm(
        ask(R"({"kind":"content","sha256":")" + sha256_ + R"(","reason":"Dữ liệu cá nhân"})")["id"]
            .as_string());
  }

  TestPortal portal_;
  std::string sha256_, dataset_, distribution_;
};

TEST_F(PurgesApi, AnswersOldAddressesOfAnErasedContentBy410WithTheReason) {
  const std::vector<std::string> addresses = {
      "/files/" + distribution_ + "/a.csv", "/files/" + distribution_ + "/latest",
      "/files/by-hash/" + sha256_, "/api/v1/files/" + distribution_ + "/entries"};
  EXPECT_EQ(portal_.get(addresses[0]).status, 200);
  EXPECT_EQ(erase_content()["state"].as_string(), "done");
  for (const auto& address : addresses) {
    const auto answer = portal_.get(address);
    EXPECT_EQ(answer.status, 410) << address;
    EXPECT_NE(http::body_text(answer).find("Dữ liệu cá nhân"), std::string::npos) << address;
  }
}

TEST_F(PurgesApi, TellsMembersThatAnUploadedFileIsGone) {
  erase_content();
  auto asked = http::make_request("GET", "/api/v1/files/f1");
  asked.params = {{"id", "f1"}};
  app::set_principal(asked, administrator("an"));
  try {
    show_uploaded_file(asked, portal_.app);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kGone);
  }
}

TEST_F(PurgesApi, ErasesAFieldFromWhatIsServed) {
  const Json asked = ask(R"({"kind":"field","dataset":")" + dataset_ +
                         R"(","pointer":"/contactPoint","reason":"Theo yêu cầu"})");
  EXPECT_EQ(asked["state"].as_string(), "asked");
  EXPECT_FALSE(asked["may_confirm"].as_bool()) << "who asked";
  const Json done = confirm(asked["id"].as_string());
  EXPECT_EQ(done["erased"]["revision"].as_integer(), 1);
  EXPECT_TRUE(done["backups"].is_array());
  for (const std::string& address :
       {"/api/v1/datasets/" + dataset_, "/api/v1/datasets/" + dataset_ + "/revisions/1"}) {
    const auto answer = portal_.get(address);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(http::body_text(answer).find("Ketxuhiem"), std::string::npos) << address;
  }
  EXPECT_TRUE(catalog::store::check(portal_.app.store).problems.empty());
}

TEST_F(PurgesApi, ListsThemForThoseWhoMayAnswerAndNobodyElse) {
  ask(R"({"kind":"content","sha256":")" + sha256_ + R"(","reason":"x"})");
  const auto count = [&](const Principal& who) {
    return base::parse_json(http::body_text(list_purges(request(who), portal_.app)))["purges"]
        .items()
        .size();
  };
  EXPECT_EQ(count(administrator("binh")), 1u);
  EXPECT_EQ(count(Principal::signed_in({"1", "mai", "Mai"}, {{{"health", Role::kPublisher}}, {}})),
            0u);
  EXPECT_EQ(portal_.get("/api/v1/purges").status, 401);
}

TEST_F(PurgesApi, RefusesAWishThatIsNone) {
  for (const char* body :
       {"{}", R"({"kind":"all","reason":"x"})", R"({"kind":"content","sha256":"00","reason":"x"})"})
    EXPECT_THROW(ask(body), base::Error) << body;
}

TEST_F(PurgesApi, KeepsWhatIsDeclined) {
  const Json asked = ask(R"({"kind":"content","sha256":")" + sha256_ + R"(","reason":"x"})");
  const auto answer = decline_purge(
      request(administrator("binh"), asked["id"].as_string(), R"({"note":"Không cần"})"),
      portal_.app);
  EXPECT_EQ(base::parse_json(http::body_text(answer))["note"].as_string(), "Không cần");
  EXPECT_EQ(portal_.get("/files/" + distribution_ + "/a.csv").status, 200);
}

}  // namespace
}  // namespace portal::api
