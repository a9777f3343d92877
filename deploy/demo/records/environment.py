"""Environment, weather, agriculture and forests."""

import illustrative
from entry import Data, External, dataset
from records.agencies import agency
from writers.table import load

ENVIRONMENT = agency("bo-tai-nguyen-va-moi-truong")
WEATHER = agency("tong-cuc-khi-tuong-thuy-van")
FARMING = agency("bo-nong-nghiep-va-phat-trien-nong-thon")
FORESTRY = agency("cuc-lam-nghiep")

_CLIMATE = load("climate")


def _climate(number, station, english, name, place, formats):
    return dataset(
        number, WEATHER,
        (f"Chuẩn khí hậu trạm {station}", f"Climate normals, {english}"),
        ("Nhiệt độ tối thấp và tối cao trung bình (°C) cùng lượng mưa trung bình (mm) của từng "
         f"tháng tại {station}. Bảng có 12 dòng, mỗi dòng một tháng; các cột: `tram`, `thang`, "
         "`nhiet_do_toi_thap_tb_c`, `nhiet_do_toi_cao_tb_c`, `luong_mua_mm`. Đây là giá trị trung "
         "bình nhiều năm, không phải số đo của một năm cụ thể.",
         "Mean daily minimum and maximum temperature (°C) and mean rainfall (mm) of each month in "
         f"{english}. Twelve rows, one per month, with `tram` (station), `thang` (month), "
         "`nhiet_do_toi_thap_tb_c`, `nhiet_do_toi_cao_tb_c` and `luong_mua_mm`. These are "
         "long-term means, not the readings of any one year."),
        keywords=(f"khí hậu; nhiệt độ; lượng mưa; {station}",
                  f"climate; temperature; rainfall; {english}"),
        themes="ENVI", every="NEVER", issued="2022-03-23", modified="2022-03-23", place=place,
        series="DS-0016", hvd="climate", law="hydrometeorology",
        source=("Dịch vụ Thông tin thời tiết thế giới của Tổ chức Khí tượng Thế giới (WMO), theo "
                "số liệu do cơ quan khí tượng Việt Nam cung cấp.",
                "World Weather Information Service of the World Meteorological Organization (WMO), "
                "from data supplied by Viet Nam's weather service."),
        page="https://worldweather.wmo.int/",
        files=[Data(formats, name, _CLIMATE.where("tram", station))])


