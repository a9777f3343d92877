"""Invented figures, for records whose real figures are not ours to tell.

Each table carries its label in every row, and depends on nothing but the seed beside it.
"""

import random

from vocabulary import ILLUSTRATIVE_VI
from writers.table import Table, load

LABEL = "tinh_chat"


def _table(columns, rows):
    return Table([*columns, LABEL], [[*row, ILLUSTRATIVE_VI] for row in rows])


def _around(chance, value, share=.1):
    """A whole number near `value`. Only random() is used: its sequence is fixed by Python."""
    return round(value * (1 + share * (2 * chance.random() - 1)))


def _months(first, last):
    return [f"{year}-{month:02}" for year in range(first // 100, last // 100 + 1)
            for month in range(1, 13) if first <= year * 100 + month <= last]


def _provinces():
    return load("provinces").select("ma_tinh", "ten_tinh", "dan_so_2019").rows


def new_enterprises():
    chance = random.Random(10)
    return _table(["thang", "dang_ky_moi", "von_dang_ky_ty_dong", "tam_ngung_kinh_doanh"],
                  [[month, _around(chance, 11000, .25), _around(chance, 150000, .3),
                    _around(chance, 3800, .4)] for month in _months(201901, 202103)])


def public_projects():
    chance = random.Random(11)
    fields = ["Giao thông", "Thủy lợi", "Y tế", "Giáo dục", "Cấp nước", "Chuyển đổi số"]
    return _table(["ma_du_an", "linh_vuc", "ke_hoach_von_ty_dong", "giai_ngan_ty_dong"],
                  [[f"DA-{n:03}", fields[n % 6], plan, round(plan * chance.random())]
                   for n in range(1, 25) for plan in [_around(chance, 400, .8)]])


def river_quality():
    chance = random.Random(15)
    rows = []
    for station in ("Trạm A", "Trạm B", "Trạm C", "Trạm D"):
        for month in _months(202301, 202412):
            rows.append([station, month, round(6.8 + chance.random(), 1),
                         round(4 + 3 * chance.random(), 1), _around(chance, 12, .5),
                         _around(chance, 30, .6)])
    return _table(["tram", "thang", "ph", "oxy_hoa_tan_mg_l", "bod5_mg_l", "tss_mg_l"], rows)


def farm_prices():
    chance = random.Random(22)
    goods = {"Lúa thường tại ruộng": 6500, "Cà phê nhân xô": 32000, "Hồ tiêu": 52000,
             "Thanh long ruột trắng": 12000, "Cá tra nguyên liệu": 21000}
    return _table(["thang", "mat_hang", "gia_dong_kg"],
                  [[month, name, round(_around(chance, price, .12), -2)]
                   for month in _months(201901, 202102) for name, price in goods.items()])


def fire_points():
    chance = random.Random(25)
    places = [("Lào Cai", 104.1, 22.2), ("Nghệ An", 104.9, 19.2), ("Quảng Nam", 107.9, 15.5),
              ("Gia Lai", 108.2, 13.8), ("Cà Mau", 105.0, 9.2)]
    rows = []
    for n in range(60):
        name, east, north = places[n % len(places)]
        rows.append([f"2024-{1 + n // 15:02}-{1 + n % 15 * 2:02}", name,
                     round(east + chance.random() * .5 - .25, 2),
                     round(north + chance.random() * .4 - .2, 2), _around(chance, 70, .3)])
    return _table(["ngay", "tinh", "kinh_do", "vi_do", "do_tin_cay_pt"], rows)


def schools():
    chance = random.Random(30)
    rows = []
    for code, name, people in _provinces():
        pupils = _around(chance, people * .17, .08)
        rows.append([code, name, _around(chance, pupils / 620), _around(chance, pupils / 33, .05),
                     pupils])
    return _table(["ma_tinh", "ten_tinh", "so_truong", "so_lop", "so_hoc_sinh"], rows)


def dengue():
    chance = random.Random(33)
    shape = [.5, .4, .4, .5, .7, 1, 1.5, 1.9, 1.8, 1.5, 1.2, .8]
    regions = load("census_regions").column("vung")
    rows = []
    for month in _months(201901, 202105):
        for size, region in zip((150, 900, 2600, 1400, 3100, 2900), regions, strict=True):
            rows.append([month, region,
                         _around(chance, size * shape[int(month[5:]) - 1], .3)])
    return _table(["thang", "vung", "so_ca_mac"], rows)


def social_assistance():
    chance = random.Random(37)
    return _table(["ma_tinh", "ten_tinh", "so_nguoi_huong", "trong_do_nguoi_cao_tuoi"],
                  [[code, name, total, _around(chance, total * .55)]
                   for code, name, people in _provinces()
                   for total in [_around(chance, people * .033, .2)]])


def budget():
    chance = random.Random(43)
    lines = ["Thu nội địa", "Thu từ dầu thô", "Thu từ hoạt động xuất nhập khẩu",
             "Chi đầu tư phát triển", "Chi thường xuyên", "Chi trả nợ lãi", "Dự phòng ngân sách"]
    sizes = [1400, 45, 230, 670, 1150, 105, 45]
    return _table(["nam", "khoan_muc", "du_toan_nghin_ty_dong", "thuc_hien_nghin_ty_dong"],
                  [[year, line, _around(chance, size), _around(chance, size, .15)]
                   for year in (2022, 2023, 2024) for line, size in zip(lines, sizes)])


def patents():
    chance = random.Random(48)
    fields = ["Điện tử và viễn thông", "Hóa học và dược phẩm", "Cơ khí", "Nông nghiệp và thực phẩm",
              "Xây dựng"]
    return _table(["nam", "linh_vuc", "don_nop", "bang_cap"],
                  [[year, name, _around(chance, 1500, .3), _around(chance, 600, .3)]
                   for year in range(2018, 2025) for name in fields])


def homestays():
    chance = random.Random(56)
    areas = ["Sa Pa", "Bắc Hà", "Bát Xát", "Văn Bàn", "Mường Khương"]
    return _table(["ma_co_so", "dia_ban", "so_phong", "suc_chua_nguoi"],
                  [[f"HS-{n:03}", areas[n * 7 % 5], rooms, rooms * 2 + _around(chance, 4, .9)]
                   for n in range(1, 81) for rooms in [_around(chance, 6, .6)]])


def tickets():
    chance = random.Random(59)
    return _table(["thang", "khach_trong_nuoc", "khach_quoc_te"],
                  [[month, _around(chance, 60000, .4), _around(chance, 110000, .4)]
                   for month in _months(202301, 202506)])


def pangasius():
    chance = random.Random(60)
    areas = ["Hồng Ngự", "Thanh Bình", "Cao Lãnh", "Châu Thành", "Lấp Vò", "Tam Nông"]
    rows = []
    for year in range(2019, 2025):
        for area in areas:
            pond = _around(chance, 320, .5)
            rows.append([year, area, pond, _around(chance, pond * 210)])
    return _table(["nam", "dia_ban", "dien_tich_ao_ha", "san_luong_tan"], rows)


AIR_STATIONS = (("Hải Châu (minh họa)", 108.22, 16.06), ("Liên Chiểu (minh họa)", 108.15, 16.08),
                ("Ngũ Hành Sơn (minh họa)", 108.25, 16.00))


def air_quality():
    chance = random.Random(62)
    rows = []
    for day in range(1, 8):
        for hour in range(24):
            peak = 1.5 if hour in (7, 8, 17, 18) else 1
            for name, _, _ in AIR_STATIONS:
                fine = _around(chance, 22 * peak, .35)
                rows.append([f"2026-09-{day:02}T{hour:02}:00:00+07:00", name, fine,
                             _around(chance, fine * 1.7), _around(chance, 28 * peak, .3)])
    return _table(["thoi_diem", "tram", "pm2_5_ug_m3", "pm10_ug_m3", "no2_ug_m3"], rows)


def air_stations():
    return _table(["tram", "kinh_do", "vi_do"], [list(row) for row in AIR_STATIONS])


def bus_stops():
    chance = random.Random(64)
    rows = []
    for line in range(1, 7):
        east, north = 108.16 + .02 * chance.random(), 16.02 + .08 * chance.random()
        for stop in range(1, 13):
            east += .006 * chance.random()
            north += .008 * (chance.random() - .5)
            rows.append([f"MH{line:02}", stop, f"Trạm {line}.{stop}", round(east, 4),
                         round(north, 4)])
    return _table(["tuyen", "thu_tu", "ten_tram", "kinh_do", "vi_do"], rows)


def bus_lines():
    chance = random.Random(65)
    return _table(["tuyen", "gio_dau", "gio_cuoi", "gian_cach_phut", "so_tram"],
                  [[f"MH{line:02}", "05:30", "20:30", 5 * (2 + round(4 * chance.random())), 12]
                   for line in range(1, 7)])


def traffic():
    chance = random.Random(66)
    return _table(["nut_giao", "khung_gio", "xe_may", "o_to_con", "xe_buyt", "xe_tai"],
                  [[f"Nút giao {letter}", hours, _around(chance, 9000, .4),
                    _around(chance, 2200, .4), _around(chance, 40, .4), _around(chance, 260, .5)]
                   for letter in "ABCDE"
                   for hours in ("06:30–08:30", "11:00–13:00", "16:30–18:30")])
