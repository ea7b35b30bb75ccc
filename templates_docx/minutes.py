"""The four templates of minutes (biên bản): thường kỳ, chuyên đề, kết hợp, chi ủy."""

from dataclasses import replace

from templates_docx.blocks import (
    Sections,
    absences,
    body,
    corrections,
    header_block,
    joined,
    labelled,
    last_words,
    lead_in,
    opinions,
    overrides,
    people,
    signature_pair,
    subheading,
    task_table,
    title_block,
    vote_words,
    votes,
)
from templates_docx.layout import CENTRED, bold, each, paragraph, when


def regular_minutes() -> str:
    """Return W1."""
    sections = Sections()
    return (
        _beginning(sections)
        + sections.next("NỘI DUNG")
        + _regular_items()
        + sections.next("BIỂU DƯƠNG, NHẮC NHỞ; TỰ PHÊ BÌNH VÀ PHÊ BÌNH")
        + _praise_and_critique()
        + _ending(sections)
    )


def thematic_minutes() -> str:
    """Return W2."""
    sections = Sections()
    return (
        _beginning(sections)
        + sections.next("NỘI DUNG CHUYÊN ĐỀ")
        + _thematic_body()
        + _ending(sections)
    )


def combined_minutes() -> str:
    """Return the minutes of thường kỳ and chuyên đề in one session, one after the other."""
    sections = Sections()
    return (
        _beginning(sections)
        + _part_title("PHẦN THỨ NHẤT: SINH HOẠT THƯỜNG KỲ")
        + _part_times("regular")
        + _regular_items()
        + subheading("{{ regular.praise_number }}. Biểu dương, nhắc nhở; tự phê bình và phê bình")
        + _praise_and_critique()
        + _part_title("PHẦN THỨ HAI: SINH HOẠT CHUYÊN ĐỀ")
        + _part_times("thematic")
        + _thematic_body()
        + _ending(sections)
    )


def committee_minutes() -> str:
    """Return W3."""
    sections = Sections()
    return (
        header_block()
        + title_block("BIÊN BẢN")
        + _committee_opening()
        + sections.next("MỞ ĐẦU")
        + body(
            "Đồng chí chủ trì nêu mục đích, nội dung; thông qua chương trình và phân công "
            "ghi biên bản. {{ introduction }}"
        )
        + sections.next("ĐÁNH GIÁ {{ month|upper }}")
        + _committee_review()
        + sections.next("NHIỆM VỤ {{ next_month|upper }}")
        + _lines("next_tasks")
        + labelled("- Kiểm tra, giám sát, phân công chi ủy viên", "inspection")
        + sections.next("NỘI DUNG SINH HOẠT ĐƯA RA CHI BỘ")
        + _committee_preparation()
        + sections.next("THẢO LUẬN")
        + opinions("opinions", "Các ý kiến phát biểu:")
        + when("not opinions", body("Không có ý kiến khác."))
        + sections.next("KẾT LUẬN, PHÂN CÔNG")
        + body("Đồng chí chủ trì kết luận: {{ conclusion|or_dots }}")
        + votes("votes")
        + task_table("tasks")
        + overrides("overrides", "Nội dung kiểm tra được bỏ qua, có ghi lý do:")
        + last_words(
            "Biên bản được đọc lại và thông qua. Cuộc họp kết thúc vào hồi "
            "{{ ended|or_dots }} cùng ngày."
        )
        + signature_pair("note_taker_signature", "chair_signature")
        + corrections("corrections")
    )


def _beginning(sections: Sections) -> str:
    return header_block() + title_block("BIÊN BẢN") + _attendance() + _opening(sections)


