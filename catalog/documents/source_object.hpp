#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "catalog/base/json.hpp"
#include "catalog/documents/record.hpp"

namespace catalog::documents {

/// A dialect's word and the key of ours that means the same.
struct Word {
  std::string_view name;
  std::string_view key;
};

/// How many statements a JSON value makes: null, "" and what is empty say nothing.
std::size_t count_leaves(const base::Json& value);

/// Sets a value, or puts it beside the ones that are there.
void put(base::Json& out, std::string_view key, base::Json value);

/// A JSON value of somebody's own shape as one RDF literal.
base::Json json_literal(const base::Json& value);

/// Whether it is texts by language: {"vi": "…", "en-GB": ["…"]}.
bool is_language_map(const base::Json& value);

/// An object of a source document while it is taken apart. Each member is taken once; what nobody
/// took is kept under an IRI of the dialect, so that nothing is lost by being unknown.
class SourceObject {
 public:
  /// `source` and `fidelity` must outlive it.
  SourceObject(const base::Json& source, std::string_view dialect, Fidelity& fidelity);

  /// What a member states, or null; does not take it.
  const base::Json& see(std::string_view name) const;
  /// The same as a text; numbers by their digits.
  std::string text(std::string_view name) const;

  /// Takes a member that the caller has put under our keys whole.
  const base::Json& take(std::string_view name);
  /// Takes a member whose parts are counted elsewhere.
  const base::Json& open(std::string_view name);

  /// Puts a member under our key when the key can hold such a value; leaves it when not.
  bool move(base::Json& out, std::string_view name, std::string_view key);
  void move(base::Json& out, std::span<const Word> words);

  /// Keeps one member, or all that nobody took, under IRIs of the dialect.
  void keep(base::Json& out, std::string_view name);
  void keep_rest(base::Json& out);

 private:
  const base::Json& source_;
  std::string dialect_;
  Fidelity& fidelity_;
  std::set<std::string, std::less<>> taken_;
};

/// Keeps a value under `dialect` + name, as scalars or as JSON literals.
void keep_foreign(base::Json& out, std::string_view dialect, std::string_view name,
                  const base::Json& value);

/// "dcat:Dataset" and the like as a class IRI; "" when it is none.
std::string class_of_name(std::string_view name, std::string_view base);

/// Counts what a source stated and nobody put anywhere as dropped.
void settle(Fidelity& fidelity, std::size_t stated);

/// Names a record by its identifier, IRI, title or place, and gives it its identity.
void name_record(Record& record, const std::string& iri, std::size_t place);

/// A record that cannot be used at all.
Record refused_record(std::string name, Finding why);

}  // namespace catalog::documents
