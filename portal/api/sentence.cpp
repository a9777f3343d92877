#include "portal/api/sentence.hpp"

namespace portal::api {

base::Json both_languages(const base::Message& message) {
  base::Json out = base::Json::object();
  for (const char* language : {"vi", "en"}) out.set(language, base::say(message, language));
  return out;
}

}  // namespace portal::api
