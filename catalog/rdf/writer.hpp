#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/message.hpp"
#include "catalog/rdf/format.hpp"
#include "catalog/rdf/graph.hpp"
#include "catalog/rdf/prefixes.hpp"

namespace catalog::rdf {

/// Writes one document record by record: begin(), write() for each record, end(). Text is appended
/// to `out`, which the caller empties whenever it likes; memory depends on one record only.
///
/// A record is a graph of its own: the blank nodes of two records are never the same, and their
/// labels in the document differ. Statements keep the order of the graph where the form allows it.
/// The same records give the same bytes.
/// Thread: one at a time.
class Writer {
 public:
  virtual ~Writer() = default;

  virtual void begin(std::string& out) = 0;
  virtual void write(const Graph& record, std::string& out) = 0;
  virtual void end(std::string& out) = 0;

  /// What could not be written as it stands, since the last call; the first 100.
  std::vector<base::Message> take_problems();

 protected:
  void report(std::string key, std::string name, std::string_view value);

  /// Whether RDF knows such a statement; reports it when not.
  bool is_statement(const Graph& record, const Triple& triple);
  /// Its language when that is a language tag, else "" (and reported).
  std::string_view language_of(const TermView& literal);

 private:
  std::vector<base::Message> problems_;
};

/// A writer of kTurtle, kNTriples or kRdfXml; kTrig and kNQuads write the same as kTurtle and
/// kNTriples. `prefixes` must outlive it.
/// Errors: kUnsupportedType "rdf_syntax_elsewhere" for kJsonLd.
std::unique_ptr<Writer> make_writer(Syntax syntax, const Prefixes& prefixes = dcat_prefixes());

/// One graph as a whole document.
std::string write_graph(const Graph& graph, Syntax syntax);

}  // namespace catalog::rdf
