#include "catalog/documents/csv_columns.hpp"

#include <unordered_map>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/property.hpp"
#include "catalog/vocab/spelling.hpp"

namespace catalog::documents {
namespace {

// Headings by what they are called in English and Vietnamese; compared by vocab::spelling_key().
// "a.b" is the part b of the node a; ">" stands for the file, "<" for the place. "@id" and "@type"
// are the record's own; "-" says nothing to us.
struct Heading {
  std::string_view place;
  std::string_view names;
};

constexpr Heading kHeadings[] = {
    {"@id", "uri|iri|địa chỉ định danh"},
    {"@type", "kind|loại bản ghi"},
    {"-", "slug|publisher_id"},
    {"identifier",
     "id|identifier|mã định danh|mã định danh tập dữ liệu|mã tập dữ liệu|mã|code|uid"},
    {"title",
     "title|name|dataset|dataset name|dataset title|tên|tiêu đề|tên tập dữ liệu|"
     "tên bộ dữ liệu|tên dữ liệu|tên dataset"},
    {"description", "description|notes|summary|abstract|mô tả|mô tả dữ liệu|nội dung|tóm tắt"},
    {"keyword", "keyword|keywords|tag|tags|từ khóa|từ khoá|thẻ"},
    {"theme", "theme|themes|category|categories|topic|group|groups|lĩnh vực|chủ đề|danh mục|nhóm"},
    {"publisher",
     "publisher|organization|organisation|agency|owner|cơ quan|cơ quan chủ quản|"
     "cơ quan công bố|cơ quan cung cấp|đơn vị công bố|đơn vị cung cấp|nhà xuất bản"},
    {"publisher.@id", "publisher_uri|publisher iri"},
    {"creator", "creator|author|tác giả|đơn vị tạo lập"},
    {"contactPoint.fn",
     "contact|contact point|contact name|fn|contactPoint|maintainer|người liên hệ|"
     "đầu mối liên hệ|person"},
    {"contactPoint.hasEmail",
     "email|contact email|hasEmail|mbox|maintainer_email|e-mail|thư điện tử|"
     "email liên hệ"},
    {"contactPoint.hasTelephone", "phone|telephone|contact phone|điện thoại|số điện thoại"},
    {"license", "license|licence|license id|license title|giấy phép|giấy phép sử dụng"},
    {"accessRights", "access rights|access level|quyền truy cập|mức độ truy cập|accessLevel"},
    {"rights", "rights|quyền|accessLevelComment"},
    {"accrualPeriodicity",
     "frequency|update frequency|accrualPeriodicity|tần suất|"
     "tần suất cập nhật|tần suất cung cấp|chu kỳ cập nhật"},
    {"language", "language|languages|lang|ngôn ngữ"},
    {"issued",
     "issued|release date|date published|created|publication date|ngày ban hành|"
     "ngày công bố|ngày phát hành|ngày tạo|ngày xuất bản"},
    {"modified",
     "modified|last modified|updated|last updated|date modified|ngày cập nhật|"
     "cập nhật lần cuối|ngày sửa đổi|lần cập nhật cuối"},
    {"<prefLabel", "place_name"},
    {"<@id", "place_uri"},
    {"spatial",
     "spatial|coverage|spatial coverage|location|place|phạm vi không gian|địa bàn|"
     "phạm vi|địa điểm|khu vực"},
    {"temporal", "temporal|temporal coverage|period|phạm vi thời gian|thời kỳ|giai đoạn"},
    {"temporal.startDate", "temporal start|start date|from|từ ngày|ngày bắt đầu"},
    {"temporal.endDate", "temporal end|end date|to|đến ngày|ngày kết thúc"},
    {"landingPage",
     "landing page|url|link|homepage|web page|trang web|trang chủ|đường dẫn|"
     "liên kết|địa chỉ"},
    {"page", "documentation|references|tài liệu|tài liệu tham khảo"},
    {"describedBy", "data dictionary|dataDictionary|describedBy|từ điển dữ liệu"},
    {"version", "version|phiên bản"},
    {"provenance", "provenance|nguồn gốc"},
    {"source", "source|nguồn|nguồn dữ liệu"},
    {"conformsTo", "conforms to|standard|tiêu chuẩn"},
    {"inSeries", "isPartOf|series|in series|thuộc chuỗi"},
    {">title", "file_title|file name|tên tệp"},
    {">downloadURL",
     "download url|download urls|download|file|file url|tải về|đường dẫn tải|"
     "đường dẫn tệp|liên kết tải về|tệp"},
    {">accessURL", "access url|accessURL|api|webService|địa chỉ truy cập"},
    {">format", "format|formats|file format|định dạng|định dạng tệp"},
    {">mediaType", "media type|mime type|mimetype|kiểu tệp"},
    {">byteSize", "byte size|size|file size|dung lượng|kích thước"},
};

using Map = std::unordered_map<std::string, std::string>;

const Map& headings() {
  static const Map kMap = [] {
    Map made;
    for (const auto& heading : kHeadings)
      for (const auto& name : base::split(heading.names, '|'))
        made.emplace(vocab::spelling_key(name), heading.place);
    for (const auto& property : properties())
      made.emplace(vocab::spelling_key(property.key), property.key);
    return made;
  }();
  return kMap;
}

CsvColumn column_of(std::string_view place) {
  CsvColumn column;
  if (place.starts_with('>') || place.starts_with('<')) {
    column.key = place[0] == '>' ? "distribution" : "spatial";
    column.part = place.substr(1);
    column.is_listed = true;
    return column;
  }
  column.key = place.substr(0, place.find('.'));
  if (place.size() > column.key.size()) column.part = place.substr(column.key.size() + 1);
  return column;
}

CsvColumn find(std::string_view heading) {
  const auto found = headings().find(vocab::spelling_key(heading));
  return found == headings().end() ? CsvColumn{} : column_of(found->second);
}

// "title_vi", "Tiêu đề (en)", "description@fr": the name and the language.
std::pair<std::string_view, std::string> split_language(std::string_view heading) {
  heading = base::trim(heading);
  if (heading.ends_with(')')) heading.remove_suffix(1);
  if (const auto mark = heading.find('@'); mark != std::string_view::npos && mark > 0)
    return {heading.substr(0, mark), base::lower_ascii(heading.substr(mark + 1))};
  const auto at = heading.find_last_of("_-@( ");
  if (at == std::string_view::npos || at == 0) return {heading, ""};
  const std::string language = base::lower_ascii(heading.substr(at + 1));
  const bool tag = language.size() == 2 &&
                   language.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
  return tag ? std::pair{heading.substr(0, at), language} : std::pair{heading, std::string()};
}

}  // namespace

CsvColumn csv_column(std::string_view heading) {
  heading = base::trim(heading);
  if (const Property* property = find_property_by_iri(heading)) return find(property->key);
  if (CsvColumn column = find(heading); !column.key.empty()) return column;
  const auto colon = heading.find(':');
  if (colon != std::string_view::npos && colon < 8 && !base::is_web_address(heading))
    if (CsvColumn column = find(heading.substr(colon + 1)); !column.key.empty()) return column;
  const auto [name, language] = split_language(heading);
  if (language.empty()) return {};
  CsvColumn column = find(name);
  column.language = language;
  return column;
}

}  // namespace catalog::documents
