#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/rdf/graph.hpp"

namespace catalog::rdf {

/// A set of quads that compares but for the names of blank nodes.
/// Shape: each term as N-Quads writes it; the graph "" for the default one.
class QuadSet {
 public:
  using Quad = std::vector<std::string>;  // subject, predicate, object, graph

  static std::string text_of(const Term& term) {
    if (term.kind == TermKind::kIri) return "<" + term.value + ">";
    if (term.kind == TermKind::kBlank) return "_:" + term.value;
    std::string text = "\"" + term.value + "\"";
    if (!term.language.empty()) return text + "@" + term.language;
    return term.datatype.empty() ? text : text + "^^<" + term.datatype + ">";
  }

  void add(const Term* graph, const Term& subject, const Term& predicate, const Term& object) {
    quads_.insert({text_of(subject), text_of(predicate), text_of(object),
                   graph ? text_of(*graph) : std::string()});
  }

  static QuadSet parse(std::string_view nquads) {
    QuadSet set;
    while (!nquads.empty()) {
      const auto end = nquads.find('\n');
      Quad quad = split(nquads.substr(0, end));
      nquads.remove_prefix(end == std::string_view::npos ? nquads.size() : end + 1);
      if (quad.size() == 3) quad.emplace_back();
      if (quad.size() == 4) set.quads_.insert(std::move(quad));
    }
    return set;
  }

  std::size_t size() const { return quads_.size(); }

  std::string to_string() const {
    std::string out;
    for (const auto& quad : quads_) {
      for (const auto& part : quad) out += part + (part.empty() ? "" : " ");
      out += ".\n";
    }
    return out;
  }

  bool same_as(const QuadSet& other) const {
    if (size() != other.size()) return false;
    const Colours mine = colours();
    const Colours theirs = other.colours();
    std::vector<std::string> names;
    for (const auto& [name, colour] : mine) names.push_back(name);
    std::map<std::string, std::string> chosen;
    std::set<std::string> taken;
    int steps = 200000;  // a test fails rather than search for ever
    const std::function<bool(std::size_t)> choose = [&](std::size_t i) {
      if (--steps < 0) return false;
      if (i == names.size()) return renamed(chosen) == other.quads_;
      for (const auto& [name, colour] : theirs) {
        if (colour != mine.at(names[i]) || !taken.insert(name).second) continue;
        chosen[names[i]] = name;
        if (choose(i + 1)) return true;
        taken.erase(name);
      }
      return false;
    };
    return mine.size() == theirs.size() && choose(0);
  }

 private:
  using Colours = std::map<std::string, std::size_t>;

  static bool is_blank(const std::string& part) { return part.starts_with("_:"); }

  // Refined until each blank node's colour says what stands around it, some steps away.
  Colours colours() const {
    Colours colours;
    for (const auto& quad : quads_)
      for (const auto& part : quad)
        if (is_blank(part)) colours[part] = 1;
    for (int round = 0; round < 8; ++round) {
      std::map<std::string, std::vector<std::size_t>> around;
      for (const auto& quad : quads_)
        for (std::size_t at = 0; at < 4; ++at)
          if (is_blank(quad[at])) around[quad[at]].push_back(hash_of(quad, at, colours));
      for (auto& [name, hashes] : around) {
        std::sort(hashes.begin(), hashes.end());
        std::string all;
        for (const auto hash : hashes) all += std::to_string(hash) + ",";
        colours[name] = std::hash<std::string>()(all);
      }
    }
    return colours;
  }

  static std::size_t hash_of(const Quad& quad, std::size_t at, const Colours& colours) {
    std::string all = std::to_string(at);
    for (std::size_t i = 0; i < 4; ++i) {
      all += i == at ? "|*" : "|";
      all += is_blank(quad[i]) ? std::to_string(colours.at(quad[i])) : quad[i];
    }
    return std::hash<std::string>()(all);
  }

  std::set<Quad> renamed(const std::map<std::string, std::string>& names) const {
    std::set<Quad> quads;
    for (Quad quad : quads_) {
      for (auto& part : quad)
        if (const auto name = names.find(part); name != names.end()) part = name->second;
      quads.insert(std::move(quad));
    }
    return quads;
  }

  static void append_utf8(std::string& out, unsigned long code) {
    const auto put = [&](unsigned long byte) { out += static_cast<char>(byte); };
    if (code < 0x80) return put(code);
    if (code < 0x800) {
      put(0xC0 | (code >> 6));
    } else if (code < 0x10000) {
      put(0xE0 | (code >> 12));
      put(0x80 | ((code >> 6) & 63));
    } else {
      put(0xF0 | (code >> 18));
      put(0x80 | ((code >> 12) & 63));
      put(0x80 | ((code >> 6) & 63));
    }
    put(0x80 | (code & 63));
  }

  // One escape, `at` being after the backslash and left at its last character.
  static void append_escaped(std::string& out, std::string_view line, std::size_t& at) {
    static constexpr std::string_view kFrom = "tnrbf";
    static constexpr std::string_view kTo = "\t\n\r\b\f";
    const char c = line[at];
    if (const auto place = kFrom.find(c); place != std::string_view::npos) {
      out += kTo[place];
    } else if (c == 'u' || c == 'U') {
      const std::size_t digits = c == 'u' ? 4 : 8;
      append_utf8(out, std::stoul(std::string(line.substr(at + 1, digits)), nullptr, 16));
      at += digits;
    } else {
      out += c;
    }
  }

  // The terms of a line; xsd:string is left out, as Term does.
  static Quad split(std::string_view line) {
    static const std::string kString = "^^<http://www.w3.org/2001/XMLSchema#string>";
    Quad quad;
    std::string part;
    bool in_text = false;
    const auto close = [&] {
      if (part.ends_with(kString)) part.resize(part.size() - kString.size());
      if (!part.empty() && part != ".") quad.push_back(part);
      part.clear();
    };
    for (std::size_t at = 0; at < line.size(); ++at) {
      if (line[at] == '\\' && at + 1 < line.size()) {
        append_escaped(part, line, ++at);
        continue;
      }
      if (line[at] == '"') in_text = !in_text;
      if (!in_text && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r'))
        close();
      else
        part += line[at];
    }
    close();
    return quad;
  }

  std::set<Quad> quads_;
};

}  // namespace catalog::rdf
