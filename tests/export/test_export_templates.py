"""The shipped templates: built as committed, known names only, and what each paper says."""

import dataclasses
import re
import types
import typing
from dataclasses import replace
from typing import Any

import pytest

from app import paths
from app.services.export import template_package, word
from app.services.export.contexts import Signature
from app.services.export.issued_contexts import PAPER_CONTEXTS, ScoreGroup, ScoreRow
from app.services.export.paper_kinds import PAPER_KIND_LABELS, PaperKind
from app.services.export.samples import sample_contexts
from templates_docx import build
from tests.export.docx_reader import W, lines, part, tables, text_of

KINDS = list(PaperKind)


def paper(kind, **changes):
    context = replace(sample_contexts()[kind], **changes)
    return word.render(word.shipped_template(kind), context)


@pytest.mark.parametrize("kind", KINDS)
def test_committed_template_is_what_the_script_builds(kind):
    committed = template_package.read_package(word.shipped_template(kind))

    assert committed == template_package.read_package(build.build(kind))
    assert word.is_shipped(word.shipped_template(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_each_field_of_a_template_stands_in_one_run(kind):
    document = part(word.shipped_template(kind), "word/document.xml")
    runs = ["".join(t.text or "" for t in run.iter(f"{W}t")) for run in document.iter(f"{W}r")]

    for text in runs:
        assert text.count("{{") == text.count("}}")
        assert text.count("{%") == text.count("%}")


@pytest.mark.parametrize("kind", KINDS)
def test_template_wording_is_spelt_as_the_house_spells(kind):
    text = text_of(word.shipped_template(kind))

    assert not re.search(r"(?i)(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![a-zà-ỹ])", text)
    assert "Ð" not in text


def test_every_kind_has_a_label_a_context_and_a_sample():
    assert set(PAPER_KIND_LABELS) == set(PAPER_CONTEXTS) == set(sample_contexts()) == set(KINDS)
    for kind, context in sample_contexts().items():
        assert type(context) is PAPER_CONTEXTS[kind]
        assert paths.template_docx(kind.value).is_file()


def emptied(kind_of):
    """The emptiest value of a field: no text, no lines, zero, nothing."""
    if kind_of is str:
        return ""
    if kind_of in (int, bool):
        return kind_of(0)
    if typing.get_origin(kind_of) is tuple:
        return ()
    if isinstance(kind_of, types.UnionType):
        return None
    hints = typing.get_type_hints(kind_of)
    return kind_of(**{f.name: emptied(hints[f.name]) for f in dataclasses.fields(kind_of)})


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_record_prints_dots_and_none_words_never_none(kind):
    data = word.render(word.shipped_template(kind), emptied(PAPER_CONTEXTS[kind]))

    text = text_of(data)
    assert "None" not in text
    assert "{" not in text
    assert "…" in text or "không" in text or "Không" in text


REQUIRED = {
    PaperKind.REGULAR_MINUTES: (
        "vào hồi 14 giờ 00 phút, ngày 03 tháng 11 năm 2026, tại Phòng họp A",
        "24 đồng chí (chính thức 22, dự bị 02)",
        "miễn sinh hoạt: 01 (đồng chí Trần Thị Phượng)",
        "Có mặt: 20/22 đồng chí, đạt 90,9%",
        "Vắng có lý do: 02 (đồng chí Trần Quang Huy, ốm; đồng chí Mai Thị Hương, đi công tác)",
        "Vắng không lý do: không.",
        "Đại biểu cấp trên: đồng chí Nguyễn Hữu Phước, Tổ công tác số 2.",
        "Chủ trì: đồng chí Nguyễn Thị Hạnh, Bí thư. Thư ký: đồng chí Bùi Thị Thu Hà.",
        "Tình hình nộp đảng phí: 24/24",
        "Thông qua chương trình: 18/20 đồng chí tán thành (90,0%, cần ≥\u00a011)",
        "Đồng chí Bùi Thị Thu Hà trình bày: hoàn thành 7/8 nhiệm vụ",
        "Hạn chế: hồ sơ trễ hạn",
        "Đồng chí Nguyễn Văn Thâm (14 giờ 44): đề nghị phân công",
        "Tiếp thu, giải trình: ",
        "Kết luận: thông qua báo cáo",
        "Để lại kỳ sau: quy định trực cuối tuần.",
        "Điểm trừ: mục 4.7 trừ 1 điểm",
        "Biểu dương: đồng chí Phạm Văn Dũng",
        "Nhắc nhở, phê bình: không.",
        "Tự phê bình và phê bình (12 phút)",
        "17/20 đồng chí tán thành (85,0%, cần ≥\u00a011); không tán thành: 0; ý kiến khác: 0",
        "17 đồng chí có quyền biểu quyết đang dự",
        "94/100 điểm; xếp loại: Tốt",
        "Mục 4.6 từ 0 lên 1 điểm; lý do: sổ biên bản viết tay",
        "(K10); lý do: Sổ tay",
        "đọc lại và thông qua trước chi bộ vào hồi 15 giờ 34 phút",
        "15 giờ 35 phút cùng ngày; thời lượng 95 phút",
        "Đính chính số 1, ngày 10 tháng 11 năm 2026: Mục 3",
    ),
    PaperKind.THEMATIC_MINUTES: (
        "Chuyên đề: Thực hành tiết kiệm",
        "Nhóm nội dung: 2.",
        "Mục đích, yêu cầu",
        "“Tiết kiệm điện tại bộ phận một cửa”, đồng chí Tạ Thị Loan",
        "Đánh giá chất lượng chuyên đề: ",
        "Buổi sinh hoạt này không chấm điểm.",
    ),
    PaperKind.COMBINED_MINUTES: (
        "PHẦN THỨ NHẤT: SINH HOẠT THƯỜNG KỲ",
        "Bắt đầu: 14 giờ 10 phút; kết thúc: 15 giờ 20 phút.",
        "PHẦN THỨ HAI: SINH HOẠT CHUYÊN ĐỀ",
        "Bắt đầu: 15 giờ 20 phút; kết thúc: 16 giờ 05 phút.",
    ),
    PaperKind.COMMITTEE_MINUTES: (
        "Có mặt: 03/03 đồng chí",
        "ĐÁNH GIÁ THÁNG 10",
        "NHIỆM VỤ THÁNG 11",
        "NỘI DUNG SINH HOẠT ĐƯA RA CHI BỘ",
        "Dự thảo nghị quyết",
    ),
    PaperKind.RESOLUTION: (
        "hoàn thành 7/8 nhiệm vụ, đạt 87,5%",
        "Tình trạng đầu kỳ",
        "vắng không lý do: không",
        "Một là, hồ sơ trễ hạn",
        "Hai là, kiểm kê",
        "trong 02 ngày",
        "Kết quả lãnh đạo thực hiện nghị quyết kỳ trước",
        "Kết quả chấm điểm: 94/100 điểm; xếp loại: Tốt.",
        "thông qua với 17/20 đồng chí tán thành",
        "PHỤ LỤC",
    ),
    PaperKind.PROGRAMME: ("Người thực hiện", "Dự kiến 93 phút, kết thúc vào 15 giờ 33 phút"),
    PaperKind.INVITATION: (
        "- Các đồng chí đảng viên Chi bộ Văn phòng;",
        "trân trọng kính mời các đồng chí dự",
        "Câu hỏi gợi ý thảo luận",
        "vắng mặt, đề nghị báo đồng chí Bùi Thị Thu Hà",
    ),
    PaperKind.SCORE_SHEET: (
        "TỔNG ĐIỂM",
        "XẾP LOẠI",
        "12 phút, thiếu 3 phút",
        "Mức xếp loại: Tốt từ 90 điểm trở lên; Khá từ 70 đến dưới 90 điểm;",
        "CẤP ỦY CẤP TRÊN PHỤ TRÁCH",
    ),
    PaperKind.YEAR_PLAN: ("Hạn nộp dự thảo", "Ngày họp chi ủy", "Kiểm điểm, đánh giá cuối năm"),
    PaperKind.HANDOUT: (
        "1. Nghị quyết về chuyển đổi số trong cơ quan Đảng",
        "Nguồn: Đảng ủy xã Tân Hòa, 12-NQ/ĐU, 05/10/2026.",
        "- Mỗi đảng viên có chữ ký số trước ngày 25/11.",
        "2. Tin thời sự trong tháng",
        "T/M CHI BỘ",
    ),
    PaperKind.REVIEW_FORMS: (
        "Mẫu 2B, HD 43-HD/BTCTW (2025)",
        "Họ và tên: Lý Gia Bảo",
        "Tổng cộng: 78/100 điểm.",
        "■ Hoàn thành tốt nhiệm vụ",
        "PHỤ LỤC KẾT QUẢ NHIỆM VỤ",
    ),
    PaperKind.REVIEW_MINUTES: (
        "Có mặt: 18/20 đảng viên chính thức",
        "xếp loại 22 đồng chí thuộc diện kiểm điểm",
        "Xuất sắc 2, trong trần 3",
    ),
    PaperKind.BALLOT_RECORD: (
        "Phiếu phát ra: 18; thu về: 18; hợp lệ: 18; không hợp lệ: 0.",
        "Phạm Văn Dũng",
    ),
    PaperKind.BALLOT_SLIP: ("Đánh dấu X vào một ô", "Dương Quốc Bình", "Không HT"),
    PaperKind.REVIEW_REPORT: ("Kính gửi: Đảng ủy xã Tân Hòa.", "86,4%", "1. Đảng viên: …"),
    PaperKind.MONTH_REPORT: (
        "Kính gửi: Đảng ủy xã Tân Hòa.",
        "II- ĐÁNH GIÁ KẾT QUẢ THÁNG 10",
        "- Nghị quyết 16-NQ/CB: hoàn thành 7/8 nhiệm vụ, đạt 87,5%; còn lại:",
        "- Sổ hướng dẫn một cửa bỏ túi (đồng chí Hoàng Thị Lan): mỗi thủ tục một trang",
        "- Nhắc nhở, phê bình: không.",
        "III- PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG 11",
        "- Cấp thêm một máy quét",
    ),
    PaperKind.YEAR_REPORT: (
        "II- KẾT QUẢ CÔNG TÁC NĂM 2026",
        "Phát biểu",
        "- Hoàn thành xuất sắc nhiệm vụ: 4 đồng chí.",
        "IV- PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2027",
        "Chi bộ không có kiến nghị, đề xuất gì thêm.",
    ),
    PaperKind.TOPIC_PLAN: ("Nhóm nội dung", "Người duyệt", "Sản phẩm", "Chất lượng tham mưu"),
    PaperKind.TOPIC_REPORT: (
        "- Chuyên đề: Chất lượng tham mưu.",
        "- Đồng chí Cao Thị Diệp: đề nghị rút ngắn",
        "III- ĐÁNH GIÁ CỦA BÍ THƯ",
        "- Tệp: chuyen-de-quy-III.pdf.",
    ),
    PaperKind.INSPECTIONS: (
        "1. Kiểm tra đảng viên chấp hành",
        "Việc ghi sổ trực của bộ phận một cửa",
        "3. Kiểm tra khi có dấu hiệu vi phạm",
        "Không có.",
        "Ủy ban kiểm tra Đảng ủy xã Tân Hòa",
    ),
    PaperKind.DECISION: (
        "QUYẾT ĐỊNH",
        "- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;",
        "của Chi bộ Văn phòng.",
        "CHI BỘ VĂN PHÒNG QUYẾT ĐỊNH:",
        "Điều 1. Thành lập Tổ",
    ),
    PaperKind.CONCLUSION: ("KẾT LUẬN", "I- MỤC ĐÍCH, YÊU CẦU"),
    PaperKind.REGULATION: ("QUY CHẾ", "CHƯƠNG I. QUY ĐỊNH CHUNG", "Điều 3. Thi hành"),
    PaperKind.NOTICE: ("THÔNG BÁO", "như sau:", "- Các đồng chí đảng viên;"),
    PaperKind.REPORT: ("BÁO CÁO", "III- TỔ CHỨC THỰC HIỆN"),
    PaperKind.PLAN: ("KẾ HOẠCH", "a) Tổ số hóa"),
    PaperKind.WORK_PROGRAMME: ("CHƯƠNG TRÌNH", "Số 03-CTr/CB"),
    PaperKind.SCHEME: ("ĐỀ ÁN", "Số 03-ĐA/CB"),
    PaperKind.OPTION: ("PHƯƠNG ÁN", "Số 03-PA/CB"),
    PaperKind.SUBMISSION: ("TỜ TRÌNH", "Kính trình: Đảng ủy xã Tân Hòa.", "- Như trên;"),
    PaperKind.OFFICIAL_LETTER: ("Kính gửi: Đảng ủy xã Tân Hòa.", "về việc đề nghị cử"),
    PaperKind.OTHER_RESOLUTION: ("NGHỊ QUYẾT", "về chuyển đổi số"),
    PaperKind.OTHER_MINUTES: ("BIÊN BẢN", "NGƯỜI GHI BIÊN BẢN", "Bên giao:"),
    PaperKind.ADMINISTRATIVE: ("GIẤY GIỚI THIỆU", "Kính gửi: Nhà văn hóa xã Tân Hòa."),
    PaperKind.REMARK_SHEET: ("Ưu điểm", "Cả buổi họp", "Mã phiếu: GY1-5b0f3c1e-41-7"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_paper_says_what_its_form_asks(kind):
    text = text_of(paper(kind))

    assert [words for words in REQUIRED[kind] if words not in text] == []


def test_resolution_lists_all_tasks_and_seven_groups():
    listed = [table.findall(f"{W}tr") for table in tables(paper(PaperKind.RESOLUTION))]

    assert [len(rows) - 1 for rows in listed] == [0, 8, 7, 0, 4]


def test_a_pass_fail_sheet_prints_words_and_no_bands():
    line = ScoreRow("1.1", "Tỷ lệ dự trên 85%", "", "Đạt", "Không đạt", "")
    data = paper(
        PaperKind.SCORE_SHEET,
        groups=(ScoreGroup(replace(line, number="1", self_points=""), (line,)),),
        bands=(),
        right=None,
        chosen_by_hand="Khung này được chọn bằng tay, ngoài thời hạn của nó.",
    )

    text = text_of(data)
    assert "Không đạt" in text
    assert "Mức xếp loại" not in text
    assert "chọn bằng tay" in text
    assert "CẤP ỦY CẤP TRÊN" not in text


def test_a_failed_vote_says_so():
    context: Any = sample_contexts()[PaperKind.RESOLUTION]
    data = paper(PaperKind.RESOLUTION, vote=replace(context.vote, agree=9, passed=False))

    assert "Nghị quyết này chưa được chi bộ thông qua: 9/20" in text_of(data)
    closing = sample_contexts()[PaperKind.REGULAR_MINUTES].closing
    lost = replace(closing.votes[0], agree=9, passed=False)
    minutes = paper(PaperKind.REGULAR_MINUTES, closing=replace(closing, votes=(lost,)))
    assert "Không được thông qua." in text_of(minutes)


def test_a_deputy_signs_with_his_own_title():
    signature = Signature("T/M CHI BỘ", "PHÓ BÍ THƯ", "Phạm Văn Dũng")
    said = lines(paper(PaperKind.INVITATION, signature=signature))[-4:-1]

    assert [(line.text, line.bold) for line in said] == [
        ("T/M CHI BỘ", True),
        ("PHÓ BÍ THƯ", False),
        ("Phạm Văn Dũng", True),
    ]
