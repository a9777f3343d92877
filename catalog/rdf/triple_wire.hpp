#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/rdf/graph.hpp"

namespace catalog::rdf {

/// What the parser reports of one place of the text.
struct WireProblem {
  bool error = false;        // else a warning
  std::uint32_t line = 0;    // 0 when it is not known
  std::uint32_t column = 0;  // 0 when it is not known
  std::string kind;          // key of the sentence; empty for a parser's own words
  std::string text;          // those words, or what the sentence speaks of
};

/// How the parser ended.
struct WireEnd {
  bool complete = false;
  std::uint32_t errors = 0;  // of all, also those that were too many to be sent
  std::uint32_t warnings = 0;
};

/// Triples and problems as bytes for a pipe. IRIs and blank labels that were sent lately are sent
/// again as two bytes.
///
/// Shape: frames of (u32 length, u8 kind, payload), in the byte order of the machine.
class WireWriter {
 public:
  using Flush = std::function<void(std::string_view)>;
  explicit WireWriter(Flush flush);

  void begin_triple();
  void iri(std::string_view text);
  void blank(std::string_view label);
  void literal(std::string_view text, std::string_view language, std::string_view datatype);
  void end_triple();

  void problem(const WireProblem& problem);
  void end(const WireEnd& end);

 private:
  void begin(std::uint8_t kind);
  void finish();
  void named(std::uint8_t tag, std::string_view text);
  void string(std::string_view text);
  template <typename Number>
  void number(Number value);

  Flush flush_;
  std::string buffer_;
  std::size_t frame_ = 0;  // where the frame being written begins
  std::vector<std::string> sent_;
};

/// Gets what a WireReader finds.
class WireSink {
 public:
  virtual ~WireSink() = default;
  /// The receiver's number for an IRI or a blank label, asked for once as long as it is remembered.
  virtual TermId name(TermKind kind, std::string_view text) = 0;
  virtual TermId literal(std::string_view text, std::string_view language,
                         std::string_view datatype) = 0;
  /// Answers whether to go on.
  virtual bool triple(TermId subject, TermId predicate, TermId object) = 0;
  virtual void problem(const WireProblem& problem) = 0;
  virtual void end(const WireEnd& end) = 0;
};

/// The receiving side. It trusts nothing: bytes that no WireWriter would send stop it.
class WireReader {
 public:
  explicit WireReader(WireSink& sink);

  /// Bytes cut anywhere. False when the sink wants no more or the bytes are wrong.
  bool feed(std::string_view bytes);
  bool broken() const { return broken_; }

 private:
  struct Slot {
    TermKind kind = TermKind::kLiteral;  // free
    std::string text;
    TermId id = Graph::kAbsent;  // until it is the part of a triple
  };
  struct Frame;  // what is left of one payload

  bool take(std::uint8_t kind, std::string_view payload);
  bool take_triple(Frame& frame);
  TermId take_term(Frame& frame);
  Slot* take_slot(Frame& frame, std::uint8_t tag);

  WireSink& sink_;
  std::string pending_;
  std::vector<Slot> slots_;
  bool broken_ = false;
};

}  // namespace catalog::rdf
