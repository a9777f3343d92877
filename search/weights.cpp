#include "search/weights.hpp"

#include <array>

namespace search {
namespace {

using Member = double Weights::*;

constexpr std::array<std::pair<std::string_view, Member>, 13> kMembers = {{
    {"exact", &Weights::exact},
    {"pair", &Weights::pair},
    {"other_pair", &Weights::other_pair},
    {"synonym", &Weights::synonym},
    {"whole", &Weights::whole},
    {"place", &Weights::place},
    {"year", &Weights::year},
    {"standing", &Weights::standing},
    {"popularity", &Weights::popularity},
    {"official", &Weights::official},
    {"quality", &Weights::quality},
    {"fresh", &Weights::fresh},
    {"cutoff", &Weights::cutoff},
}};

}  // namespace

std::vector<std::pair<std::string_view, double>> list_weights(const Weights& weights) {
  std::vector<std::pair<std::string_view, double>> list;
  for (const auto& [name, member] : kMembers) list.emplace_back(name, weights.*member);
  return list;
}

bool set_weight(Weights& weights, std::string_view name, double value) {
  constexpr double most = 100;
  if (!(value >= 0 && value <= most)) return false;
  for (const auto& [known, member] : kMembers)
    if (known == name) return weights.*member = value, true;
  return false;
}

}  // namespace search
