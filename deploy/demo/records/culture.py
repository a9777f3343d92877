"""Heritage and tourism."""

from entry import Data, dataset
from records.agencies import agency
from writers.table import load

CULTURE = agency("bo-van-hoa-the-thao-va-du-lich")

ENTRIES = [
    dataset(
        "DS-0049", CULTURE,
        ("Di sản thế giới tại Việt Nam (đến hết năm 2024)", "World Heritage in Viet Nam (end of "
                                                            "2024)"),
        ("Tám di sản văn hóa, thiên nhiên và hỗn hợp của Việt Nam trong Danh sách Di sản thế giới "
         "tính đến hết năm 2024, với số hiệu UNESCO, tỉnh, loại, năm ghi danh và tọa độ gần đúng. "
         "Năm ghi danh là năm đầu tiên; các lần mở rộng không tách dòng.",
         "The eight cultural, natural and mixed properties of Viet Nam on the World Heritage List "
         "at the end of 2024, with UNESCO number, province, kind, year of inscription and "
         "approximate coordinates. The year is that of the first inscription; extensions have no "
         "row of their own."),
        keywords=("di sản thế giới; UNESCO; di tích; danh thắng",
                  "World Heritage; UNESCO; monuments; landscapes"),
        themes="EDUC ENVI", every="ANNUAL", issued="2019-11-23", modified="2024-12-20",
        period=("1993-01-01", "2024-12-31"), languages="VIE ENG",
        source=("Danh sách Di sản thế giới, Trung tâm Di sản thế giới của UNESCO.",
                "World Heritage List, UNESCO World Heritage Centre."),
        page="https://whc.unesco.org/en/statesparties/vn",
        files=[Data("csv geojson pdf", "di-san-the-gioi", load("world_heritage"))]),
    dataset(
        "DS-0050", CULTURE,
        ("Di sản văn hóa phi vật thể được UNESCO ghi danh (đến hết năm 2024)",
         "Intangible cultural heritage inscribed by UNESCO (end of 2024)"),
        ("Mười sáu di sản văn hóa phi vật thể của Việt Nam trong Danh sách đại diện và Danh sách "
         "cần bảo vệ khẩn cấp, tính đến hết năm 2024. Các cột: `ten`, `ten_en`, `nam_ghi_danh`, "
         "`danh_sach`. Hai di sản được công nhận là kiệt tác trước năm 2008 mang năm chuyển vào "
         "Danh sách đại diện.",
         "The sixteen elements of Viet Nam on the Representative List and the Urgent Safeguarding "
         "List at the end of 2024. Columns: `ten`, `ten_en` (name), `nam_ghi_danh` (year), "
         "`danh_sach` (list). Two elements proclaimed masterpieces before 2008 carry the year in "
         "which they were incorporated in the Representative List."),
        keywords=("di sản phi vật thể; UNESCO; dân ca; lễ hội",
                  "intangible heritage; UNESCO; folk songs; festivals"),
        themes="EDUC", every="ANNUAL", issued="2019-12-12", modified="2024-12-20",
        period=("2008-01-01", "2024-12-31"), languages="VIE ENG",
        source=("Các danh sách theo Công ước 2003 về bảo vệ di sản văn hóa phi vật thể, UNESCO.",
                "Lists of the 2003 Convention for the Safeguarding of the Intangible Cultural "
                "Heritage, UNESCO."),
        page="https://ich.unesco.org/en/lists",
        files=[Data("csv json", "di-san-phi-vat-the", load("intangible_heritage"))]),
    dataset(
        "DS-0051", CULTURE,
        ("Khách quốc tế đến Việt Nam, 2015–2024", "International arrivals to Viet Nam, 2015-2024"),
        ("Tổng lượt khách quốc tế đến Việt Nam trong năm, tính bằng nghìn lượt và làm tròn. Chuỗi "
         "số cho thấy mức đỉnh năm 2019, sự sụt giảm trong đại dịch COVID-19 và quá trình phục "
         "hồi. Hai cột: `nam` và `khach_quoc_te_nghin_luot`.",
         "International arrivals to Viet Nam per year, in thousands, rounded. The series shows the "
         "peak of 2019, the fall during the COVID-19 pandemic and the recovery. Two columns: `nam` "
         "(year) and `khach_quoc_te_nghin_luot`."),
        keywords=("du lịch; khách quốc tế; lượt khách", "tourism; international arrivals; "
                                                        "visitors"),
        themes="ECON INTR", every="ANNUAL", issued="2020-03-02", modified="2025-01-08",
        period=("2015-01-01", "2024-12-31"), hvd="tourism",
        source=("Số liệu khách quốc tế do Tổng cục Thống kê công bố hằng năm (làm tròn).",
                "International arrivals as published each year by the General Statistics Office "
                "(rounded)."),
        files=[Data("csv xlsx", "khach-quoc-te", load("arrivals"))]),
]
