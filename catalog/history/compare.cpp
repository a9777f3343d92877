#include "catalog/history/compare.hpp"

#include <utility>

#include "catalog/history/items.hpp"

namespace catalog::history {
namespace {

using base::Json;

class Comparison {
 public:
  void compare(const std::string& path, const Json& before, const Json& after) {
    if (before == after) return;
    if (before.is_object() && after.is_object()) return compare_members(path, before, after);
    if (before.is_array() && after.is_array()) return compare_lists(path, before, after);
    add(path, before, after);
  }

  std::vector<Difference> take() { return std::move(found_); }

 private:
  void compare_members(const std::string& path, const Json& before, const Json& after) {
    const std::string start = path.empty() ? "" : path + ".";
    for (const auto& [name, value] : before.members()) compare(start + name, value, after[name]);
    for (const auto& [name, value] : after.members())
      if (!before.find(name)) add(start + name, {}, value);
  }

  void compare_lists(const std::string& path, const Json& before, const Json& after) {
    const std::size_t differences = found_.size();
    if (are_named(before) && are_named(after)) {
      compare_named(path, before, after);
    } else {
      Json removed = missing_in(after, before), added = missing_in(before, after);
      if (!removed.items().empty() || !added.items().empty())
        add(path, std::move(removed), std::move(added));
    }
    if (found_.size() == differences) add(path, before, after);  // only their order
  }

  void compare_named(const std::string& path, const Json& before, const Json& after) {
    static const Json kNothing;
    const auto at = [&](const std::string& name) { return path + "[" + name + "]"; };
    for (const auto& item : before.items()) {
      const Json* other = find_named(after, name_of(item));
      compare(at(name_of(item)), item, other ? *other : kNothing);
    }
    for (const auto& item : after.items())
      if (!find_named(before, name_of(item))) add(at(name_of(item)), {}, item);
  }

  void add(const std::string& path, Json before, Json after) {
    Difference one{path, std::move(before), std::move(after), {}};
    if (one.before.is_string() && one.after.is_string())
      one.text = compare_texts(one.before.as_string(), one.after.as_string());
    found_.push_back(std::move(one));
  }

  std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> compare_documents(const base::Json& before, const base::Json& after) {
  Comparison comparison;
  comparison.compare("", before, after);
  return comparison.take();
}

}  // namespace catalog::history
