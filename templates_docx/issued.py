"""The templates of programme, invitation, score sheet and year plan."""

from dataclasses import replace

from templates_docx.blocks import (
    Sections,
    addressees,
    after_table,
    bases,
    body,
    final_lines,
    final_words,
    header_block,
    joined,
    last_words,
    lead_in,
    signature_pair,
    signed_recipients,
    single_signature,
    title_block,
    votes,
)
from templates_docx.layout import (
    CELL,
    CELL_CENTRED,
    LANDSCAPE_WIDTH_MM,
    Column,
    Look,
    Run,
    bold,
    cell,
    each,
    listing,
    paragraph,
    row,
    table,
    tag_row,
    when,
)


def programme() -> str:
    """Return W5 in its table form."""
    sections = Sections()
    return (
        header_block()
        + title_block("CHƯƠNG TRÌNH")
        + sections.next("MỤC ĐÍCH, YÊU CẦU")
        + _dashes("purposes")
        + sections.next("THỜI GIAN, ĐỊA ĐIỂM")
        + body("- Thời gian: {{ time_text|or_dots }}.")
        + body("- Địa điểm: {{ place|or_dots }}; hình thức: {{ form|or_dots }}.")
        + sections.next("THÀNH PHẦN")
        + _dashes("participants")
        + body("- Khách mời: " + joined("guests") + ".")
        + body(
            "- Chủ trì: đồng chí {{ chair|or_dots }}; thư ký: đồng chí {{ minute_taker|or_dots }}."
        )
        + sections.next("NỘI DUNG")
        + listing(
            "row in rows",
            Column("STT", 12, "{{ row.number }}", centred=True),
            Column("Thời gian", 30, "{{ row.time }}", centred=True),
            Column("Nội dung", 64, "{{ row.content }}"),
            Column("Người thực hiện", 36, "{{ row.person }}"),
            Column("Ghi chú", 23, "{{ row.note }}"),
        )
        + after_table()
        + sections.next("KẾT THÚC")
        + final_words(
            "Dự kiến {{ total_minutes }} phút, kết thúc vào {{ ends_at|or_dots }}. Các đồng chí "
            "được phân công chuẩn bị nội dung, tài liệu theo chương trình này."
        )
        + signed_recipients()
    )


def invitation() -> str:
    """Return W8 for giấy mời and thông báo."""
    return (
        header_block()
        + title_block("{{ title|upper }}")
        + addressees()
        + body("{{ cell_name }} {{ call }} các đồng chí dự {{ meeting_name }}:")
        + body("- Thời gian: {{ time_text|or_dots }}.")
        + body(
            "- Địa điểm: {{ place|or_dots }}; hình thức: {{ form|or_dots }}"
            "{% if form_note %}; {{ form_note }}{% endif %}."
        )
        + _listed("- Nội dung:", "contents")
        + when("documents", body("- Tài liệu: " + joined("documents") + "."))
        + when("preparers", body("- Người chuẩn bị nội dung: " + joined("preparers") + "."))
        + _listed("- Câu hỏi gợi ý thảo luận:", "prompts")
        + final_words(
            "Đề nghị các đồng chí nghiên cứu tài liệu trước, dự đầy đủ, đúng giờ. Đồng chí nào "
            "vắng mặt, đề nghị báo {{ absence_contact|or_dots }}."
        )
        + signed_recipients()
    )


def _listed(announcement: str, name: str) -> str:
    return when(name, lead_in(announcement), each(f"line in {name}", body("+ {{ line }}")))


def _dashes(name: str) -> str:
    return each(f"line in {name}", body("- {{ line }}")) + when(f"not {name}", body("…………"))


_SMALL_PRINT = Look(first_mm=0, after=2, line=18, keep_next=True)
_SCORE_CELL = replace(CELL, line=16, before=1, after=1)
_SCORE_WIDTHS = (11, 69, 14.5, 12.5, 15, 15, 28)
_SCORE_HEADS = (
    "STT",
    "Tiêu chí đánh giá",
    "Thang điểm",
    "Điểm tự chấm",
    "Chi bộ thống nhất",
    "Cấp trên xác nhận",
    "Ghi chú",
)


def score_sheet() -> str:
    """Return W9 for any rubric, by points or pass/fail."""
    return (
        header_block()
        + title_block("{{ title|upper }}")
        + body("- Khung tiêu chí: {{ rubric_name }}{% if basis %}; căn cứ: {{ basis }}{% endif %}.")
        + when("chosen_by_hand", body("- {{ chosen_by_hand }}"))
        + _score_table()
        + after_table()
        + votes("votes")
        + when("gate_note", body("{{ gate_note }}"))
        + last_words("- Hạn chế cần khắc phục: {{ shortcomings|or_dots }}")
        + when(
            "right",
            signature_pair("left", "right", keep_next=True),
            otherwise=(single_signature("left", keep_next=True),),
        )
        + when("bands or caveats", after_table(keep_next=True))
        + when("bands", _bands())
        + each(
            "line in caveats",
            paragraph(Run("* {{ line }}", size=12), look=_SMALL_PRINT),
        )
    )


