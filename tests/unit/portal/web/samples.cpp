#include "samples.hpp"

namespace portal::web::samples {
namespace {

const char* const kFull = R"({"@context":"/context.jsonld",
"@id":"https://data.example.vn/datasets/7f3a","@type":"Dataset","id":"7f3a","slug":"dan-so-2024",
"identifier":["TK-DS-2024","http://sokeo.example.vn/ds/1"],
"title":{"vi":"Dân số trung bình phân theo tỉnh, thành phố và giới tính","en":"Average population by province and sex"},
"description":{"vi":"Số liệu **dân số trung bình** của từng tỉnh, thành phố, chia theo giới tính và khu vực thành thị, nông thôn.\n\nNguồn:\n\n- Tổng điều tra dân số và nhà ở\n- Điều tra biến động dân số hằng năm\n\nXem thêm [phương pháp](https://thongke.example.vn/phuong-phap?a=1&b=2).","en":"Average population of each province by sex and by urban and rural area."},
"keyword":{"vi":["dân số","giới tính","tỉnh, thành phố","điều tra"],"en":["population","sex"]},
"theme":["http://publications.europa.eu/resource/authority/data-theme/SOCI","http://publications.europa.eu/resource/authority/data-theme/REGI"],
"publisher":{"id":"cuc-thong-ke","@id":"https://data.example.vn/agencies/cuc-thong-ke","name":{"vi":"Cục Thống kê","en":"National Statistics Office"}},
"contactPoint":[{"fn":{"vi":"Vụ Thống kê Dân số và Lao động"},"hasEmail":"mailto:danso@thongke.example.vn","hasTelephone":"tel:+84-24-7304-6666"}],
"accessRights":"http://publications.europa.eu/resource/authority/access-right/PUBLIC",
"license":"http://creativecommons.org/licenses/by/4.0/",
"accrualPeriodicity":"http://publications.europa.eu/resource/authority/frequency/ANNUAL",
"language":["http://publications.europa.eu/resource/authority/language/VIE"],
"issued":"2019-03-01","modified":"2026-08-02",
"temporal":[{"startDate":"2020-01-01","endDate":"2024-12-31"}],
"spatial":[{"@id":"http://sws.geonames.org/1562822/","prefLabel":{"vi":"Việt Nam","en":"Viet Nam"},"bbox":[102.1,8.1,109.6,23.4]}],
"conformsTo":["https://thongke.example.vn/tieu-chuan/he-thong-chi-tieu-quoc-gia"],
"version":"2024.1","landingPage":["https://thongke.example.vn/dan-so"],
"http://example.vn/ns#mucDoTinCay":"95 %",
"hvdCategory":["http://data.europa.eu/bna/c_e1da4e07"],
"distribution":[
 {"id":"d1","title":{"vi":"Dân số trung bình 2020–2024","en":"Average population 2020–2024"},"accessURL":"https://data.example.vn/files/d1/dan-so-2024.csv","downloadURL":"https://data.example.vn/files/d1/dan-so-2024.csv","format":"http://publications.europa.eu/resource/authority/file-type/CSV","mediaType":"http://www.iana.org/assignments/media-types/text/csv","byteSize":184320,"checksum":{"algorithm":"http://spdx.org/rdf/terms#checksumAlgorithm_sha256","checksumValue":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},"file":"9f86","modified":"2026-08-02","description":{"vi":"Mã hóa UTF-8, dấu phẩy ngăn cột."}},
 {"id":"d2","downloadURL":"https://thongke.example.vn/tai-ve/Dan%20so%20trung%20binh%20phan%20theo%20tinh_2024_ban_chinh_thuc_cuoi_cung.xlsx","format":"http://publications.europa.eu/resource/authority/file-type/XLSX","byteSize":2411724},
 {"id":"d3","title":{"en":"Population web service"},"accessURL":"https://api.thongke.example.vn/dan-so","format":"http://publications.europa.eu/resource/authority/file-type/JSON","accessService":[{"title":{"vi":"API dân số"},"endpointURL":"https://api.thongke.example.vn/v2","endpointDescription":"https://api.thongke.example.vn/v2/openapi.json"}]}],
"state":"published","visibility":"public","revision":7})";

const char* const kBare = R"({"@id":"https://data.example.vn/datasets/0b","@type":"Dataset",
"id":"0b","slug":"khong-ten","title":{},"state":"published","visibility":"public","revision":1})";

