"""IRIs of the controlled vocabularies, and the places that the demonstration records name."""

EU = "http://publications.europa.eu/resource/authority/"
IANA = "https://www.iana.org/assignments/media-types/"
HVD = "http://data.europa.eu/bna/"
ADMS_PUBLISHER = "http://purl.org/adms/publishertype/"

# Our short name: (file-type code, media type, Vietnamese title, English title).
FORMATS = {
    "csv": ("CSV", "text/csv", "Bảng số liệu (CSV)", "Data table (CSV)"),
    "json": ("JSON", "application/json", "Bản ghi (JSON)", "Records (JSON)"),
    "geojson": ("GEOJSON", "application/geo+json", "Lớp bản đồ (GeoJSON)", "Map layer (GeoJSON)"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
             "Bảng tính Excel kèm ghi chú (XLSX)", "Excel workbook with notes (XLSX)"),
    "ods": ("ODS", "application/vnd.oasis.opendocument.spreadsheet",
            "Bảng tính OpenDocument kèm ghi chú (ODS)", "OpenDocument spreadsheet with notes "
                                                        "(ODS)"),
    "pdf": ("PDF", "application/pdf", "Bản in (PDF)", "Printable version (PDF)"),
    "md": ("MARKDOWN", "text/markdown", "Mô tả trường dữ liệu (Markdown)",
           "Field descriptions (Markdown)"),
    "txt": ("TXT", "text/plain", "Hướng dẫn đọc số liệu (văn bản thuần)",
            "How to read the figures (plain text)"),
}

LICENSES = {
    "cc-by": "https://creativecommons.org/licenses/by/4.0/",
    "cc-by-nc": "https://creativecommons.org/licenses/by-nc/4.0/",
    "cc0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "odbl": "https://opendatacommons.org/licenses/odbl/1-0/",
    # Terms of the administration's own, at a reserved address: no such licence exists.
    "government": "https://giay-phep.example/du-lieu-mo/1.0",
}

# What the administration's own terms say; told with every file that is under them.
GOVERNMENT_TERMS = {
    "vi": "Được tự do sao chép, chia sẻ và sử dụng lại, kể cả cho mục đích thương mại, với điều "
          "kiện ghi rõ cơ quan công bố và ngày tải dữ liệu.",
    "en": "Free to copy, share and reuse, also commercially, provided that the publishing agency "
          "and the date of download are named.",
}

HVD_CATEGORIES = {
    "population": "c_f2b50efd", "gdp": "c_b72b721f", "climate": "c_36807466",
    "protected-sites": "c_83aa10a6", "transport-networks": "c_4b74ea13", "air": "c_63b37dd4",
    "administrative-units": "c_9427236f", "tourism": "c_a3767648",
}

# Laws by RFC 9676 names (urn:lex), which need no address that could go away.
LAWS = {
    "statistics": "urn:lex:vn:quoc.hoi:luat:2015-11-23;89-2015-qh13",
    "forestry": "urn:lex:vn:quoc.hoi:luat:2017-11-15;16-2017-qh14",
    "hydrometeorology": "urn:lex:vn:quoc.hoi:luat:2015-11-23;90-2015-qh13",
    "environment": "urn:lex:vn:quoc.hoi:luat:2020-11-17;72-2020-qh14",
    "civil-status": "urn:lex:vn:quoc.hoi:luat:2014-11-20;60-2014-qh13",
    "codes": "urn:lex:vn:thu.tuong:quyet.dinh:2004-07-08;124-2004-qd-ttg",
    "merger-2025": "urn:lex:vn:quoc.hoi:nghi.quyet:2025-06-12;202-2025-qh15",
}

# Key: (Vietnamese name, English name, [west, south, east, north]); boxes are rounded outwards.
PLACES = {
    "vn": ("Việt Nam", "Viet Nam", [102.1, 8.1, 109.5, 23.4]),
    "ha-noi": ("Hà Nội", "Ha Noi", [105.2, 20.5, 106.1, 21.4]),
    "hcm": ("Thành phố Hồ Chí Minh", "Ho Chi Minh City", [106.3, 10.3, 107.1, 11.2]),
    "da-nang": ("Đà Nẵng", "Da Nang", [107.8, 15.9, 108.4, 16.3]),
    "lao-cai": ("Lào Cai", "Lao Cai", [103.5, 21.6, 104.7, 22.9]),
    "quang-nam": ("Quảng Nam", "Quang Nam", [107.2, 14.9, 108.8, 16.1]),
    "hoi-an": ("Hội An, Quảng Nam", "Hoi An, Quang Nam", [108.2, 15.8, 108.6, 16.0]),
    "dong-thap": ("Đồng Tháp", "Dong Thap", [105.1, 10.1, 106.0, 11.0]),
    "mekong-delta": ("Đồng bằng sông Cửu Long", "Mekong Delta", [103.4, 8.5, 106.9, 11.1]),
}
VIETNAM = EU + "country/VNM"

ILLUSTRATIVE_VI = "Số liệu minh họa"
ILLUSTRATIVE_EN = "Illustrative figures"


def authority(table, code):
    return f"{EU}{table}/{code}"


def place(key):
    vi, en, box = PLACES[key]
    node = {"prefLabel": {"vi": vi, "en": en}, "bbox": box}
    return {"@id": VIETNAM, **node} if key == "vn" else node
