#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "catalog/base/json.hpp"

namespace catalog::documents {

/// Nodes with an address that several records of one catalogue describe: publishers, contacts,
/// licences. In RDF what the records say of such a node comes together in one node, which then
/// has a nameless part once for each record, and two values of a property that takes one.
/// Limits: what 1,000,000 properties said is remembered; of later ones nothing is taken away.
/// Thread: one at a time; one for each catalogue that is written.
class SharedNodes {
 public:
  /// Takes from a published record the nameless parts that earlier records gave the same node, and
  /// puts a second value of a property that takes one under kSourceStatement.
  void settle(base::Json& record);

 private:
  void settle_children(base::Json& node, bool is_record);
  void settle_value(base::Json& value, bool is_part);
  void settle_node(base::Json& node);
  bool is_settled(const std::string& id, const std::string& key, base::Json& value);
  bool is_new(std::uint64_t what);

  std::unordered_map<std::uint64_t, std::uint64_t> single_;  // of a node's property: its value
  std::unordered_set<std::uint64_t> said_;                   // node, property and nameless part
};

}  // namespace catalog::documents
