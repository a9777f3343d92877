#pragma once

#include <string>

#include "catalog/publish/two_persons.hpp"
#include "catalog/store/records.hpp"
#include "catalog/store/writer.hpp"
#include "portal/app/editing.hpp"

namespace portal::app {

/// The letters of the workflow, queued with the change that they tell of. Nothing is queued while
/// mail is off, nor to those who have no address, nor to whoever did it.

/// A dataset, or its working copy, that goes from one state to another.
struct StateChange {
  const catalog::store::StoredDataset& dataset;
  std::string document;  // JSON of what is moved
  std::string from, to;
  catalog::publish::Names authors;  // of what is moved
};

/// "review": those who may publish for the agency are asked to look. From there on to the public:
/// its authors are told that it was approved; back to "draft": that it was refused, and why.
void tell_by_letter(catalog::store::WriteTransaction& transaction, const App& app,
                    const Writer& writer, const StateChange& change);

}  // namespace portal::app
