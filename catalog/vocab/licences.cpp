#include "catalog/vocab/licences.hpp"

namespace catalog::vocab {
namespace {

Openness openness_named(std::string_view text) {
  if (text == "yes") return Openness::kOpen;
  return text == "no" ? Openness::kNotOpen : Openness::kUnknown;
}

Licence licence_of(const Term& term) {
  Licence made;
  made.iri = term.iri;
  made.code = term.code;
  made.spdx = term.attribute("spdx");
  made.eu_iri = term.attribute("eu_iri");
  made.openness = openness_named(term.attribute("open"));
  made.conditions_known = !term.attribute("attribution").empty();
  made.attribution = term.is("attribution");
  made.share_alike = term.is("share_alike");
  made.non_commercial = term.is("non_commercial");
  made.no_derivatives = term.is("no_derivatives");
  made.term = &term;
  return made;
}

const Vocabulary& terms() {
  static const Vocabulary& all = vocabulary("licences");
  return all;
}

}  // namespace

const std::vector<Licence>& list_licences() {
  static const std::vector<Licence> kAll = [] {
    std::vector<Licence> made;
    for (const auto& term : terms().terms()) made.push_back(licence_of(term));
    return made;
  }();
  return kAll;
}

const Licence* find_licence(std::string_view spelling) {
  const Term* term = terms().find(spelling);
  if (!term) return nullptr;
  return &list_licences()[static_cast<std::size_t>(term - terms().terms().data())];
}

Openness openness_of(std::string_view iri) {
  const Licence* licence = find_licence(iri);
  return licence ? licence->openness : Openness::kUnknown;
}

std::vector<base::Message> explain_licence(const Licence& licence) {
  if (!licence.conditions_known)
    return {{licence.openness == Openness::kOpen      ? "licence_terms_open"
             : licence.openness == Openness::kNotOpen ? "licence_terms_closed"
                                                      : "licence_terms_unknown",
             {}}};
  std::vector<base::Message> said = {{"licence_may_use", {}}};
  const auto say_if = [&](bool holds, const char* key, const char* otherwise) {
    if (holds) said.push_back({key, {}});
    if (!holds && *otherwise) said.push_back({otherwise, {}});
  };
  say_if(!licence.non_commercial, "licence_may_sell", "licence_no_commerce");
  say_if(!licence.no_derivatives, "licence_may_change", "licence_no_changes");
  say_if(licence.term->is("no_resale"), "licence_no_resale", "");
  say_if(licence.attribution, "licence_name_source", "licence_no_need_to_name");
  say_if(licence.share_alike, "licence_share_alike", "");
  return said;
}

}  // namespace catalog::vocab
