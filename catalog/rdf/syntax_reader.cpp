#include "catalog/rdf/syntax_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/sandbox.hpp"
#include "catalog/base/text.hpp"
#include "catalog/rdf/raptor_parser.hpp"
#include "catalog/rdf/text_guard.hpp"
#include "catalog/rdf/triple_wire.hpp"

namespace catalog::rdf {
namespace {

constexpr std::size_t kProblemsKept = 100;
constexpr std::size_t kLargeText = 8u << 20;
constexpr std::size_t kQuoted = 300;  // bytes of a text shown in a sentence

// The child chooses a sentence by its key; only among these.
constexpr std::array<std::string_view, 9> kKinds = {
    "rdf_prefix_undeclared", "rdf_too_deep",      "rdf_entity_loop",
    "rdf_syntax_after",      "rdf_iri_mended",    "rdf_escape_mended",
    "rdf_iri_relative",      "rdf_null_replaced", "rdf_blank_label"};

base::Message sentence(const WireProblem& problem) {
  std::string key = problem.kind;
  if (std::find(kKinds.begin(), kKinds.end(), key) == kKinds.end())
    key = !problem.error   ? "rdf_doubtful"
          : problem.column ? "rdf_syntax_column"
          : problem.line   ? "rdf_syntax_line"
                           : "rdf_syntax";
  std::string why = base::shorten(base::repair_utf8(problem.text), kQuoted);
  while (why.ends_with('.')) why.pop_back();  // the sentence has its own
  return {key,
          {{"line", std::to_string(problem.line)},
           {"column", std::to_string(problem.column)},
           {"why", std::move(why)}}};
}

// Fills the graph with what comes out of the child, and watches the limits.
class Filling : public WireSink {
 public:
  Filling(const ReadLimits& limits, Graph& graph, ReadResult& result)
      : limits_(limits), graph_(graph), result_(result) {}

  TermId name(TermKind kind, std::string_view text) override {
    if (kind == TermKind::kIri) return graph_.intern(kind, sound(text));
    const auto [known, added] = blanks_.try_emplace(std::string(text), 0);
    if (added) known->second = new_blank();
    return known->second;
  }

  TermId literal(std::string_view text, std::string_view language,
                 std::string_view datatype) override {
    return graph_.intern(TermKind::kLiteral, sound(text), language, datatype);
  }

  bool triple(TermId subject, TermId predicate, TermId object) override {
    if (graph_.term(subject).kind == TermKind::kLiteral ||
        graph_.term(predicate).kind != TermKind::kIri)
      return false;
    if (result_.triples >= limits_.triples) return fail("rdf_too_many_statements", limits_.triples);
    if (graph_.memory_bytes() > limits_.memory)
      return fail("rdf_terms_too_large", limits_.memory >> 20);
    ++result_.triples;
    graph_.add(subject, predicate, object);
    return true;
  }

  void problem(const WireProblem& problem) override {
    const auto severity = problem.error ? ProblemSeverity::kError : ProblemSeverity::kWarning;
    count(severity);
    if (result_.problems.size() < kProblemsKept)
      result_.problems.push_back({severity, problem.line, problem.column, sentence(problem)});
  }

  void end(const WireEnd& end) override {
    ended_ = true;
    result_.complete = end.complete;
    // Of more problems than it sends the child tells the number only.
    result_.errors = std::max<std::size_t>(result_.errors, end.errors);
    result_.warnings = std::max<std::size_t>(result_.warnings, end.warnings);
  }

  // One problem of the whole text, which ends the reading.
  bool fail(std::string key, std::size_t limit = 0) {
    failed_ = true;
    result_.complete = false;
    count(ProblemSeverity::kError);
    result_.problems.push_back(
        {ProblemSeverity::kError, 0, 0, {std::move(key), {{"limit", std::to_string(limit)}}}});
    return false;
  }

  bool ended() const { return ended_; }
  bool broke_off_silently() const { return !result_.complete && result_.errors == 0; }
  bool failed() const { return failed_; }

 private:
  void count(ProblemSeverity severity) {
    ++(severity == ProblemSeverity::kError ? result_.errors : result_.warnings);
  }

  // An escape may have named half a character ("\uD800"); the view is valid until the next call.
  std::string_view sound(std::string_view text) {
    if (base::is_utf8(text)) return text;
    problem({true, 0, 0, "rdf_escape_mended", std::string(text)});
    return repaired_ = base::repair_utf8(text);
  }

