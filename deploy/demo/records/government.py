"""Home affairs, justice, science and technology."""

import unicodedata

import illustrative
from entry import Data, dataset
from records.agencies import agency
from writers.table import Table, load

HOME = agency("bo-noi-vu")
JUSTICE = agency("bo-tu-phap")
SCIENCE = agency("bo-khoa-hoc-va-cong-nghe")

_PROVINCES = load("provinces")
_TONES = {"": "ngang", "\u0300": "huyền", "\u0301": "sắc", "\u0309": "hỏi", "\u0303": "ngã",
          "\u0323": "nặng"}


def _unaccented(text):
    kept = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return "".join(kept).translate(str.maketrans("đĐ", "dD"))


def _codes(text):
    return " ".join(f"U+{ord(c):04X}" for c in text)


def _letters():
    """All 134 Vietnamese letters that ASCII does not have, from the Unicode database itself."""
    rows = []
    for base in "aăâeêioôơuưyđ":
        for mark, tone in _TONES.items():
            if base == "đ" and mark or base + mark in "aeiouy":
                continue
            for letter, case in ((base, "thường"), (base.upper(), "hoa")):
                made = unicodedata.normalize("NFC", letter + mark)
                rows.append([made, case, letter, tone, _unaccented(made), _codes(made),
                             _codes(unicodedata.normalize("NFD", made)),
                             made.encode().hex(" ").upper()])
    return Table(["ky_tu", "chu_hoa", "chu_goc", "thanh_dieu", "khong_dau", "unicode_dung_san",
                  "unicode_to_hop", "utf8"], rows)