ENTRIES = [
    dataset(
        "DS-0012", ENVIRONMENT,
        ("Các khu Ramsar của Việt Nam", "Ramsar sites of Viet Nam"),
        ("Chín vùng đất ngập nước có tầm quan trọng quốc tế đã được Ban Thư ký Công ước Ramsar "
         "công nhận. Các cột: số hiệu, tên, tỉnh, năm công nhận, diện tích (ha) và tọa độ gần "
         "đúng. Lớp GeoJSON đặt mỗi khu tại một điểm, không phải ranh giới.",
         "The nine wetlands of international importance listed under the Ramsar Convention. "
         "Columns: site number, name, province, year of designation, area in hectares and "
         "approximate coordinates. The GeoJSON layer marks each site by a point, not by its "
         "boundary."),
        keywords=("Ramsar; đất ngập nước; đa dạng sinh học; khu bảo tồn",
                  "Ramsar; wetlands; biodiversity; protected areas"),
        themes="ENVI", every="IRREG", issued="2020-06-05", modified="2023-02-02",
        period=("1989-01-01", "2022-12-31"), languages="VIE ENG", hvd="protected-sites",
        source=("Danh sách các vùng đất ngập nước có tầm quan trọng quốc tế, Công ước Ramsar.",
                "List of Wetlands of International Importance, Ramsar Convention."),
        page="https://rsis.ramsar.org/",
        files=[Data("csv geojson", "khu-ramsar", load("ramsar"))]),
    # PDF only.
    dataset(
        "DS-0013", ENVIRONMENT,
        ("Giá trị giới hạn chất lượng không khí xung quanh theo QCVN 05:2013/BTNMT",
         "Ambient air quality limits, national technical regulation QCVN 05:2013/BTNMT"),
        ("Giá trị giới hạn của tám thông số cơ bản trong không khí xung quanh, theo trung bình 1 "
         "giờ, 8 giờ, 24 giờ và năm, đơn vị µg/m³. Quy chuẩn này đã được thay thế bằng QCVN "
         "05:2023/BTNMT; bảng được giữ lại để đối chiếu số liệu quan trắc các năm trước. Chỉ có "
         "bản PDF.",
         "Limits for eight basic pollutants in ambient air as 1 hour, 8 hour, 24 hour and annual "
         "means, in µg/m³. The regulation has been replaced by QCVN 05:2023/BTNMT; the table is "
         "kept for reading the monitoring data of earlier years. Published as PDF only."),
        keywords=("quy chuẩn kỹ thuật; chất lượng không khí; PM2.5",
                  "technical regulation; air quality; PM2.5"),
        themes="ENVI HEAL", every="NEVER", issued="2019-03-12", modified="2023-09-12",
        period=("2014-01-01", "2023-09-11"), license="government", law="environment",
        source=("QCVN 05:2013/BTNMT, ban hành theo Thông tư 32/2013/TT-BTNMT.",
                "QCVN 05:2013/BTNMT, issued with Circular 32/2013/TT-BTNMT."),
        files=[Data("pdf", "qcvn-05-2013-gia-tri-gioi-han", load("air_limits"))]),
    # Dead links only.
    dataset(
        "DS-0014", ENVIRONMENT,
        ("Bản đồ hiện trạng sử dụng đất năm 2020", "Land use map 2020"),
        ("Bản đồ hiện trạng sử dụng đất toàn quốc tỷ lệ 1:1.000.000, phục vụ qua dịch vụ bản đồ và "
         "tệp nén Shapefile trên máy chủ cũ. Các địa chỉ trong bản ghi là địa chỉ ví dụ và không "
         "còn truy cập được: bản ghi minh họa một bộ dữ liệu có liên kết hỏng.",
         "National land use map at 1:1,000,000, offered as a map service and a zipped shapefile on "
         "an old server. The addresses in this record are example addresses and no longer answer: "
         "the record stands for a dataset whose links are broken."),
        keywords=("hiện trạng sử dụng đất; bản đồ; đất đai", "land use; maps; land"),
        themes="ENVI REGI", every="QUINQUENNIAL", issued="2021-11-22", modified="2022-05-16",
        period=("2020-01-01", "2020-12-31"), illustrative=True,
        files=[External("http://ban-do.dat-dai.example/wms/hien-trang-2020", "WMS_SRVC",
                        "Dịch vụ bản đồ WMS", "WMS map service"),
               External("http://ban-do.dat-dai.example/tai-ve/hien-trang-2020.zip", "SHP",
                        "Tệp nén Shapefile", "Zipped shapefile", download=True)]),
    # No licence.
    dataset(
        "DS-0015", ENVIRONMENT,
        ("Quan trắc chất lượng nước sông theo tháng (số liệu minh họa)",
         "River water quality by month (illustrative figures)"),
        ("**Số liệu minh họa.** Kết quả quan trắc tại bốn trạm giả định trong hai năm 2023–2024: "
         "độ pH, oxy hòa tan, BOD5 và tổng chất rắn lơ lửng. Mỗi dòng là một trạm trong một tháng. "
         "Bản ghi chưa nêu giấy phép sử dụng.",
         "**Illustrative figures.** Readings at four imaginary stations over 2023-2024: pH, "
         "dissolved oxygen, BOD5 and total suspended solids. One row per station and month. The "
         "record states no licence."),
        keywords=("chất lượng nước; nước mặt; quan trắc môi trường",
                  "water quality; surface water; environmental monitoring"),
        themes="ENVI HEAL", every="MONTHLY", issued="2023-03-22", modified="2025-01-17",
        period=("2023-01-01", "2024-12-31"), illustrative=True, license=None, law="environment",
        files=[Data("csv", "chat-luong-nuoc-song-minh-hoa", illustrative.river_quality())]),
    _climate("DS-0017", "Hà Nội", "Ha Noi", "chuan-khi-hau-ha-noi", "ha-noi", "csv xlsx"),
    _climate("DS-0018", "Thành phố Hồ Chí Minh", "Ho Chi Minh City",
             "chuan-khi-hau-tp-ho-chi-minh", "hcm", "csv json"),
    _climate("DS-0019", "Đà Nẵng", "Da Nang", "chuan-khi-hau-da-nang", "da-nang", "csv"),
    dataset(
        "DS-0020", WEATHER,
        ("Cấp gió và phân loại áp thấp nhiệt đới, bão",
         "Wind force and classes of tropical depressions and storms"),
        ("Bảng quy đổi cấp gió Beaufort từ cấp 6 đến cấp 17 sang tốc độ gió (km/h) và phân loại "
         "tương ứng dùng trong bản tin: áp thấp nhiệt đới, bão, bão mạnh, bão rất mạnh, siêu bão. "
         "Dùng làm danh mục khi đọc dữ liệu dự báo và cảnh báo.",
         "Beaufort numbers 6 to 17 with their wind speeds in km/h and the class used in bulletins: "
         "tropical depression, storm, strong storm, very strong storm, super typhoon. Meant as a "
         "code list for reading forecasts and warnings."),
        keywords=("bão; cấp gió; thiên tai; áp thấp nhiệt đới",
                  "storms; wind force; natural disasters; tropical depression"),
        themes="ENVI JUST", every="NOT_PLANNED", issued="2021-07-01", modified="2021-07-01",
        license="cc0", languages="VIE ENG",
        source=("Quyết định 18/2021/QĐ-TTg ngày 22/4/2021 về dự báo, cảnh báo, truyền tin thiên "
                "tai và cấp độ rủi ro thiên tai; thang gió Beaufort.",
                "Decision 18/2021/QD-TTg of 22 April 2021 on disaster forecasting and risk levels; "
                "Beaufort wind scale."),
        files=[Data("csv md", "cap-gio-va-phan-loai-bao", load("wind_scale"))]),
    dataset(
        "DS-0021", FARMING,
        ("Diện tích và sản lượng lúa cả năm, 2017–2023", "Rice area and output, 2017-2023"),
        ("Diện tích gieo trồng (triệu ha) và sản lượng thóc (triệu tấn) của cả nước theo năm, gộp "
         "ba vụ đông xuân, hè thu – thu đông và mùa. Số liệu đã làm tròn. Năng suất bình quân tính "
         "bằng sản lượng chia diện tích.",
         "Planted area (million ha) and paddy output (million tonnes) of the country by year, over "
         "all three seasons. Figures are rounded. Mean yield follows by dividing output by area."),
        keywords=("lúa; sản lượng; nông nghiệp; trồng trọt", "rice; output; agriculture; crops"),
        themes="AGRI", every="ANNUAL", issued="2019-02-15", modified="2024-07-02",
        period=("2017-01-01", "2023-12-31"),
        source=("Niên giám thống kê các năm, Tổng cục Thống kê (làm tròn).",
                "Statistical yearbooks, General Statistics Office (rounded)."),
        files=[Data("csv xlsx", "san-luong-lua", load("rice"))]),
    # Stale: monthly, last changed in 2021.
    dataset(
        "DS-0022", FARMING,
        ("Giá một số nông sản theo tháng (số liệu minh họa)",
         "Monthly farm-gate prices (illustrative figures)"),
        ("**Số liệu minh họa.** Giá bình quân tháng của năm mặt hàng: lúa, cà phê, hồ tiêu, thanh "
         "long và cá tra, tính bằng đồng/kg. Các cột: `thang`, `mat_hang`, `gia_dong_kg`, "
         "`tinh_chat`. Số liệu dừng ở tháng 02/2021 dù tần suất công bố là hằng tháng.",
         "**Illustrative figures.** Mean monthly prices of five products - rice, coffee, pepper, "
         "dragon fruit and pangasius - in VND per kg. Columns: `thang` (month), `mat_hang` "
         "(product), `gia_dong_kg`, `tinh_chat`. The figures end in February 2021 although the "
         "stated frequency is monthly."),
        keywords=("giá nông sản; cà phê; hồ tiêu; lúa gạo", "farm prices; coffee; pepper; rice"),
        themes="AGRI ECON", every="MONTHLY", issued="2019-06-17", modified="2021-03-08",
        period=("2019-01-01", "2021-02-28"), illustrative=True, license="odbl",
        files=[Data("csv", "gia-nong-san-thang-minh-hoa", illustrative.farm_prices())]),
    dataset(
        "DS-0023", FORESTRY,
        ("Các vườn quốc gia của Việt Nam", "National parks of Viet Nam"),
        ("Danh sách 34 vườn quốc gia với tỉnh, năm thành lập, diện tích (nghìn ha, làm tròn) và "
         "tọa độ gần đúng. Ranh giới nhiều vườn đã được điều chỉnh sau khi thành lập, vì vậy diện "
         "tích chỉ có giá trị tham khảo; ô trống là số chưa đối chiếu được. Tên tỉnh theo địa giới "
         "trước ngày 01/7/2025.",
         "The 34 national parks with province, year of establishment, area (thousand ha, rounded) "
         "and approximate coordinates. Many boundaries were changed after establishment, so areas "
         "are for orientation; empty cells were not verified. Provinces are those before 1 July "
         "2025."),
        keywords=("vườn quốc gia; rừng đặc dụng; đa dạng sinh học",
                  "national parks; special-use forests; biodiversity"),
        themes="ENVI AGRI", every="IRREG", issued="2020-12-22", modified="2024-05-22",
        period=("1966-01-01", "2024-12-31"), languages="VIE ENG", hvd="protected-sites",
        law="forestry",
        source=("Tổng hợp từ các quyết định thành lập vườn quốc gia của Thủ tướng Chính phủ.",
                "Compiled from the Prime Minister's decisions that established the parks."),
        files=[Data("csv geojson xlsx", "vuon-quoc-gia", load("national_parks"))]),
    dataset(
        "DS-0024", FORESTRY,
        ("Diện tích rừng và tỷ lệ che phủ toàn quốc, 2015–2023",
         "Forest area and forest cover of the country, 2015-2023"),
        ("Diện tích rừng tự nhiên, rừng trồng, tổng diện tích rừng (ha) và tỷ lệ che phủ (%) tính "
         "đến ngày 31/12 hằng năm, kèm số quyết định công bố hiện trạng rừng. Tổng năm 2023 lệch 1 "
         "ha so với hai cột thành phần do làm tròn.",
         "Natural forest, planted forest, total forest area (ha) and forest cover (%) on 31 "
         "December of each year, with the number of the decision that announced them. The 2023 "
         "total differs by one hectare from its parts because of rounding."),
        keywords=("rừng; tỷ lệ che phủ rừng; hiện trạng rừng; lâm nghiệp",
                  "forests; forest cover; forest status; forestry"),
        themes="ENVI AGRI", every="ANNUAL", issued="2019-04-10", modified="2024-03-29",
        period=("2015-01-01", "2023-12-31"), law="forestry",
        source=("Các quyết định công bố hiện trạng rừng toàn quốc của Bộ Nông nghiệp và Phát triển "
                "nông thôn, nêu trong cột van_ban_cong_bo.",
                "Decisions of the Ministry of Agriculture and Rural Development on the national "
                "forest status, named in the column van_ban_cong_bo."),
        files=[Data("csv ods pdf", "hien-trang-rung", load("forest_cover"))]),
    # One good file, one dead link.
    dataset(
        "DS-0025", FORESTRY,
        ("Điểm cảnh báo cháy rừng (số liệu minh họa)", "Forest fire alerts (illustrative figures)"),
        ("**Số liệu minh họa.** Sáu mươi điểm cảnh báo cháy rừng giả định trong năm 2024, với "
         "ngày, tỉnh, tọa độ và độ tin cậy. Lớp bản đồ GeoJSON tải được từ cổng; luồng cập nhật "
         "trong ngày dẫn tới một địa chỉ ví dụ không truy cập được.",
         "**Illustrative figures.** Sixty imaginary fire alerts of 2024 with date, province, "
         "coordinates and confidence. The GeoJSON layer is hosted here; the intraday feed points "
         "to an example address that does not answer."),
        keywords=("cháy rừng; cảnh báo; viễn thám", "forest fires; alerts; remote sensing"),
        themes="ENVI JUST", every="DAILY", issued="2024-01-15", modified="2026-09-30",
        period=("2024-01-01", "2024-12-31"), illustrative=True, license="odbl",
        files=[Data("geojson csv", "diem-chay-rung-minh-hoa", illustrative.fire_points()),
               External("http://canh-bao-chay.lam-nghiep.example/hom-nay.json", "JSON",
                        "Luồng cập nhật trong ngày", "Intraday feed", download=True)]),
]
