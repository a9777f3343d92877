// What is not public is nowhere: every route that can be read is asked, with every name that a
// secret record has, by everybody who may not see it.
#include <gtest/gtest.h>

#include "catalog/assessment/action_table.hpp"
#include "catalog/assessment/assessment.hpp"
#include "catalog/assessment/schema.hpp"
#include "catalog/bulk/batch_table.hpp"
#include "catalog/bulk/templates.hpp"
#include "catalog/coverage/claims.hpp"
#include "catalog/coverage/inventory.hpp"
#include "catalog/coverage/issued_list.hpp"
#include "catalog/facts/filler.hpp"
#include "catalog/publish/working_copy.hpp"
#include "portal/app/today.hpp"
#include "portal/http/url.hpp"
#include "portal/readiness/reading.hpp"
#include "tests/unit/portal/cli/guarded_portal.hpp"

namespace portal::cli {
namespace {

using base::Json;

// Words that stand in every text of what is secret.
const std::vector<std::string> kSecrets = {
    "zqdraft", "zqreview", "zqagency",     "zqwithdrawn", "zqcopy",     "zqtemplate",
    "zqbatch", "zqreason", "zqassessment", "zqaction",    "zqinternal", "zqnote"};

class Leak : public testing::Test {
 protected:
  Leak() {
    guarded.add("draft", "draft", "public", "zqdraft");
    guarded.add("review", "review", "public", "zqreview");
    guarded.add("agency", "published", "agency", "zqagency");
    guarded.add("withdrawn", "withdrawn", "public", "zqwithdrawn");
    catalog::assessment::make_tables(guarded.portal.app.store);
    write_beside();
    guarded.portal.follow();
    measure();
    collect_names();
  }

  // The readiness figures count what is secret too.
  void measure() {
    auto& app = guarded.portal.app;
    catalog::facts::Filler(app.store, app.facts, std::chrono::hours(7)).follow();
    ASSERT_TRUE(app.readiness.run(base::now(), app::today_of(app)).is_ok);
  }

  // What is kept beside records: a working copy of a public one, a template, a batch.
  void write_beside() {
    auto change = guarded.portal.app.store.write();
    const auto rain = change.read().find_dataset(guarded.ids["rain"]).value();
    catalog::publish::CopyDraft copy;
    copy.document = base::parse_json(rain.document);
    copy.document.set("title", "zqcopy");
    copy.agency = "weather";
    copy.author = "editor";
    copy.note = "zqreason";
    catalog::publish::save_copy(change, rain, std::move(copy));
    catalog::bulk::Template kept;
    kept.agency = "weather";
    kept.name = "zqtemplate";
    kept.document = base::parse_json(R"({"description":{"en":"zqtemplate"}})");
    catalog::bulk::put_template(change, std::move(kept));
    catalog::bulk::Batch batch;
    batch.agency = "weather";
    batch.name = "zqbatch";
    batch.source = "title\nzqbatch\n";
    batch.request = Json::object();
    guarded.ids["batch"] = catalog::bulk::put_batch(change, batch, {});
    write_assessment(change);
    write_coverage(change);
    change.commit();
  }

  // An assessment that is not published, and an action that is only proposed.
  void write_assessment(catalog::store::WriteTransaction& change) {
    namespace as = catalog::assessment;
    const auto& who = guarded.asker("administrator").principal;
    as::Head head{.framework = "dgra"};
    head.cutoff = "2026-05-18";
    head.title.en = "zqassessment";
    guarded.ids["assessment"] =
        as::open(change, who, head, as::frame_of(guarded.portal.app.registry, "dgra"));
    as::Action action{.dimension = "dgra.7"};
    action.title.en = "zqaction";
    action.due = "2026-05-18";
    guarded.ids["action"] = as::put_action(change, who, action, 0);
  }

  // What an agency keeps for itself, and claims of records that are not public, with their notes.
  void write_coverage(catalog::store::WriteTransaction& change) {
    namespace coverage = catalog::coverage;
    const std::string draft = guarded.ids["draft"];
    coverage::Holding holding{.id = "zq-1", .title_vi = "Mưa"};
    holding.internal = "zqinternal";
    holding.dataset = draft;
    holding.covers = {"godi2016/budget"};
    coverage::replace_holdings(change, "weather", {holding}, "zqeditor");
    coverage::IssuedList list{.agency = "weather", .reviewed = "2026-05-01", .title = "Danh mục"};
    list.entries = {{.id = "1", .title = "Mưa", .dataset = draft}};
    coverage::put_issued(change, list, "zqeditor");
    coverage::claim(change, {.item = "godi2016/map",
                             .dataset = draft,
                             .origin = coverage::Origin::kHint,
                             .note = "zqnote",
                             .actor = "zqeditor"});
    coverage::reject(change, "godi2016/map", draft, "zqnote", "zqeditor");
  }