const char* const kFrench = R"({"@id":"https://data.example.vn/datasets/fr","@type":"Dataset",
"id":"fr","slug":"arbres","title":{"fr":"Arbres d'alignement"},
"description":{"fr":"<p>Inventaire des <b>arbres</b> de la ville.</p><script>alert(1)</script>"},
"keyword":{"fr":["arbre"]},"license":"https://example.org/ma-licence","modified":"2019-05",
"accrualPeriodicity":"http://publications.europa.eu/resource/authority/frequency/MONTHLY",
"accessRights":"http://publications.europa.eu/resource/authority/access-right/RESTRICTED",
"state":"draft","distribution":[{"id":"a","license":"http://creativecommons.org/licenses/by-nc/4.0/",
"accessURL":"https://ville.example.fr/arbres"}]})";

const char* const kCards = R"([
{"id":"7f3a","slug":"dan-so-2024","title":{"vi":"Dân số trung bình phân theo tỉnh, thành phố và giới tính","en":"Average population by province and sex"},"description":{"vi":"Số liệu dân số trung bình của từng tỉnh, thành phố, chia theo giới tính và khu vực thành thị, nông thôn, dùng cho quy hoạch và nghiên cứu."},"publisher":{"id":"cuc-thong-ke","name":{"vi":"Cục Thống kê","en":"National Statistics Office"}},"license":"http://creativecommons.org/licenses/by/4.0/","open":true,"formats":["CSV","XLSX","JSON"],"modified":"2026-11-20","highlight":{"title":{"vi":[{"text":"Dân số","match":true},{"text":" trung bình phân theo tỉnh, thành phố và giới tính","match":false}]},"description":{"vi":[{"text":"Số liệu ","match":false},{"text":"dân số","match":true},{"text":" trung bình của từng tỉnh, thành phố, chia theo giới tính và khu vực…","match":false}]}}},
{"id":"8","slug":"truong-hoc","title":{"vi":"Danh sách trường phổ thông"},"description":{"vi":"Tên, địa chỉ, cấp học và số học sinh của các trường tiểu học, trung học cơ sở và trung học phổ thông."},"publisher":{"id":"bo-gddt","name":{"vi":"Bộ Giáo dục và Đào tạo","en":"Ministry of Education and Training"}},"license":"http://creativecommons.org/licenses/by-nc/4.0/","open":false,"formats":["XLSX"],"modified":"2025-09-05"},
{"id":"9","slug":"tram-quan-trac","title":{"en":"Air quality monitoring stations, hourly"},"description":{"en":"Hourly PM2.5, PM10, NO2 and O3 readings of the national network of automatic stations, with coordinates of each station."},"publisher":{"id":"cuc-moi-truong","name":{"vi":"Cục Kiểm soát ô nhiễm môi trường"}},"formats":["CSV","GeoJSON","API","PARQUET","XML","SHP","KML"],"modified":"2026-11-23"},
{"id":"10","slug":"gia-dat","title":{"vi":"Bảng giá đất"},"description":{"vi":"Bảng giá các loại đất áp dụng từ ngày 01/01/2026."},"publisher":{"id":"so-tnmt","name":{"vi":"Sở Nông nghiệp và Môi trường"}},"license":"","formats":["PDF"],"modified":"2026"}
])";

std::vector<FacetValue> values(std::initializer_list<std::pair<const char*, int>> list) {
  std::vector<FacetValue> out;
  for (const auto& [value, count] : list)
    out.push_back({value, "", count, false, "/vi/datasets?q=dân số&f=" + std::string(value), ""});
  return out;
}

}  // namespace

const Templates& templates() {
  static const Templates kTemplates;
  return kTemplates;
}

PageContext context(const char* language, const char* path) {
  PageContext context;
  context.language = language;
  context.path = path;
  context.base_url = "https://data.example.vn";
  context.site_title.set("vi", "Cổng dữ liệu mở tỉnh An Bình");
  context.site_title.set("en", "An Bình Open Data Portal");
  context.seq = 12345;
  return context;
}

base::Json full_document() {
  return base::parse_json(kFull);
}
base::Json bare_document() {
  return base::parse_json(kBare);
}
base::Json french_document() {
  return base::parse_json(kFrench);
}
base::Json cards() {
  return base::parse_json(kCards);
}

