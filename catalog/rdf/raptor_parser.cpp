#include "catalog/rdf/raptor_parser.hpp"

#include <raptor2/raptor2.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/rdf/term_text.hpp"
#include "catalog/rdf/text_guard.hpp"

namespace catalog::rdf {
namespace {

constexpr std::uint32_t kProblemsSent = 200;
constexpr std::string_view kXmlWords = "XML parser error: ";
constexpr std::size_t kChunk = 1u << 20;

const char* parser_name(Syntax syntax) {
  switch (syntax) {
    case Syntax::kNTriples:
      return "ntriples";
    case Syntax::kNQuads:
      return "nquads";
    case Syntax::kRdfXml:
      return "rdfxml";
    default:
      return "turtle";
  }
}

std::string_view text_of(raptor_uri* uri) {
  std::size_t length = 0;
  const unsigned char* text = raptor_uri_as_counted_string(uri, &length);
  return {reinterpret_cast<const char*>(text), length};
}

std::string_view text_of(const unsigned char* text, std::size_t length) {
  return {reinterpret_cast<const char*>(text), length};
}

bool has_scheme(std::string_view iri) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (iri.empty() || !letter(iri[0])) return false;
  const auto end = std::find_if_not(iri.begin(), iri.end(), [&](char c) {
    return letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  });
  return end != iri.end() && *end == ':';
}

// raptor's words as one of our sentences where there is one.
void name_problem(std::string_view text, WireProblem& problem) {
  constexpr std::string_view undeclared = "The namespace prefix in \"";
  problem.text = text;
  if (text.starts_with(undeclared)) {
    const std::string_view name = text.substr(undeclared.size());
    problem.kind = "rdf_prefix_undeclared";
    problem.text = name.substr(0, name.find('"'));
  } else if (text == "memory exhausted") {  // what the Turtle parser says of its stack
    problem.kind = "rdf_too_deep";
  } else if (text.find("entity reference loop") != text.npos) {
    problem.kind = "rdf_entity_loop";
  } else if (const auto at = problem.text.find(" line 0 and "); at != text.npos) {
    problem.text.erase(at, 7);
  }
}

class Parsing {
 public:
  Parsing(Syntax syntax, std::string base_iri, WireWriter& out)
      : syntax_(syntax), base_iri_(std::move(base_iri)), out_(out), world_(raptor_new_world()) {
    raptor_world_set_flag(world_, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1);
    raptor_world_open(world_);
    raptor_world_set_log_handler(world_, this, [](void* self, raptor_log_message* message) {
      static_cast<Parsing*>(self)->log(*message);
    });
    raptor_world_set_generate_bnodeid_handler(world_, this, [](void* self, unsigned char* written) {
      return static_cast<Parsing*>(self)->name_blank(written);
    });
    parser_ = raptor_new_parser(world_, parser_name(syntax));
    raptor_parser_set_option(parser_, RAPTOR_OPTION_NO_NET, nullptr, 1);
    raptor_parser_set_option(parser_, RAPTOR_OPTION_NO_FILE, nullptr, 1);
    raptor_parser_set_option(parser_, RAPTOR_OPTION_LOAD_EXTERNAL_ENTITIES, nullptr, 0);
    raptor_parser_set_option(parser_, RAPTOR_OPTION_NORMALIZE_LANGUAGE, nullptr, 0);
    raptor_parser_set_uri_filter(
        parser_, [](void*, raptor_uri*) { return 1; }, nullptr);
    raptor_parser_set_statement_handler(parser_, this, [](void* self, raptor_statement* statement) {
      static_cast<Parsing*>(self)->statement(*statement);
    });
  }
  ~Parsing() {
    raptor_free_parser(parser_);
    raptor_free_world(world_);
  }
  Parsing(const Parsing&) = delete;
  Parsing& operator=(const Parsing&) = delete;

  void run(std::string_view text) {
    raptor_uri* base =
        raptor_new_uri(world_, reinterpret_cast<const unsigned char*>(base_iri_.c_str()));
    std::string without_nulls;
    if (syntax_ != Syntax::kRdfXml && has_nulls(text)) {
      without_nulls = replace_nulls(text, [this](std::size_t line) {
        report({false, static_cast<std::uint32_t>(line), 0, "rdf_null_replaced", {}});
      });
      text = without_nulls;
    }
    bool well = raptor_parser_parse_start(parser_, base) == 0;
    if (syntax_ == Syntax::kTrig)
      well = well && give(trig_to_turtle(text), true);
    else if (syntax_ == Syntax::kTurtle)  // it keeps all until the end in any case
      well = well && give(text, true);
    else
      well = well && give_in_chunks(text);
    raptor_free_uri(base);
    out_.end({well && !stopped_, errors_, warnings_});
  }

 private:
  bool give(std::string_view bytes, bool last) {
    const auto* start = reinterpret_cast<const unsigned char*>(bytes.data());
    return raptor_parser_parse_chunk(parser_, start, bytes.size(), last ? 1 : 0) == 0;
  }

  bool give_in_chunks(std::string_view text) {
    const std::string_view encoding = declared_xml_encoding(text);
    if (syntax_ == Syntax::kRdfXml && !encoding.empty()) {
      const auto start = static_cast<std::size_t>(encoding.data() - text.data());
      if (!give(std::string(text.substr(0, start)) + "UTF-8", false)) return false;
      text.remove_prefix(start + encoding.size());
    }
    for (; !text.empty(); text.remove_prefix(std::min(kChunk, text.size())))
      if (!give(text.substr(0, kChunk), false)) return false;
    return give(text, true);
  }

