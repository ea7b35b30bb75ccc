"""The templates of a review: forms, minutes of the meeting, counting record, ballot, report.

Of form 2A only its six contents are known, not its layout; what follows the self-part of the
forms has no known form either, so free room is left and nothing invented.
"""

from dataclasses import replace

from templates_docx.blocks import (
    Sections,
    after_table,
    body,
    header_block,
    heading,
    last_words,
    lead_in,
    signature_pair,
    signed_recipients,
    single_signature,
    subheading,
    title_block,
)
from templates_docx.layout import (
    BODY,
    CENTRED,
    HEADING,
    Column,
    Look,
    Run,
    bold,
    each,
    listing,
    paragraph,
    room,
    when,
)

_NEW_PAGE = Look(first_mm=0, after=0, line=1, new_page=True)
_SMALL = replace(BODY, align="left", first_mm=0, line=18, after=4)
_FREE_POINTS = 40
"""Room for the comments of chi ủy, chi bộ and superior, by hand."""
_BOX_LINE = replace(BODY, align="left", first_mm=12.7, after=2, keep_next=True)


def review_forms() -> str:
    """Return every form on its own page, as the table of the handbook has its parts."""
    return each(
        "form in forms",
        when("not loop.first", paragraph("", look=_NEW_PAGE)),
        header_block(),
        _form_title(),
        body("{{ form.who }}: {{ form.name|or_dots }}"),
        when("form.birth_date", body("Ngày sinh: {{ form.birth_date }}")),
        when("form.unit", body("Đơn vị công tác: {{ form.unit }}")),
        body("Chi bộ: {{ form.cell_name|or_dots }}"),
        heading("A- TỰ KIỂM ĐIỂM"),
        each("part in form.texts", *_written_part()),
        heading("B- TỰ ĐÁNH GIÁ, XẾP LOẠI"),
        subheading("I. Tự chấm điểm ({{ form.annex }})"),
        *_points(),
        subheading("II. Đề xuất mức xếp loại"),
        each(
            "grade in form.grades", paragraph("{{ grade.mark }} {{ grade.label }}", look=_BOX_LINE)
        ),
        after_table(keep_next=True),
        single_signature("form.signature"),
        room(_FREE_POINTS),
        when("form.tasks", *_annex()),
    ) + when("not forms", body("…………"))


def _form_title() -> str:
    small = replace(CENTRED, after=4)
    return "".join(
        (
            paragraph(Run("{{ form.form }}", size=12, italic=True), look=replace(small, before=10)),
            title_block("{{ form.title }}", "{{ form.year }}"),
            when("form.outside", paragraph(Run("{{ form.outside }}", italic=True), look=small)),
            when(
                "form.note", paragraph(Run("* {{ form.note }}", size=12, italic=True), look=_SMALL)
            ),
        )
    )


def _written_part() -> tuple[str, ...]:
    return (
        when("part.part", subheading("{{ part.part }}")),
        paragraph(bold("{{ part.title }}"), look=replace(HEADING, before=0)),
        body("{{ part.text|or_dots }}"),
    )


def _points() -> tuple[str, ...]:
    return (
        body("- Nhóm tiêu chí chung: {{ form.general_points|or_dots }}/30 điểm."),
        body("- Kết quả thực hiện nhiệm vụ: {{ form.task_points|or_dots }}/70 điểm."),
        body("- Tổng cộng: {{ form.total_points|or_dots }}/100 điểm."),
    )


def _annex() -> tuple[str, ...]:
    return (
        paragraph("", look=_NEW_PAGE),
        paragraph(bold("PHỤ LỤC KẾT QUẢ NHIỆM VỤ", 14), look=replace(CENTRED, before=6, line=20)),
        paragraph("{{ form.name }}, {{ form.year|lower }}", look=replace(CENTRED, after=8)),
        listing(
            "task in form.tasks",
            Column("TT", 11, "{{ task.number }}", centred=True),
            Column("Nhiệm vụ", 60, "{{ task.text }}"),
            Column("Sản phẩm", 32, "{{ task.product }}"),
            Column("Tiến độ", 32, "{{ task.progress }}"),
            Column("Chất lượng, kết quả", 30, "{{ task.result }}"),
        ),
        after_table(),
    )


