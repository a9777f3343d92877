#include "portal/mail/queue.hpp"

#include "catalog/base/hash.hpp"
#include "catalog/queue/queue.hpp"

namespace portal::mail {

using base::Json;

bool queue(catalog::store::WriteTransaction& change, const Letter& letter,
           const Settings& settings) {
  if (!settings.is_on() || !is_address(letter.to.address)) return false;
  catalog::queue::NewJob job;
  job.kind = kJob;
  job.arguments = to_json(letter);
  // The history shows keys; neither the address nor the link is for it.
  job.key = std::string(kJob) + "/" + base::sha256(base::write_json(job.arguments));
  return catalog::queue::enqueue(change.connection(), job);
}

Json to_json(const Letter& letter) {
  Json arguments = Json::object();
  for (const auto& [name, value] : letter.arguments) arguments.set(name, value);
  Json out = Json::object();
  out.set("address", letter.to.address);
  out.set("name", letter.to.name);
  out.set("language", letter.to.language);
  out.set("about", letter.about);
  out.set("arguments", std::move(arguments));
  return out;
}

Letter letter_of(const Json& arguments) {
  Letter letter;
  letter.to = {arguments["address"].as_string(), arguments["name"].as_string(),
               arguments["language"].as_string()};
  letter.about = arguments["about"].as_string();
  for (const auto& [name, value] : arguments["arguments"].members())
    letter.arguments[name] = value.as_string();
  return letter;
}

}  // namespace portal::mail