def _attendance() -> str:
    return (
        body(
            "Hôm nay, vào hồi {{ opening.started|or_dots }}, {{ opening.date_text|or_dots }}, tại "
            "{{ opening.place|or_dots }}, {{ opening.cell_name }} tổ chức "
            "{{ opening.session_name }}. Hình thức: {{ opening.form|or_dots }}"
            "{% if opening.form_basis %}; căn cứ: {{ opening.form_basis }}{% endif %}."
        )
        + each("place in opening.group_places", body("- {{ place }}."))
        + body(
            "- Tổng số đảng viên: {{ opening.total|count }} đồng chí (chính thức "
            "{{ opening.official|count }}, dự bị {{ opening.probationary|count }})"
            "{% if opening.temporary_in %}; sinh hoạt tạm thời đến: "
            "{{ opening.temporary_in|count }}{% endif %}; miễn sinh hoạt: "
            + people("opening.exempt")
            + "; sinh hoạt tạm thời nơi khác: "
            + people("opening.temporary_out")
            + _if_any("; làm nhiệm vụ đặc biệt: ", "opening.special_duty")
            + _if_any("; đình chỉ hoặc đang chuyển sinh hoạt: ", "opening.suspended")
            + "."
        )
        + body(
            "- Có mặt: {{ opening.present|count }}/{{ opening.attendance_base|count }} đồng chí, "
            "đạt {{ opening.attendance_percent }} "
            "(chính thức {{ opening.present_official|count }}, "
            "dự bị {{ opening.present_probationary|count }}{% if opening.present_temporary_in %}, "
            "sinh hoạt tạm thời {{ opening.present_temporary_in|count }}{% endif %}). "
            "Vắng có lý do: " + absences("opening.excused") + ". "
            "Vắng không lý do: "
            + people("opening.unexcused")
            + "."
            + _if_any(" Chưa điểm danh: ", "opening.unmarked", ".")
        )
        + when("opening.arrivals", body("- Đến sau, về trước: " + joined("opening.arrivals") + "."))
        + when(
            "opening.exempt_present",
            body("- Đảng viên miễn sinh hoạt đến dự: " + people("opening.exempt_present") + "."),
        )
        + body("- Đại biểu cấp trên: " + joined("opening.superior_guests") + ".")
        + when("opening.other_guests", body("- Khách mời: " + joined("opening.other_guests") + "."))
        + body(
            "- Chủ trì: đồng chí {{ opening.chair|or_dots }}. "
            "Thư ký: đồng chí {{ opening.minute_taker|or_dots }}."
        )
    )


def _if_any(words: str, name: str, closing: str = "") -> str:
    """Return a list of names with its words before, nothing at all when it is empty."""
    return f"{{% if {name} %}}{words}{people(name)}{closing}{{% endif %}}"


def _opening(sections: Sections) -> str:
    guests = "{% if opening.superior_guests or opening.other_guests %}"
    return (
        sections.next("MỞ ĐẦU")
        + body(
            "1. Đồng chí chủ trì tuyên bố lý do, " + guests + "giới thiệu đại biểu, "
            "{% endif %}cử thư ký."
        )
        + labelled("2. Tình hình nộp đảng phí", "opening.dues", missing="or_dots")
        + each(
            "vote in opening.agenda_votes",
            body("3. Thông qua chương trình: " + vote_words("vote")),
        )
        + when("not opening.agenda_votes", body("3. Thông qua chương trình: không biểu quyết."))
    )


def _part_title(text: str) -> str:
    return paragraph(bold(text), look=replace(CENTRED, before=10, after=6))


def _part_times(part: str) -> str:
    return body(
        f"Bắt đầu: {{{{ {part}.started|or_dots }}}}; kết thúc: {{{{ {part}.ended|or_dots }}}}."
    )


def _regular_items() -> str:
    presented = (
        "{% if item.presenter %}Đồng chí {{ item.presenter }} trình bày"
        "{% if item.summary %}: {% else %}.{% endif %}{% endif %}{{ item.summary }}"
    )
    return each(
        "item in regular.items",
        subheading("{{ item.number }}. {{ item.title }}"),
        when("item.presenter or item.summary", body(presented)),
        labelled("- Ưu điểm", "item.strengths"),
        labelled("- Hạn chế", "item.limits"),
        labelled("- Nguyên nhân", "item.causes"),
        labelled("- Giải pháp", "item.remedies"),
        opinions("item.opinions"),
        labelled("Tiếp thu, giải trình", "item.response"),
        labelled("Kết luận", "item.conclusion"),
        labelled("Để lại kỳ sau", "item.deferred"),
        votes("item.votes"),
    )


