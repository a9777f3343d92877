#include "portal/web/template.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "catalog/base/error.hpp"
#include "catalog/base/message.hpp"

namespace portal::web {
namespace {

namespace fs = std::filesystem;

const std::string kHead = "{{%AUTOESCAPE context=\"HTML\"}}\n";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

fs::path source_folder() {
  return fs::path(FIXTURES) / "../../portal/web";
}

// A folder of templates for one test.
class TemplateFolder : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / (std::string("templates-") + test->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void put(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / (name + ".html")) << kHead << text;
  }
  std::string render(const std::string& text, const char* view) {
    put("page", text);
    return Templates(folder_).render("page", "en", base::parse_json(view));
  }

  fs::path folder_;
};

TEST(TemplateFiles, AllBeginWithTheEscapingDirective) {
  int count = 0;
  for (const auto& entry : fs::directory_iterator(source_folder() / "templates")) {
    EXPECT_TRUE(read(entry.path()).starts_with(kHead.substr(0, kHead.size() - 1))) << entry.path();
    ++count;
  }
  EXPECT_GT(count, 10);
}

// What is escaped as plain HTML loses its line breaks, and the next save would keep it so.
TEST(TemplateFiles, KeepTheLinesOfLongTexts) {
  const std::regex filled("<textarea[^\\n]*>\\{\\{([A-Za-z_]+)(:pre_escape)?\\}\\}</textarea>");
  int count = 0;
  for (const auto& entry : fs::directory_iterator(source_folder() / "templates")) {
    const std::string text = read(entry.path());
    for (std::sregex_iterator at(text.begin(), text.end(), filled), end; at != end; ++at, ++count)
      EXPECT_TRUE((*at)[2].matched) << entry.path() << ": " << (*at)[1];
  }
  EXPECT_GT(count, 10);
}

// What is escaped with its line breaks kept is escaped. Each of these is HTML of the safe renderer,
// escaped text with marks, or JSON of base::write_json.
TEST(TemplateFiles, LeaveOnlyKnownVariablesUnescaped) {
  const std::set<std::string> known = {
      "page_json_ld", "card_text", "card_title", "file_text", "dataset_text", "agency_text",
      "about_body", "dev_start", "dev_whole", "dev_records", "dev_rules", "dataset_text_rest",
      "foot_text",
      // pictures of portal/web/charts
      "known_figures_bar", "known_questions_bar", "dim_colours_bar", "dim_evidence_bar", "dim_line",
      "ind_bar", "ind_line", "figure_bar", "history_chart", "q_line"};
  const std::regex unescaped(R"(\{\{([A-Za-z_]+):(?!pre_escape\})[^}]*\}\})");
  for (const auto& entry : fs::directory_iterator(source_folder() / "templates")) {
    const std::string text = read(entry.path());
    for (std::sregex_iterator at(text.begin(), text.end(), unescaped), end; at != end; ++at)
      EXPECT_TRUE(known.contains((*at)[1])) << entry.path() << ": " << at->str();
  }
}

TEST(TemplateFiles, FindEverySentenceInBothLanguages) {
  EXPECT_NO_THROW(Templates());
}

TEST(PageTexts, ThatTheCodeNamesAreThereInBothLanguages) {
  const std::regex key("\"(web_[A-Za-z0-9_]*[A-Za-z0-9])\"");
  for (const auto& entry : fs::directory_iterator(source_folder())) {
    const std::string text = entry.path().extension() == ".cpp" ? read(entry.path()) : "";
    for (std::sregex_iterator at(text.begin(), text.end(), key), end; at != end; ++at)
      for (const char* language : {"vi", "en"})
        EXPECT_TRUE(base::has_text((*at)[1].str(), language)) << entry.path() << ": " << at->str();
  }
}

TEST(PageTexts, AreThereInBothLanguages) {
  for (const auto& key : base::list_text_keys()) {
    if (!key.starts_with("web_")) continue;
    EXPECT_TRUE(base::has_text(key, "vi")) << key;
    EXPECT_TRUE(base::has_text(key, "en")) << key;
  }
}

TEST_F(TemplateFolder, ShowsTextsSectionsAndLists) {
  const char* const view = R"({"a":"A","b":{"c":"C"},"no":false,"empty":"","list":["x","y"],
                               "rows":[{"n":1},{"n":2}]})";
  EXPECT_EQ(
      render("{{a}}/{{#b}}{{c}}{{/b}}/{{#no}}x{{/no}}{{#gone}}x{{/gone}}{{#empty}}x{{/empty}}",
             view),
      "A/C/");
  EXPECT_EQ(render("{{#list}}{{item}}{{#list_separator}}, {{/list_separator}}{{/list}}", view),
            "x, y");
  EXPECT_EQ(render("{{#rows}}<{{n}}>{{/rows}}", view), "<1><2>");
}

TEST_F(TemplateFolder, EscapesForThePlaceWhereAValueStands) {
  const char* const marks = R"({"a":"<\"&'>"})";
  EXPECT_EQ(render("<p title=\"{{a}}\">{{a}}</p>", marks),
            "<p title=\"&lt;&quot;&amp;&#39;&gt;\">&lt;&quot;&amp;&#39;&gt;</p>");
  EXPECT_EQ(render("<a href=\"{{a}}\">x</a>", "{\"a\":\"javascript:alert(1)\"}"),
            "<a href=\"#\">x</a>");
  EXPECT_EQ(render("<a href=\"{{a}}\">x</a>", "{\"a\":\"/vi/datasets?q=a&b=c\"}"),
            "<a href=\"/vi/datasets?q=a&amp;b=c\">x</a>");
}

TEST_F(TemplateFolder, TakesPartialsAndSentencesOfTheLanguage) {
  put("_part", "[{{x}} {{T_web_download}}]");
  put("page", "{{#s}}{{>part}}{{/s}}");
  const Templates templates(folder_);
  const base::Json view = base::parse_json(R"({"s":[{"x":"1"},{"x":"2"}]})");
  EXPECT_EQ(templates.render("page", "en", view), "[1 Download][2 Download]");
  EXPECT_EQ(templates.render("page", "vi", view), "[1 Tải về][2 Tải về]");
}

TEST_F(TemplateFolder, RefusesABrokenTemplateAtTheStart) {
  const auto refuses = [&](const std::string& text) {
    put("page", text);
    EXPECT_THROW(Templates{folder_}, base::Error) << text;
  };
  refuses("{{T_web_no_such_sentence}}");
  refuses("{{>no_such_partial}}");
  refuses("{{#open}} never closed");
  put("_self", "{{>self}}");
  refuses("{{>self}}");
  fs::remove(folder_ / "_self.html");
  std::ofstream(folder_ / "page.html") << "<p>{{unescaped}}</p>";
  EXPECT_THROW(Templates{folder_}, base::Error);
}

TEST_F(TemplateFolder, GoesBeforeTheProgramsOwn) {
  put("error", "own error page");
  EXPECT_EQ(Templates(folder_).render("error", "vi", base::Json::object()), "own error page");
  EXPECT_THROW((void)Templates(folder_).render("none", "vi", base::Json::object()), base::Error);
}

}  // namespace
}  // namespace portal::web