  std::uint32_t line() {
    const raptor_locator* locator = raptor_parser_get_locator(parser_);
    return locator && locator->line > 0 ? static_cast<std::uint32_t>(locator->line) : 0;
  }

  void report(const WireProblem& problem) {
    auto& count = problem.error ? errors_ : warnings_;
    if (count++ < kProblemsSent) out_.problem(problem);
  }

  // A triple is being written: no problem may come between its terms.
  void report_later(WireProblem problem) { later_.push_back(std::move(problem)); }

  void log(const raptor_log_message& message) {
    if (message.level < RAPTOR_LOG_LEVEL_WARN || stopped_) return;
    std::string_view text = base::trim(message.text ? message.text : "");
    if (text.starts_with(kXmlWords)) text.remove_prefix(kXmlWords.size());
    WireProblem problem;
    problem.error = message.level >= RAPTOR_LOG_LEVEL_ERROR;
    problem.line = line();
    if (message.locator && message.locator->line > 0)
      problem.line = static_cast<std::uint32_t>(message.locator->line);
    if (message.locator && message.locator->column > 0)
      problem.column = static_cast<std::uint32_t>(message.locator->column);
    name_problem(text, problem);
    if (!message.locator && syntax_ == Syntax::kRdfXml) {
      // The XML parser's own, which knows the line of the last tag and says one thing several
      // times.
      if (problem.error && xml_line_ == problem.line) return;
      if (problem.error) xml_line_ = problem.line;
      if (problem.kind.empty()) problem.kind = "rdf_syntax_after";
    }
    // raptor's Turtle parser answers success after these, and repeats itself on its way out.
    const bool turtle = syntax_ == Syntax::kTurtle || syntax_ == Syntax::kTrig;
    if (turtle && (text.starts_with("syntax error") || !problem.kind.empty())) stopped_ = true;
    if (text.find("ut of memory") != text.npos) stopped_ = true;
    report(problem);
  }

  // raptor's parser of lines takes labels as they are, with colons too.
  void blank(std::string_view label) {
    const bool lines = syntax_ == Syntax::kNTriples || syntax_ == Syntax::kNQuads;
    if (lines && label.find(':') != label.npos)
      report_later({true, line(), 0, "rdf_blank_label", std::string(label)});
    out_.blank(label);
  }

  // A label that a text wrote and one made for "[]" never meet: "u…" and "g…".
  unsigned char* name_blank(unsigned char* written) {
    std::string label = "g" + std::to_string(blanks_made_);
    if (written) {
      const std::string_view name = reinterpret_cast<const char*>(written);
      const bool legal =
          syntax_ == Syntax::kRdfXml ? find_xml_name(name) == 0 : name.find(':') == name.npos;
      if (!legal) report({true, line(), 0, "rdf_blank_label", std::string(name)});
      label.assign(1, 'u').append(name);
      raptor_free_memory(written);
    } else {
      ++blanks_made_;
    }
    auto* copy = static_cast<unsigned char*>(raptor_alloc_memory(label.size() + 1));
    if (copy) std::memcpy(copy, label.c_str(), label.size() + 1);
    return copy;
  }

  void iri(std::string_view text) {
    const bool legal = has_only_iri_characters(text);
    const bool absolute = has_scheme(text);
    if (legal && absolute) return out_.iri(text);
    const char* kind = absolute ? "rdf_iri_mended" : "rdf_iri_relative";
    report_later({true, line(), 0, kind, std::string(text)});
    const std::string mended = base::repair_iri(text);
    out_.iri(absolute ? mended : base::resolve_iri(mended, base_iri_).value_or(mended));
  }

  void term(const raptor_term& term) {
    if (term.type == RAPTOR_TERM_TYPE_URI) return iri(text_of(term.value.uri));
    if (term.type == RAPTOR_TERM_TYPE_BLANK)
      return blank(text_of(term.value.blank.string, term.value.blank.string_len));
    const raptor_term_literal_value& value = term.value.literal;
    const std::string_view language = text_of(value.language, value.language_len);
    std::string_view datatype = value.datatype ? text_of(value.datatype) : std::string_view();
    if (datatype.starts_with(kXsdSpace) && datatype.substr(kXsdSpace.size()) == "string")
      datatype = {};
    out_.literal(text_of(value.string, value.string_len), language, datatype);
  }

  void statement(const raptor_statement& statement) {
    out_.begin_triple();
    term(*statement.subject);
    term(*statement.predicate);
    term(*statement.object);
    out_.end_triple();
    for (const auto& problem : later_) report(problem);
    later_.clear();
  }

  Syntax syntax_;
  std::string base_iri_;
  WireWriter& out_;
  raptor_world* world_;
  raptor_parser* parser_ = nullptr;
  std::uint64_t blanks_made_ = 0;
  std::vector<WireProblem> later_;  // of the statement being written
  std::uint32_t errors_ = 0;
  std::uint32_t warnings_ = 0;
  std::optional<std::uint32_t> xml_line_;  // of the last error of the XML parser
  bool stopped_ = false;
};

}  // namespace

void parse_by_raptor(Syntax syntax, std::string_view text, const std::string& base_iri,
                     WireWriter& out) {
  Parsing(syntax, base_iri, out).run(text);
}

}  // namespace catalog::rdf
