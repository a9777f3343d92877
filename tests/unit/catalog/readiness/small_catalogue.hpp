#pragma once

#include "tests/unit/catalog/readiness/made_facts.hpp"

namespace catalog::readiness {

/// Fourteen datasets, seven files, two ministries, a plan, an inventory and a checklist, small
/// enough that every number of the tests was counted by hand from these lines.
///
/// Counted as public datasets are d01 to d05 of "moh", d06 to d10 of "mot" and d12 of nobody; d11
/// is not public, d13 was withdrawn, s14 is a service.
inline void fill_small_catalogue(MadeFacts& made) {
  const auto days_ago = [](Day days) { return std::to_string(kToday - days); };
  // title_en everywhere but d02; keywords not for d01, d06 and d12
  made.add_dataset("d01", "moh",
                   {{"licence_state", "'open'"},
                    {"fee", "0"},
                    {"desc_vi_len", "120"},
                    {"desc_en_len", "0"},
                    {"freq_days", "30"},
                    {"data_modified_day", days_ago(10)},
                    {"access_rights_set", "1"}});
  made.add_dataset("d02", "moh",
                   {{"licence_state", "'open'"},
                    {"fee", "0"},
                    {"keyword_n", "3"},
                    {"desc_vi_len", "NULL"},
                    {"desc_en_len", "130"},
                    {"freq_days", "30"},
                    {"modified_day", days_ago(37)},
                    {"access_rights_set", "1"}});
  made.add_dataset("d03", "moh",
                   {{"licence_state", "'open'"},
                    {"fee", "0"},
                    {"keyword_n", "1"},
                    {"desc_vi_len", "50"},
                    {"desc_en_len", "20"},
                    {"freq_days", "30"},
                    {"modified_day", days_ago(38)},
                    {"access_rights_set", "1"}});
  made.add_dataset("d04", "moh",
                   {{"licence_state", "'unknown'"},
                    {"fee", "0"},
                    {"keyword_n", "1"},
                    {"desc_vi_len", "100"},
                    {"desc_en_len", "0"},
                    {"access_rights_set", "1"}});
  made.add_dataset("d05", "moh",
                   {{"licence_state", "'closed'"},
                    {"fee", "0"},
                    {"keyword_n", "1"},
                    {"desc_vi_len", "100"},
                    {"desc_en_len", "100"},
                    {"access_rights_set", "1"}});
  made.add_dataset("d06", "mot",
                   {{"licence_state", "'open'"},
                    {"fee", "0"},
                    {"desc_vi_len", "200"},
                    {"desc_en_len", "0"},
                    {"freq_days", "30"},
                    {"access_rights_set", "1"}});
  made.add_dataset("d07", "mot",
                   {{"licence_state", "'open'"},
                    {"fee", "1"},
                    {"keyword_n", "1"},
                    {"desc_vi_len", "200"},
                    {"desc_en_len", "0"},
                    {"access_rights_set", "1"}});
  made.add_dataset("d08", "mot",
                   {{"licence_state", "'open'"},
                    {"keyword_n", "1"},
                    {"desc_vi_len", "200"},
                    {"desc_en_len", "0"},
                    {"access_rights_set", "1"}});
  made.add_dataset("d09", "mot",
                   {{"licence_state", "'open'"},
                    {"keyword_n", "1"},
                    {"desc_vi_len", "200"},
                    {"desc_en_len", "0"},
                    {"access_rights_set", "1"}});
  made.add_dataset("d10", "mot",
                   {{"licence_state", "'closed'"},
                    {"keyword_n", "1"},
                    {"desc_vi_len", "200"},
                    {"desc_en_len", "0"},
                    {"access_rights_set", "1"}});
  made.add_dataset(
      "d11", "mot",
      {{"access", "'restricted'"}, {"access_rights_set", "0"}, {"closed_reason_set", "0"}});
  made.add_dataset("d12", "",
                   {{"licence_state", "'unknown'"},
                    {"desc_vi_len", "0"},
                    {"desc_en_len", "101"},
                    {"access_rights_set", "1"}});
  made.add_dataset("d13", "moh", {{"withdrawn_day", days_ago(5)}, {"tombstone", "1"}});
  made.add_dataset("s14", "moh", {{"kind", "'service'"}});

  const auto file = [&](const char* id, const char* dataset, const char* agency, const char* state,
                        const char* machine, const Row& more = {}) {
    Row row = {{"id", id},
               {"dataset_id", dataset},
               {"root_publisher_id", agency},
               {"access", "'public'"},
               {"is_doc", "0"},
               {"hosted", "0"},
               {"has_download_url", "1"},
               {"download_state", state},
               {"machine", machine}};
    for (const auto& [name, value] : more) row[name] = value;
    made.add("rd_distribution", row);
  };
  file("'f1'", "'d01'", "'moh'", "'ok'", "1");
  file("'f2'", "'d01'", "'moh'", "'broken'", "0");
  file("'f3'", "'d02'", "'moh'", "NULL", "NULL");
  file("'f4'", "'d06'", "'mot'", "'ok'", "1");
  file("'f5'", "'d06'", "'mot'", "'ok'", "1", {{"is_doc", "1"}});
  file("'f6'", "'d07'", "'mot'", "NULL", "1");
  file("'f7'", "'d11'", "'mot'", "'ok'", "1", {{"access", "'restricted'"}});

  const auto office = [&](const char* id, const char* root, const char* level, const char* active,
                          const char* datasets) {
    made.add("rd_publisher", {{"id", id},
                              {"root_id", root},
                              {"level", level},
                              {"active", active},
                              {"dataset_n", datasets},
                              {"plan_n", "0"},
                              {"inventory_n", "0"}});
  };
  office("'moh'", "'moh'", "'ministry'", "1", "5");
  office("'moh-dept'", "'moh'", "'department'", "1", "0");
  office("'mot'", "'mot'", "'ministry'", "1", "5");
  office("'hue'", "'hue'", "'province'", "1", "0");
  office("'old'", "'old'", "'ministry'", "0", "0");

  const auto item = [&](const char* name, const char* confirmed, const char* claimed,
                        const char* suggested, const char* left_out = "0") {
    made.add("rd_cover_item", {{"checklist", "'godi2016'"},
                               {"item", name},
                               {"confirmed_n", confirmed},
                               {"claimed_n", claimed},
                               {"suggested_n", suggested},
                               {"not_applicable", left_out}});
  };
  item("'budget'", "1", "0", "0");
  item("'elections'", "2", "1", "0");
  item("'laws'", "0", "1", "0");
  item("'weather'", "0", "0", "3");
  item("'spending'", "0", "0", "0");
  item("'postcodes'", "0", "0", "0", "1");

  for (const char* probe : {"1", "2", "3"})
    made.add("rd_probe_day", {{"day", days_ago(0)},
                              {"probe", std::string("'m.portal.export/") + probe + "'"},
                              {"probes", "1"},
                              {"ok", "1"}});
  made.add("rd_probe_day",
           {{"day", days_ago(0)}, {"probe", "'m.portal.export/4'"}, {"probes", "1"}, {"ok", "0"}});
}

}  // namespace catalog::readiness