def _praise_and_critique() -> str:
    return (
        body("- Biểu dương: " + joined("regular.commendations") + ".")
        + body("- Nhắc nhở, phê bình: " + joined("regular.reminders") + ".")
        + body(
            "- Tự phê bình và phê bình ({% if regular.critique_minutes %}"
            "{{ regular.critique_minutes|count }}{% else %}…{% endif %} phút): "
            "{{ regular.critique|or_dots }}"
        )
        + opinions("regular.critique_opinions", "Ý kiến tự phê bình và phê bình:")
    )


def _thematic_body() -> str:
    return (
        body(bold("Chuyên đề: {{ thematic.topic|or_dots }}"))
        + body("- Nhóm nội dung: {{ thematic.group|or_dots }}.")
        + body("- Người trình bày: đồng chí {{ thematic.presenter|or_dots }}.")
        + body("- Tài liệu: " + joined("thematic.documents") + ".")
        + labelled("1. Mục đích, yêu cầu (bí thư nêu)", "thematic.purpose", missing="or_dots")
        + labelled("2. Tóm tắt nội dung", "thematic.summary", missing="or_dots")
        + when(
            "thematic.papers",
            lead_in("Tham luận:"),
            each(
                "paper in thematic.papers",
                body(
                    "- “{{ paper.title }}”, đồng chí {{ paper.author }}"
                    "{% if paper.summary %}: {{ paper.summary }}{% else %}.{% endif %}"
                ),
            ),
        )
        + _thematic_discussion()
        + labelled("Tiếp thu, giải trình", "thematic.response")
        + labelled("4. Đánh giá chất lượng chuyên đề", "thematic.quality", missing="or_dots")
        + labelled("5. Kết luận chuyên đề", "thematic.conclusion")
        + each("line in thematic.praise", body("- {{ line }}"))
        + when(
            "thematic.duties",
            lead_in("{% if thematic.conclusion %}6{% else %}5{% endif %}. Nhiệm vụ rút ra:"),
            task_table("thematic.duties"),
        )
    )


def _thematic_discussion() -> str:
    heading = "3. Thảo luận (nhận thức, liên hệ, giải pháp):"
    return (
        when("thematic.discussion", body(heading + " {{ thematic.discussion }}"))
        + when(
            "thematic.opinions",
            when("not thematic.discussion", lead_in(heading)),
            opinions("thematic.opinions", "Các ý kiến phát biểu:"),
        )
        + when(
            "not thematic.discussion and not thematic.opinions",
            body("3. Thảo luận: không có ý kiến."),
        )
    )


def _ending(sections: Sections) -> str:
    return (
        sections.next("CẤP TRÊN PHÁT BIỂU")
        + _superior()
        + sections.next("PHÂN CÔNG NHIỆM VỤ")
        + task_table("closing.tasks")
        + sections.next("KIẾN NGHỊ VỚI CẤP TRÊN")
        + each("line in closing.petitions", body("- {{ line }}"))
        + when("not closing.petitions", body("Không có kiến nghị."))
        + sections.next("KẾT LUẬN VÀ BIỂU QUYẾT")
        + when("closing.discussion", body("{{ closing.discussion }}"))
        + opinions("closing.opinions")
        + labelled("Tiếp thu, giải trình", "closing.response")
        + body("Đồng chí chủ trì kết luận: {{ closing.conclusion|or_dots }}")
        + labelled("Để lại kỳ sau", "closing.deferred")
        + votes("closing.votes")
        + sections.next("CHẤM ĐIỂM, XẾP LOẠI BUỔI SINH HOẠT")
        + when("closing.score", _score(), otherwise=(body("Buổi sinh hoạt này không chấm điểm."),))
        + overrides("closing.overrides", "Nội dung kiểm tra được bỏ qua, có ghi lý do:")
        + sections.next("THÔNG QUA BIÊN BẢN")
        + _adoption()
        + signature_pair("closing.note_taker", "closing.chair")
        + corrections()
    )