def review_minutes() -> str:
    """Return W13 in the usual six parts."""
    sections = Sections()
    return (
        header_block()
        + title_block("BIÊN BẢN")
        + sections.next("THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN")
        + body("- Thời gian: {{ time_text|or_dots }}.")
        + body("- Địa điểm: {{ place|or_dots }}.")
        + body(
            "- Có mặt: {{ present|or_dots }}/{{ voting_base }} đảng viên chính thức được triệu tập."
        )
        + body("- Chủ trì: {{ chair|or_dots }}.")
        + body("- Thư ký: {{ minute_taker|or_dots }}.")
        + sections.next("MỤC ĐÍCH, YÊU CẦU")
        + body(
            "Kiểm điểm, đánh giá, xếp loại {{ reviewed }} đồng chí thuộc diện kiểm điểm theo Quy "
            "định 366-QĐ/TW và Hướng dẫn 43-HD/BTCTW; thẳng thắn, khách quan, công tâm."
        )
        + when("excluded", lead_in("Không thuộc diện kiểm điểm:"))
        + each("line in excluded", body("- {{ line }}"))
        + sections.next("ĐÁNH GIÁ ĐẢNG VIÊN (ƯU ĐIỂM, HẠN CHẾ)")
        + listing(
            "row in rows",
            Column("TT", 10, "{{ row.number }}", centred=True),
            Column("Họ và tên", 40, "{{ row.name }}"),
            Column("Tự nhận", 25, "{{ row.own }}"),
            Column("Chi ủy đề nghị", 25, "{{ row.committee }}"),
            Column("Nhận xét của chi ủy", 65, "{{ row.comment }}"),
            size=12,
        )
        + after_table()
        + sections.next("PHÁT BIỂU Ý KIẾN")
        + each("line in opinions", body("- {{ line }}"))
        + when("not opinions", body("…………"))
        + sections.next("KẾT LUẬN VÀ CAM KẾT")
        + body("{{ conclusion|or_dots }}")
        + sections.next("XẾP LOẠI CHẤT LƯỢNG")
        + body("Hình thức biểu quyết: {{ method|or_dots }}. Kết quả chi bộ đề nghị:")
        + _counts(keep_next=True)
        + when("reasons", lead_in("Lý do khi mức đề nghị khác kết quả phiếu, hoặc chưa quá nửa:"))
        + each("line in reasons", body("- {{ line }}"))
        + when("cap", last_words("{{ cap }}"))
        + after_table(keep_next=True)
        + signature_pair("left", "right")
    )


def _counts(*, keep_next: bool = False) -> str:
    return listing(
        "line in counts",
        Column("Mức", 60, "{{ line.label }}"),
        Column("Số đồng chí", 22, "{{ line.count }}", centred=True),
        Column("Tỷ lệ", 20, "{{ line.percent }}", centred=True),
        Column("Họ và tên", 63, "{{ line.names }}"),
        size=12,
        keep_next=keep_next,
    ) + after_table(keep_next=keep_next)


def ballot_record() -> str:
    """Return the counting record with votes and proposal of each member."""
    return (
        header_block()
        + title_block("BIÊN BẢN KIỂM PHIẾU")
        + body("- Đảng viên chính thức được triệu tập: {{ voting_base }} đồng chí.")
        + body("- Tham gia biểu quyết: {{ present }}/{{ voting_base }} ({{ present_percent }}).")
        + body("- Hình thức: {{ method|or_dots }}.")
        + when(
            "is_secret",
            body(
                "- Phiếu phát ra: {{ issued }}; thu về: {{ collected }}; hợp lệ: {{ valid }}; "
                "không hợp lệ: {{ invalid }}."
            ),
        )
        + lead_in("Kết quả:")
        + listing(
            "row in rows",
            Column("TT", 10, "{{ row.number }}", centred=True),
            Column("Họ và tên", 41, "{{ row.name }}"),
            Column("Xuất sắc", 15, "{{ row.excellent }}", centred=True),
            Column("Tốt", 12, "{{ row.good }}", centred=True),
            Column("Hoàn thành", 15, "{{ row.completed }}", centred=True),
            Column("Không HT", 15, "{{ row.not_completed }}", centred=True),
            Column("Mức đề nghị", 57, "{{ row.proposed }}"),
            size=12,
            ending=(signature_pair("left", "right"),),
        )
    )


def ballot_slip() -> str:
    """Return the ballot: four boxes for every member."""
    box = "□"
    return (
        header_block()
        + title_block("PHIẾU BIỂU QUYẾT XẾP LOẠI ĐẢNG VIÊN")
        + paragraph(
            Run(
                "Đánh dấu X vào một ô ở mỗi dòng. Phiếu đánh dấu nhiều ô hoặc không đánh dấu ở một "
                "dòng thì dòng đó không hợp lệ.",
                size=12,
                italic=True,
            ),
            look=replace(_SMALL, after=6),
        )
        + listing(
            "name in names",
            Column("TT", 11, "{{ loop.index }}", centred=True),
            Column("Họ và tên", 62, "{{ name }}"),
            Column("Xuất sắc", 23, box, centred=True),
            Column("Tốt", 23, box, centred=True),
            Column("Hoàn thành", 23, box, centred=True),
            Column("Không HT", 23, box, centred=True),
            size=12,
        )
        + after_table()
        + when("not names", body("…………"))
    )


def review_report() -> str:
    """Return W11: results, proposals for praise, requests."""
    sections = Sections()
    return (
        header_block()
        + title_block("BÁO CÁO")
        + paragraph("Kính gửi: {{ addressee|or_dots }}.", look=replace(CENTRED, after=8))
        + sections.next("KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI")
        + body("Tổng số đảng viên được đánh giá, xếp loại: {{ reviewed }} đồng chí ({{ stage }}).")
        + _counts()
        + when("cap", body("{{ cap }}"))
        + when("excluded", lead_in("Không đánh giá, xếp loại:"))
        + each("line in excluded", body("- {{ line }}"))
        + when("collectives", lead_in("Tập thể tự đánh giá, xếp loại:"))
        + each("line in collectives", body("- {{ line }}"))
        + sections.next("ĐỀ NGHỊ KHEN THƯỞNG")
        + last_words("1. Đảng viên: …………")
        + last_words("2. Chi bộ: …………")
        + sections.next("KIẾN NGHỊ")
        + last_words("…………")
        + signed_recipients()
    )
