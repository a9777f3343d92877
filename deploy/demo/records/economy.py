"""Planning, finance, industry and trade."""

import illustrative
from entry import Data, dataset
from records.agencies import agency
from writers.table import load

PLANNING = agency("bo-ke-hoach-va-dau-tu")
FINANCE = agency("bo-tai-chinh")
TRADE = agency("bo-cong-thuong")

ENTRIES = [
    # Stale (monthly, last changed in 2021) and without a licence.
    dataset(
        "DS-0010", PLANNING,
        ("Tình hình đăng ký doanh nghiệp theo tháng (số liệu minh họa)",
         "Business registrations by month (illustrative figures)"),
        ("**Số liệu minh họa.** Số doanh nghiệp đăng ký thành lập mới, vốn đăng ký và số doanh "
         "nghiệp tạm ngừng kinh doanh theo từng tháng. Các cột: `thang`, `dang_ky_moi`, "
         "`von_dang_ky_ty_dong`, `tam_ngung_kinh_doanh`, `tinh_chat`. Bản ghi cho thấy một tập dữ "
         "liệu hằng tháng đã ngừng cập nhật từ năm 2021.",
         "**Illustrative figures.** New business registrations, registered capital and enterprises "
         "that suspended business, month by month. Columns: `thang` (month), `dang_ky_moi`, "
         "`von_dang_ky_ty_dong` (billion VND), `tam_ngung_kinh_doanh`, `tinh_chat`. The record "
         "shows a monthly dataset that has not been updated since 2021."),
        keywords=("doanh nghiệp; đăng ký kinh doanh; vốn đăng ký",
                  "enterprises; business registration; registered capital"),
        themes="ECON", every="MONTHLY", issued="2019-05-10", modified="2021-04-06",
        period=("2019-01-01", "2021-03-31"), illustrative=True, license=None,
        files=[Data("csv xlsx", "dang-ky-doanh-nghiep-thang-minh-hoa",
                    illustrative.new_enterprises())]),
    # PDF only.
    dataset(
        "DS-0011", PLANNING,
        ("Tình hình giải ngân dự án đầu tư công (số liệu minh họa)",
         "Disbursement of public investment projects (illustrative figures)"),
        ("**Số liệu minh họa.** Danh sách 24 dự án giả định với kế hoạch vốn và số vốn đã giải "
         "ngân trong năm. Bảng gồm mã dự án, lĩnh vực, kế hoạch vốn và giải ngân (tỷ đồng). Tài "
         "liệu chỉ có bản PDF nên chưa thuận tiện cho việc xử lý bằng máy.",
         "**Illustrative figures.** Twenty-four imaginary projects with the capital planned and "
         "disbursed in the year. The table gives project code, field, plan and disbursement in "
         "billion VND. It is published as PDF only and is therefore awkward to process by "
         "machine."),
        keywords=("đầu tư công; giải ngân; dự án", "public investment; disbursement; projects"),
        themes="ECON GOVE", every="QUARTERLY", issued="2025-01-20", modified="2025-10-15",
        period=("2025-01-01", "2025-09-30"), illustrative=True, license="government",
        files=[Data("pdf", "giai-ngan-dau-tu-cong-minh-hoa", illustrative.public_projects())]),
    dataset(
        "DS-0041", FINANCE,
        ("Biểu thuế thu nhập cá nhân và mức giảm trừ gia cảnh",
         "Personal income tax brackets and family deductions"),
        ("Hai bảng dùng để tính thuế thu nhập cá nhân từ tiền lương, tiền công: biểu thuế lũy tiến "
         "từng phần bảy bậc, và mức giảm trừ gia cảnh qua các thời kỳ. Thu nhập tính bằng triệu "
         "đồng một tháng; mức giảm trừ tính bằng đồng. Biểu thuế phản ánh quy định áp dụng đến hết "
         "kỳ tính thuế năm 2025.",
         "Two tables for computing personal income tax on wages: the seven progressive brackets, "
         "and the family deductions over time. Income is in million VND a month, deductions in "
         "VND. The brackets are those that apply up to the end of tax year 2025."),
        keywords=("thuế thu nhập cá nhân; giảm trừ gia cảnh; biểu thuế lũy tiến; TNCN",
                  "personal income tax; deductions; tax brackets; PIT"),
        themes="ECON GOVE", every="AS_NEEDED", issued="2020-07-01", modified="2026-01-05",
        period=("2009-01-01", "2026-12-31"), license="government",
        source=("Luật Thuế thu nhập cá nhân 04/2007/QH12, Luật 26/2012/QH13, các Nghị quyết "
                "954/2020/UBTVQH14 và 110/2025/UBTVQH15.",
                "Law on Personal Income Tax 04/2007/QH12, Law 26/2012/QH13, Resolutions "
                "954/2020/UBTVQH14 and 110/2025/UBTVQH15."),
        files=[Data("csv pdf", "thue-thu-nhap-ca-nhan-bieu-thue", load("income_tax"),
                    ("Biểu thuế", "Brackets")),
               Data("csv", "thue-thu-nhap-ca-nhan-giam-tru", load("family_deduction"),
                    ("Giảm trừ gia cảnh", "Deductions"))]),
    dataset(
        "DS-0042", FINANCE,
        ("Các đợt giảm thuế giá trị gia tăng từ 10% xuống 8%, 2022–2026",
         "Reductions of value added tax from 10% to 8%, 2022-2026"),
        ("Danh sách các đợt giảm 2 điểm phần trăm thuế suất thuế giá trị gia tăng đối với nhóm "
         "hàng hóa, dịch vụ chịu thuế suất 10%. Mỗi dòng là một đợt, với ngày bắt đầu, ngày kết "
         "thúc, thuế suất tạm thời, số nghị quyết của Quốc hội và số nghị định hướng dẫn.",
         "The periods in which value added tax on goods and services at 10% was cut by two "
         "percentage points. One row per period: first and last day, temporary rate, the National "
         "Assembly's resolution and the implementing decree."),
        keywords=("thuế giá trị gia tăng; VAT; giảm thuế", "value added tax; VAT; tax cuts"),
        themes="ECON", every="AS_NEEDED", issued="2022-02-10", modified="2025-07-01",
        period=("2022-02-01", "2026-12-31"), license="cc0",
        source=("Các nghị quyết của Quốc hội và nghị định của Chính phủ nêu trong bảng.",
                "The National Assembly's resolutions and Government decrees named in the table."),
        files=[Data("csv md", "giam-thue-gia-tri-gia-tang", load("vat"))]),
    # No description in English.
    dataset(
        "DS-0043", FINANCE,
        ("Dự toán và thực hiện ngân sách nhà nước theo khoản mục (số liệu minh họa)",
         "State budget, estimate and outturn by line (illustrative figures)"),
        ("**Số liệu minh họa.** Dự toán và kết quả thực hiện ngân sách nhà nước theo bảy khoản mục "
         "lớn trong ba năm, đơn vị nghìn tỷ đồng. Các cột: `nam`, `khoan_muc`, "
         "`du_toan_nghin_ty_dong`, `thuc_hien_nghin_ty_dong`, `tinh_chat`. Bản ghi chưa có phần mô "
         "tả bằng tiếng Anh.", ""),
        keywords=("ngân sách nhà nước; dự toán; quyết toán", "state budget; estimate; outturn"),
        themes="ECON GOVE", every="ANNUAL", issued="2023-06-30", modified="2025-06-30",
        period=("2022-01-01", "2024-12-31"), illustrative=True,
        files=[Data("csv ods", "ngan-sach-nha-nuoc-minh-hoa", illustrative.budget())]),
    dataset(
        "DS-0044", TRADE,
        ("Giá bán lẻ điện bình quân qua các lần điều chỉnh, 2019–2025",
         "Average retail electricity price at each adjustment, 2019-2025"),
        ("Mức giá bán lẻ điện bình quân sau mỗi lần điều chỉnh, tính bằng đồng cho một kilôoát giờ "
         "và chưa gồm thuế giá trị gia tăng. Hai cột: `hieu_luc_tu` và `gia_binh_quan_dong_kwh`. "
         "Giá bậc thang cho hộ sinh hoạt được tính theo tỷ lệ phần trăm của mức bình quân này.",
         "The average retail electricity price after each adjustment, in VND per kilowatt hour "
         "without value added tax. Two columns: `hieu_luc_tu` (in force from) and "
         "`gia_binh_quan_dong_kwh`. Household step tariffs are set as percentages of this "
         "average."),
        keywords=("giá điện; điện; năng lượng", "electricity price; electricity; energy"),
        themes="ENER ECON", every="AS_NEEDED", issued="2019-04-02", modified="2025-05-12",
        period=("2019-03-20", "2025-12-31"),
        source=("Quyết định 648/QĐ-BCT ngày 20/3/2019 của Bộ Công Thương và các thông báo điều "
                "chỉnh giá của Tập đoàn Điện lực Việt Nam năm 2023, 2024, 2025.",
                "Decision 648/QD-BCT of 20 March 2019 of the Ministry of Industry and Trade, and "
                "price notices of Viet Nam Electricity in 2023, 2024 and 2025."),
        files=[Data("csv json", "gia-dien-binh-quan", load("electricity_price"))]),
    dataset(
        "DS-0045", TRADE,
        ("Các nhà máy thủy điện lớn", "Large hydropower plants"),
        ("Danh sách các nhà máy thủy điện lớn đang vận hành, kèm sông, tỉnh, công suất lắp máy và "
         "năm phát điện tổ máy đầu tiên. Danh sách không đầy đủ; công suất của nhà máy mở rộng là "
         "công suất trước khi mở rộng. Tên tỉnh theo địa giới trước ngày 01/7/2025.",
         "Large hydropower plants in operation, with river, province, installed capacity in MW and "
         "the year of first power. The list is not exhaustive; for plants that were extended the "
         "capacity is the one before the extension. Provinces are those before 1 July 2025."),
        keywords=("thủy điện; nhà máy điện; năng lượng tái tạo",
                  "hydropower; power plants; renewable energy"),
        themes="ENER ENVI", every="IRREG", issued="2021-09-14", modified="2024-03-18",
        license="odbl",
        source=("Thông tin công khai của chủ đầu tư các nhà máy; đối chiếu với Quy hoạch điện VIII "
                "(Quyết định 500/QĐ-TTg ngày 15/5/2023).",
                "Public information of the plants' owners; see also Power Development Plan VIII "
                "(Decision 500/QD-TTg of 15 May 2023)."),
        files=[Data("csv xlsx", "nha-may-thuy-dien-lon", load("hydropower"))]),
    dataset(
        "DS-0046", TRADE,
        ("Các hiệp định thương mại tự do của Việt Nam", "Free trade agreements of Viet Nam"),
        ("Các hiệp định thương mại tự do mà Việt Nam là thành viên, tính đến hết năm 2024: tên "
         "viết tắt, đối tác, trạng thái và năm bắt đầu có hiệu lực. Hiệp định đã ký nhưng chưa có "
         "hiệu lực tại thời điểm đó được để trống năm.",
         "The free trade agreements that Viet Nam is party to, as of the end of 2024: "
         "abbreviation, partners, status and year of entry into force. The year is empty for the "
         "agreement that had been signed but was not yet in force."),
        keywords=("hiệp định thương mại tự do; FTA; hội nhập; CPTPP; EVFTA; RCEP",
                  "free trade agreements; FTA; integration; CPTPP; EVFTA; RCEP"),
        themes="INTR ECON", every="AS_NEEDED", issued="2021-03-01", modified="2024-12-31",
        period=("1993-01-01", "2024-12-31"), languages="VIE ENG",
        source=("Tổng hợp từ văn bản các hiệp định do Bộ Công Thương công bố.",
                "Compiled from the texts of the agreements as published by the Ministry of "
                "Industry and Trade."),
        files=[Data("csv ods", "hiep-dinh-thuong-mai-tu-do", load("fta"))]),
]
