#include "samples.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "catalog/base/clock.hpp"
#include "html_check.hpp"
#include "portal/web/plain_pages.hpp"

namespace portal::web {
namespace {

std::map<std::string, std::string> all_pages(const char* language) {
  const auto& templates = samples::templates();
  const auto context = [&](const char* path) { return samples::context(language, path); };
  SearchView none;
  none.text = "khôngcógì";
  none.suggestion = "không khí";
  none.suggestion_href = "/vi/datasets?q=x";
  return {
      {"home", home_page(templates, context("/"), samples::home())},
      {"home-empty", home_page(templates, context("/"), {})},
      {"search", search_page(templates, context("/datasets"), samples::search())},
      {"search-none", search_page(templates, context("/datasets"), none)},
      {"dataset", dataset_page(templates, context("/datasets/dan-so-2024"),
                               samples::full_document(), samples::extra())},
      {"dataset-bare",
       dataset_page(templates, context("/datasets/khong-ten"), samples::bare_document(), {})},
      {"dataset-french",
       dataset_page(templates, context("/datasets/arbres"), samples::french_document(), {})},
      {"agency", agency_page(templates, context("/agencies/cuc-thong-ke"), samples::agency())},
      {"agencies", agencies_page(templates, context("/agencies"), samples::agencies())},
      {"missing", missing_page(templates, context("/missing"), samples::missing())},
      {"missing-none", missing_page(templates, context("/missing"), {{}, 12, 5, 3})},
      {"developers", developers_page(templates, context("/developers"), samples::routes())},
      {"sign-in", sign_in_page(templates, context("/sign-in"), {"/vi/account", "mai", "Sai."})},
      {"accept", accept_page(templates, context("/accept/1"), samples::invitation())},
      {"account", account_page(templates, context("/account"), samples::account())},
      {"account-bare", account_page(templates, context("/account"), {})},
      {"purges", purges_page(templates, context("/manage/purges"), samples::purges())},
      {"purges-none", purges_page(templates, context("/manage/purges"), {})},
      {"members", members_page(templates, context("/manage/x/members"), samples::members())},
      {"members-none", members_page(templates, context("/manage/x/members"), {})},
      {"about", about_page(templates, context("/about"))},
      {"error", error_page(templates, context("/x"), 404, "Không có bộ dữ liệu «x».", "r-1")},
  };
}

// Writes every sample page into the folder that WEB_SAMPLES names, to be looked at in a browser.
TEST(Samples, AreWrittenWhereTheyAreAskedFor) {
  const char* folder = std::getenv("WEB_SAMPLES");
  if (!folder) GTEST_SKIP() << "WEB_SAMPLES names no folder";
  const base::FixedClock clock(*base::parse_time("2026-11-23T08:00:00Z"));
  std::filesystem::create_directories(folder);
  for (const char* language : {"vi", "en"})
    for (const auto& [name, html] : all_pages(language))
      std::ofstream(std::string(folder) + "/" + name + "." + language + ".html") << html;
}

// A sentence without wording shows its key.
TEST(Samples, ShowNoKeyInPlaceOfASentence) {
  for (const char* language : {"vi", "en"})
    for (const auto& [name, html] : all_pages(language)) {
      const auto at = html.find("web_");
      EXPECT_EQ(at, std::string::npos) << name << " " << language << ": " << html.substr(at, 60);
      EXPECT_EQ(html.find("{{"), std::string::npos) << name;
    }
}

TEST(Samples, HaveOneMainHeadingTitleAndLanguage) {
  for (const char* language : {"vi", "en"})
    for (const auto& [name, html] : all_pages(language)) {
      const auto first = html.find("<h1");
      ASSERT_NE(first, std::string::npos) << name;
      EXPECT_EQ(html.find("<h1", first + 1), std::string::npos) << name;
      EXPECT_NE(html.find("<html lang=\"" + std::string(language) + "\">"), std::string::npos);
      EXPECT_NE(html.find("href=\"#main\""), std::string::npos) << name;
    }
}

TEST(Samples, AreGoodHtml) {
  for (const char* language : {"vi", "en"})
    for (const auto& [name, html] : all_pages(language))
      for (const auto& fault : html_check::faults(html)) ADD_FAILURE() << name << ": " << fault;
}

// The content security policy of the portal allows neither.
TEST(Samples, HaveNoInlineStyleOrScript) {
  for (const auto& [name, html] : all_pages("vi")) {
    EXPECT_EQ(html.find("<style"), std::string::npos) << name;
    EXPECT_EQ(html.find(" style="), std::string::npos) << name;
    EXPECT_EQ(html.find("<script>"), std::string::npos) << name;
    EXPECT_EQ(html.find(" onclick="), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace portal::web
