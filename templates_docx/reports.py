"""The templates of reports and plans of the cell: month, year, topics, inspection programme.

What only people can judge (causes, directions of a year) is left to the hand; what a form asks for
and the book does not have is said with "Không có".
"""

from dataclasses import replace

from templates_docx.blocks import (
    Sections,
    after_table,
    bases,
    body,
    final_lines,
    final_words,
    header_block,
    last_words,
    lead_in,
    opinions,
    signed_recipients,
    subheading,
    task_table,
    title_block,
)
from templates_docx.layout import (
    CENTRED,
    LANDSCAPE_WIDTH_MM,
    Column,
    each,
    listing,
    paragraph,
    when,
)
from templates_docx.resolution import LIMIT_WORDS, RESULT_WORDS

NOTHING, DOTS = "Không có.", "…………"
_MODEL = (
    "- {{ model.title }} ({{ model.who }}): {{ model.text }}"
    "{% if model.effect %}; hiệu quả: {{ model.effect }}{% endif %}."
)


def month_report() -> str:
    """Return W10 in its long form, opened by the state of the organisation."""
    sections = Sections()
    return (
        header_block()
        + title_block("BÁO CÁO")
        + _addressee()
        + sections.next("TÌNH HÌNH TỔ CHỨC")
        + body("Tổng số đảng viên: {{ organisation }}.")
        + each("line in changes", body("- {{ line }}"))
        + sections.next("ĐÁNH GIÁ KẾT QUẢ {{ last_month|upper }}")
        + subheading("1. Công tác chính trị, tư tưởng")
        + body("- Thời sự, văn bản mới: {{ news|or_dots }}")
        + body("- Tư tưởng đảng viên, dư luận nhân dân: {{ ideology|or_dots }}")
        + _listed("- Văn bản cấp trên nhận trong tháng:", "directives")
        + subheading("2. Lãnh đạo thực hiện nhiệm vụ chính trị")
        + each("result in results", body(RESULT_WORDS))
        + when("not results", body(DOTS))
        + _resolution_tasks()
        + subheading("3. Công tác xây dựng Đảng")
        + body("- {{ meeting }}")
        + when("score", body("- Tự chấm điểm buổi sinh hoạt: {{ score }}."))
        + body("- Đảng phí: {{ dues|or_dots }}")
        + when("party_building", body("- {{ party_building }}"))
        + _joined("- Biểu dương: ", "commendations")
        + _joined("- Nhắc nhở, phê bình: ", "reminders")
        + _listed("- Kiểm tra, giám sát:", "inspections")
        + body("- Kiến nghị, tâm tư, nguyện vọng: {{ petitions|or_nothing }}")
        + subheading("4. Mô hình, cách làm hay")
        + _models()
        + subheading("5. Hạn chế, nguyên nhân")
        + each("line in limits", body(LIMIT_WORDS))
        + when("not limits", body(DOTS))
        + sections.next("PHƯƠNG HƯỚNG, NHIỆM VỤ {{ month|upper }}")
        + each("direction in directions", body(_DIRECTION))
        + when("not directions", body(DOTS))
        + sections.next("KIẾN NGHỊ, ĐỀ XUẤT")
        + _requests()
        + signed_recipients()
    )


_DIRECTION = (
    "{{ direction.number }}. {{ direction.text }}: {{ direction.lead }} chủ trì; thời hạn: "
    "{{ direction.due|or_dots }}."
)


def _addressee() -> str:
    words = "Kính gửi: {{ addressee|or_dots }}."
    return paragraph(words, look=replace(CENTRED, after=8, keep_next=False))


def _resolution_tasks() -> str:
    done = (
        "- Nghị quyết {{ previous_number }}: hoàn thành {{ done_tasks }}/{{ counted_tasks }} nhiệm "
        "vụ, đạt {{ completion_percent }}{% if open_tasks %}; còn lại:{% else %}.{% endif %}"
    )
    return when(
        "previous_number and counted_tasks",
        body(done),
        each("line in open_tasks", body("+ {{ line }}")),
        otherwise=(when("previous_note", body("- {{ previous_note }}")),),
    )


