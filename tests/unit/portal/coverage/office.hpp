// A portal with an agency and people, for tests of pages and of the API.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "catalog/people/accounts.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/people/tokens.hpp"
#include "portal/app/form.hpp"
#include "portal/coverage/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::coverage {

namespace people = catalog::people;

inline bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class Office {
 public:
  Office() : portal(routes()) {
    auto change = portal.app.store.write();
    for (const char* slug : {"finance", "health"}) {
      catalog::store::StoredAgency agency;
      agency.slug = slug;
      agency.document = R"({"name":{"vi":"Sở Tài chính","en":"Finance"}})";
      change.put_agency(agency);
    }
    change.commit();
  }

  void add_person(const std::string& name, const std::string& agency, people::Role role) {
    {
      auto change = portal.app.store.write();
      people::Account account;
      account.name = name;
      ids_[name] = people::add_account(change, account).id;
      if (people::row_of(role).site_wide || !agency.empty())
        people::grant(change, ids_[name], agency, role);
      change.commit();
    }
    sessions_[name] = portal.app.gate.begin_session(ids_[name], "", "");
  }

  std::string add(const std::string& title, const std::string& state = "published") {
    catalog::publish::Draft draft;
    draft.agency = "finance";
    draft.state = state;
    draft.document = base::parse_json(R"({"title":{"vi":")" + title + "\"}}");
    return portal.add(std::move(draft)).id;
  }

  http::Response get(const std::string& target, const std::string& who = "") {
    http::Headers headers;
    if (!who.empty()) headers.set("cookie", "session=" + sessions_.at(who));
    return portal.get(target, std::move(headers));
  }

  http::Response send(const std::string& target, const std::string& who, const std::string& body) {
    const std::string& session = sessions_.at(who);
    return portal.post(target,
                       {{"content-type", "application/x-www-form-urlencoded"},
                        {"accept", "text/html"},
                        {"cookie", "session=" + session}},
                       body + "&form_token=" + app::form_token_for(session));
  }

  /// With a file in the field "table".
  http::Response upload(const std::string& target, const std::string& who,
                        const std::map<std::string, std::string>& fields,
                        const std::string& table) {
    const std::string& session = sessions_.at(who);
    auto all = fields;
    all["form_token"] = app::form_token_for(session);
    std::string body;
    for (const auto& [name, value] : all)
      body +=
          "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    body +=
        "--x\r\nContent-Disposition: form-data; name=\"table\"; filename=\"a.csv\"\r\n"
        "Content-Type: text/csv\r\n\r\n" +
        table + "\r\n--x--\r\n";
    return portal.post(target,
                       {{"content-type", "multipart/form-data; boundary=x"},
                        {"accept", "text/html"},
                        {"cookie", "session=" + session}},
                       body);
  }

  std::string token_of(const std::string& name) {
    auto change = portal.app.store.write();
    people::NewToken token;
    token.account = ids_.at(name);
    token.scope = people::Scope::kAdminister;
    const auto added = people::add_token(change, token);
    change.commit();
    return added.secret;
  }

  TestPortal portal;

 private:
  std::map<std::string, std::string> ids_;
  std::map<std::string, std::string> sessions_;
};

}  // namespace portal::coverage
