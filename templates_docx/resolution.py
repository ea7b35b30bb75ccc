"""The template of the monthly resolution (nghị quyết) with its appendix of opinions."""

from dataclasses import replace

from templates_docx.blocks import (
    Sections,
    after_table,
    bases,
    body,
    final_words,
    header_block,
    joined,
    labelled,
    last_words,
    lead_in,
    short_vote_words,
    signed_recipients,
    subheading,
    title_block,
)
from templates_docx.layout import (
    CENTRED,
    Column,
    Run,
    bold,
    each,
    listing,
    paragraph,
    when,
)


def resolution() -> str:
    """Return W4, with the appendix of opinions."""
    sections = Sections()
    return (
        header_block()
        + title_block("NGHỊ QUYẾT")
        + bases()
        + _resolution_opening()
        + _review_of_last_month(sections)
        + _coming_month(sections)
        + _assignments(sections)
        + _self_score(sections)
        + when("vote", _adoption(), otherwise=(last_words(_ADOPTED + " với …………"),))
        + signed_recipients()
        + when("opinions", _appendix())
    )


_ADOPTED = "Nghị quyết này được chi bộ biểu quyết thông qua"


def _adoption() -> str:
    figures = short_vote_words("vote") + "."
    return when(
        "vote.passed",
        final_words(f"{_ADOPTED} với {figures}"),
        otherwise=(final_words(f"Nghị quyết này chưa được chi bộ thông qua: {figures}"),),
    )


def _resolution_opening() -> str:
    return body(
        "Vào {{ date_text|or_dots }}, tại {{ place|or_dots }}, {{ cell_name }} tổ chức "
        "{{ session_name }}. Tổng số đảng viên: {{ total|count }} đồng chí; có mặt: "
        "{{ present|count }}/{{ attendance_base|count }} đồng chí, đạt {{ attendance_percent }}; "
        "vắng có lý do: "
        + _number("excused")
        + "; vắng không lý do: "
        + _number("unexcused")
        + "; "
        "miễn sinh hoạt: "
        + _number("exempt")
        + _if_any("sinh hoạt tạm thời nơi khác", "temporary_out")
        + _if_any("làm nhiệm vụ đặc biệt", "special_duty")
        + _if_any("đình chỉ hoặc đang chuyển sinh hoạt", "suspended")
        + ". Thời lượng: {% if duration_minutes %}{{ duration_minutes }}{% else %}…………"
        "{% endif %} phút. Chủ trì: đồng chí "
        "{{ chair|or_dots }}; thư ký: đồng chí {{ minute_taker|or_dots }}."
        "{% if dues_announced %} Chi bộ đã được thông báo tình hình nộp đảng phí.{% endif %}"
        "{% if agenda_adopted %} Chi bộ đã biểu quyết thông qua chương trình.{% endif %} "
        "Sau khi thảo luận, chi bộ quyết nghị:"
    )


def _number(name: str) -> str:
    return f"{{% if {name} %}}{{{{ {name}|count }}}}{{% else %}}không{{% endif %}}"


def _if_any(words: str, name: str) -> str:
    return f"{{% if {name} %}}; {words}: {{{{ {name}|count }}}}{{% endif %}}"


RESULT_WORDS = (
    "{% if result.letter %}{{ result.letter }}) {% endif %}"
    "{% if result.title %}{{ result.title }}: {% endif %}{{ result.text }}"
)
LIMIT_WORDS = (
    "{% if loop.first and loop.last %}- Hạn chế: {% else %}{{ loop.index|in_words }} là, "
    "{% endif %}{{ line }}"
)


def _review_of_last_month(sections: Sections) -> str:
    return (
        sections.next("ĐÁNH GIÁ KẾT QUẢ {{ last_month|upper }}")
        + subheading("1. Công tác chính trị, tư tưởng")
        + labelled("a) Thời sự, văn bản mới", "news", missing="or_dots")
        + labelled("b) Tư tưởng đảng viên, dư luận nhân dân", "ideology", missing="or_dots")
        + subheading("2. Thực hiện nhiệm vụ chính trị")
        + each("result in results", body(RESULT_WORDS))
        + when("not results", body("…………"))
        + subheading("3. Kết quả thực hiện nghị quyết {{ last_month }}")
        + _previous_tasks()
        + subheading("4. Biểu dương, nhắc nhở")
        + body("- Biểu dương: " + joined("commendations") + ".")
        + body("- Nhắc nhở, phê bình: " + joined("reminders") + ".")
        + subheading("5. Hạn chế, nguyên nhân")
        + each("line in limits", body(LIMIT_WORDS))
        + when("not limits", body("…………"))
    )


