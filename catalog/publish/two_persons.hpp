#pragma once

#include <optional>
#include <set>
#include <string>

#include "catalog/base/message.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/workflow.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::publish {

/// The rule of an agency that nothing becomes public by one person alone.

/// Names of accounts.
using Names = std::set<std::string, std::less<>>;

/// Who changed what a dataset says since the public saw it last. Whoever only moved it from one
/// state to another is not among them: a publisher who sent it back may approve it later.
Names find_authors(const store::Reader& reader, const std::string& dataset);
/// The same with those of its working copy.
Names find_authors(const store::Reader& reader, const store::WorkingCopy& copy);

/// What may become public, for the rule.
struct Approval {
  std::string agency;
  Names authors;
  std::string approver;
};

/// Why the approver may not: the agency wants two persons and they are one of the authors. The
/// sentence names who may.
std::optional<base::Message> find_fault(const store::Reader& reader, const Approval& approval);

/// Switches the rule and tells the audit log, when that changes something.
void set_two_persons(store::WriteTransaction& transaction, const std::string& agency, bool needed,
                     const std::string& author);

}  // namespace catalog::publish
