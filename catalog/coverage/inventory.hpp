#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/coverage/items.hpp"
#include "catalog/model/finding.hpp"
#include "catalog/store/writer.hpp"

/// What each agency holds, open or not and why: kept, checked, and changed as a whole or one by
/// one.
namespace catalog::coverage {

/// Something that an agency holds, whether or not it is open. Saying what is closed, and why, is a
/// merit: the inventory is public, but for `internal`.
struct Holding {
  std::string id = {};  // within the agency; 1 to 60 letters, digits, "." "-" "_"
  std::string title_vi = {};
  std::string title_en = {};
  std::string description_vi = {};
  std::string description_en = {};
  std::string system = {};  // in which it is kept
  std::string access = {};  // "open", "shared", "closed"; empty: not classified
  std::string reason = {};  // why it is not open, in words
  std::string law = {};  // and by which rule: "Luật Bảo vệ bí mật nhà nước 2018, Điều 7"
  std::string planned = {};  // when it is to be opened: "2027", "2027-03", "2027-03-31"
  std::string dataset = {};  // identifier of the dataset that it became
  std::string contact = {};
  std::vector<std::string> covers = {};  // items of checklists
  std::string note = {};
  std::string internal = {};  // for the agency alone

  bool operator==(const Holding&) const = default;
};

/// The text fields by name, in the order of tables and forms: all but `covers`.
struct HoldingField {
  std::string_view key;
  std::string Holding::*member;
};
const std::vector<HoldingField>& holding_fields();

/// {"id","title_vi", …,"covers":[…]}: what is empty is left out, but "access" is "unknown" then.
base::Json to_json(const Holding& holding, bool with_internal);
Holding holding_of(const base::Json& value);

/// Brings fields into the one form (access words, dates, the dataset by slug or address) and tells
/// what is wrong with them; `tell` gets severity, field, rule and what fills its sentence.
using TellField = std::function<void(Severity, std::string_view, const char*,
                                     std::map<std::string, std::string>)>;
void check_holding(Holding& holding, const store::Reader& reader, const Checklists& lists,
                   const TellField& tell);

/// Whether a text may be the id of a holding or of an entry of a list.
bool is_entry_id(std::string_view id);

/// The identifier of a dataset by identifier, slug or address of its page; nothing for none.
std::optional<std::string> find_dataset_id(const store::Reader& reader, std::string_view name);

/// By id; of one agency, and how many each agency has.
std::vector<Holding> list_holdings(const store::Reader& reader, std::string_view agency);
std::optional<Holding> find_holding(const store::Reader& reader, std::string_view agency,
                                    std::string_view id);
std::vector<std::pair<std::string, std::vector<Holding>>> list_all_holdings(
    const store::Reader& reader);

/// Most entries of an agency's inventory, and of its list.
inline constexpr std::size_t kMostEntries = 20'000;

/// What a change of an inventory did.
struct InventoryChange {
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::int64_t removed = 0;
};

/// The inventory of an agency from now on. Holdings were checked. What an entry says of a dataset
/// and an item is a claim (claims.hpp). Told to the audit log where something changed.
/// Errors: kConflict "agency_ended" where another agency goes on with what this one had; kTooLarge
/// "inventory_full" for more than kMostEntries.
InventoryChange replace_holdings(store::WriteTransaction& change, const std::string& agency,
                                 const std::vector<Holding>& holdings, const std::string& actor);

/// An id that is free in the agency: "1", "2" …
std::string free_holding_id(const store::Reader& reader, std::string_view agency);

}  // namespace catalog::coverage