def _listed(announcement: str, name: str) -> str:
    return when(
        name,
        lead_in(announcement),
        each(f"line in {name}", body("+ {{ line }}")),
        otherwise=(body(f"{announcement} không."),),
    )


def _joined(label: str, name: str) -> str:
    return body(f'{label}{{{{ {name}|join("; ")|or_none }}}}.')


def _models() -> str:
    return each("model in models", body(_MODEL)) + when("not models", body(NOTHING))


def _requests() -> str:
    return final_lines("line in requests", "- {{ line }}") + when(
        "not requests", final_words("Chi bộ không có kiến nghị, đề xuất gì thêm.")
    )


def year_report() -> str:
    """Return W11, sơ kết or tổng kết: the long form over the period with its figures."""
    sections = Sections()
    return (
        header_block()
        + title_block("BÁO CÁO")
        + _addressee()
        + sections.next("TÌNH HÌNH TỔ CHỨC")
        + body("Tổng số đảng viên: {{ organisation }}.")
        + each("line in changes", body("- {{ line }}"))
        + sections.next("KẾT QUẢ CÔNG TÁC {{ period|upper }}")
        + subheading("1. Công tác chính trị, tư tưởng")
        + body("- Văn bản cấp trên: {{ directives|or_nothing }}")
        + _listed("- Sinh hoạt chuyên đề:", "topics")
        + subheading("2. Lãnh đạo thực hiện nhiệm vụ chính trị")
        + body("- {{ tasks|or_dots }}")
        + when(
            "open_tasks",
            lead_in("- Nhiệm vụ còn quá hạn:"),
            each("line in open_tasks", body("+ {{ line }}")),
        )
        + subheading("3. Nền nếp, chất lượng sinh hoạt")
        + each("line in summary", body("- {{ line }}"))
        + when("not summary", body(DOTS))
        + when("meetings", _meeting_table(), after_table())
        + subheading("4. Công tác kiểm tra, giám sát")
        + body("- Chương trình {{ period }}: {{ inspections|or_nothing }}")
        + each("line in inspection_lines", body("+ {{ line }}"))
        + subheading("5. Biểu dương, nhắc nhở; kiến nghị")
        + body("- Trong các buổi sinh hoạt: {{ praise }}")
        + body("- Kiến nghị, tâm tư, nguyện vọng: {{ petitions|or_nothing }}")
        + subheading("6. Mô hình, cách làm hay")
        + _models()
        + when(
            "grades",
            subheading("7. Đánh giá, xếp loại đảng viên"),
            lead_in("{{ graded }}:"),
            each("line in grades", body("- {{ line }}")),
        )
        + _judgement(sections)
        + sections.next("PHƯƠNG HƯỚNG, NHIỆM VỤ {{ next_period|upper }}")
        + body(DOTS)
        + sections.next("KIẾN NGHỊ, ĐỀ XUẤT")
        + _requests()
        + signed_recipients()
    )


def _meeting_table() -> str:
    return listing(
        "line in meetings",
        Column("Kỳ", 19, "{{ line.period }}"),
        Column("Loại", 27, "{{ line.kind }}"),
        Column("Ngày họp", 24, "{{ line.day }}", centred=True),
        Column("Dự họp", 17, "{{ line.presence }}", centred=True),
        Column("Tỷ lệ", 17, "{{ line.rate }}", centred=True),
        Column("Phút", 13, "{{ line.minutes }}", centred=True),
        Column("Phát biểu", 16, "{{ line.speakers }}", centred=True),
        Column("Điểm", 14, "{{ line.points }}", centred=True),
        Column("Mức", 18, "{{ line.grade }}", centred=True),
        size=12,
    )


def _judgement(sections: Sections) -> str:
    return (
        sections.next("ƯU ĐIỂM, HẠN CHẾ, NGUYÊN NHÂN")
        + body("1. Ưu điểm: …………")
        + body("2. Hạn chế: …………")
        + when("losses", body('Số liệu để xem xét: {{ losses|join("; ") }}.'))
        + body("3. Nguyên nhân: …………")
    )


