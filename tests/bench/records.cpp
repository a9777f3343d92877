#include "tests/bench/records.hpp"

#include <array>
#include <random>
#include <string_view>
#include <vector>

#include "catalog/rdf/jsonld_reader.hpp"
#include "catalog/rdf/writer.hpp"

namespace bench {
namespace {

using base::Json;

constexpr std::size_t kAgencies = 40;
constexpr std::string_view kSite = "https://du-lieu.example/";
constexpr std::string_view kAuthority = "http://publications.europa.eu/resource/authority/";

constexpr auto kVietnamese = std::to_array<std::string_view>(
    {"dữ liệu",      "thống kê",    "dân số",     "tỉnh",      "thành phố",   "huyện",
     "xã",           "nước",        "môi trường", "không khí", "giáo dục",    "trường học",
     "y tế",         "bệnh viện",   "giao thông", "đường bộ",  "nông nghiệp", "lúa gạo",
     "thủy sản",     "rừng",        "đất đai",    "quy hoạch", "ngân sách",   "thu chi",
     "doanh nghiệp", "lao động",    "việc làm",   "du lịch",   "văn hóa",     "di sản",
     "khí tượng",    "mưa",         "năng lượng", "điện",      "viễn thông",  "bưu chính",
     "dân tộc",      "hộ gia đình", "thu nhập",   "giá cả",    "xuất khẩu",   "nhập khẩu",
     "kết quả",      "báo cáo",     "hằng năm",   "theo quý",  "của",         "và",
     "các",          "được",        "trong",      "theo",      "tại",         "từ",
     "đến",          "năm"});

constexpr auto kEnglish = std::to_array<std::string_view>(
    {"data",      "statistics", "population", "province",  "city",    "district", "commune",
     "water",     "air",        "quality",    "education", "schools", "health",   "hospitals",
     "transport", "roads",      "farming",    "rice",      "fishery", "forests",  "land",
     "planning",  "budget",     "revenue",    "companies", "labour",  "jobs",     "tourism",
     "culture",   "heritage",   "weather",    "rainfall",  "energy",  "power",    "networks",
     "postal",    "minority",   "household",  "income",    "prices",  "exports",  "imports",
     "results",   "reports",    "yearly",     "quarterly", "of",      "and",      "the",
     "measured",  "in",         "by",         "at",        "from",    "to",       "each"});

constexpr auto kFormats =
    std::to_array<std::string_view>({"CSV", "JSON", "XLSX", "XML", "GEOJSON"});
constexpr auto kTypes = std::to_array<std::string_view>(
    {"text/csv", "application/json",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/xml",
     "application/geo+json"});
constexpr auto kThemes = std::to_array<std::string_view>(
    {"AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "SOCI", "TECH", "TRAN"});

// Random choices of one record. std::uniform_int_distribution differs between libraries.
class Dice {
 public:
  explicit Dice(std::size_t seed) : engine_(seed * 2'654'435'761u + 17) {}
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(engine_() % limit); }

  template <typename Words>
  std::string text(const Words& words, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) out += i % 13 == 12 ? ". " : " ";
      out += words[below(words.size())];
    }
    return out;
  }

 private:
  std::mt19937_64 engine_;
};

std::string address(std::string_view folder, std::size_t number) {
  return std::string(kSite).append(folder) + "/" + std::to_string(number);
}

std::string authority(std::string_view table, std::string_view code) {
  return std::string(kAuthority).append(table).append("/").append(code);
}

std::string date(Dice& dice) {
  const auto two = [](std::size_t value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
  };
  return std::to_string(2015 + dice.below(10)) + "-" + two(1 + dice.below(12)) + "-" +
         two(1 + dice.below(28));
}

Json node(std::string iri) {
  Json out = Json::object();
  out.set("@id", std::move(iri));
  return out;
}

Json tagged(std::string text, const char* language) {
  Json out = Json::object();
  out.set("@value", std::move(text));
  out.set("@language", language);
  return out;
}

Json typed(std::string text, const char* type) {
  Json out = Json::object();
  out.set("@value", std::move(text));
  out.set("@type", type);
  return out;
}

Json both(Dice& dice, std::size_t words) {
  Json out = Json::array();
  out.push(tagged(dice.text(kVietnamese, words), "vi"));
  out.push(tagged(dice.text(kEnglish, words), "en"));
  return out;
}

Json agency(std::size_t number) {
  Json out = node(address("co-quan", number));
  out.set("@type", "foaf:Agent");
  Json names = Json::array();
  names.push(tagged("Cơ quan số " + std::to_string(number), "vi"));
  names.push(tagged("Agency number " + std::to_string(number), "en"));
  out.set("foaf:name", std::move(names));
  return out;
}

Json distribution(Dice& dice, const std::string& dataset, std::size_t number) {
  const std::size_t format = dice.below(kFormats.size());
  const std::string iri = dataset + "/tep/" + std::to_string(number);
  Json out = node(iri);
  out.set("@type", "dcat:Distribution");
  out.set("dct:title", both(dice, 5));
  out.set("dcat:accessURL", node(iri + "/mo"));
  out.set("dcat:downloadURL", node(iri + "/tai-ve"));
  out.set("dct:format", node(authority("file-type", kFormats[format])));
  out.set("dcat:mediaType",
          node("https://www.iana.org/assignments/media-types/" + std::string(kTypes[format])));
  out.set("dct:license", node(authority("licence", "CC_BY_4_0")));
  out.set("dcat:byteSize",
          typed(std::to_string(1000 + dice.below(9'000'000)), "xsd:nonNegativeInteger"));
  out.set("dct:modified", typed(date(dice), "xsd:date"));
  return out;
}

Json dataset(std::size_t number) {
  Dice dice(number);
  const std::string iri = address("bo-du-lieu", number);
  Json out = node(iri);
  out.set("@type", "dcat:Dataset");
  out.set("dct:identifier", "DL-" + std::to_string(number));
  out.set("dct:title", both(dice, 8));
  out.set("dct:description", both(dice, 70 + dice.below(40)));
  Json keywords = Json::array();
  for (int i = 0; i < 3; ++i) keywords.push(tagged(dice.text(kVietnamese, 2), "vi"));
  for (int i = 0; i < 3; ++i) keywords.push(tagged(dice.text(kEnglish, 2), "en"));
  out.set("dcat:keyword", std::move(keywords));
  out.set("dcat:theme", node(authority("data-theme", kThemes[dice.below(kThemes.size())])));
  out.set("dct:publisher", node(address("co-quan", number % kAgencies)));
  out.set("dct:issued", typed(date(dice), "xsd:date"));
  out.set("dct:modified", typed(date(dice), "xsd:date"));
  out.set("dct:accrualPeriodicity", node(authority("frequency", "ANNUAL")));
  out.set("dct:language", node(authority("language", "VIE")));
  Json period = Json::object();
  period.set("@type", "dct:PeriodOfTime");
  period.set("dcat:startDate", typed(date(dice), "xsd:date"));
  out.set("dct:temporal", std::move(period));
  Json contact = Json::object();
  contact.set("@type", "vcard:Kind");
  contact.set("vcard:fn", "Bộ phận dữ liệu " + std::to_string(number % kAgencies));
  contact.set("vcard:hasEmail", node("mailto:du-lieu@co-quan.example"));
  out.set("dcat:contactPoint", std::move(contact));
  out.set("dcat:landingPage", node(iri + "/trang"));
  Json list = Json::array();
  const std::size_t count = 2 + dice.below(2);
  for (std::size_t i = 0; i < count; ++i) list.push(distribution(dice, iri, i));
  out.set("dcat:distribution", std::move(list));
  return out;
}

Json catalogue(std::size_t records) {
  Json context = Json::object();
  context.set("dcat", "http://www.w3.org/ns/dcat#");
  context.set("dct", "http://purl.org/dc/terms/");
  context.set("foaf", "http://xmlns.com/foaf/0.1/");
  context.set("vcard", "http://www.w3.org/2006/vcard/ns#");
  context.set("xsd", "http://www.w3.org/2001/XMLSchema#");
  Json top = node(std::string(kSite));
  top.set("@type", "dcat:Catalog");
  top.set("dct:title", tagged("Danh mục đo tốc độ", "vi"));
  Json graph = Json::array();
  graph.push(std::move(top));
  for (std::size_t i = 0; i < kAgencies; ++i) graph.push(agency(i));
  for (std::size_t i = 0; i < records; ++i) graph.push(dataset(i));
  Json out = Json::object();
  out.set("@context", std::move(context));
  out.set("@graph", std::move(graph));
  return out;
}

Json resource(Dice& dice, const std::string& url) {
  const std::size_t format = dice.below(kFormats.size());
  Json out = Json::object();
  out.set("id", url.substr(kSite.size()));
  out.set("name", dice.text(kVietnamese, 5));
  out.set("description", dice.text(kVietnamese, 12));
  out.set("url", url);
  out.set("format", kFormats[format]);
  out.set("mimetype", kTypes[format]);
  out.set("size", Json::integer(static_cast<std::int64_t>(1000 + dice.below(9'000'000))));
  out.set("created", date(dice) + "T08:00:00.000000");
  out.set("last_modified", date(dice) + "T08:00:00.000000");
  out.set("state", "active");
  return out;
}

Json named(std::string name, std::string title) {
  Json out = Json::object();
  out.set("name", std::move(name));
  out.set("title", std::move(title));
  return out;
}

Json package(std::size_t number) {
  Dice dice(number);
  Json out = Json::object();
  const std::string agency_number = std::to_string(number % kAgencies);
  out.set("id", "goi-" + std::to_string(number));
  out.set("name", "bo-du-lieu-" + std::to_string(number));
  out.set("title", dice.text(kVietnamese, 8));
  out.set("notes", dice.text(kVietnamese, 70 + dice.below(40)) + "\n\n" +
                       dice.text(kEnglish, 70 + dice.below(40)));
  out.set("license_id", "cc-by");
  out.set("author", "Bộ phận dữ liệu " + agency_number);
  out.set("author_email", "du-lieu@co-quan.example");
  out.set("metadata_created", date(dice) + "T08:00:00.000000");
  out.set("metadata_modified", date(dice) + "T08:00:00.000000");
  out.set("state", "active");
  out.set("type", "dataset");
  out.set("organization", named("co-quan-" + agency_number, "Cơ quan số " + agency_number));
  Json tags = Json::array();
  for (int i = 0; i < 6; ++i) {
    const std::string tag = dice.text(kVietnamese, 2);
    tags.push(named(tag, tag));
  }
  out.set("tags", std::move(tags));
  Json extras = Json::array();
  for (const char* key : {"frequency", "spatial-text", "collection-method"}) {
    Json extra = Json::object();
    extra.set("key", key);
    extra.set("value", dice.text(kEnglish, 6));
    extras.push(std::move(extra));
  }
  out.set("extras", std::move(extras));
  Json resources = Json::array();
  const std::size_t count = 2 + dice.below(2);
  for (std::size_t i = 0; i < count; ++i)
    resources.push(resource(dice, address("tep", number * 4 + i)));
  out.set("resources", std::move(resources));
  return out;
}

}  // namespace

std::string jsonld_catalogue(std::size_t records) {
  return base::write_json(catalogue(records));
}

std::string turtle_catalogue(std::size_t records) {
  catalog::rdf::Graph graph;
  std::vector<catalog::rdf::Problem> problems;
  catalog::rdf::read_jsonld(catalogue(records), catalog::rdf::default_jsonld_options(), graph,
                            problems);
  return catalog::rdf::write_graph(graph, catalog::rdf::Syntax::kTurtle);
}

std::string ckan_answer(std::size_t records) {
  Json results = Json::array();
  for (std::size_t i = 0; i < records; ++i) results.push(package(i));
  Json result = Json::object();
  result.set("count", Json::integer(static_cast<std::int64_t>(records)));
  result.set("results", std::move(results));
  Json out = Json::object();
  out.set("success", Json::boolean(true));
  out.set("result", std::move(result));
  return base::write_json(out);
}

catalog::documents::Record small_record(std::size_t number) {
  Dice dice(number);
  catalog::documents::Record record;
  record.identity = address("bo-du-lieu", number);
  record.name = record.identity;
  record.catalogue = kSite;
  const auto texts = [&](std::size_t words) {
    Json out = Json::object();
    out.set("vi", dice.text(kVietnamese, words));
    out.set("en", dice.text(kEnglish, words));
    return out;
  };
  Json publisher = node(address("co-quan", number % kAgencies));
  Json name = Json::object();
  name.set("vi", "Cơ quan số " + std::to_string(number % kAgencies));
  publisher.set("name", std::move(name));
  Json file = Json::object();
  file.set("accessURL", address("tep", number));
  file.set("format", authority("file-type", kFormats[dice.below(kFormats.size())]));
  record.document = Json::object();
  record.document.set("title", texts(8));
  record.document.set("description", texts(12));
  record.document.set("theme", authority("data-theme", kThemes[dice.below(kThemes.size())]));
  record.document.set("modified", date(dice));
  record.document.set("publisher", std::move(publisher));
  record.document.set("distribution", Json(Json::Array{std::move(file)}));
  return record;
}

}  // namespace bench