  void collect_names() {
    const auto reader = guarded.portal.app.store.read();
    for (const auto& [key, id] : guarded.ids) {
      names.push_back(id);
      for (const auto& distribution : reader.list_distributions(id))
        names.push_back(distribution.id);
    }
    for (const char* name : {"weather", "1", "2", "zqdraft", "zqagency", "theme", "keyword",
                             "m.lic.nonpublic_reason", "godi2016", "map", "vn_issued", "weather.1"})
      names.push_back(name);
  }

  // A pattern with every name in the place of each variable.
  std::vector<std::string> addresses_of(const std::string& pattern) const {
    const auto open = pattern.find('{');
    if (open == std::string::npos) return {pattern};
    const auto close = pattern.find('}', open);
    std::vector<std::string> list;
    for (const auto& name : names)
      for (const auto& rest : addresses_of(pattern.substr(close + 1)))
        list.push_back(pattern.substr(0, open) + name + rest);
    return list;
  }

  // Says where a secret word stands in an answer; what the address itself said is an echo.
  void expect_silence(const Asker& asker, const std::string& address) {
    const auto response = guarded.ask(asker, "GET", address);
    EXPECT_LT(response.status, 500) << address;
    std::string told = http::body_text(response);
    for (const auto& [name, value] : response.headers) told += "\n" + name + ": " + value;
    const std::string folded = base::fold(told);
    for (const auto& secret : kSecrets)
      if (address.find(secret) == std::string::npos) {
        EXPECT_EQ(folded.find(secret), std::string::npos)
            << asker.name << " reads " << secret << " at " << address;
      }
  }

  GuardedPortal guarded;
  std::vector<std::string> names;
};

TEST_F(Leak, NothingSecretStandsInAnyAnswerToWhoeverMayNotReadIt) {
  std::size_t asked = 0;
  for (const auto& route : guarded.portal.routes()) {
    if (route.method != "GET") continue;
    for (const auto& address : addresses_of(route.pattern))
      for (const char* asker :
           {"nobody", "without agency", "stranger", "token of another agency"}) {
        expect_silence(guarded.asker(asker), address);
        ++asked;
      }
  }
  RecordProperty("asked", static_cast<int>(asked));
  EXPECT_GT(asked, 1000u);
}

// Who looks for a secret word learns what they would learn of a word that is nowhere.
TEST_F(Leak, ASearchForASecretWordIsAnsweredLikeOneForAWordThatIsNowhere) {
  for (const auto& route : guarded.portal.routes()) {
    if (route.method != "GET" || route.pattern.find('{') != std::string::npos) continue;
    for (const char* parameter : {"q", "match", "keyword", "agency"}) {
      const auto answer = [&](const std::string& word) {
        std::string text = http::body_text(guarded.ask(
            guarded.asker("nobody"), "GET", http::with_query(route.pattern, {{parameter, word}})));
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word))
          text.replace(at, word.size(), "?");
        const auto id = text.find("request_id");
        return id == std::string::npos ? text : text.substr(0, id);
      };
      EXPECT_EQ(answer("zqdraft"), answer("xkdraft")) << route.pattern << " by " << parameter;
      EXPECT_EQ(answer("zqagency"), answer("xkagency")) << route.pattern << " by " << parameter;
    }
  }
}

// What is secret and what is not there look alike: the same words, the same fields.
TEST_F(Leak, ASecretRecordIsAnsweredLikeOneThatIsNotThere) {
  const std::string absent = "0b7c1f30-5c5e-4f7e-9d5d-6f2b7c9f0a11";
  for (const auto& route : guarded.portal.routes()) {
    if (route.method != "GET" || route.pattern.find("/{id}") == std::string::npos) continue;
    if (route.pattern.find("/datasets/") == std::string::npos) continue;
    const auto answer = [&](const std::string& id) {
      std::string address = route.pattern;
      address.replace(address.find("{id}"), 4, id);
      if (const auto number = address.find("{number}"); number != std::string::npos)
        address.replace(number, 8, "1");
      const auto response = guarded.ask(guarded.asker("nobody"), "GET", address);
      std::string text = std::to_string(response.status) + http::body_text(response);
      for (auto at = text.find(id); at != std::string::npos; at = text.find(id))
        text.replace(at, id.size(), "?");
      const auto request = text.find("request_id");
      return request == std::string::npos ? text : text.substr(0, request);
    };
    for (const char* secret : {"draft", "review", "agency", "withdrawn"})
      EXPECT_EQ(answer(guarded.ids[secret]), answer(absent)) << route.pattern << " of " << secret;
  }
}

}  // namespace
}  // namespace portal::cli