  // Names of an earlier document in the same graph are passed over.
  TermId new_blank() {
    for (;;) {
      const std::size_t before = graph_.term_count();
      const TermId id = graph_.intern(TermKind::kBlank, "b" + std::to_string(blank_count_++));
      if (id == before) return id;
    }
  }

  const ReadLimits& limits_;
  Graph& graph_;
  ReadResult& result_;
  std::unordered_map<std::string, TermId> blanks_;
  std::size_t blank_count_ = 0;
  std::string repaired_;
  bool ended_ = false;
  bool failed_ = false;
};

// What the sandbox is told before the text: the syntax, and the length of the base IRI before it.
std::string heading(Syntax syntax, const std::string& base_iri) {
  return std::to_string(static_cast<int>(syntax)) + ' ' + std::to_string(base_iri.size()) + ' ' +
         base_iri;
}

std::size_t take_number(std::string_view& input) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(input.data(), input.data() + input.size(), number);
  input.remove_prefix(static_cast<std::size_t>(end - input.data()) + 1);
  return number;
}

const base::SandboxWork kParsing("parse-rdf", [](std::string_view input, int pipe) {
  const auto syntax = static_cast<Syntax>(take_number(input));
  const std::size_t base_size = take_number(input);
  WireWriter writer([pipe](std::string_view bytes) { base::write_to_pipe(pipe, bytes); });
  parse_by_raptor(syntax, input.substr(base_size), std::string(input.substr(0, base_size)), writer);
});

base::SandboxLimits limits_for(std::string_view text, const ReadLimits& limits) {
  base::SandboxLimits sandbox;
  const std::size_t mebibytes = text.size() >> 20;
  sandbox.memory = (128u << 20) + 2 * text.size();
  sandbox.cpu_seconds = std::min(limits.seconds, 5 + static_cast<int>(mebibytes));
  sandbox.seconds = limits.seconds;
  return sandbox;
}

void explain(base::SandboxEnd end, bool broken, std::size_t bytes,
             const base::SandboxLimits& limits, Filling& filling) {
  if (filling.failed()) return;
  if (filling.ended() && end == base::SandboxEnd::kFinished && !broken) {
    // The Turtle parser says nothing either when it runs out of memory in one long description.
    if (filling.broke_off_silently())
      filling.fail(bytes > kLargeText ? "rdf_broken_off_or_long" : "rdf_broken_off");
    return;
  }
  if (end == base::SandboxEnd::kOutOfTime)
    filling.fail("rdf_out_of_time", static_cast<std::size_t>(limits.cpu_seconds));
  else if (end == base::SandboxEnd::kOutOfMemory)
    filling.fail("rdf_out_of_memory", limits.memory >> 20);
  else if (end == base::SandboxEnd::kNotStarted)
    filling.fail("rdf_reader_not_started");
  else
    filling.fail("rdf_reader_died");
}

}  // namespace

ReadResult read_syntax(Syntax syntax, std::string_view text, const std::string& base_iri,
                       const ReadLimits& limits, Graph& graph) {
  if (syntax == Syntax::kJsonLd)
    throw base::Error(base::ErrorCode::kUnsupportedType, "rdf_syntax_elsewhere");
  ReadResult result;
  Filling filling(limits, graph, result);
  text = skip_byte_order_mark(text);
  if (text.size() > limits.bytes) {
    filling.fail("rdf_too_large", limits.bytes >> 20);
    return result;
  }
  if (const auto refusal = find_refusal(syntax, text)) {
    result.errors = 1;
    result.problems.push_back(
        {ProblemSeverity::kError,
         refusal->line,
         0,
         {refusal->key,
          {{"line", std::to_string(refusal->line)}, {"limit", std::to_string(refusal->limit)}}}});
    return result;
  }
  WireReader reader(filling);
  const auto take = [&](std::string_view bytes) { return reader.feed(bytes); };
  const base::SandboxLimits sandbox = limits_for(text, limits);
  const base::SandboxEnd end =
      base::run_in_sandbox(kParsing, {heading(syntax, base_iri), text}, take, sandbox);
  explain(end, reader.broken(), text.size(), sandbox, filling);
  return result;
}

}  // namespace catalog::rdf
