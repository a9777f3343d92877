"""The agencies, by the structure of the administration at the end of 2024.

Source: Decrees on functions of each ministry in force on 31 December 2024; 63 provinces.
"""

from vocabulary import ADMS_PUBLISHER

NATIONAL, REGIONAL, LOCAL = "NationalAuthority", "RegionalAuthority", "LocalAuthority"

# (slug, Vietnamese, English, type, parent)
_ROWS = [
    ("bo-ke-hoach-va-dau-tu", "Bộ Kế hoạch và Đầu tư", "Ministry of Planning and Investment",
     NATIONAL, None),
    ("tong-cuc-thong-ke", "Tổng cục Thống kê", "General Statistics Office", NATIONAL,
     "bo-ke-hoach-va-dau-tu"),
    ("bo-tai-nguyen-va-moi-truong", "Bộ Tài nguyên và Môi trường",
     "Ministry of Natural Resources and Environment", NATIONAL, None),
    ("tong-cuc-khi-tuong-thuy-van", "Tổng cục Khí tượng Thủy văn",
     "Viet Nam Meteorological and Hydrological Administration", NATIONAL,
     "bo-tai-nguyen-va-moi-truong"),
    ("bo-nong-nghiep-va-phat-trien-nong-thon", "Bộ Nông nghiệp và Phát triển nông thôn",
     "Ministry of Agriculture and Rural Development", NATIONAL, None),
    ("cuc-lam-nghiep", "Cục Lâm nghiệp", "Department of Forestry", NATIONAL,
     "bo-nong-nghiep-va-phat-trien-nong-thon"),
    ("bo-giao-thong-van-tai", "Bộ Giao thông vận tải", "Ministry of Transport", NATIONAL, None),
    ("cuc-hang-khong-viet-nam", "Cục Hàng không Việt Nam", "Civil Aviation Authority of Viet Nam",
     NATIONAL, "bo-giao-thong-van-tai"),
    ("bo-giao-duc-va-dao-tao", "Bộ Giáo dục và Đào tạo", "Ministry of Education and Training",
     NATIONAL, None),
    ("bo-y-te", "Bộ Y tế", "Ministry of Health", NATIONAL, None),
    ("bo-lao-dong-thuong-binh-va-xa-hoi", "Bộ Lao động – Thương binh và Xã hội",
     "Ministry of Labour, Invalids and Social Affairs", NATIONAL, None),
    ("bo-noi-vu", "Bộ Nội vụ", "Ministry of Home Affairs", NATIONAL, None),
    ("bo-tai-chinh", "Bộ Tài chính", "Ministry of Finance", NATIONAL, None),
    ("bo-cong-thuong", "Bộ Công Thương", "Ministry of Industry and Trade", NATIONAL, None),
    ("bo-khoa-hoc-va-cong-nghe", "Bộ Khoa học và Công nghệ", "Ministry of Science and Technology",
     NATIONAL, None),
    ("bo-van-hoa-the-thao-va-du-lich", "Bộ Văn hóa, Thể thao và Du lịch",
     "Ministry of Culture, Sports and Tourism", NATIONAL, None),
    ("bo-tu-phap", "Bộ Tư pháp", "Ministry of Justice", NATIONAL, None),
    ("ubnd-tinh-lao-cai", "Ủy ban nhân dân tỉnh Lào Cai", "People's Committee of Lao Cai Province",
     REGIONAL, None),
    ("ubnd-tinh-quang-nam", "Ủy ban nhân dân tỉnh Quảng Nam",
     "People's Committee of Quang Nam Province", REGIONAL, None),
    ("ubnd-thanh-pho-hoi-an", "Ủy ban nhân dân thành phố Hội An",
     "People's Committee of Hoi An City", LOCAL, "ubnd-tinh-quang-nam"),
    ("ubnd-tinh-dong-thap", "Ủy ban nhân dân tỉnh Đồng Tháp",
     "People's Committee of Dong Thap Province", REGIONAL, None),
    ("ubnd-thanh-pho-da-nang", "Ủy ban nhân dân thành phố Đà Nẵng",
     "People's Committee of Da Nang City", REGIONAL, None),
    ("so-giao-thong-van-tai-da-nang", "Sở Giao thông vận tải thành phố Đà Nẵng",
     "Da Nang Department of Transport", LOCAL, "ubnd-thanh-pho-da-nang"),
]


def _agency(slug, vi, en, kind, parent):
    node = {"@type": "Agent", "slug": slug, "name": {"vi": vi, "en": en},
            "type": ADMS_PUBLISHER + kind}
    return {**node, "parent": parent} if parent else node


AGENCIES = [_agency(*row) for row in _ROWS]
_BY_SLUG = {agency["slug"]: agency for agency in AGENCIES}


def agency(slug):
    return _BY_SLUG[slug]
