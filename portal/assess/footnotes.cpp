#include "portal/assess/footnotes.hpp"

#include <algorithm>
#include <utility>

namespace portal::assess {

using base::Json;

Json Footnotes::marks_of(const std::vector<as::Source>& sources) {
  Json list = Json::array();
  for (as::Source source : sources) {
    source.person.clear();
    auto found = std::ranges::find(sources_, source);
    if (found == sources_.end()) found = sources_.insert(sources_.end(), source);
    const std::string number = std::to_string(found - sources_.begin() + 1);
    Json mark = Json::object();
    mark.set("mark_number", number);
    mark.set("mark_href", "#note-" + number);
    mark.set("mark_id", "mark-" + std::to_string(++marks_));
    list.push(std::move(mark));
  }
  return list;
}

Json Footnotes::view() const {
  if (sources_.empty()) return {};
  Json list = Json::array();
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const as::Source& source = sources_[i];
    // A title is written once for both languages: only words of ours differ.
    const as::Pair words{source_words(source, registry_, "vi"),
                         source_words(source, registry_, "en")};
    Json note =
        halves(words, words.vi == words.en && tongues_.is_both() ? Tongues{{tongues_.list.front()}}
                                                                 : tongues_);
    if (note.is_null()) note = Json::object();
    note.set("note_number", std::to_string(i + 1));
    note.set("note_id", "note-" + std::to_string(i + 1));
    note.set("note_href", source.url);
    list.push(std::move(note));
  }
  Json json = Json::object();
  json.set("notes", std::move(list));
  return json;
}

}  // namespace portal::assess
