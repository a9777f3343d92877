"""Education, health, labour and social affairs."""

import illustrative
from entry import Data, dataset
from records.agencies import agency
from writers.table import load

EDUCATION = agency("bo-giao-duc-va-dao-tao")
HEALTH = agency("bo-y-te")
LABOUR = agency("bo-lao-dong-thuong-binh-va-xa-hoi")

ENTRIES = [
    dataset(
        "DS-0029", EDUCATION,
        ("Mức trần học phí đại học công lập chưa tự chủ, 2023–2027",
         "Ceilings of tuition fees at public universities without financial autonomy, 2023-2027"),
        ("Mức trần học phí đại học theo khối ngành đối với cơ sở giáo dục đại học công lập chưa tự "
         "bảo đảm chi thường xuyên, bốn năm học từ 2023–2024 đến 2026–2027. Đơn vị: nghìn đồng một "
         "sinh viên một tháng. Tên khối ngành được viết gọn so với văn bản.",
         "Ceilings of tuition fees by group of fields at public universities that do not yet cover "
         "their own running costs, for the four school years from 2023-2024 to 2026-2027. In "
         "thousand VND per student and month. Names of the groups are shortened."),
        keywords=("học phí; đại học; giáo dục đại học", "tuition fees; universities; higher "
                                                        "education"),
        themes="EDUC", every="ANNUAL", issued="2024-01-15", modified="2024-01-15",
        period=("2023-09-01", "2027-08-31"), languages="VIE ENG", license="government",
        source=("Nghị định 81/2021/NĐ-CP, sửa đổi bởi Nghị định 97/2023/NĐ-CP.",
                "Decree 81/2021/ND-CP as amended by Decree 97/2023/ND-CP."),
        files=[Data("csv pdf", "tran-hoc-phi-dai-hoc", load("tuition"))]),
    dataset(
        "DS-0030", EDUCATION,
        ("Số trường, lớp và học sinh phổ thông theo tỉnh (số liệu minh họa)",
         "Schools, classes and pupils by province (illustrative figures)"),
        ("**Số liệu minh họa.** Số trường, số lớp và số học sinh phổ thông của 63 tỉnh, thành phố "
         "trong một năm học giả định. Các cột: `ma_tinh`, `ten_tinh`, `so_truong`, `so_lop`, "
         "`so_hoc_sinh`, `tinh_chat`. Mã tỉnh khớp với danh mục DS-0038 để nối dữ liệu.",
         "**Illustrative figures.** Schools, classes and pupils in general education in the 63 "
         "provinces for an imaginary school year. Columns: `ma_tinh` (code), `ten_tinh`, "
         "`so_truong`, `so_lop`, `so_hoc_sinh`, `tinh_chat`. The codes match the list DS-0038, so "
         "that the tables can be joined."),
        keywords=("trường học; học sinh; giáo dục phổ thông", "schools; pupils; general education"),
        themes="EDUC REGI", every="ANNUAL", issued="2022-10-03", modified="2024-10-07",
        period=("2023-09-01", "2024-05-31"), illustrative=True,
        files=[Data("csv xlsx", "truong-lop-hoc-sinh-minh-hoa", illustrative.schools())]),
    # PDF only.
    dataset(
        "DS-0031", EDUCATION,
        ("Khung kế hoạch thời gian năm học 2024–2025", "Framework calendar of the school year "
                                                       "2024-2025"),
        ("Các mốc thời gian chung của năm học 2024–2025 đối với giáo dục mầm non, phổ thông và "
         "giáo dục thường xuyên: tựu trường, khai giảng, kết thúc học kỳ, kết thúc năm học, tuyển "
         "sinh và thi tốt nghiệp. Các địa phương căn cứ khung này để ban hành kế hoạch riêng. Chỉ "
         "có bản PDF.",
         "The common dates of the school year 2024-2025 for pre-school, general and continuing "
         "education: return to school, opening, end of semesters, admissions and the graduation "
         "examination. Provinces set their own calendars within it. Published as PDF only."),
        keywords=("năm học; khai giảng; kế hoạch thời gian; thi tốt nghiệp",
                  "school year; school opening; calendar; graduation examination"),
        themes="EDUC", every="ANNUAL", issued="2024-08-05", modified="2024-08-05",
        period=("2024-08-01", "2025-07-31"), license="government",
        source=("Quyết định 2045/QĐ-BGDĐT ngày 01/8/2024 của Bộ Giáo dục và Đào tạo.",
                "Decision 2045/QD-BGDDT of 1 August 2024 of the Ministry of Education and "
                "Training."),
        files=[Data("pdf", "ke-hoach-nam-hoc-2024-2025", load("school_year"))]),
    dataset(
        "DS-0032", HEALTH,
        ("Lịch tiêm chủng trong Chương trình Tiêm chủng mở rộng, 2018–2024",
         "Schedule of the Expanded Programme on Immunisation, 2018-2024"),
        ("Lịch tiêm, uống vắc xin cho trẻ em theo độ tuổi, giai đoạn áp dụng trước Thông tư "
         "10/2024/TT-BYT. Các cột: `tuoi`, `vac_xin`, `benh_phong`, `mui`. Bảng là bản tóm tắt để "
         "tra cứu và không thay thế chỉ định của cán bộ y tế.",
         "Vaccines for children by age, as in force before Circular 10/2024/TT-BYT. Columns: "
         "`tuoi` (age), `vac_xin` (vaccine), `benh_phong` (disease prevented), `mui` (dose). The "
         "table is a summary for reference and does not replace the advice of health workers."),
        keywords=("tiêm chủng; vắc xin; trẻ em; y tế dự phòng",
                  "immunisation; vaccines; children; preventive health"),
        themes="HEAL", every="AS_NEEDED", issued="2019-01-08", modified="2024-07-31",
        period=("2018-01-01", "2024-07-31"),
        source=("Thông tư 38/2017/TT-BYT ngày 17/10/2017 của Bộ Y tế (tóm tắt).",
                "Circular 38/2017/TT-BYT of 17 October 2017 of the Ministry of Health (summary)."),
        files=[Data("csv pdf", "lich-tiem-chung-mo-rong", load("immunisation"))]),
    # Stale, and no description in English.
    dataset(
        "DS-0033", HEALTH,
        ("Số ca mắc sốt xuất huyết theo tháng và vùng (số liệu minh họa)",
         "Dengue cases by month and region (illustrative figures)"),
        ("**Số liệu minh họa.** Số ca mắc sốt xuất huyết Dengue theo tháng của sáu vùng, từ tháng "
         "01/2019 đến tháng 5/2021. Các cột: `thang`, `vung`, `so_ca_mac`, `tinh_chat`. Bản ghi "
         "không được cập nhật từ năm 2021 và chưa có mô tả bằng tiếng Anh.", ""),
        keywords=("sốt xuất huyết; bệnh truyền nhiễm; dịch bệnh",
                  "dengue; infectious diseases; epidemics"),
        themes="HEAL", every="MONTHLY", issued="2020-02-25", modified="2021-06-14",
        period=("2019-01-01", "2021-05-31"), illustrative=True,
        files=[Data("csv", "sot-xuat-huyet-thang-minh-hoa", illustrative.dengue())]),
    dataset(
        "DS-0034", LABOUR,
        ("Lương tối thiểu vùng qua các nghị định, 2013–2026",
         "Regional minimum wages by decree, 2013-2026"),
        ("Mức lương tối thiểu tháng (đồng) của bốn vùng theo từng nghị định của Chính phủ. Mỗi "
         "dòng là một lần điều chỉnh, với ngày có hiệu lực và số nghị định. Danh mục địa bàn thuộc "
         "từng vùng nằm trong phụ lục của nghị định và không có trong bảng này.",
         "Monthly minimum wages (VND) of the four wage regions under each Government decree. One "
         "row per adjustment, with the day of entry into force and the decree. Which districts "
         "belong to which region is set in the annex of the decree and is not part of the table."),
        keywords=("lương tối thiểu; tiền lương; lao động; lương tối thiểu vùng",
                  "minimum wage; wages; labour; regional minimum wage"),
        themes="SOCI ECON", every="AS_NEEDED", issued="2019-01-02", modified="2025-11-12",
        period=("2013-01-01", "2026-12-31"),
        source=("Các nghị định của Chính phủ nêu trong cột nghi_dinh, gần nhất là Nghị định "
                "293/2025/NĐ-CP.",
                "The Government decrees named in the column nghi_dinh, the latest being Decree "
                "293/2025/ND-CP."),
        files=[Data("csv xlsx json md", "luong-toi-thieu-vung", load("minimum_wage"))]),
    dataset(
        "DS-0035", LABOUR,
        ("Lộ trình tuổi nghỉ hưu trong điều kiện lao động bình thường, 2021–2035",
         "Retirement age in normal working conditions, 2021-2035"),
        ("Tuổi nghỉ hưu của lao động nam và nữ theo từng năm, tách thành phần năm và phần tháng. "
         "Nam tăng 3 tháng mỗi năm cho đến đủ 62 tuổi vào năm 2028; nữ tăng 4 tháng mỗi năm cho "
         "đến đủ 60 tuổi vào năm 2035. Không áp dụng cho các trường hợp nghỉ hưu sớm hoặc muộn "
         "hơn.",
         "Retirement age of men and women year by year, in years and months. It rises by three "
         "months a year to 62 for men in 2028, and by four months a year to 60 for women in 2035. "
         "Cases of earlier or later retirement are not covered."),
        keywords=("tuổi nghỉ hưu; bảo hiểm xã hội; lao động",
                  "retirement age; social insurance; labour"),
        themes="SOCI", every="NOT_PLANNED", issued="2021-01-05", modified="2021-01-05",
        period=("2021-01-01", "2035-12-31"), license="cc0",
        source=("Điều 169 Bộ luật Lao động 45/2019/QH14 và Nghị định 135/2020/NĐ-CP.",
                "Article 169 of the Labour Code 45/2019/QH14 and Decree 135/2020/ND-CP."),
        files=[Data("csv pdf", "lo-trinh-tuoi-nghi-huu", load("retirement"))]),
    dataset(
        "DS-0036", LABOUR,
        ("Ngày nghỉ lễ, tết trong năm và ngày Tết Nguyên đán 2010–2030",
         "Public holidays, and dates of the Lunar New Year 2010-2030"),
        ("Bảng thứ nhất liệt kê các ngày nghỉ lễ, tết hưởng nguyên lương (tổng cộng 11 ngày). Bảng "
         "thứ hai cho biết ngày dương lịch của mồng 1 Tết và Giỗ Tổ Hùng Vương (10 tháng 3 âm "
         "lịch) cùng tên năm âm lịch, tính theo múi giờ Việt Nam (UTC+7). Năm 2030, Tết Việt Nam "
         "sớm hơn Tết Trung Quốc một ngày.",
         "The first table lists the public holidays with full pay (11 days in all). The second "
         "gives the Gregorian dates of the Lunar New Year and of the Hung Kings' Commemoration "
         "Day, with the name of the lunar year, computed for Viet Nam time (UTC+7). In 2030 the "
         "Vietnamese New Year falls one day before the Chinese one."),
        keywords=("nghỉ lễ; Tết Nguyên đán; âm lịch; Giỗ Tổ",
                  "public holidays; Lunar New Year; lunar calendar; Tet"),
        themes="SOCI GOVE", every="AS_NEEDED", issued="2020-11-25", modified="2021-01-05",
        period=("2010-01-01", "2030-12-31"), languages="VIE ENG", license="cc0",
        source=("Điều 112 Bộ luật Lao động 45/2019/QH14; ngày âm lịch tính theo thuật toán thiên "
                "văn cho kinh tuyến 105° Đông.",
                "Article 112 of the Labour Code 45/2019/QH14; lunar dates computed astronomically "
                "for the meridian 105° East."),
        files=[Data("csv json", "ngay-nghi-le-tet", load("holidays"),
                    ("Ngày nghỉ lễ, tết", "Public holidays")),
               Data("csv json", "ngay-tet-nguyen-dan-2010-2030", load("lunar_new_year"),
                    ("Ngày Tết và Giỗ Tổ", "Lunar New Year and Hung Kings' day"))]),
    # No theme, no keywords, no contact.
    dataset(
        "DS-0037", LABOUR,
        ("Đối tượng hưởng trợ cấp xã hội hằng tháng theo tỉnh (số liệu minh họa)",
         "Recipients of monthly social assistance by province (illustrative figures)"),
        ("**Số liệu minh họa.** Số người hưởng trợ cấp xã hội hằng tháng tại 63 tỉnh, thành phố và "
         "số người cao tuổi trong đó. Các cột: `ma_tinh`, `ten_tinh`, `so_nguoi_huong`, "
         "`trong_do_nguoi_cao_tuoi`, `tinh_chat`. Bản ghi thiếu lĩnh vực, từ khóa và đầu mối liên "
         "hệ.",
         "**Illustrative figures.** Recipients of monthly social assistance in the 63 provinces, "
         "and how many of them are older persons. Columns: `ma_tinh` (code), `ten_tinh`, "
         "`so_nguoi_huong`, `trong_do_nguoi_cao_tuoi`, `tinh_chat`. The record lacks theme, "
         "keywords and contact."),
        every="ANNUAL", issued="2023-04-18", modified="2025-04-21",
        period=("2024-01-01", "2024-12-31"), illustrative=True, reachable=False,
        files=[Data("csv", "tro-cap-xa-hoi-minh-hoa", illustrative.social_assistance())]),
]
