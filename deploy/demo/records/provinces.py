"""Lào Cai, Quảng Nam with Hội An, Đồng Tháp, and the city of Đà Nẵng."""

import illustrative
from entry import Data, External, dataset
from records.agencies import agency
from writers.table import load

LAO_CAI = agency("ubnd-tinh-lao-cai")
QUANG_NAM = agency("ubnd-tinh-quang-nam")
HOI_AN = agency("ubnd-thanh-pho-hoi-an")
DONG_THAP = agency("ubnd-tinh-dong-thap")
DA_NANG = agency("ubnd-thanh-pho-da-nang")
DA_NANG_TRANSPORT = agency("so-giao-thong-van-tai-da-nang")

ENTRIES = [
    dataset(
        "DS-0055", LAO_CAI,
        ("Các đỉnh núi cao của tỉnh Lào Cai", "High peaks of Lao Cai Province"),
        ("Sáu đỉnh núi trên 2.800 m thuộc hoặc giáp tỉnh Lào Cai, phục vụ quản lý rừng và du lịch "
         "leo núi. Độ cao Fansipan là số đo lại năm 2019; độ cao các đỉnh khác là số được nêu phổ "
         "biến và có thể chênh vài mét giữa các nguồn. Các cột: `dinh`, `do_cao_m`, `dia_ban`.",
         "Six peaks above 2,800 m in or on the border of Lao Cai, for forest management and "
         "trekking. The height of Fansipan is that of the 2019 survey; the others are commonly "
         "cited and may differ by a few metres between sources. Columns: `dinh` (peak), "
         "`do_cao_m`, `dia_ban` (place)."),
        keywords=("núi; Fansipan; Hoàng Liên Sơn; du lịch mạo hiểm",
                  "mountains; Fansipan; Hoang Lien Son; trekking"),
        themes="ENVI REGI", every="NEVER", issued="2021-08-09", modified="2021-08-09",
        place="lao-cai",
        source=("Kết quả đo độ cao Fansipan năm 2019 của Cục Đo đạc, Bản đồ và Thông tin địa lý "
                "Việt Nam; các đỉnh khác theo tài liệu du lịch được dùng phổ biến.",
                "2019 survey of Fansipan by the Department of Survey, Mapping and Geographic "
                "Information; other peaks as commonly cited in tourist literature."),
        files=[Data("csv json", "dinh-nui-lao-cai", load("peaks"))]),
    # No theme, no keywords, and a dead link.
    dataset(
        "DS-0056", LAO_CAI,
        ("Cơ sở lưu trú tại nhà dân (homestay) tỉnh Lào Cai (số liệu minh họa)",
         "Homestays in Lao Cai Province (illustrative figures)"),
        ("**Số liệu minh họa.** Tám mươi cơ sở lưu trú giả định với địa bàn, số phòng và sức chứa. "
         "Các cột: `ma_co_so`, `dia_ban`, `so_phong`, `suc_chua_nguoi`, `tinh_chat`. Bản ghi chưa "
         "được gắn lĩnh vực và từ khóa; liên kết tới bản đồ du lịch dẫn tới một địa chỉ ví dụ.",
         "**Illustrative figures.** Eighty imaginary homestays with place, rooms and capacity. "
         "Columns: `ma_co_so` (code), `dia_ban` (place), `so_phong`, `suc_chua_nguoi`, "
         "`tinh_chat`. The record has no theme and no keywords; the link to the tourist map is an "
         "example address."),
        every="ANNUAL_2", issued="2022-11-11", modified="2025-08-04", place="lao-cai",
        period=("2025-01-01", "2025-06-30"), illustrative=True,
        files=[Data("csv", "homestay-lao-cai-minh-hoa", illustrative.homestays()),
               External("http://ban-do-du-lich.lao-cai.example/homestay", "HTML",
                        "Bản đồ du lịch trực tuyến", "Online tourist map")]),
    dataset(
        "DS-0057", QUANG_NAM,
        ("Một số làng nghề truyền thống tỉnh Quảng Nam",
         "Selected traditional craft villages of Quang Nam Province"),
        ("Chín làng nghề truyền thống với nghề, địa bàn cấp xã và tọa độ gần đúng của trung tâm "
         "xã. Địa danh theo đơn vị hành chính trước ngày 01/01/2025. Danh sách không đầy đủ và "
         "không phải là danh sách công nhận làng nghề theo quy định.",
         "Nine traditional craft villages with craft, commune and the approximate coordinates of "
         "the commune's centre. Place names are those before 1 January 2025. The list is a "
         "selection, not the register of officially recognised villages."),
        keywords=("làng nghề; thủ công mỹ nghệ; Thanh Hà; Kim Bồng",
                  "craft villages; handicrafts; Thanh Ha; Kim Bong"),
        themes="EDUC REGI", every="IRREG", issued="2021-10-20", modified="2023-08-17",
        place="quang-nam", license="odbl",
        source=("Tổng hợp từ tư liệu công khai về làng nghề truyền thống Quảng Nam; tọa độ gần "
                "đúng do người biên tập xác định.",
                "Compiled from public literature on traditional crafts in Quang Nam; coordinates "
                "are approximate, set by the editors."),
        files=[Data("csv geojson", "lang-nghe-quang-nam", load("craft_villages"))]),
    dataset(
        "DS-0058", HOI_AN,
        ("Điểm tham quan tiêu biểu trong khu phố cổ Hội An", "Main sights in the old town of Hoi "
                                                             "An"),
        ("Mười bốn điểm tham quan trong khu phố cổ: cầu cổ, nhà cổ, hội quán, miếu, nhà thờ tộc và "
         "bảo tàng. Các cột: `ten`, `ten_en`, `dia_chi`, `loai_hinh`. Địa chỉ là số nhà và tên "
         "đường; giờ mở cửa và giá vé không thuộc phạm vi của bảng.",
         "Fourteen sights in the old town: the covered bridge, old houses, assembly halls, "
         "temples, family chapels and museums. Columns: `ten`, `ten_en` (name), `dia_chi` "
         "(address), `loai_hinh` (kind). Opening hours and ticket prices are not part of the "
         "table."),
        keywords=("Hội An; phố cổ; di tích; bảo tàng", "Hoi An; old town; monuments; museums"),
        themes="EDUC REGI", every="IRREG", issued="2021-12-04", modified="2024-04-10",
        place="hoi-an", languages="VIE ENG",
        source=("Thông tin tham quan công khai của thành phố Hội An.",
                "Public visitor information of Hoi An City."),
        files=[Data("csv ods", "diem-tham-quan-hoi-an", load("relics"))]),
    # No description in English, no contact.
    dataset(
        "DS-0059", HOI_AN,
        ("Lượt khách mua vé tham quan phố cổ theo tháng (số liệu minh họa)",
         "Visitors with old town tickets by month (illustrative figures)"),
        ("**Số liệu minh họa.** Lượt khách trong nước và khách quốc tế mua vé tham quan phố cổ "
         "theo tháng, từ tháng 01/2023 đến tháng 6/2025. Các cột: `thang`, `khach_trong_nuoc`, "
         "`khach_quoc_te`, `tinh_chat`. Bản ghi chưa có mô tả bằng tiếng Anh và đầu mối liên "
         "hệ.", ""),
        keywords=("du lịch; vé tham quan; Hội An", "tourism; tickets; Hoi An"),
        themes="ECON EDUC", every="QUARTERLY", issued="2023-05-08", modified="2025-07-15",
        period=("2023-01-01", "2025-06-30"), place="hoi-an", illustrative=True, reachable=False,
        files=[Data("csv", "ve-tham-quan-hoi-an-minh-hoa", illustrative.tickets())]),
    # No licence.
    dataset(
        "DS-0060", DONG_THAP,
        ("Diện tích ao nuôi và sản lượng cá tra theo địa bàn (số liệu minh họa)",
         "Pangasius ponds and output by district (illustrative figures)"),
        ("**Số liệu minh họa.** Diện tích ao nuôi (ha) và sản lượng cá tra (tấn) của sáu địa bàn "
         "cấp huyện trong các năm 2019–2024. Các cột: `nam`, `dia_ban`, `dien_tich_ao_ha`, "
         "`san_luong_tan`, `tinh_chat`. Bản ghi chưa nêu giấy phép sử dụng.",
         "**Illustrative figures.** Pond area (ha) and pangasius output (tonnes) of six districts "
         "in 2019-2024. Columns: `nam` (year), `dia_ban` (district), `dien_tich_ao_ha`, "
         "`san_luong_tan`, `tinh_chat`. The record states no licence."),
        keywords=("cá tra; thủy sản; nuôi trồng thủy sản", "pangasius; fisheries; aquaculture"),
        themes="AGRI", every="ANNUAL", issued="2021-03-29", modified="2025-02-24",
        period=("2019-01-01", "2024-12-31"), place="dong-thap", illustrative=True, license=None,
        files=[Data("xlsx csv", "ca-tra-dong-thap-minh-hoa", illustrative.pangasius())]),
    dataset(
        "DS-0061", DA_NANG,
        ("Các cầu qua sông Hàn", "Bridges over the Han River"),
        ("Sáu cầu qua sông Hàn và sông Cẩm Lệ tại trung tâm Đà Nẵng, với năm khánh thành, chiều "
         "dài (m, làm tròn) và tọa độ gần đúng. Cầu Nguyễn Văn Trỗi nay chỉ dành cho người đi bộ. "
         "Chiều dài để trống khi các nguồn không thống nhất.",
         "Six bridges in central Da Nang with year of opening, length (m, rounded) and approximate "
         "coordinates. Nguyen Van Troi Bridge is now for pedestrians only. The length is empty "
         "where sources disagree."),
        keywords=("cầu; sông Hàn; hạ tầng; Cầu Rồng", "bridges; Han River; infrastructure; Dragon "
                                                      "Bridge"),
        themes="TRAN REGI", every="IRREG", issued="2022-01-18", modified="2024-09-19",
        place="da-nang", languages="VIE ENG", license="odbl",
        source=("Thông tin công khai của thành phố Đà Nẵng; tọa độ gần đúng do người biên tập xác "
                "định.",
                "Public information of Da Nang City; coordinates are approximate, set by the "
                "editors."),
        files=[Data("csv geojson", "cau-qua-song-han", load("bridges"))]),
    dataset(
        "DS-0062", DA_NANG,
        ("Chất lượng không khí theo giờ tại Đà Nẵng (số liệu minh họa)",
         "Hourly air quality in Da Nang (illustrative figures)"),
        ("**Số liệu minh họa.** Nồng độ PM2,5, PM10 và NO2 theo giờ tại ba trạm giả định trong "
         "tuần đầu tháng 9/2026, đơn vị µg/m³. Các cột: `thoi_diem` (ISO 8601, giờ Việt Nam), "
         "`tram`, `pm2_5_ug_m3`, `pm10_ug_m3`, `no2_ug_m3`, `tinh_chat`. Vị trí các trạm nằm trong "
         "tệp GeoJSON; số đo mới nhất có thể lấy qua dịch vụ DS-0063.",
         "**Illustrative figures.** Hourly PM2.5, PM10 and NO2 at three imaginary stations in the "
         "first week of September 2026, in µg/m³. Columns: `thoi_diem` (ISO 8601, Viet Nam time), "
         "`tram` (station), `pm2_5_ug_m3`, `pm10_ug_m3`, `no2_ug_m3`, `tinh_chat`. The stations "
         "are in the GeoJSON file; the latest readings come from the service DS-0063."),
        keywords=("chất lượng không khí; PM2.5; quan trắc; ô nhiễm",
                  "air quality; PM2.5; monitoring; pollution"),
        themes="ENVI HEAL", every="HOURLY", issued="2024-06-05", modified="2026-09-08",
        period=("2026-09-01", "2026-09-07"), place="da-nang", illustrative=True, license="odbl",
        hvd="air", law="environment",
        files=[Data("csv json", "chat-luong-khong-khi-gio-minh-hoa", illustrative.air_quality()),
               Data("geojson", "tram-khong-khi-minh-hoa", illustrative.air_stations(),
                    ("Vị trí trạm", "Stations"))]),
    dataset(
        "DS-0064", DA_NANG_TRANSPORT,
        ("Tuyến và trạm dừng xe buýt (số liệu minh họa)",
         "Bus lines and stops (illustrative figures)"),
        ("**Số liệu minh họa.** Sáu tuyến xe buýt giả định với giờ chạy, giãn cách chuyến và mười "
         "hai trạm dừng mỗi tuyến. Bảng tuyến nối với bảng trạm qua cột `tuyen`; lớp GeoJSON đặt "
         "các trạm trên bản đồ thành phố.",
         "**Illustrative figures.** Six imaginary bus lines with hours of service, headway and "
         "twelve stops each. Lines and stops are joined by the column `tuyen` (line); the GeoJSON "
         "layer puts the stops on the city's map."),
        keywords=("xe buýt; giao thông công cộng; trạm dừng", "buses; public transport; stops"),
        themes="TRAN REGI", every="MONTHLY", issued="2023-02-14", modified="2026-09-21",
        period=("2026-09-01", "2026-12-31"), place="da-nang", illustrative=True, license="odbl",
        files=[Data("csv", "tuyen-xe-buyt-minh-hoa", illustrative.bus_lines(), ("Tuyến", "Lines")),
               Data("csv geojson", "tram-xe-buyt-minh-hoa", illustrative.bus_stops(),
                    ("Trạm dừng", "Stops"))]),
    # PDF only.
    dataset(
        "DS-0065", DA_NANG_TRANSPORT,
        ("Kết quả đếm lưu lượng giao thông tại nút giao (số liệu minh họa)",
         "Traffic counts at junctions (illustrative figures)"),
        ("**Số liệu minh họa.** Số lượt xe máy, ô tô con, xe buýt và xe tải đi qua năm nút giao "
         "giả định trong ba khung giờ. Báo cáo chỉ được công bố dưới dạng PDF; nếu cần bảng số "
         "liệu, vui lòng gửi yêu cầu qua cổng dữ liệu.",
         "**Illustrative figures.** Motorcycles, cars, buses and lorries that passed five "
         "imaginary junctions in three periods of the day. The report is published as PDF only; "
         "please ask through the portal if you need the table."),
        keywords=("lưu lượng giao thông; nút giao; đếm xe", "traffic counts; junctions; vehicles"),
        themes="TRAN", every="ANNUAL", issued="2025-05-27", modified="2026-06-09",
        period=("2026-04-01", "2026-04-30"), place="da-nang", illustrative=True,
        license="government",
        files=[Data("pdf", "dem-luu-luong-nut-giao-minh-hoa", illustrative.traffic())]),
]
