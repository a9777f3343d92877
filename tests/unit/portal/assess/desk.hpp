#pragma once

// A portal with two assessors and the assessment of area 7.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "catalog/assessment/action_table.hpp"
#include "catalog/assessment/assessment.hpp"
#include "catalog/people/accounts.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/publish/agencies.hpp"
#include "portal/app/form.hpp"
#include "portal/assess/reading.hpp"
#include "portal/assess/routes.hpp"
#include "portal/http/url.hpp"
#include "tests/support/portal.hpp"

namespace portal::assess {

inline std::vector<app::Route> all_routes() {
  auto list = routes();
  for (auto& route : data_routes()) list.push_back(std::move(route));
  return list;
}

inline std::string area7_text() {
  std::ifstream in(std::string(FIXTURES) + "/assessment/area7.json");
  return {std::istreambuf_iterator<char>(in), {}};
}

class Desk : public testing::Test {
 protected:
  Desk() : portal(all_routes()) {
    prepare(portal.app);
    add_people();
    for (const auto& [name, account] : ids)
      sessions[name] = portal.app.gate.begin_session(account, "", "");
    id = import(area7_text());
  }

  void add_people() {
    auto change = portal.app.store.write();
    for (const char* name : {"lan", "binh", "khach"}) {
      people::Account account;
      account.name = name;
      account.display_name = name;
      ids[name] = people::add_account(change, account).id;
    }
    people::grant(change, ids["lan"], "", people::Role::kAssessor);
    people::grant(change, ids["binh"], "", people::Role::kAdministrator);
    catalog::publish::put_agency(change,
                                 {"north", base::parse_json(R"({"name":{"vi":"Miền Bắc"}})"), ""});
    change.commit();
  }

  std::string import(const std::string& text) {
    const auto principal = person("lan");
    const auto document = as::read_document(text);
    auto change = portal.app.store.write();
    auto made = as::import_document(change, principal, document, frames(portal.app)(document.head));
    change.commit();
    return made;
  }

  people::Principal person(const std::string& name) {
    return portal.app.gate.find_by_session(sessions[name]);
  }

  http::Response get(const std::string& target, const std::string& who = "") {
    http::Headers headers{{"accept", "text/html"}};
    if (!who.empty()) headers.add("cookie", "session=" + sessions[who]);
    return portal.get(target, std::move(headers));
  }
  std::string page(const std::string& target, const std::string& who = "") {
    return http::body_text(get(target, who));
  }
  http::Response post(const std::string& who, const std::string& target, http::QueryPairs fields) {
    fields.emplace_back("form_token", app::form_token_for(sessions[who]));
    return portal.post(target,
                       {{"content-type", "application/x-www-form-urlencoded"},
                        {"accept", "text/html"},
                        {"cookie", "session=" + sessions[who]}},
                       http::build_query(fields));
  }
  void publish() {
    EXPECT_EQ(post("lan", desk(), {{"do", "submit"}}).status, 303);
    EXPECT_EQ(post("binh", desk(), {{"do", "publish"}}).status, 303);
  }
  std::string desk() const { return "/vi/manage/assessments/" + id; }
  std::string report(const std::string& language = "vi") const {
    return "/" + language + "/readiness/assessments/" + id;
  }
  as::Answer answer(const std::string& question) {
    const auto reader = portal.app.store.read();
    return as::read_working(reader.connection(), id, frames(portal.app))
        .document.find_entry(question)
        ->answer;
  }
  static bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  }

  TestPortal portal;
  std::map<std::string, std::string> ids;
  std::map<std::string, std::string> sessions;
  std::string id;
};

}  // namespace portal::assess
