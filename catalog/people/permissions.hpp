#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace catalog::people {

/// What somebody may do. The first four are held in an agency, the others in the whole portal.
enum class Right {
  kReadDrafts,     // see records of the agency that are not public
  kEdit,           // add and change its drafts and files
  kPublish,        // make its records public, change public ones, withdraw them
  kManageMembers,  // invite, approve and dismiss its members
  kModerate,       // answer what the public writes: requests, reuses, questions
  kAssess,         // confirm and comment the readiness assessment
  kAdminister,     // accounts, agencies, sources, settings
};

/// What somebody is: in one agency, or in the whole portal.
enum class Role {
  kReader,
  kEditor,
  kPublisher,
  kAdmin,
  kModerator,
  kAssessor,
  kAdministrator,
};

/// What a token may be used for, beyond what anybody may.
enum class Scope { kRead, kWrite, kPublish, kAdminister };

/// A set of rights.
class Rights {
 public:
  constexpr Rights() = default;
  constexpr Rights(std::initializer_list<Right> rights) {
    for (const Right right : rights) bits_ |= bit(right);
  }
  constexpr bool has(Right right) const { return (bits_ & bit(right)) != 0; }
  constexpr Rights operator|(Rights other) const { return Rights(bits_ | other.bits_); }
  constexpr Rights operator&(Rights other) const { return Rights(bits_ & other.bits_); }
  constexpr bool operator==(const Rights&) const = default;

 private:
  explicit constexpr Rights(std::uint32_t bits) : bits_(bits) {}
  static constexpr std::uint32_t bit(Right right) { return 1u << static_cast<unsigned>(right); }
  std::uint32_t bits_ = 0;
};

struct RightRow {
  Right right;
  std::string_view name;  // "publish"
  bool site_wide;         // held in the whole portal, not in one agency
};

struct RoleRow {
  Role role;
  std::string_view name;  // "publisher"
  bool site_wide;         // held in the whole portal; its rights then hold in every agency
  Rights rights;
};

struct ScopeRow {
  Scope scope;
  std::string_view name;  // "publish"
  Rights rights;          // the most that a token of this scope may use of its owner's
};

inline constexpr std::array<RightRow, 7> kRights = {{
    {Right::kReadDrafts, "read_drafts", false},
    {Right::kEdit, "edit", false},
    {Right::kPublish, "publish", false},
    {Right::kManageMembers, "manage_members", false},
    {Right::kModerate, "moderate", true},
    {Right::kAssess, "assess", true},
    {Right::kAdminister, "administer", true},
}};

/// Who may do what. Router, pages, API, documents and tests read this table and no other.
///
/// A role holds in the agency that it was given for, not in those below: that one agency is below
/// another is a statement of the catalogue, which an import may make or change, and no statement
/// of the catalogue may widen who publishes. Whoever works for both is made a member of both.
inline constexpr std::array<RoleRow, 7> kRoles = {{
    {Role::kReader, "reader", false, {Right::kReadDrafts}},
    {Role::kEditor, "editor", false, {Right::kReadDrafts, Right::kEdit}},
    {Role::kPublisher, "publisher", false, {Right::kReadDrafts, Right::kEdit, Right::kPublish}},
    {Role::kAdmin,
     "admin",
     false,
     {Right::kReadDrafts, Right::kEdit, Right::kPublish, Right::kManageMembers}},
    {Role::kModerator, "moderator", true, {Right::kModerate}},
    {Role::kAssessor, "assessor", true, {Right::kAssess}},
    {Role::kAdministrator,
     "administrator",
     true,
     {Right::kReadDrafts, Right::kEdit, Right::kPublish, Right::kManageMembers, Right::kModerate,
      Right::kAssess, Right::kAdminister}},
}};

/// Who writes must see what is there, and who publishes may correct it first: each scope holds
/// those before it.
inline constexpr std::array<ScopeRow, 4> kScopes = {{
    {Scope::kRead, "read", {Right::kReadDrafts}},
    {Scope::kWrite, "write", {Right::kReadDrafts, Right::kEdit}},
    {Scope::kPublish, "publish", {Right::kReadDrafts, Right::kEdit, Right::kPublish}},
    {Scope::kAdminister,
     "administer",
     {Right::kReadDrafts, Right::kEdit, Right::kPublish, Right::kManageMembers, Right::kModerate,
      Right::kAssess, Right::kAdminister}},
}};

const RightRow& row_of(Right right);
const RoleRow& row_of(Role role);
const ScopeRow& row_of(Scope scope);

/// By its name in the table; nothing for another word.
std::optional<Role> find_role(std::string_view name);
std::optional<Scope> find_scope(std::string_view name);

/// The least scope with which a token can do all that the role may.
Scope scope_for(Role role);

}  // namespace catalog::people