def _previous_tasks() -> str:
    return when(
        "previous_tasks",
        lead_in(
            "Nghị quyết {{ previous_number }}: hoàn thành {{ done_tasks }}/{{ counted_tasks }} "
            "nhiệm vụ, đạt {{ completion_percent }}."
        ),
        listing(
            "task in previous_tasks",
            Column("TT", 11, "{{ task.number }}", centred=True),
            Column("Nhiệm vụ đề ra tại Nghị quyết {{ last_month }}", 66, "{{ task.text }}"),
            Column("Tình trạng đầu kỳ", 36, "{{ task.state }}", centred=True),
            Column("Kết quả thực hiện", 52, "{{ task.result|or_dots }}"),
        ),
        after_table(),
        otherwise=(body("{{ previous_note|or_dots }}"),),
    )


def _coming_month(sections: Sections) -> str:
    words = (
        "{{ direction.number }}. {{ direction.text }}: {{ direction.lead }} chủ trì"
        "{% if direction.product %}; sản phẩm: {{ direction.product }}{% endif %}; thời hạn: "
        "{{ direction.due|or_dots }}{% if direction.report_at %}; báo cáo: "
        "{{ direction.report_at }}{% endif %}."
    )
    return (
        sections.next("PHƯƠNG HƯỚNG, NHIỆM VỤ {{ month|upper }}")
        + each("direction in directions", body(words))
        + when("not directions", body("…………"))
    )


def _assignments(sections: Sections) -> str:
    return (
        sections.next("PHÂN CÔNG VÀ TỔ CHỨC THỰC HIỆN")
        + when(
            "member_assignments",
            lead_in("- Phân công thực hiện các nhiệm vụ tại mục II:"),
            each("line in member_assignments", body("+ {{ line }}")),
        )
        + each("line in committee_assignments", body("- {{ line }}"))
        + body(
            "- Nghị quyết được đăng trên Sổ tay đảng viên điện tử và báo cáo {{ superior_name }} "
            "trong {{ report_days }} ngày."
        )
    )


def _self_score(sections: Sections) -> str:
    return (
        sections.next("TỰ ĐÁNH GIÁ CHẤT LƯỢNG KỲ SINH HOẠT")
        + when(
            "groups",
            listing(
                "group in groups",
                Column("TT", 11, "{{ group.number }}", centred=True),
                Column("Nhóm tiêu chí", 98, "{{ group.name }}"),
                Column("Điểm tối đa", 28, "{{ group.maximum }}", centred=True),
                Column("Điểm đạt", 28, "{{ group.points }}", centred=True),
            ),
            after_table(),
        )
        + body("Kết quả chấm điểm: {{ score_result }}.")
        + when("score_note", body("{{ score_note }}"))
        + labelled(
            "Hạn chế cần khắc phục trong kỳ sinh hoạt tiếp theo",
            "shortcomings",
            missing="or_dots",
        )
    )


def _appendix() -> str:
    return (
        paragraph(bold("PHỤ LỤC", 15), look=replace(CENTRED, new_page=True, line=20))
        + paragraph(bold("Tổng hợp ý kiến thảo luận"), look=CENTRED)
        + paragraph(
            Run("(kèm theo Nghị quyết {% if header.number %}số {{ header.number }}{% endif %})"),
            look=replace(CENTRED, after=10),
        )
        + listing(
            "opinion in opinions",
            Column("TT", 11, "{{ opinion.number }}", centred=True),
            Column("Họ và tên", 40, "{{ opinion.speaker }}"),
            Column("Nội dung thảo luận", 41, "{{ opinion.topic }}"),
            Column("Ý kiến", 73, "{{ opinion.text }}"),
        )
    )