HomeData home() {
  HomeData data{.datasets = 1284,
                .files = 5310,
                .agencies = 87,
                .open_datasets = 903,
                .themes = {},
                .agency_counts = agencies(),
                .latest = cards(),
                .examples = {"dân số", "trường học", "giá đất"}};
  const char* const themes[] = {"AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL",
                                "INTR", "JUST", "REGI", "SOCI", "TECH", "TRAN"};
  int count = 211;
  for (const auto* theme : themes) data.themes.push_back({theme, "", count -= 15});
  return data;
}

SearchView search() {
  SearchView view;
  view.text = "dân số";
  view.total = 1234;
  view.catalogue_total = 5000;
  view.tier = 1;
  view.cards = cards();
  view.facets = {{"theme", values({{"SOCI", 410}, {"REGI", 85}, {"HEAL", 31}, {"EDUC", 12}})},
                 {"agency", values({{"Cục Thống kê", 300}, {"Bộ Y tế", 21}, {"Bộ Nội vụ", 9}})},
                 {"format", values({{"CSV", 402},
                                    {"XLSX", 380},
                                    {"PDF", 120},
                                    {"JSON", 33},
                                    {"XML", 12},
                                    {"GEOJSON", 8},
                                    {"SHP", 8},
                                    {"KML", 4},
                                    {"ODS", 3},
                                    {"TXT", 2}})},
                 {"open", values({{"open", 800}, {"not-open", 34}, {"unknown", 400}})},
                 {"updated", values({{"7d", 3}, {"30d", 40}, {"365d", 300}, {"older", 900}})}};
  view.facets[0].values[0].selected = true;
  view.sorts = {{"relevance", true, "/vi/datasets?q=a"},
                {"modified", false, "/vi/datasets?q=a&sort=modified"},
                {"title", false, "/vi/datasets?q=a&sort=title"}};
  view.carried = {{"theme", "SOCI"}};
  view.next_href = "/vi/datasets?q=a&cursor=x";
  view.clear_href = "/vi/datasets?q=a";
  view.json_href = "/api/v1/datasets?q=a";
  view.atom_href = "/feeds/datasets.atom?q=a";
  view.csv_href = "/api/v1/datasets.csv?q=a";
  view.jsonl_href = "/api/v1/datasets.jsonl?q=a";
  return view;
}

DatasetExtra extra() {
  DatasetExtra extra;
  extra.agency = base::parse_json(
      R"({"slug":"cuc-thong-ke","name":{"vi":"Cục Thống kê","en":"National Statistics Office"}})");
  extra.revisions = {{7, "2026-08-02T03:15:00Z", "Bổ sung số liệu 2024"},
                     {6, "2025-07-30T09:00:00Z", ""}};
  extra.similar = {{base::parse_json(R"({"vi":"Diện tích theo tỉnh","en":"Area by province"})"),
                    base::parse_json(R"({"vi":"Cục Thống kê"})"), "dien-tich"}};
  extra.series = {{base::parse_json(R"({"vi":"Dân số hằng năm"})"), "dan-so-hang-nam"}};
  return extra;
}

AgencyData agency() {
  AgencyData data;
  data.agency = base::parse_json(
      R"({"slug":"cuc-thong-ke","name":{"vi":"Cục Thống kê","en":"National Statistics Office"},
          "description":{"vi":"Cơ quan thống kê quốc gia."},"homepage":"https://thongke.example.vn",
          "mbox":"mailto:lienhe@thongke.example.vn"})");
  data.parent = base::parse_json(R"({"slug":"bo-tai-chinh","name":{"vi":"Bộ Tài chính"}})");
  data.children = {{"ctk-an-binh", base::parse_json(R"({"vi":"Thống kê tỉnh An Bình"})"), 4}};
  data.total = 312;
  data.cards = cards();
  return data;
}

std::vector<AgencyCount> agencies() {
  const auto name = [](const char* vi) {
    base::Json map;
    map.set("vi", vi);
    return map;
  };
  return {{"cuc-thong-ke", name("Cục Thống kê"), 312},
          {"bo-gddt", name("Bộ Giáo dục và Đào tạo"), 140},
          {"cuc-moi-truong", name("Cục Kiểm soát ô nhiễm môi trường"), 96},
          {"so-tnmt", name("Sở Nông nghiệp và Môi trường"), 71},
          {"so-y-te", name("Sở Y tế"), 1}};
}

