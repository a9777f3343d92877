#include "catalog/history/merge.hpp"

#include <algorithm>
#include <utility>

#include "catalog/history/items.hpp"

namespace catalog::history {
namespace {

using base::Json;

const Json kNothing;

bool holds_no_objects(const Json& list) {
  return std::ranges::none_of(list.items(),
                              [](const Json& item) { return item.is_object() || item.is_array(); });
}

class Merging {
 public:
  Json merge(const std::string& path, const Json& base, const Json& ours, const Json& theirs) {
    if (ours == theirs || theirs == base) return ours;
    if (ours == base) return theirs;
    if (ours.is_object() && theirs.is_object() && (base.is_object() || base.is_null()))
      return merge_members(path, base, ours, theirs);
    if (ours.is_array() && theirs.is_array() && (base.is_array() || base.is_null())) {
      if (are_named(base) && are_named(ours) && are_named(theirs))
        return merge_named(path, base, ours, theirs);
      if (holds_no_objects(base) && holds_no_objects(ours) && holds_no_objects(theirs))
        return merge_values(base, ours, theirs);
    }
    clashes_.push_back({path, base, ours, theirs});
    return ours;
  }

  std::vector<Clash> take() { return std::move(clashes_); }

 private:
  Json merge_members(const std::string& path, const Json& base, const Json& ours,
                     const Json& theirs) {
    const std::string start = path.empty() ? "" : path + ".";
    Json merged = Json::object();
    const auto add = [&](const std::string& name) {
      Json value = merge(start + name, base[name], ours[name], theirs[name]);
      if (!value.is_null()) merged.set(name, std::move(value));
    };
    for (const auto& [name, value] : ours.members()) add(name);
    for (const auto& [name, value] : theirs.members())
      if (!ours.find(name)) add(name);
    return merged;
  }

  Json merge_named(const std::string& path, const Json& base, const Json& ours,
                   const Json& theirs) {
    Json merged = Json::array();
    const auto in = [](const Json& list, const std::string& name) -> const Json& {
      const Json* found = find_named(list, name);
      return found ? *found : kNothing;
    };
    const auto add = [&](const std::string& name) {
      Json item = merge(path + "[" + name + "]", in(base, name), in(ours, name), in(theirs, name));
      if (!item.is_null()) merged.push(std::move(item));
    };
    for (const auto& item : ours.items()) add(name_of(item));
    for (const auto& item : theirs.items())
      if (!find_named(ours, name_of(item))) add(name_of(item));
    return merged;
  }

  // Theirs without what we took out, and with what we added.
  static Json merge_values(const Json& base, const Json& ours, const Json& theirs) {
    const Json removed = missing_in(ours, base), added = missing_in(base, ours);
    const Json kept = missing_in(removed, theirs);
    Json merged = kept;
    for (const auto& item : added.items())
      if (std::ranges::find(kept.items(), item) == kept.items().end()) merged.push(item);
    return merged;
  }

  std::vector<Clash> clashes_;
};

}  // namespace

Merge merge_documents(const base::Json& base, const base::Json& ours, const base::Json& theirs) {
  Merging merging;
  Merge merge;
  merge.document = merging.merge("", base, ours, theirs);
  merge.clashes = merging.take();
  return merge;
}

}  // namespace catalog::history
