#include "portal/jobs/follower.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <thread>

#include "catalog/base/text.hpp"
#include "catalog/purge/finish.hpp"
#include "catalog/purge/purge.hpp"
#include "tests/support/portal.hpp"

namespace portal::jobs {
namespace {

namespace fs = std::filesystem;

catalog::publish::Draft draft(const std::string& title, const std::string& state = "published") {
  catalog::publish::Draft made;
  made.document = base::parse_json(R"({"title":{"en":")" + title + R"("},"description":"d"})");
  made.source = "test";
  made.source_key = title;
  made.state = state;
  return made;
}

std::uint64_t total(TestPortal& portal, const std::string& words) {
  search::SearchRequest request;
  request.q = words;
  return portal.app.index.search(request).total;
}

TEST(IndexRecord, IsMadeOfPublicDatasetsOnly) {
  catalog::store::StoredDataset dataset;
  dataset.id = "1";
  dataset.slug = "one";
  dataset.document = R"({"title":{"en":"One"}})";
  EXPECT_FALSE(index_record(dataset));
  dataset.state = "published";
  EXPECT_TRUE(index_record(dataset));
  dataset.visibility = "private";
  EXPECT_FALSE(index_record(dataset));
}

TEST(RebuildForPurges, LeavesNothingOfAnErasedFieldInTheIndex) {
  TestPortal portal({});
  auto record = draft("Rainfall");
  record.document.set("description", "Ketxuhiem");
  const auto id = portal.add(std::move(record)).id;
  portal.follow();
  EXPECT_EQ(total(portal, "ketxuhiem"), 1u);
  const auto person = [](const char* name) {
    return catalog::people::Principal::signed_in({name, name, name},
                                                 {{}, {catalog::people::Role::kAdministrator}});
  };
  auto change = std::make_optional<catalog::store::WriteTransaction>(portal.app.store.pool());
  const auto asked = catalog::purge::ask(*change, person("an"),
                                         {.kind = catalog::purge::Kind::kField,
                                          .dataset = id,
                                          .pointer = "/description",
                                          .reason = "x"});
  catalog::purge::confirm(*change, person("binh"), asked.id);
  change->commit();
  change.reset();
  const auto folder = app::App::index_folder(portal.folder.path());
  {
    search::Indexer indexer(folder.string(), portal.app.store.id());
    EXPECT_TRUE(rebuild_for_purges(portal.app.store, indexer));
    EXPECT_FALSE(rebuild_for_purges(portal.app.store, indexer)) << "once";
  }
  EXPECT_EQ(total(portal, "ketxuhiem"), 0u);
  EXPECT_EQ(total(portal, "rainfall"), 1u);
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    EXPECT_EQ(base::lower_ascii(bytes).find("ketxuhiem"), std::string::npos) << entry.path();
  }
  EXPECT_EQ(catalog::purge::finish(portal.app.store, [] {}).key, "job_purge");
}

TEST(BringUpToDate, FindsWhatWasAddedAndChanged) {
  TestPortal portal({});
  portal.add(draft("Rainfall"));
  portal.follow();
  EXPECT_EQ(total(portal, "rainfall"), 1u);
  auto other = draft("Rainfall");
  other.document.set("title", base::parse_json(R"({"en":"Snowfall"})"));
  portal.add(std::move(other));
  portal.add(draft("Rivers"));
  portal.follow();
  EXPECT_EQ(total(portal, "rainfall"), 0u);
  EXPECT_EQ(total(portal, "snowfall"), 1u);
  EXPECT_EQ(total(portal, "rivers"), 1u);
}

TEST(BringUpToDate, DropsWithdrawnRecords) {
  TestPortal portal({});
  portal.add(draft("Rainfall"));
  portal.follow();
  portal.add(draft("Rainfall", "withdrawn"));
  portal.follow();
  EXPECT_EQ(total(portal, "rainfall"), 0u);
  EXPECT_EQ(portal.app.index.count(), 0u);
}

TEST(BringUpToDate, RebuildsALostIndex) {
  TestPortal portal({});
  portal.add(draft("Rainfall"));
  portal.follow();
  fs::remove_all(app::App::index_folder(portal.folder.path()));
  portal.follow();
  EXPECT_EQ(total(portal, "rainfall"), 1u);
}

TEST(BringUpToDate, RebuildsTheIndexOfAnotherStore) {
  TestPortal portal({});
  portal.add(draft("Rainfall"));
  const auto folder = app::App::index_folder(portal.folder.path());
  fs::remove_all(folder);
  {
    search::Indexer stranger(folder.string(), "another store");
    stranger.commit(1'000);
  }
  portal.follow();
  EXPECT_EQ(total(portal, "rainfall"), 1u);
  EXPECT_EQ(static_cast<std::int64_t>(portal.app.index.seq()), portal.app.store.read().last_seq());
}

TEST(BringUpToDate, RebuildsAnIndexThatIsBehindAndCannotBeWritten) {
  TestPortal portal({});
  portal.add(draft("Rainfall"));
  portal.follow();
  for (const auto& entry :
       fs::recursive_directory_iterator(app::App::index_folder(portal.folder.path())))
    if (entry.path().filename() == "termlist.glass") fs::resize_file(entry.path(), 0);
  portal.add(draft("Rivers"));
  portal.follow();
  EXPECT_EQ(total(portal, "rainfall"), 1u);
  EXPECT_EQ(total(portal, "rivers"), 1u);
}

// As an elder version may have left it: publish() refuses such a record now.
TEST(BringUpToDate, LeavesOutARecordThatCannotBeReadAndTakesTheOthers) {
  TestPortal portal({});
  portal.add(draft("Rainfall"));
  {
    catalog::store::WriteTransaction transaction(portal.app.store.pool());
    catalog::store::DatasetChange change;
    change.id = "deep";
    change.slug = "deep";
    change.state = "published";
    change.document = R"({"title":{"en":"Deep"},"relation":)" + std::string(100, '[') +
                      std::string(100, ']') + "}";
    transaction.put_dataset(change);
    transaction.commit();
  }
  portal.add(draft("Rivers"));
  portal.follow();
  EXPECT_EQ(portal.app.index.count(), 2u);
  fs::remove_all(app::App::index_folder(portal.folder.path()));
  portal.follow();
  EXPECT_EQ(total(portal, "rivers"), 1u);
}

// Waits for another thread, by looking, for ten seconds at most.
template <typename Condition>
bool comes_true(const Condition& condition) {
  for (int i = 0; i < 1000 && !condition(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  return condition();
}

TEST(Follower, ShowsAChangeAndForgetsFormerAnswers) {
  TestPortal portal({});
  Follower follower(portal.app);
  portal.add(draft("Rainfall"));
  follower.nudge();
  const auto last = portal.app.store.read().last_seq();
  EXPECT_TRUE(comes_true([&] { return portal.app.cache.epoch() == last; }));
  EXPECT_EQ(total(portal, "rainfall"), 1u);
}

TEST(Follower, MendsADamagedIndexThatIsDoubted) {
  TestPortal portal({});
  portal.add(draft("Rainfall"));
  portal.follow();
  Follower follower(portal.app);
  ASSERT_TRUE(comes_true([&] { return !portal.app.doubts_index; }));
  for (const auto& entry :
       fs::recursive_directory_iterator(app::App::index_folder(portal.folder.path())))
    if (entry.path().extension() == ".glass") std::ofstream(entry.path()) << "damaged";
  portal.app.doubts_index = true;
  follower.nudge();
  EXPECT_TRUE(comes_true([&] {
    const auto folder = app::App::index_folder(portal.folder.path()).string();
    const auto seq = static_cast<std::uint64_t>(portal.app.store.read().last_seq());
    return search::inspect_index(folder, portal.app.store.id(), seq, true).state ==
           search::IndexState::kGood;
  }));
}

// A withdrawn record must not stay public because a disk is full.
TEST(Follower, ForgetsFormerAnswersThoughTheIndexCannotFollow) {
  TestPortal portal({});
  Follower follower(portal.app);
  portal.add(draft("Rainfall"));
  follower.nudge();
  const auto last = portal.app.store.read().last_seq();
  ASSERT_TRUE(comes_true([&] { return portal.app.cache.epoch() == last; }));
  const auto folder = app::App::index_folder(portal.folder.path());
  fs::rename(folder, folder.string() + ".away");
  std::ofstream(folder) << "no folder";
  const auto before = portal.app.cache.generation();
  portal.add(draft("Rivers"));
  follower.nudge();
  EXPECT_TRUE(comes_true([&] { return portal.app.cache.generation() > before; }));
  fs::remove(folder);
  fs::rename(folder.string() + ".away", folder);
  follower.nudge();
  EXPECT_TRUE(comes_true([&] { return portal.app.cache.epoch() > last; }));
}

TEST(Follower, KeepsWhatWasCountedWhenItEnds) {
  TestPortal portal({});
  const auto id = portal.add(draft("Rainfall")).id;
  {
    Follower follower(portal.app);
    const auto person = http::make_request("GET", "/x", {{"user-agent", "Firefox"}});
    portal.app.usage.count(person, app::subject_of_view(id));
    for (int i = 0; i < 5; ++i) portal.app.usage.count(person, "missed vi 0 0 xe buyt");
  }
  EXPECT_EQ(portal.app.missing_table.list(base::now()).size(), 1u);
  EXPECT_EQ(portal.app.usage_table.recent_uses_of(id, base::now()).views, 1);
}

TEST(KeepCounts, CountsOnWhatTheStoreCannotTake) {
  TestPortal portal({});
  const auto id = portal.add(draft("Rainfall")).id;
  const auto execute = [&](catalog::sql::Sql sql) {
    portal.app.store.pool().write().connection().execute(sql);
  };
  const auto person = http::make_request("GET", "/x", {{"user-agent", "Firefox"}});
  portal.app.usage.count(person, app::subject_of_view(id));
  for (int i = 0; i < 5; ++i) portal.app.usage.count(person, "missed vi 0 0 xe buyt");
  execute("ALTER TABLE usage RENAME TO usage_away");
  execute("ALTER TABLE missing RENAME TO missing_away");
  keep_counts(portal.app);
  execute("ALTER TABLE usage_away RENAME TO usage");
  execute("ALTER TABLE missing_away RENAME TO missing");
  EXPECT_EQ(portal.app.usage_table.recent_uses_of(id, base::now()).views, 0);
  portal.app.usage.count(person, app::subject_of_view(id));
  keep_counts(portal.app);
  keep_counts(portal.app);
  EXPECT_EQ(portal.app.usage_table.recent_uses_of(id, base::now()).views, 2);
  ASSERT_EQ(portal.app.missing_table.list(base::now()).size(), 1u);
  EXPECT_EQ(portal.app.missing_table.list(base::now())[0].asked, 5);
}

TEST(Standing, OfWhatIsUsedRisesWithTheDayAndFallsWhenItIsForgotten) {
  TestPortal portal({});
  const auto id = portal.add(draft("Rainfall")).id;
  portal.add(draft("Rainfall of others"));
  portal.follow();
  search::Indexer indexer(app::App::index_folder(portal.folder.path()).string(),
                          portal.app.store.id());
  const auto popularity = [&] { return portal.app.index.find_standing(id)->popularity; };
  EXPECT_EQ(popularity(), 0);
  portal.app.usage_table.add(base::now(), {{id, {60, 39}}});
  EXPECT_EQ(refresh_standing(portal.app.store, indexer, portal.app.index), 1u);
  EXPECT_NEAR(popularity(), 2, 0.01);
  EXPECT_EQ(refresh_standing(portal.app.store, indexer, portal.app.index), 0u);
  const base::FixedClock later(base::now() + std::chrono::hours(24 * 90));
  EXPECT_EQ(refresh_standing(portal.app.store, indexer, portal.app.index), 1u);
  EXPECT_EQ(popularity(), 0);
}

catalog::publish::Draft daily(const std::string& title, const char* modified) {
  auto made = draft(title);
  made.document.set("modified", modified);
  made.document.set("accrualPeriodicity",
                    "http://publications.europa.eu/resource/authority/frequency/DAILY");
  return made;
}

TEST(Standing, OfWhatNobodyUsesFallsWhenItsTimeIsOver) {
  TestPortal portal({});
  std::string late, next;
  {
    const base::FixedClock clock(*base::parse_time("2026-03-01T12:00:00Z"));
    late = portal.add(daily("Rainfall", "2026-03-01")).id;
    next = portal.add(daily("Snowfall", "2026-03-02")).id;
    portal.follow();
  }
  search::Indexer indexer(app::App::index_folder(portal.folder.path()).string(),
                          portal.app.store.id());
  const auto refreshed = [&](const char* moment) {
    const base::FixedClock clock(*base::parse_time(moment));
    return refresh_freshness(portal.app.store, indexer, portal.app.index);
  };
  const auto fresh = [&](const std::string& id) {
    return portal.app.index.find_standing(id)->fresh;
  };
  EXPECT_EQ(refreshed("2026-03-02T00:00:00Z"), 0u);
  EXPECT_EQ(fresh(late), 1);
  EXPECT_EQ(refreshed("2026-03-02T00:00:01Z"), 1u);
  EXPECT_EQ(fresh(late), 0);
  EXPECT_EQ(fresh(next), 1);
  EXPECT_EQ(refreshed("2026-03-02T00:00:01Z"), 0u);
  EXPECT_EQ(refreshed("2026-03-09T00:00:00Z"), 1u);
  EXPECT_EQ(total(portal, "rainfall"), 1u) << "the rest of the record is as it was";
  const auto seq = static_cast<std::uint64_t>(portal.app.store.read().last_seq());
  EXPECT_EQ(search::inspect_index(app::App::index_folder(portal.folder.path()).string(),
                                  portal.app.store.id(), seq, true)
                .state,
            search::IndexState::kGood);
}

TEST(Follower, LearnsTheAcronymsOfAgencies) {
  TestPortal portal({});
  Follower follower(portal.app);
  ASSERT_TRUE(comes_true([&] { return portal.app.has_index.load(); }));
  auto record = draft("Images");
  record.document.set("publisher",
                      base::parse_json(R"x({"name":{"en":"Board of Rope Knots (BRK)"}})x"));
  portal.add(std::move(record));
  follower.nudge();
  ASSERT_TRUE(comes_true([&] { return !portal.app.index.learned().empty(); }));
  search::SearchRequest request;
  request.q = "brk";
  request.explain = true;
  const auto found = portal.app.index.search(request);
  EXPECT_EQ(found.total, 1u);
  EXPECT_EQ(found.explanation["also_looked_for"].items().size(), 1u);
}

}  // namespace
}  // namespace portal::jobs
