// Every route x everybody x every state of a record: who is let in follows from the table of rights
// and the route table alone, and is the exact status.
#include <gtest/gtest.h>

#include <functional>
#include <optional>

#include "catalog/publish/states.hpp"
#include "tests/unit/portal/cli/guarded_portal.hpp"

namespace portal::cli {
namespace {

using app::Access;
using app::Audience;
using app::Route;
using people::Right;

constexpr int kLetIn = 0;  // stands for every status but 401, 403, 404 and 410

int seen(int status) {
  const bool refused = status == 401 || status == 403 || status == 404 || status == 410;
  return refused ? status : kLetIn;
}

// What the route table says, before any record is looked at.
int gate(const Route& route, const Asker& asker) {
  if (asker.name == "revoked") return 401;
  if (route.access.kind() == Access::Kind::kAnyone) return kLetIn;
  if (asker.principal.is_anonymous()) return 401;
  if (route.access.kind() == Access::Kind::kInPerson) return 403;
  if (route.access.kind() == Access::Kind::kHolder &&
      !asker.principal.may_somewhere(route.access.right()))
    return 403;
  return kLetIn;
}

// A record as the matrix knows it.
struct Kept {
  std::string key;
  std::string state;
  std::string visibility;
};

const std::vector<Kept> kRecords = {
    {"draft", "draft", "public"},       {"review", "review", "public"},
    {"public", "published", "public"},  {"restricted", "published", "agency"},
    {"archived", "archived", "public"}, {"withdrawn", "withdrawn", "public"},
};

bool is_public(const Kept& record) {
  return record.state == "published" && record.visibility == "public";
}

// A state to which there is a way.
std::string_view next_state(const Kept& record) {
  for (const auto& move : catalog::publish::kMoves)
    if (move.from == record.state && move.to != "scheduled") return move.to;
  return "draft";
}

// The right that a route about a dataset needs in its agency, once the record may be seen; nothing:
// seeing it is enough. A route that stands not here is one whose guard nobody has thought of.
std::optional<std::optional<Right>> right_of(const std::string& method, const std::string& rest,
                                             const Kept& record) {
  const Right change = catalog::publish::right_to_change(record.state);
  const auto move = [&](std::string_view to) -> Right {
    const auto* found = catalog::publish::find_move(record.state, to);
    return found ? found->right : Right::kReadDrafts;
  };
  const std::map<std::string, std::optional<Right>> table = {
      {"GET ", std::nullopt},
      {"GET /similar", std::nullopt},
      {"GET /revisions", std::nullopt},
      {"GET /revisions/{number}", std::nullopt},
      {"GET /diff", std::nullopt},
      {"PUT ", change},
      {"PATCH ", change},
      {"DELETE ", move("withdrawn")},
      {"POST /state", move(next_state(record))},
      {"POST /restore", change},
      {"GET /working-copy", Right::kReadDrafts},
      {"PUT /working-copy", Right::kEdit},
      {"PATCH /working-copy", Right::kEdit},
      {"DELETE /working-copy", Right::kEdit},
      {"POST /working-copy/state", Right::kEdit},
      {"POST /copy", Right::kEdit},
  };
  const auto found = table.find(method + " " + rest);
  if (found == table.end()) return std::nullopt;
  return found->second;
}

std::string body_for(const std::string& rest, const Kept& record) {
  if (rest == "/state")
    return R"({"state":")" + std::string(next_state(record)) + R"(","note":"n"})";
  if (rest == "/working-copy/state") return R"({"state":"review","note":"n"})";
  if (rest == "/restore") return R"({"revision":1})";
  if (rest == "/copy") return R"({"as":"copy"})";
  return R"({"title":{"en":"Changed"},"description":{"en":"d"}})";
}

class Matrix : public testing::Test {
 protected:
  std::string fill(std::string pattern, const std::string& id) const {
    const auto put = [&](const char* name, const std::string& value) {
      for (auto at = pattern.find(name); at != std::string::npos; at = pattern.find(name))
        pattern.replace(at, std::string_view(name).size(), value);
    };
    put("{id}", id);
    put("{number}", "1");
    put("{agency}", "weather");
    for (auto open = pattern.find('{'); open != std::string::npos; open = pattern.find('{'))
      pattern.replace(open, pattern.find('}') - open + 1, "none");
    return pattern;
  }