def _score_table() -> str:
    heads = [
        cell(width, paragraph(bold(head, 12), look=replace(CELL_CENTRED, line=16)))
        for width, head in zip(_SCORE_WIDTHS, _SCORE_HEADS, strict=True)
    ]
    return table(
        _SCORE_WIDTHS,
        row(*heads, header=True),
        tag_row("for group in groups", _SCORE_WIDTHS),
        _score_row("group.row", heavy=True),
        tag_row("for line in group.items", _SCORE_WIDTHS),
        _score_row("line"),
        tag_row("endfor", _SCORE_WIDTHS),
        tag_row("endfor", _SCORE_WIDTHS),
        _score_row("total", heavy=True),
        _grade_row(),
    )


def _score_row(name: str, *, heavy: bool = False) -> str:
    fields = ("number", "text", "maximum", "self_points", "cell_points", "superior_points", "note")
    cells = [
        cell(
            width,
            paragraph(
                Run(f"{{{{ {name}.{field} }}}}", size=12, bold=heavy and field != "note"),
                look=replace(
                    _SCORE_CELL,
                    align="left" if field in {"text", "note"} else "center",
                    keep_next=heavy,
                ),
            ),
        )
        for width, field in zip(_SCORE_WIDTHS, fields, strict=True)
    ]
    return row(*cells)


def _grade_row() -> str:
    look = replace(_SCORE_CELL, align="center")
    words = ("grade_self", "grade_cell", "grade_superior")
    cells = [
        cell(width, paragraph(bold(f"{{{{ {word} }}}}", 12), look=look))
        for width, word in zip(_SCORE_WIDTHS[3:6], words, strict=True)
    ]
    label = cell(
        sum(_SCORE_WIDTHS[:3]),
        paragraph(bold("XẾP LOẠI", 12), look=_SCORE_CELL),
        span=3,
    )
    return row(label, *cells, cell(_SCORE_WIDTHS[6], paragraph("", look=look)))


def _bands() -> str:
    words = 'Mức xếp loại: {{ bands|join("; ") }}.'
    return paragraph(Run(words, size=12), look=_SMALL_PRINT)


def year_plan() -> str:
    """Return W6, landscape."""
    sections = Sections()
    return (
        header_block(landscape_width_mm=LANDSCAPE_WIDTH_MM)
        + title_block("KẾ HOẠCH")
        + bases()
        + sections.next("MỤC ĐÍCH, YÊU CẦU")
        + _dashes("purposes")
        + sections.next("NỘI DUNG")
        + lead_in("Trong năm, chi bộ tổ chức {{ summary|or_dots }}.")
        + listing(
            "line in rows",
            Column("Tháng", 15, "{{ line.month }}", centred=True),
            Column("Ngày dự kiến", 25, "{{ line.day }}", centred=True),
            Column("Loại", 25, "{{ line.kind }}"),
            Column("Nội dung trọng tâm", 60, "{{ line.content }}"),
            Column("Người chuẩn bị", 32, "{{ line.preparer }}"),
            Column("Hạn nộp dự thảo", 24, "{{ line.draft_due }}", centred=True),
            Column("Ngày họp chi ủy", 24, "{{ line.committee_day }}", centred=True),
            Column("Cấp trên dự", 24, "{{ line.superior_guest }}"),
            Column("Trạng thái", 23, "{{ line.state }}", centred=True),
            size=12,
        )
        + after_table()
        + when("moved_note", body("{{ moved_note }}"))
        + sections.next("TỔ CHỨC THỰC HIỆN")
        + final_lines("line in duties", "- {{ line }}")
        + when("not duties", last_words("…………"))
        + signed_recipients(landscape_width_mm=LANDSCAPE_WIDTH_MM)
    )


def handout() -> str:
    """Return the one-page hand-out of papers from above, each with what concerns the cell."""
    return (
        header_block()
        + title_block("TÓM TẮT VĂN BẢN")
        + each(
            "item in items",
            lead_in(bold("{{ loop.index }}. {{ item.name }}")),
            when("item.origin", lead_in("Nguồn: {{ item.origin }}.")),
            each("line in item.lines", body("- {{ line }}")),
            when("not item.lines", body("…………")),
        )
        + when("not items", body("…………"))
        + after_table()
        + single_signature("signature")
    )
