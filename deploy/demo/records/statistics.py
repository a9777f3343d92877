"""General Statistics Office."""

from entry import Data, dataset
from records.agencies import agency
from writers.table import load

GSO = agency("tong-cuc-thong-ke")
CENSUS = "DS-0001"
RESULTS = ("Kết quả Tổng điều tra dân số và nhà ở thời điểm 0 giờ ngày 01/4/2019, Tổng cục Thống "
           "kê.",
           "Completed results of the 2019 Viet Nam population and housing census, General "
           "Statistics Office.")
RELEASE = ("Báo cáo tình hình kinh tế – xã hội hằng năm của Tổng cục Thống kê (số công bố lần "
           "đầu).",
           "Annual socio-economic reports of the General Statistics Office (figures as first "
           "released).")

_PROVINCES = load("provinces")
_REGIONS = load("census_regions")


def _rounded_areas():
    table = _PROVINCES.select("ma_tinh", "ten_tinh", "ten_en", "vung", "dien_tich_km2")
    for row in table.rows:
        row[-1] = round(row[-1])
    return table


ENTRIES = [
    dataset(
        "DS-0002", GSO,
        ("Dân số các tỉnh, thành phố theo Tổng điều tra năm 2019",
         "Population of provinces and cities, 2019 census"),
        ("Dân số của 63 tỉnh, thành phố trực thuộc trung ương tại thời điểm 0 giờ ngày 01/4/2019; "
         "tổng cộng 96.208.984 người. Mỗi dòng là một tỉnh, gồm các cột `ma_tinh`, `ten_tinh`, "
         "`ten_en`, `vung` và `dan_so_2019`. Số liệu theo địa giới trước khi sắp xếp đơn vị hành "
         "chính cấp tỉnh ngày 01/7/2025.",
         "Population of the 63 provinces and centrally run cities at midnight on 1 April 2019; "
         "96,208,984 people in all. One row per province, with `ma_tinh` (code), `ten_tinh`, "
         "`ten_en`, `vung` (region) and `dan_so_2019`. Boundaries are those before the provincial "
         "mergers of 1 July 2025."),
        keywords=("dân số; tổng điều tra; tỉnh thành; 63 tỉnh",
                  "population; census; provinces; 63 provinces"),
        themes="SOCI REGI", every="DECENNIAL", issued="2019-12-19", modified="2024-07-11",
        period=("2019-04-01", "2019-04-01"), languages="VIE ENG", source=RESULTS, series=CENSUS,
        hvd="population", law="statistics",
        files=[Data("csv xlsx json md", "dan-so-tinh-2019",
                    _PROVINCES.select("ma_tinh", "ten_tinh", "ten_en", "vung", "dan_so_2019"))]),
    dataset(
        "DS-0003", GSO,
        ("Dân số theo vùng kinh tế – xã hội, Tổng điều tra 2009 và 2019",
         "Population by socio-economic region, 2009 and 2019 censuses"),
        ("Dân số của sáu vùng kinh tế – xã hội tại hai kỳ Tổng điều tra gần nhất, để so sánh trong "
         "cùng một bảng. Các cột: `vung`, `vung_en`, `dan_so_2009`, `dan_so_2019`. Tổng các vùng "
         "đúng bằng dân số cả nước của mỗi kỳ: 85.846.997 và 96.208.984 người.",
         "Population of the six socio-economic regions at the last two censuses, side by side. "
         "Columns: `vung`, `vung_en` (region), `dan_so_2009`, `dan_so_2019`. The regions add up "
         "exactly to the national totals of 85,846,997 and 96,208,984."),
        keywords=("dân số; vùng; tổng điều tra", "population; regions; census"),
        themes="SOCI REGI", every="DECENNIAL", issued="2019-12-19", modified="2020-08-20",
        period=("2009-04-01", "2019-04-01"), languages="VIE ENG", series=CENSUS, law="statistics",
        source=("Kết quả Tổng điều tra dân số và nhà ở năm 2009 và năm 2019, Tổng cục Thống kê.",
                "Results of the 2009 and 2019 population and housing censuses, General Statistics "
                "Office."),
        files=[Data("csv ods", "dan-so-vung-2009-2019", _REGIONS)]),
    dataset(
        "DS-0004", GSO,
        ("Dân số cả nước qua năm kỳ Tổng điều tra, 1979–2019",
         "National population at five censuses, 1979-2019"),
        ("Dân số cả nước tại các kỳ Tổng điều tra 1979, 1989, 1999, 2009 và 2019, kèm tỷ lệ tăng "
         "bình quân năm giữa hai kỳ. Đơn vị tính là nghìn người, đã làm tròn. Các cột: `nam`, "
         "`thoi_diem`, `dan_so_nghin_nguoi`, `tang_binh_quan_nam_pt`.",
         "National population at the censuses of 1979, 1989, 1999, 2009 and 2019, with the average "
         "annual growth between them. Figures are in thousands, rounded. Columns: `nam` (year), "
         "`thoi_diem` (reference day), `dan_so_nghin_nguoi`, `tang_binh_quan_nam_pt` (growth, %)."),
        keywords=("dân số; tăng dân số; tổng điều tra", "population; population growth; census"),
        themes="SOCI", every="DECENNIAL", issued="2019-12-19", modified="2020-03-05",
        period=("1979-10-01", "2019-04-01"), license="cc0", series=CENSUS, hvd="population",
        law="statistics", source=RESULTS,
        files=[Data("csv pdf", "dan-so-qua-cac-ky-tong-dieu-tra", load("census_totals"))]),
    dataset(
        "DS-0005", GSO,
        ("Dân số theo dân tộc, Tổng điều tra năm 2019", "Population by ethnic group, 2019 census"),
        ("Dân số của 54 dân tộc tại thời điểm 01/4/2019, xếp từ đông nhất đến ít người nhất. Các "
         "cột: `thu_tu`, `dan_toc`, `dan_so_2019`. Bảng không gồm người nước ngoài nhập quốc tịch "
         "Việt Nam và người không xác định dân tộc, nên tổng nhỏ hơn dân số cả nước 3.902 người.",
         "Population of the 54 ethnic groups on 1 April 2019, from the largest to the smallest. "
         "Columns: `thu_tu` (order), `dan_toc` (group), `dan_so_2019`. Naturalised foreigners and "
         "people of unstated ethnicity are left out, so the sum is 3,902 below the national "
         "total."),
        keywords=("dân tộc; dân tộc thiểu số; dân số", "ethnic groups; ethnic minorities; "
                                                       "population"),
        themes="SOCI", every="DECENNIAL", issued="2019-12-19", modified="2021-01-15",
        period=("2019-04-01", "2019-04-01"), source=RESULTS, series=CENSUS, law="statistics",
        files=[Data("csv xlsx", "dan-so-dan-toc-2019", load("ethnic_groups"))]),
    dataset(
        "DS-0006", GSO,
        ("Tốc độ tăng trưởng GDP hằng năm (số công bố lần đầu), 2010–2024",
         "Annual GDP growth as first released, 2010-2024"),
        ("Tốc độ tăng tổng sản phẩm trong nước theo giá so sánh, đúng như số được công bố lần đầu "
         "vào cuối mỗi năm. Các lần điều chỉnh về sau (trong đó có đợt đánh giá lại quy mô GDP "
         "2010–2017) không được đưa vào. Các cột: `nam`, `tang_truong_gdp_pt`, `ky_cong_bo`.",
         "Growth of gross domestic product at constant prices, exactly as first released at the "
         "end of each year. Later revisions, among them the 2010-2017 reassessment, are not "
         "included. Columns: `nam` (year), `tang_truong_gdp_pt` (growth, %), `ky_cong_bo` (month "
         "of release)."),
        keywords=("GDP; tăng trưởng kinh tế; tài khoản quốc gia",
                  "GDP; economic growth; national accounts"),
        themes="ECON", every="ANNUAL", issued="2020-02-10", modified="2025-01-06",
        period=("2010-01-01", "2024-12-31"), source=RELEASE, hvd="gdp", law="statistics",
        files=[Data("csv xlsx", "tang-truong-gdp", load("gdp_growth"))]),
    dataset(
        "DS-0007", GSO,
        ("Chỉ số giá tiêu dùng bình quân năm, 2011–2024",
         "Consumer prices, annual average change, 2011-2024"),
        ("Mức tăng chỉ số giá tiêu dùng (CPI) bình quân của năm so với bình quân năm trước, tính "
         "bằng phần trăm. Mỗi dòng là một năm với hai cột `nam` và `cpi_binh_quan_pt`. Số liệu "
         "tổng hợp từ điều tra giá tiêu dùng hằng tháng tại các tỉnh, thành phố.",
         "Average annual rise of the consumer price index (CPI) over the average of the previous "
         "year, in per cent. One row per year: `nam` and `cpi_binh_quan_pt`. Compiled from the "
         "monthly consumer price survey in all provinces."),
        keywords=("CPI; lạm phát; giá tiêu dùng", "CPI; inflation; consumer prices"),
        themes="ECON", every="ANNUAL", issued="2021-01-20", modified="2025-01-06",
        period=("2011-01-01", "2024-12-31"), source=RELEASE, law="statistics",
        files=[Data("csv json", "chi-so-gia-tieu-dung", load("cpi"))]),
    dataset(
        "DS-0008", GSO,
        ("Diện tích các tỉnh, thành phố, 2022", "Area of provinces and cities, 2022"),
        ("Diện tích tự nhiên của 63 tỉnh, thành phố trực thuộc trung ương, làm tròn đến km². Các "
         "cột: `ma_tinh`, `ten_tinh`, `ten_en`, `vung`, `dien_tich_km2`. Tổng các dòng có thể lệch "
         "vài km² so với số cả nước do làm tròn. Địa giới trước ngày 01/7/2025.",
         "Land area of the 63 provinces and centrally run cities, rounded to the square kilometre. "
         "Columns: `ma_tinh` (code), `ten_tinh`, `ten_en`, `vung` (region), `dien_tich_km2`. The "
         "sum may differ by a few km² from the national figure because of rounding. Boundaries "
         "before 1 July 2025."),
        keywords=("diện tích; tỉnh thành; đất đai", "area; provinces; land"),
        themes="REGI ENVI", every="ANNUAL", issued="2023-07-04", modified="2023-07-04",
        period=("2022-12-31", "2022-12-31"), languages="VIE ENG", license="government",
        source=("Niên giám thống kê 2022, Tổng cục Thống kê (làm tròn).",
                "Statistical Yearbook of Viet Nam 2022, General Statistics Office (rounded)."),
        files=[Data("csv ods", "dien-tich-tinh-2022", _rounded_areas())]),
    dataset(
        "DS-0009", GSO,
        ("Kim ngạch xuất khẩu, nhập khẩu hàng hóa, 2019–2024 (số ước lần đầu)",
         "Exports and imports of goods, 2019-2024 (first estimates)"),
        ("Tổng kim ngạch xuất khẩu và nhập khẩu hàng hóa của cả nước theo năm, tính bằng tỷ đô la "
         "Mỹ. Đây là số ước công bố lần đầu, chưa gồm điều chỉnh của cơ quan hải quan. Các cột: "
         "`nam`, `xuat_khau_ty_usd`, `nhap_khau_ty_usd`, `ky_cong_bo`; cán cân là hiệu của hai cột "
         "giữa.",
         "Total exports and imports of goods per year, in billion US dollars. These are the first "
         "estimates, before the customs administration's revisions. Columns: `nam` (year), "
         "`xuat_khau_ty_usd` (exports), `nhap_khau_ty_usd` (imports), `ky_cong_bo` (month of "
         "release)."),
        keywords=("xuất khẩu; nhập khẩu; thương mại; cán cân thương mại",
                  "exports; imports; trade; trade balance"),
        themes="ECON INTR", every="ANNUAL", issued="2020-01-15", modified="2025-01-06",
        period=("2019-01-01", "2024-12-31"), source=RELEASE, law="statistics",
        files=[Data("csv xlsx", "xuat-nhap-khau-hang-hoa", load("trade"))]),
]
