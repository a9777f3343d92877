#include <memory>
#include <string>
#include <utility>

#include "catalog/coverage/feed.hpp"

namespace catalog::coverage {
namespace {

// A source that is always there: nobody having said anything is an answer too.
class CoverageFeeder : public facts::Feeder {
 public:
  using Fill = void (*)(sql::Connection&, const store::Reader&, const Checklists&, facts::Day);

  CoverageFeeder(std::string source, std::vector<std::string> fills, Fill fill, store::Store& store,
                 const Checklists& lists)
      : source_(std::move(source)),
        fills_(std::move(fills)),
        fill_(fill),
        store_(store),
        lists_(lists) {}

  std::string_view source() const override { return source_; }
  std::vector<std::string> fills() const override { return fills_; }

  facts::Fed refill(sql::Connection& connection, base::Time, facts::Day today) override {
    const auto reader = store_.snapshot();
    fill_(connection, reader, with_issued(lists_, reader), today);
    return {};
  }

 private:
  std::string source_;
  std::vector<std::string> fills_;
  Fill fill_;
  store::Store& store_;
  const Checklists& lists_;
};

void inventory(sql::Connection& to, const store::Reader& reader, const Checklists&, facts::Day) {
  fill_inventory(to, reader);
}

void plan(sql::Connection& to, const store::Reader& reader, const Checklists& lists, facts::Day) {
  fill_plan(to, reader, lists);
}

}  // namespace

bool is_source(std::string_view source) {
  return source == "checklist" || source == "inventory" || source == "plan";
}

bool is_said_since(const store::Reader& reader, std::int64_t seq) {
  constexpr std::int64_t chunk = 500;
  for (;;) {
    const auto changes = reader.list_changes(seq, chunk);
    for (const auto& change : changes)
      if (change.kind == "coverage" || change.kind == "inventory" || change.kind == "issued_list")
        return true;
    if (static_cast<std::int64_t>(changes.size()) < chunk) return false;
    seq = changes.back().seq;
  }
}

facts::Feeders make_feeders(store::Store& store, const Checklists& lists) {
  facts::Feeders feeders;
  const auto add = [&](const char* source, std::vector<std::string> fills,
                       CoverageFeeder::Fill fill) {
    feeders.push_back(
        std::make_unique<CoverageFeeder>(source, std::move(fills), fill, store, lists));
  };
  add("checklist", {"rd_cover_item", "rd_cover_claim"}, fill_checklists);
  add("inventory", {"rd_inventory", "rd_publisher.inventory_n"}, inventory);
  add("plan", {"rd_plan", "rd_publisher.plan_n", "rd_publisher.list_reviewed_day"}, plan);
  return feeders;
}

}  // namespace catalog::coverage
