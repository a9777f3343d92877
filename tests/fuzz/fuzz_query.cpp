#include "catalog/base/error.hpp"
#include "portal/http/url.hpp"
#include "search/plain_text.hpp"
#include "search/query_words.hpp"
#include "search/request.hpp"
#include "search/words.hpp"
#include "tests/fuzz/fuzzing.hpp"

// A query string as it comes from the wire.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view raw = fuzzing::text(data, size);
  search::plain_text(raw);
  search::whole_key(raw);
  for (const search::Word& word : search::list_words(raw))
    fuzzing::hold(!word.folded.empty(), "a word has a folded form");
  const auto check = [](std::string_view q) {
    search::asks_for_everything(q);
    fuzzing::hold(search::read_query(q).words.size() <= search::kQueryWords, "a query is bounded");
  };
  check(raw);
  try {
    check(search::parse_request(portal::http::parse_query(raw)).q);
  } catch (const base::Error&) {
    return 0;
  }
  return 0;
}
