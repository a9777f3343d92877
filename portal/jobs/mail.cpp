#include "portal/jobs/mail.hpp"

#include <string>

#include "catalog/base/iri.hpp"
#include "portal/mail/deliver.hpp"
#include "portal/mail/letter.hpp"
#include "portal/mail/queue.hpp"

namespace portal::jobs {
namespace {

// The address that is set, else one at the host of the portal.
std::string sender_of(const app::Config& config) {
  if (!config.mail.from.empty()) return config.mail.from;
  const auto authority = base::split_iri(config.base_url).authority;
  const std::string host(authority.substr(0, authority.rfind(':')));
  const std::string address = "portal@" + host;
  return mail::is_address(address) ? address : "portal@localhost";
}

base::Message send_letter(const Work& work, const app::Config& config) {
  mail::Letter letter = mail::letter_of(work.job.arguments);
  if (!config.mail.is_on()) return {"job_mail_off", {}};
  if (letter.to.language.empty()) letter.to.language = config.default_language;
  mail::Settings settings = config.mail;
  settings.from = sender_of(config);
  const std::string text =
      mail::write_letter(letter, settings.from, config.title[letter.to.language].as_string(),
                         work.job.key, base::now());
  work.beat();
  mail::deliver(settings, letter.to.address, text, work.job.key);
  return {"job_mail", {{"about", letter.about}}};
}

}  // namespace

Kind mail_kind(const ConfigNow& config) {
  return {mail::kJob, std::nullopt,
          [config](const Work& work) { return send_letter(work, config()); }};
}

}  // namespace portal::jobs
