"""Railways and airports."""

from entry import Data, dataset
from records.agencies import agency
from writers.table import load

TRANSPORT = agency("bo-giao-thong-van-tai")
AVIATION = agency("cuc-hang-khong-viet-nam")

ENTRIES = [
    dataset(
        "DS-0026", TRANSPORT,
        ("Các tuyến đường sắt quốc gia", "National railway lines"),
        ("Bảy tuyến đường sắt quốc gia với chiều dài chính tuyến (km, làm tròn) và khổ đường (mm). "
         "Khổ \"1000 và 1435\" là đường lồng. Các đường nhánh không được liệt kê, do đó tổng chiều "
         "dài nhỏ hơn số của toàn mạng lưới.",
         "The seven national railway lines with the length of the main line (km, rounded) and "
         "gauge (mm). \"1000 và 1435\" means dual gauge. Branches are left out, so the lengths add "
         "up to less than the whole network."),
        keywords=("đường sắt; tuyến đường sắt; hạ tầng giao thông",
                  "railways; railway lines; transport infrastructure"),
        themes="TRAN", every="IRREG", issued="2020-08-12", modified="2022-02-08",
        source=("Thông tin công khai của ngành đường sắt Việt Nam (làm tròn đến km).",
                "Public information of Viet Nam's railway sector (rounded to the kilometre)."),
        files=[Data("csv xlsx", "tuyen-duong-sat", load("railways"))]),
    dataset(
        "DS-0027", TRANSPORT,
        ("Các ga chính trên tuyến đường sắt Bắc – Nam", "Main stations of the North-South railway"),
        ("Hai mươi ga chính từ Hà Nội đến Sài Gòn với lý trình tính từ ga Hà Nội, tỉnh và tọa độ "
         "gần đúng. Lớp GeoJSON gồm các điểm ga và một đường nối các ga theo thứ tự; đường này chỉ "
         "mang tính sơ đồ, không phải tim đường sắt.",
         "Twenty main stations from Ha Noi to Sai Gon with the distance from Ha Noi, province and "
         "approximate coordinates. The GeoJSON layer holds the stations and one line that joins "
         "them in order; the line is a sketch, not the track itself."),
        keywords=("đường sắt; ga tàu; Bắc – Nam; Thống Nhất",
                  "railways; stations; North-South; Reunification Railway"),
        themes="TRAN REGI", every="IRREG", issued="2020-08-12", modified="2023-11-30",
        license="odbl", hvd="transport-networks",
        source=("Lý trình các ga theo bảng giờ tàu công khai; tọa độ gần đúng do người biên tập "
                "xác định.",
                "Distances from the public timetable; coordinates are approximate, set by the "
                "editors."),
        files=[Data("csv geojson", "ga-duong-sat-bac-nam", load("stations"),
                    line="Đường sắt Bắc – Nam (sơ đồ)")]),
    dataset(
        "DS-0028", AVIATION,
        ("Các cảng hàng không đang khai thác", "Airports in operation"),
        ("Danh sách 22 cảng hàng không có khai thác bay dân dụng, với mã IATA, mã ICAO, tỉnh, tọa "
         "độ gần đúng và cho biết cảng có thuộc nhóm cảng hàng không quốc tế theo quy hoạch đến "
         "năm 2030 hay không. Không gồm các cảng đang xây dựng như Long Thành.",
         "The 22 airports with civil flights: IATA and ICAO codes, province, approximate "
         "coordinates, and whether the plan to 2030 counts them as international. Airports under "
         "construction, such as Long Thanh, are not included."),
        keywords=("sân bay; cảng hàng không; hàng không; IATA; ICAO",
                  "airports; aviation; IATA; ICAO"),
        themes="TRAN", every="IRREG", issued="2021-05-18", modified="2024-06-20",
        period=("2023-06-07", "2024-12-31"), hvd="transport-networks",
        source=("Quyết định 648/QĐ-TTg ngày 07/6/2023 phê duyệt Quy hoạch tổng thể phát triển hệ "
                "thống cảng hàng không, sân bay toàn quốc; danh mục mã IATA và ICAO.",
                "Decision 648/QD-TTg of 7 June 2023 approving the national airport system plan; "
                "IATA and ICAO code lists."),
        files=[Data("csv geojson json", "cang-hang-khong", load("airports"))]),
]