def _superior() -> str:
    return (
        when(
            "closing.superior and closing.superior.content", body("{{ closing.superior.content }}")
        )
        + when("closing.superior", opinions("closing.superior.opinions", "Ý kiến phát biểu:"))
        + when(
            "closing.superior",
            labelled("Tiếp thu, giải trình", "closing.superior.response"),
            labelled("Kết luận", "closing.superior.conclusion"),
            labelled("Để lại kỳ sau", "closing.superior.deferred"),
            otherwise=(body("Không có đại biểu cấp trên phát biểu."),),
        )
    )


def _score() -> str:
    return (
        body(
            "- Chấm theo: {{ closing.score.rubric_name }}. Kết quả: {{ closing.score.result }}. "
            "Phiếu chấm điểm kèm theo biên bản."
        )
        + when("closing.score.chosen_by_hand", body("- {{ closing.score.chosen_by_hand }}"))
        + when("closing.score.gate_note", body("- {{ closing.score.gate_note }}"))
        + labelled("- Điểm trừ", "closing.score.losses")
        + votes("closing.score.votes")
        + labelled("- Hạn chế cần khắc phục", "closing.score.shortcomings", missing="or_dots")
        + overrides("closing.score.overrides", "Điểm sửa tay, có ghi lý do:")
    )


def _adoption() -> str:
    return each(
        "vote in closing.adoption_votes",
        body("Biểu quyết thông qua biên bản: " + vote_words("vote")),
    ) + last_words(
        "Biên bản được đọc lại và thông qua trước chi bộ vào hồi {{ closing.read_at|or_dots }}. "
        "Buổi sinh hoạt kết thúc vào hồi {{ closing.ended|or_dots }} cùng ngày"
        "; thời lượng {% if closing.duration_minutes %}{{ closing.duration_minutes }}"
        "{% else %}…………{% endif %} phút."
    )


def _committee_opening() -> str:
    return (
        body(
            "Hôm nay, vào hồi {{ started|or_dots }}, {{ date_text|or_dots }}, tại "
            "{{ place|or_dots }}, {{ header.issuer }} tổ chức họp {{ body_name }}."
        )
        + body(
            "- Có mặt: {{ present|count }}/{{ total|count }} đồng chí"
            '{% if present_names %} ({{ present_names|join(", ") }}){% endif %}. Vắng: '
            + absences("absences")
            + "."
        )
        + when("guests", body("- Mời dự: " + joined("guests") + "."))
        + body(
            "- Chủ trì: đồng chí {{ chair|or_dots }}. Thư ký: đồng chí {{ minute_taker|or_dots }}."
        )
    )


def _committee_review() -> str:
    parts = (
        ("Công tác tư tưởng", "ideology"),
        ("Công tác xây dựng Đảng", "party_building"),
        ("Thực hiện nhiệm vụ chính trị", "task_results"),
        ("Ưu điểm", "strengths"),
        ("Hạn chế, nguyên nhân", "limits"),
    )
    nothing = " and ".join(f"not {name}" for name in ("review", *(name for _, name in parts)))
    return (
        when("review", body("{{ review }}"))
        + "".join(labelled(f"- {label}", name) for label, name in parts)
        + when(nothing, body("…………"))
    )


def _committee_preparation() -> str:
    return (
        lead_in("- Trọng tâm thảo luận, biểu quyết:")
        + _lines("focus", mark="+")
        + labelled("- Dự thảo nghị quyết, kết luận", "draft_resolution")
        + when(
            "paper_assignments",
            lead_in("- Phân công chuẩn bị tài liệu:"),
            each(
                "task in paper_assignments",
                body("+ {{ task.text }}: {{ task.lead }}, hạn {{ task.due|or_dots }}."),
            ),
        )
        + body(
            "- Thời gian, địa điểm sinh hoạt chi bộ: {{ meeting_time|or_dots }}, tại "
            "{{ meeting_place|or_dots }}."
        )
    )


def _lines(name: str, mark: str = "-") -> str:
    """Return a list, or dots to be filled in where nothing was recorded."""
    return each(f"line in {name}", body(f"{mark} {{{{ line }}}}")) + when(
        f"not {name}", body(f"{mark} …………")
    )
