"""The two dataset series and the one data service."""

from entry import dataset
from records.agencies import agency

GSO = agency("tong-cuc-thong-ke")
WEATHER = agency("tong-cuc-khi-tuong-thuy-van")
DA_NANG = agency("ubnd-thanh-pho-da-nang")

ENTRIES = [
    dataset(
        "DS-0001", GSO,
        ("Tổng điều tra dân số và nhà ở: chuỗi bộ dữ liệu",
         "Population and housing censuses: dataset series"),
        ("Chuỗi bộ dữ liệu về kết quả các cuộc Tổng điều tra dân số và nhà ở, tiến hành mười năm "
         "một lần kể từ năm 1979. Mỗi bộ dữ liệu trong chuỗi trình bày một lát cắt: toàn quốc qua "
         "năm kỳ điều tra, theo vùng kinh tế – xã hội, theo tỉnh và theo dân tộc.",
         "Results of the population and housing censuses, held every ten years since 1979. Each "
         "member of the series shows one cut: the whole country over five censuses, by "
         "socio-economic region, by province and by ethnic group."),
        keywords=("tổng điều tra; dân số; nhà ở", "census; population; housing"),
        themes="SOCI", every="DECENNIAL", issued="2019-12-19", modified="2024-07-11",
        period=("1979-10-01", "2019-04-01"), law="statistics", hvd="population",
        kind="DatasetSeries"),
    dataset(
        "DS-0016", WEATHER,
        ("Chuẩn khí hậu các trạm: chuỗi bộ dữ liệu", "Climate normals by station: dataset series"),
        ("Chuỗi bộ dữ liệu về giá trị trung bình nhiều năm của nhiệt độ và lượng mưa tại các trạm "
         "khí tượng tiêu biểu cho ba miền. Mỗi bộ dữ liệu ứng với một trạm, cùng cấu trúc cột, "
         "nên có thể ghép lại để so sánh.",
         "Long-term means of temperature and rainfall at weather stations that stand for the "
         "north, the centre and the south. Each member covers one station with the same columns, "
         "so that they can be joined and compared."),
        keywords=("khí hậu; nhiệt độ; lượng mưa; chuẩn khí hậu",
                  "climate; temperature; rainfall; climate normals"),
        themes="ENVI", every="NEVER", issued="2022-03-23", modified="2022-03-23",
        law="hydrometeorology", hvd="climate", kind="DatasetSeries"),
    dataset(
        "DS-0063", DA_NANG,
        ("API quan trắc chất lượng không khí thành phố Đà Nẵng",
         "Da Nang air quality monitoring API"),
        ("Dịch vụ dữ liệu trả về số đo PM2,5, PM10 và NO2 mới nhất theo trạm và theo giờ, định "
         "dạng JSON, không cần khóa truy cập. Địa chỉ dịch vụ trong bản ghi này là địa chỉ ví dụ, "
         "dùng để trình diễn cách mô tả một dịch vụ dữ liệu.",
         "A data service that returns the latest PM2.5, PM10 and NO2 readings by station and hour, "
         "in JSON, without a key. The address in this record is an example address: it shows how a "
         "data service is described."),
        keywords=("API; chất lượng không khí; thời gian thực", "API; air quality; real time"),
        themes="ENVI TECH", issued="2024-06-05", modified="2026-09-08", place="da-nang",
        license="odbl", illustrative=True, kind="DataService",
        service={"endpointURL": ["https://api-quan-trac.da-nang.example/v1"],
                 "servesDataset": ["DS-0062"]}),
]
