#pragma once

// A store with assessors, and the assessment of area 7 that they write.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <type_traits>

#include "catalog/assessment/action_table.hpp"
#include "catalog/assessment/assessment.hpp"
#include "catalog/assessment/document.hpp"
#include "catalog/assessment/schema.hpp"
#include "catalog/base/error.hpp"
#include "catalog/people/principal.hpp"
#include "catalog/store/store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::assessment {

inline people::Principal assessor(const std::string& name) {
  return people::Principal::signed_in({"id-" + name, name, name}, {{}, {people::Role::kAssessor}});
}

inline const readiness::Registry& registry() {
  static const auto made = readiness::Registry::load();
  return made;
}

inline Frame frame_of_head(const Head& head) {
  return frame_of(registry(), head.framework, head.questions);
}

inline std::string area7_text() {
  std::ifstream in(std::string(FIXTURES) + "/assessment/area7.json");
  return {std::istreambuf_iterator<char>(in), {}};
}
inline Document area7() {
  return read_document(area7_text());
}

/// The key of the sentence with which something is refused; empty when it is not.
template <typename Act>
std::string refusal_of(Act act) {
  try {
    act();
  } catch (const base::Error& error) {
    return error.message().key;
  }
  return {};
}

struct Desk {
  TemporaryFolder folder;
  store::Store store{folder.path()};
  people::Principal lan = assessor("lan");
  people::Principal binh = assessor("binh");
  Frame frame = frame_of(registry(), "dgra");
  std::string id;

  template <typename Act>
  auto in_transaction(Act act) {
    auto change = store.write();
    if constexpr (std::is_void_v<decltype(act(change))>) {
      act(change);
      change.commit();
    } else {
      auto answer = act(change);
      change.commit();
      return answer;
    }
  }

  Desk() {
    make_tables(store);
    id = in_transaction([&](auto& change) { return import_document(change, lan, area7(), frame); });
  }

  Working read() { return read_of(id); }
  Working read_of(const std::string& assessment) {
    const auto reader = store.read();
    return read_working(reader.connection(), assessment, frame_of_head);
  }
  Answer answer(const std::string& question) {
    return read().document.find_entry(question)->answer;
  }
  Saved save(const people::Principal& who, const Answer& answer, std::int64_t expected) {
    return in_transaction(
        [&](auto& change) { return save_answer(change, who, id, answer, frame, expected); });
  }
  void submit_by(const people::Principal& who) {
    in_transaction([&](auto& change) { submit(change, who, id, frame_of_head); });
  }
  Document publish_by(const people::Principal& who, const std::string& today = "2019-07-15") {
    return in_transaction(
        [&](auto& change) { return publish(change, who, id, frame_of_head, today); });
  }
};

}  // namespace catalog::assessment