ENTRIES = [
    dataset(
        "DS-0038", HOME,
        ("Danh mục mã số 63 tỉnh, thành phố trực thuộc trung ương",
         "Code list of the 63 provinces and centrally run cities"),
        ("Danh mục mã số đơn vị hành chính cấp tỉnh theo tình trạng cuối năm 2024 (trước khi Thừa "
         "Thiên Huế thành thành phố trực thuộc trung ương và trước khi sắp xếp còn 34 đơn vị), kèm "
         "mã ISO 3166-2, loại đơn vị, vùng kinh tế – xã hội, tỉnh lỵ và tọa độ gần đúng của tỉnh "
         "lỵ. Mã số có hai chữ số và phải giữ số 0 ở đầu khi mở bằng phần mềm bảng tính. Bảng "
         "chuyển đổi sang 34 tỉnh, thành phố xem bộ dữ liệu DS-0039.",
         "Official codes of provincial units as of the end of 2024, before Thua Thien Hue became a "
         "centrally run city and before the mergers into 34 units, with ISO 3166-2 code, type, "
         "socio-economic region, capital and the capital's approximate coordinates. Codes have two "
         "digits: keep the leading zero when opening the file in a spreadsheet. See DS-0039 for "
         "the conversion to the 34 provinces."),
        keywords=("đơn vị hành chính; mã tỉnh; danh mục dùng chung; 63 tỉnh",
                  "administrative units; province codes; code list; ISO 3166-2"),
        themes="GOVE REGI", every="NOT_PLANNED", issued="2019-03-04", modified="2025-06-30",
        period=("2004-07-08", "2024-12-31"), languages="VIE ENG", license="cc0",
        hvd="administrative-units", law="codes",
        source=("Quyết định 124/2004/QĐ-TTg ngày 08/7/2004 về danh mục và mã số các đơn vị hành "
                "chính Việt Nam; ISO 3166-2:VN.",
                "Decision 124/2004/QD-TTg of 8 July 2004 on the list and codes of administrative "
                "units; ISO 3166-2:VN."),
        files=[Data("csv json geojson md", "danh-muc-ma-tinh", _PROVINCES.select(
            "ma_tinh", "ma_iso", "ten_tinh", "ten_en", "loai", "vung", "tinh_ly", "kinh_do",
            "vi_do"))]),
    dataset(
        "DS-0039", HOME,
        ("Bảng chuyển đổi 63 tỉnh, thành phố cũ sang 34 tỉnh, thành phố từ ngày 01/7/2025",
         "Conversion from the 63 former provinces to the 34 provinces from 1 July 2025"),
        ("Mỗi dòng là một tỉnh, thành phố (theo tên gọi cuối năm 2024) và cho biết tỉnh, thành phố "
         "mới mà địa bàn đó thuộc về từ ngày 01/7/2025. Có 23 đơn vị hình thành sau sắp xếp và 11 "
         "đơn vị giữ nguyên. Dùng bảng này để cộng gộp số liệu cũ theo địa giới mới.",
         "One row per province as it was at the end of 2024, with the province it belongs to from "
         "1 July 2025. Twenty-three provinces result from mergers and eleven stay as they were. "
         "Use it to add up older figures by the new boundaries."),
        keywords=("sáp nhập tỉnh; đơn vị hành chính; 34 tỉnh; chuyển đổi mã",
                  "provincial mergers; administrative units; 34 provinces; conversion table"),
        themes="GOVE REGI", every="NOT_PLANNED", issued="2025-07-01", modified="2025-07-01",
        period=("2025-07-01", "2026-12-31"), languages="VIE ENG", license="cc0", law="merger-2025",
        hvd="administrative-units",
        source=("Nghị quyết 202/2025/QH15 ngày 12/6/2025 của Quốc hội về việc sắp xếp đơn vị hành "
                "chính cấp tỉnh.",
                "Resolution 202/2025/QH15 of 12 June 2025 of the National Assembly on the "
                "rearrangement of provincial units."),
        files=[Data("csv xlsx md", "chuyen-doi-63-34-tinh", _PROVINCES.select(
            "ma_tinh", "ten_tinh", "ten_en", "tinh_moi_2025"))]),
    dataset(
        "DS-0040", HOME,
        ("Mức lương cơ sở qua các thời kỳ, 2013–2024", "Base salary of the public sector, "
                                                       "2013-2024"),
        ("Mức lương cơ sở (đồng/tháng) dùng để tính lương, phụ cấp của cán bộ, công chức, viên "
         "chức và nhiều khoản bảo hiểm, trợ cấp. Mỗi dòng là một lần điều chỉnh, với ngày có hiệu "
         "lực và số nghị định.",
         "The base salary (VND a month) from which pay and allowances of public employees, and "
         "many insurance and assistance payments, are computed. One row per adjustment, with the "
         "day of entry into force and the decree."),
        keywords=("lương cơ sở; công chức; viên chức; tiền lương",
                  "base salary; public employees; civil servants; pay"),
        themes="GOVE SOCI", every="AS_NEEDED", issued="2019-07-01", modified="2024-07-01",
        period=("2013-07-01", "2026-06-30"), license="government",
        source=("Các nghị định của Chính phủ nêu trong cột nghi_dinh, gần nhất là Nghị định "
                "73/2024/NĐ-CP.",
                "The Government decrees named in the column nghi_dinh, the latest being Decree "
                "73/2024/ND-CP."),
        files=[Data("csv ods", "muc-luong-co-so", load("base_salary"))]),
    dataset(
        "DS-0047", SCIENCE,
        ("Bảng mã Unicode của các chữ cái tiếng Việt có dấu",
         "Unicode code points of the accented Vietnamese letters"),
        ("Toàn bộ 134 chữ cái tiếng Việt nằm ngoài bảng ASCII (chữ thường và chữ hoa) với thanh "
         "điệu, dạng không dấu, mã Unicode dựng sẵn (NFC), mã tổ hợp (NFD) và các byte UTF-8. Dùng "
         "để kiểm tra dữ liệu, chuẩn hóa dấu và bỏ dấu khi tìm kiếm.",
         "All 134 Vietnamese letters outside ASCII, lower and upper case, with tone, form without "
         "diacritics, precomposed (NFC) and decomposed (NFD) code points and UTF-8 bytes. Useful "
         "for checking data, normalising diacritics and folding them in search."),
        keywords=("tiếng Việt; Unicode; bảng mã; UTF-8; dấu thanh",
                  "Vietnamese; Unicode; character encoding; UTF-8; diacritics"),
        themes="TECH EDUC", every="NOT_PLANNED", issued="2019-09-02", modified="2022-08-15",
        license="cc0",
        source=("Chuẩn Unicode (ISO/IEC 10646) và TCVN 6909:2001.",
                "Unicode Standard (ISO/IEC 10646) and TCVN 6909:2001."),
        files=[Data("csv json txt", "ma-unicode-chu-viet", _letters())]),
    # Not an open licence.
    dataset(
        "DS-0048", SCIENCE,
        ("Đơn sáng chế và bằng độc quyền theo lĩnh vực (số liệu minh họa)",
         "Patent applications and grants by field (illustrative figures)"),
        ("**Số liệu minh họa.** Số đơn đăng ký sáng chế và số bằng độc quyền được cấp theo năm và "
         "năm nhóm lĩnh vực kỹ thuật, giai đoạn 2018–2024. Giấy phép của bộ dữ liệu không cho "
         "phép sử dụng vào mục đích thương mại, nên không phải là dữ liệu mở theo nghĩa đầy đủ.",
         "**Illustrative figures.** Patent applications and grants by year and five technical "
         "fields, 2018-2024. The licence rules out commercial use, so the dataset is not open data "
         "in the full sense."),
        keywords=("sáng chế; sở hữu trí tuệ; đổi mới sáng tạo",
                  "patents; intellectual property; innovation"),
        themes="TECH ECON", every="ANNUAL", issued="2022-04-26", modified="2025-04-25",
        period=("2018-01-01", "2024-12-31"), illustrative=True, license="cc-by-nc",
        files=[Data("csv", "sang-che-theo-linh-vuc-minh-hoa", illustrative.patents())]),
    dataset(
        "DS-0052", JUSTICE,
        ("Một số bộ luật, luật đang có hiệu lực", "Selected codes and laws in force"),
        ("Hai mươi ba bộ luật và luật thường được tra cứu, với số hiệu, tên gọi tiếng Việt, tên "
         "tiếng Anh và ngày bắt đầu có hiệu lực. Danh sách chỉ có tính chất giới thiệu, không gồm "
         "các luật sửa đổi, bổ sung; văn bản chính thức tra cứu tại Cơ sở dữ liệu quốc gia về văn "
         "bản pháp luật.",
         "Twenty-three codes and laws that are often looked up, with number, Vietnamese and "
         "English title and the day of entry into force. The list is a selection and leaves out "
         "amending laws; the official texts are in the national database of legal documents."),
        keywords=("luật; bộ luật; văn bản quy phạm pháp luật", "laws; codes; legal documents"),
        themes="JUST GOVE", every="QUARTERLY", issued="2020-01-10", modified="2025-07-03",
        period=("2016-01-01", "2025-07-01"), languages="VIE ENG",
        source=("Số hiệu và ngày hiệu lực ghi trong chính các văn bản do Quốc hội ban hành.",
                "Numbers and dates as stated in the laws themselves, as passed by the National "
                "Assembly."),
        page="https://vbpl.vn/",
        files=[Data("csv ods md", "luat-dang-co-hieu-luc", load("laws"))]),
    dataset(
        "DS-0053", JUSTICE,
        ("Các mốc tuổi theo quy định của pháp luật", "Ages in the law"),
        ("Các mốc tuổi thường gặp trong pháp luật: trẻ em, thành niên, bầu cử, kết hôn, lao động, "
         "chịu trách nhiệm hình sự, nghĩa vụ quân sự, người cao tuổi và các mốc khác. Mỗi dòng có "
         "nội dung, mốc tuổi và điều luật làm căn cứ. Bảng tóm tắt để tra cứu, không có giá trị "
         "thay thế văn bản.",
         "Ages that the law often refers to: child, adult, voting, marriage, work, criminal "
         "liability, military service, older persons and others. Each row gives the subject, the "
         "age and the article it rests on. A summary for reference; the legal texts prevail."),
        keywords=("độ tuổi; pháp luật; quyền và nghĩa vụ công dân",
                  "ages; law; rights and duties of citizens"),
        themes="JUST SOCI", every="AS_NEEDED", issued="2021-02-17", modified="2024-08-09",
        languages="VIE ENG",
        source=("Các điều luật nêu trong cột can_cu.",
                "The articles named in the column can_cu."),
        files=[Data("csv md", "moc-tuoi-theo-phap-luat", load("legal_ages"))]),
    # Restricted, and nothing to download.
    dataset(
        "DS-0054", JUSTICE,
        ("Cơ sở dữ liệu hộ tịch điện tử", "Electronic civil status database"),
        ("Cơ sở dữ liệu về khai sinh, kết hôn, khai tử và các việc hộ tịch khác. Dữ liệu chứa "
         "thông tin cá nhân nên chỉ được khai thác theo quy định của pháp luật, thông qua cơ quan "
         "đăng ký hộ tịch; cổng này chỉ công bố bản mô tả, không cung cấp tệp.",
         "The register of births, marriages, deaths and other civil status events. It holds "
         "personal data and may be consulted only as the law provides, through the registration "
         "offices; this portal publishes the description, not the data."),
        keywords=("hộ tịch; khai sinh; dữ liệu cá nhân", "civil status; births; personal data"),
        themes="JUST SOCI", every="UPDATE_CONT", issued="2020-07-15", modified="2024-02-19",
        access="RESTRICTED", license=None, law="civil-status"),
]
