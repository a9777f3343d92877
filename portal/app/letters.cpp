#include "portal/app/letters.hpp"

#include <optional>
#include <utility>

#include "catalog/model/localized_text.hpp"
#include "catalog/people/accounts.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/publish/states.hpp"
#include "portal/app/editing_steps.hpp"
#include "portal/mail/queue.hpp"

namespace portal::app {
namespace {

using catalog::people::Account;

class Letters {
 public:
  Letters(catalog::store::WriteTransaction& transaction, const App& app, const Writer& writer,
          const StateChange& change)
      : transaction_(transaction),
        site_(app.site()),
        writer_(writer),
        change_(change),
        language_(site_->config.default_language) {}

  void ask_publishers() {
    for (const auto& member :
         catalog::people::list_members(transaction_.read(), change_.dataset.agency))
      if (catalog::people::row_of(member.role).rights.has(catalog::people::Right::kPublish))
        send(catalog::people::find_account(transaction_.read(), member.account),
             [&](mail::Recipient to) {
               return mail::review_requested(std::move(to), subject(), actor());
             });
  }

  void tell_authors(bool approved) {
    for (const auto& name : change_.authors)
      send(catalog::people::find_account_by_name(transaction_.read(), name),
           [&](mail::Recipient to) {
             return approved
                        ? mail::approved(std::move(to), subject(), actor())
                        : mail::refused(std::move(to), subject(), actor(), kept_note(writer_.note));
           });
  }

 private:
  template <typename Make>
  void send(const std::optional<Account>& to, Make make) {
    if (!to || to->disabled || to->email.empty() || to->id == writer_.who.person().id) return;
    mail::queue(transaction_, make({to->email, to->display_name, language_}), site_->config.mail);
  }

  std::string actor() const {
    const auto& person = writer_.who.person();
    return person.display_name.empty() ? person.name : person.display_name;
  }

  mail::Subject subject() const {
    const auto name_in = [&](const base::Json& texts) {
      return catalog::text_in(texts, language_).text;
    };
    mail::Subject made;
    made.title = name_in(base::parse_json(change_.document)["title"]);
    if (const auto agency = transaction_.read().find_agency(change_.dataset.agency))
      made.agency = name_in(base::parse_json(agency->document)["name"]);
    made.link = site_->config.base_url + "/" + language_ + "/manage/datasets/" + change_.dataset.id;
    return made;
  }

  catalog::store::WriteTransaction& transaction_;
  std::shared_ptr<const Site> site_;
  const Writer& writer_;
  const StateChange& change_;
  std::string language_;
};

}  // namespace

void tell_by_letter(catalog::store::WriteTransaction& transaction, const App& app,
                    const Writer& writer, const StateChange& change) {
  if (!app.site()->config.mail.is_on()) return;
  Letters letters(transaction, app, writer, change);
  if (change.to == "review")
    letters.ask_publishers();
  else if (change.from == "review" && change.to == "draft")
    letters.tell_authors(false);
  else if (change.from == "review" && catalog::publish::is_for_the_public(change.to))
    letters.tell_authors(true);
}

}  // namespace portal::app