  int expected(const Route& route, const std::string& rest, const Asker& asker,
               const Kept& record) const {
    if (const int refused = gate(route, asker); refused != kLetIn) return refused;
    const bool of_the_agency = asker.principal.may(Right::kReadDrafts, "weather");
    // What is like a dataset is looked for where everybody may look; a working copy is its
    // agency's.
    const bool for_all = rest == "/similar";
    const bool for_the_agency = route.method == "GET" && rest == "/working-copy";
    if (!is_public(record) && (!of_the_agency || for_all)) return 404;
    if (for_the_agency && !of_the_agency) return 404;
    const auto needed = right_of(route.method, rest, record);
    if (needed && *needed && !asker.principal.may(**needed, "weather")) return 403;
    return kLetIn;
  }

  GuardedPortal guarded;
};

TEST_F(Matrix, OfDatasetsIsExactForEveryRoutePersonAndState) {
  constexpr std::string_view one = "/api/v1/datasets/{id}";
  std::size_t asked = 0;
  for (const auto& route : guarded.portal.routes()) {
    if (!route.pattern.starts_with(one)) continue;
    const std::string rest = route.pattern.substr(one.size());
    ASSERT_TRUE(right_of(route.method, rest, kRecords[0]))
        << route.method << " " << route.pattern << " is not in the matrix";
    for (const auto& record : kRecords)
      for (const auto& asker : guarded.askers) {
        const auto id = guarded.add(record.key, record.state, record.visibility,
                                    "Matrix " + std::to_string(++asked));
        const auto response = guarded.ask(asker, route.method, fill(route.pattern, id),
                                          route.method == "GET" ? "" : body_for(rest, record));
        const int wanted = expected(route, rest, asker, record);
        // Without a working copy there is none to show, to whoever may.
        const bool none =
            rest.starts_with("/working-copy") && wanted == kLetIn &&
            (route.method == "GET" || route.method == "DELETE" || rest.ends_with("/state"));
        EXPECT_EQ(seen(response.status), none ? 404 : wanted)
            << route.method << " " << route.pattern << " by " << asker.name << " of " << record.key
            << ": " << response.status << " " << http::body_text(response);
      }
  }
  RecordProperty("asked", static_cast<int>(asked));
}

// What is about an agency; agencies themselves are public, so nothing is hidden, only refused.
TEST_F(Matrix, OfAgenciesIsExactForEveryRouteAndPerson) {
  for (const auto& route : guarded.portal.routes()) {
    const bool by_page = route.pattern.find("/manage/{agency}/") != std::string::npos;
    const bool by_api = route.pattern.starts_with("/api/v1/agencies/{id}/");
    if ((!by_page && !by_api) || route.access.kind() != Access::Kind::kHolder) continue;
    for (const auto& asker : guarded.askers) {
      int wanted = gate(route, asker);
      if (wanted == kLetIn && !asker.principal.may(route.access.right(), "weather")) wanted = 403;
      const auto response = guarded.ask(asker, route.method, fill(route.pattern, "weather"),
                                        route.method == "GET" || by_page ? "" : "{}");
      // People are led to the page on which they sign in.
      const int got = by_page && response.status == 303 && asker.principal.is_anonymous()
                          ? 401
                          : seen(response.status);
      const bool absent = got == 404 && wanted == kLetIn;  // a template called "none"
      EXPECT_TRUE(got == wanted || absent)
          << route.method << " " << route.pattern << " by " << asker.name << ": " << response.status
          << ", not " << wanted << " " << http::body_text(response);
    }
  }
}

TEST_F(Matrix, OfEveryOtherRouteKeepsToTheRouteTable) {
  std::size_t asked = 0;
  for (const auto& route : guarded.portal.routes())
    for (const auto& asker : guarded.askers) {
      const int wanted = gate(route, asker);
      if (wanted == kLetIn || route.method == "OPTIONS") continue;
      const auto response = guarded.ask(asker, route.method, fill(route.pattern, "none"));
      const bool led = route.audience == Audience::kPage && response.status == 303;
      EXPECT_TRUE(response.status == wanted || (led && wanted == 401))
          << route.method << " " << route.pattern << " by " << asker.name << ": " << response.status
          << ", not " << wanted;
      ++asked;
    }
  EXPECT_GT(asked, 300u);
}

}  // namespace
}  // namespace portal::cli