def topic_plan() -> str:
    """Return W7, landscape."""
    sections = Sections()
    return (
        header_block(landscape_width_mm=LANDSCAPE_WIDTH_MM)
        + title_block("KẾ HOẠCH")
        + bases()
        + sections.next("MỤC ĐÍCH, YÊU CẦU")
        + each("line in purposes", body("- {{ line }}"))
        + when("not purposes", body(DOTS))
        + sections.next("NỘI DUNG")
        + listing(
            "line in rows",
            Column("Quý", 12, "{{ line.quarter }}", centred=True),
            Column("Tháng", 16, "{{ line.month }}", centred=True),
            Column("Tên chuyên đề", 44, "{{ line.title }}"),
            Column("Nhóm nội dung", 48, "{{ line.group }}"),
            Column("Căn cứ", 34, "{{ line.basis }}"),
            Column("Người viết", 27, "{{ line.writer }}"),
            Column("Thời hạn", 24, "{{ line.due }}", centred=True),
            Column("Người duyệt", 24, "{{ line.approver }}"),
            Column("Sản phẩm", 23, "{{ line.product }}"),
            size=12,
        )
        + after_table()
        + sections.next("TỔ CHỨC THỰC HIỆN")
        + final_lines("line in duties", "- {{ line }}")
        + signed_recipients(landscape_width_mm=LANDSCAPE_WIDTH_MM)
    )


_KEPT = "Bài chuyên đề và biên bản lưu cùng hồ sơ buổi sinh hoạt của chi bộ."


def topic_report() -> str:
    """Return the report after a thematic meeting."""
    sections = Sections()
    return (
        header_block()
        + title_block("BÁO CÁO")
        + _addressee()
        + sections.next("TÌNH HÌNH TỔ CHỨC BUỔI SINH HOẠT")
        + body("- Chuyên đề: {{ topic|or_dots }}.")
        + when("group", body("- Nhóm nội dung: {{ group }}."))
        + body("- Thời gian, địa điểm, hình thức: {{ held }}.")
        + body("- Người trình bày: {{ presenter|or_dots }}.")
        + body("- Dự họp: {{ attendance }}.")
        + _listed("- Tham luận:", "papers")
        + when("score", body("- Tự chấm điểm buổi sinh hoạt: {{ score }}."))
        + sections.next("Ý KIẾN THẢO LUẬN")
        + opinions("opinions", "Các đồng chí phát biểu:")
        + when("not opinions", body(NOTHING))
        + sections.next("ĐÁNH GIÁ CỦA BÍ THƯ")
        + body("{{ quality|or_dots }}")
        + when("conclusion", body("Kết luận: {{ conclusion }}"))
        + sections.next("NHIỆM VỤ, GIẢI PHÁP RÚT RA")
        + task_table("tasks")
        + sections.next("TÀI LIỆU HOÀN THIỆN")
        + when(
            "files",
            last_words(_KEPT),
            final_lines("line in files", "- Tệp: {{ line }}."),
            otherwise=(final_words(_KEPT),),
        )
        + signed_recipients()
    )


def inspection_programme() -> str:
    """Return W14 in its five parts."""
    members = listing(
        "line in part.rows",
        Column("TT", 11, "{{ line.number }}", centred=True),
        Column("Họ và tên", 40, "{{ line.name }}"),
        Column("Chức vụ", 28, "{{ line.post }}"),
        Column("Nội dung", 60, "{{ line.subject }}"),
        Column("Thời gian", 26, "{{ line.time }}", centred=True),
    )
    others = listing(
        "line in part.rows",
        Column("TT", 11, "{{ line.number }}", centred=True),
        Column("Nội dung", 128, "{{ line.subject }}"),
        Column("Thời gian", 26, "{{ line.time }}", centred=True),
    )
    return (
        header_block()
        + title_block("CHƯƠNG TRÌNH")
        + each(
            "part in parts",
            subheading("{{ part.number }}. {{ part.title }}"),
            when(
                "part.rows",
                when("part.about_members", members, otherwise=(others,)),
                after_table(keep_next=True),
                otherwise=(last_words(NOTHING),),
            ),
        )
        + when("not parts", last_words(NOTHING))
        + signed_recipients()
    )