MissingView missing() {
  return {{{"xe buyt ha noi", "vi", 1204, 3, 0, 2, "2026-11-16"},
           {"flood maps", "en", 17, 0, 0, 0, "2026-09-07"}},
          12,
          5,
          3};
}

AcceptView invitation() {
  AcceptView view;
  view.title = "Lời mời";
  view.lead = "Bạn được mời vào Cục Thống kê.";
  view.name = "mai\"><b>";
  view.fault = "Đã có tài khoản tên mai.";
  view.join_label = "Nhận lời với tài khoản Mai";
  view.form_token = "0123";
  return view;
}

AccountView account() {
  const base::Time time = *base::parse_time("2026-11-20T03:00:00Z");
  AccountView view;
  view.name = "mai";
  view.display_name = "Nguyễn Thị Mai <i>";
  view.form_token = "0123";
  view.done = "Đã thu hồi.";
  view.fault = "Mật khẩu hiện tại không đúng.";
  view.new_secret = "odp_0123";
  view.roles = {{"administrator", "", "", false}, {"admin", "Cục Thống kê", "cuc-thong-ke", true}};
  view.asked = {"Sở Y tế"};
  view.sessions = {{"ab", "Firefox", time, true}, {"cd", "", time, false}};
  view.tokens = {{"1", "harvester", "odp_0123", "write", "", time, {}, "good"},
                 {"2", "", "odp_4567", "read", "Cục Thống kê", time, time, "revoked"}};
  return view;
}

PurgesView purges() {
  const base::Time time = *base::parse_time("2026-11-20T03:00:00Z");
  PurgesView view;
  view.form_token = "0123";
  view.done = "Đã gửi yêu cầu.";
  view.may_ask = true;
  PurgeRow asked;
  asked.id = "1";
  asked.what = "Danh bạ <i> /contactPoint";
  asked.href = "/vi/manage/datasets/1";
  asked.state = "asked";
  asked.reason = "Theo yêu cầu của người có tên";
  asked.asked_by = "mai";
  asked.asked_at = time;
  asked.may_decline = true;
  PurgeRow own = asked;
  own.id = "2";
  asked.may_confirm = true;
  PurgeRow done = asked;
  done.id = "3";
  done.what = std::string(64, 'a');
  done.href = "";
  done.state = "done";
  done.answered_by = "lan";
  done.answered_at = done.finished_at = time;
  done.may_confirm = done.may_decline = false;
  done.backups = {{"data-2026-11-19.tar", time}};
  PurgeRow declined = done;
  declined.state = "declined";
  declined.note = "Không cần";
  declined.backups.clear();
  PurgeRow working = done;
  working.finished_at = {};
  view.rows = {asked, own, done, working, declined};
  return view;
}

MembersView members() {
  const base::Time time = *base::parse_time("2026-11-20T03:00:00Z");
  MembersView view;
  view.slug = "cuc-thong-ke";
  view.agency = "Cục Thống kê";
  view.form_token = "0123";
  view.done = "Đã đổi vai trò.";
  view.new_link = "http://data.example/vi/accept/0123";
  view.roles = {"reader", "editor", "publisher", "admin"};
  view.members = {{"1", "mai", "Nguyễn Thị Mai <i>", "editor"}, {"2", "lan", "Lan", "admin"}};
  view.requests = {{"3", "binh", "Bình", "Tôi làm ở phòng dữ liệu.", time}};
  return view;
}

std::vector<ApiRoute> routes() {
  return {
      {"GET",
       "/api/v1/datasets",
       "Tìm bộ dữ liệu",
       "",
       "/api/v1/datasets?q=x&limit=5",
       {{"q", "query", "Từ cần tìm", false}, {"limit", "query", "Số kết quả, tối đa 100", false}}},
      {"PUT",
       "/api/v1/datasets/{id}",
       "Ghi một bộ dữ liệu",
       "Cần If-Match.",
       "",
       {{"id", "path", "Mã hoặc tên ngắn", true}}},
      {"GET", "/api/v1/agencies", "Các cơ quan", "", "", {}},
      {"GET", "/api/3/action/package_show", "Một bộ dữ liệu", "", "", {}}};
}

}  // namespace portal::web::samples
