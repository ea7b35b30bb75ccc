"""Blocks shared by the templates: header, title, votes, tasks, recipients, signatures."""

from dataclasses import replace

from templates_docx.layout import (
    BODY,
    CENTRED,
    HEADER_LINE,
    HEADING,
    PROFILE,
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
    when,
)

_LEFT_MM, _RIGHT_MM = PROFILE.header_columns_mm
_ADDRESS = Look(align="center", first_mm=0)
_SIGN_GAP_POINTS = 76
"""Four empty lines for the signature."""


def header_block(*, landscape_width_mm: float = 0, below: str = "") -> str:
    """Return superior, issuer, star and number left; Party title, rule and date right.

    A công văn has its trích yếu `below` the number.
    """
    left = (landscape_width_mm - _RIGHT_MM) if landscape_width_mm else _LEFT_MM
    return table((left, _RIGHT_MM), row(_issuer(left, below), _party_title()), borders=False)


def letter_subject() -> str:
    """Return the trích yếu of a công văn, which stands under its number."""
    look = replace(HEADER_LINE, left_mm=6, right_mm=6, line=18)
    return paragraph(Run("{{ subject }}", size=PROFILE.letter_subject_size, italic=True), look=look)


def _issuer(width_mm: float, below: str) -> str:
    return cell(
        width_mm,
        paragraph(Run("{{ header.superior|upper }}", size=PROFILE.superior_size), look=HEADER_LINE),
        paragraph(bold("{{ header.issuer|upper }}", PROFILE.issuer_size), look=HEADER_LINE),
        paragraph(Run("*"), look=HEADER_LINE),
        when(
            "header.number",
            paragraph(
                Run("{{ header.number_word }} {{ header.number }}", size=PROFILE.number_size),
                look=HEADER_LINE,
            ),
        ),
        when("header.urgency", paragraph(bold("{{ header.urgency|upper }}"), look=HEADER_LINE)),
        below,
        top=True,
    )


def _party_title() -> str:
    side = (_RIGHT_MM - PROFILE.title_rule_mm) / 2
    rule = replace(HEADER_LINE, left_mm=side, right_mm=side, line=2, rule_below=True)
    return cell(
        _RIGHT_MM,
        paragraph(bold("ĐẢNG CỘNG SẢN VIỆT NAM", PROFILE.party_title_size), look=HEADER_LINE),
        paragraph("", look=rule),
        when(
            "header.place_and_date",
            paragraph(
                Run("{{ header.place_and_date }}", size=PROFILE.place_date_size, italic=True),
                look=replace(HEADER_LINE, before=15),
            ),
        ),
        top=True,
    )


def title_block(title: str, subject: str = "{{ subject }}") -> str:
    """Return the name of the paper, its subject and the five hyphens."""
    return "".join(
        (
            paragraph(bold(title, PROFILE.type_size), look=replace(CENTRED, before=16, line=20)),
            paragraph(bold(subject, PROFILE.subject_size), look=CENTRED),
            paragraph("-----", look=replace(CENTRED, after=10, keep_next=False)),
        )
    )


def heading(text: str) -> str:
    """Return the name of a section in capitals, kept with what follows."""
    return paragraph(bold(text), look=HEADING)


def centred_heading(text: str) -> str:
    """Return a bold line of its own in the middle, kept with what follows."""
    return paragraph(bold(text), look=replace(HEADING, align="center", first_mm=0))


def subheading(text: str) -> str:
    """Return the bold name of a numbered item, kept with what follows."""
    return paragraph(bold(text), look=replace(HEADING, before=0))


def body(*pieces: Run | str) -> str:
    """Return a paragraph of the body."""
    return paragraph(*pieces)


def lead_in(*pieces: Run | str) -> str:
    """Return a body paragraph kept with the list or table it announces."""
    return paragraph(*pieces, look=replace(BODY, keep_next=True))


def last_words(*pieces: Run | str) -> str:
    """Return the closing paragraph, kept whole and with the signatures below."""
    return paragraph(*pieces, look=replace(BODY, keep_next=True, keep_lines=True))


def final_words(*pieces: Run | str) -> str:
    """Return the closing paragraph of a paper that is sent out, with the cell's own ending."""
    *first, last = pieces
    return last_words(*first, f"{last}{{{{ recipients.body_end }}}}")


def final_lines(loop: str, words: str) -> str:
    """Return closing paragraphs, one a line; only the last has the cell's own ending."""
    ending = "{% if loop.last %}{{ recipients.body_end }}{% endif %}"
    return each(loop, last_words(f"{words}{ending}"))


def vote_words(vote: str) -> str:
    """Return the sentence of one vote: both figures, threshold, the other counts."""
    return (
        f"{{{{ {vote}.agree }}}}/{{{{ {vote}.base }}}} đồng chí tán thành "
        f"({{{{ {vote}.percent }}}}, cần ≥\u00a0{{{{ {vote}.needed }}}}); "
        f"không tán thành: {{{{ {vote}.against }}}}; ý kiến khác: {{{{ {vote}.other }}}}; "
        f"{{{{ {vote}.may_vote }}}} đồng chí có quyền biểu quyết đang dự"
        f"{{% if {vote}.method %}}; hình thức: {{{{ {vote}.method }}}}{{% endif %}}."
        f"{{% if not {vote}.passed %}} Không được thông qua.{{% endif %}}"
    )


def short_vote_words(vote: str) -> str:
    """Return a vote as a resolution states it: who agreed, out of how many, the share."""
    return (
        f"{{{{ {vote}.agree }}}}/{{{{ {vote}.base }}}} đồng chí tán thành, "
        f"đạt {{{{ {vote}.percent }}}}"
    )


def votes(name: str) -> str:
    """Return one line for every vote of a list."""
    return each(f"vote in {name}", body("- Biểu quyết {{ vote.matter }}: " + vote_words("vote")))


def opinions(name: str, announcement: str = "Ý kiến thảo luận:") -> str:
    """Return the speeches by name and time under their announcement, if there are any."""
    speech = "- Đồng chí {{ opinion.speaker }}{% if opinion.time %} ({{ opinion.time }}){% endif %}"
    return when(
        name,
        lead_in(announcement),
        each(f"opinion in {name}", body(speech + ": {{ opinion.text }}")),
    )


def labelled(label: str, name: str, *, missing: str = "") -> str:
    """Return "label: text"; left out when empty, or with a word for nothing."""
    if missing:
        return body(f"{label}: {{{{ {name}|{missing} }}}}")
    return when(name, body(f"{label}: {{{{ {name} }}}}"))


def joined(name: str) -> str:
    """Return the words that print a list on one line, or "không"."""
    return f'{{{{ {name}|join("; ")|or_none }}}}'


def people(name: str) -> str:
    """Return the words that print a list of names, each as đồng chí, or "không"."""
    return _counted(name, "đồng chí {{ line }}")


def absences(name: str) -> str:
    """Return the words that print absences with their reasons, or "không"."""
    return _counted(name, "đồng chí {{ line.name }}, {{ line.reason|or_dots }}")


def _counted(name: str, words: str) -> str:
    return (
        f"{{% if {name} %}}{{{{ {name}|length|count }}}} (" + f"{{% for line in {name} %}}"
        f"{words}{{% if not loop.last %}}; {{% endif %}}{{% endfor %}})"
        "{% else %}không{% endif %}"
    )


def task_table(name: str, nothing: str = "Không có nhiệm vụ mới.") -> str:
    """Return the table of assignments, or a sentence when there are none."""
    person = "{{ task.person }}{% if task.co_owners %}; phối hợp: {{ task.co_owners }}{% endif %}"
    return when(
        name,
        listing(
            f"task in {name}",
            Column("TT", 11, "{{ task.number }}", centred=True),
            Column("Nhiệm vụ", 49, "{{ task.text }}"),
            Column("Người thực hiện", 33, person),
            Column("Thời hạn", 24, "{{ task.due|or_dots }}", centred=True),
            Column("Sản phẩm", 27, "{{ task.product }}"),
            Column("Kỳ báo cáo", 21, "{{ task.report_at }}", centred=True),
        ),
        after_table(),
        otherwise=(body(nothing),),
    )


def overrides(name: str, announcement: str) -> str:
    """Return what was set by hand, each with its reason, under an announcement."""
    line = "- {{ override.what }}; lý do: {{ override.reason }}."
    return when(name, lead_in(announcement), each(f"override in {name}", body(line)))


def corrections(name: str = "closing.corrections") -> str:
    """Return the numbered corrections printed under the signatures."""
    words = (
        "Đính chính số {{ correction.number }}, {{ correction.date_text }}: {{ correction.text }} "
        "Lý do: {{ correction.reason }}. Người đính chính: đồng chí {{ correction.person }}."
    )
    return when(
        name,
        paragraph(bold("ĐÍNH CHÍNH"), look=replace(HEADING, before=18)),
        each(f"correction in {name}", body(words)),
    )


def signature_pair(left: str, right: str, *, keep_next: bool = False) -> str:
    """Return two signature columns; the names stand in a row of their own, at one height."""
    sides = ((_LEFT_MM, left), (_RIGHT_MM, right))
    return table(
        (_LEFT_MM, _RIGHT_MM),
        row(*(cell(width, *_capacity(name), top=True) for width, name in sides)),
        row(*(cell(width, _name(name, keep_next=keep_next), top=True) for width, name in sides)),
        borders=False,
    )


def single_signature(
    name: str, *, keep_next: bool = False, beside: str = "", landscape_width_mm: float = 0
) -> str:
    """Return one signature in the right column, with a paragraph in the left one or nothing."""
    width = (landscape_width_mm - _RIGHT_MM) if landscape_width_mm else _LEFT_MM
    left = cell(width, beside or paragraph("", look=HEADER_LINE), top=bool(beside))
    signed = _signature_cell(_RIGHT_MM, name, keep_next=keep_next)
    return table((width, _RIGHT_MM), row(left, signed), borders=False)


def signed_recipients(*, landscape_width_mm: float = 0) -> str:
    """Return Nơi nhận left and the signature right."""
    left = (landscape_width_mm - _RIGHT_MM) if landscape_width_mm else _LEFT_MM
    return table(
        (left, _RIGHT_MM),
        row(_recipients_cell(left), _signature_cell(_RIGHT_MM, "signature")),
        borders=False,
    )


def _signature_cell(width_mm: float, name: str, *, keep_next: bool = False) -> str:
    return cell(width_mm, *_capacity(name), _name(name, keep_next=keep_next), top=True)


def _capacity(name: str) -> tuple[str, str]:
    look, size = replace(HEADER_LINE, keep_next=True), PROFILE.signature_size
    title = f"{{{{ {name}.title }}}}"
    return (
        paragraph(bold(f"{{{{ {name}.capacity }}}}", size), look=replace(look, before=10)),
        when(
            f"{name}.title",
            when(
                f"{name}.bold_title",
                paragraph(bold(title, size), look=look),
                otherwise=(paragraph(Run(title, size=size), look=look),),
            ),
        ),
    )


def _name(name: str, *, keep_next: bool) -> str:
    look = replace(HEADER_LINE, before=_SIGN_GAP_POINTS, keep_next=keep_next)
    return paragraph(bold(f"{{{{ {name}.name }}}}", PROFILE.signature_size), look=look)


def _recipients_cell(width_mm: float) -> str:
    left = Look(align="left", first_mm=0, after=0, line=18)
    head = Run("Nơi nhận:", size=PROFILE.recipients_title_size)
    words = "- {{ line }}{% if loop.last %}.{% else %}{{ recipients.separator }}{% endif %}"
    return cell(
        width_mm,
        when(
            "recipients.bold_italic",
            paragraph(replace(head, bold=True, italic=True), look=replace(left, before=10)),
            otherwise=(paragraph(replace(head, underline=True), look=replace(left, before=10)),),
        ),
        each(
            "line in recipients.lines",
            paragraph(Run(words, size=PROFILE.recipients_size), look=replace(left, line=15)),
        ),
        top=True,
    )


class Sections:
    """Counts the sections of one paper: I- …, II- …"""

    _NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

    def __init__(self) -> None:
        self._count = 0

    def next(self, name: str) -> str:
        """Return the heading of the next section."""
        self._count += 1
        return heading(f"{self._NUMERALS[self._count - 1]}- {name}")


def bases(before: str = "Căn cứ ") -> str:
    """Return the căn cứ lines, each with its closing mark."""
    mark = "{% if loop.last %}.{% else %}{{ basis_mark }}{% endif %}"
    words = f"- {before}{{{{ line }}}}{mark}"
    return each("line in bases", body(words))


def addressees(words: str = "Kính gửi", *, before: float = 0) -> str:
    """Return whom a paper goes to: one on a centred line, several below each other."""
    alone = replace(_ADDRESS, before=before)
    first = replace(_address_line(25), before=before)
    return each(
        "line in addressees",
        when("loop.first and loop.last", paragraph(f"{words}: {{{{ line }}}}.", look=alone)),
        when(
            "not loop.first or not loop.last",
            when("loop.first", paragraph(f"{words}:", look=first)),
            paragraph(
                "- {{ line }}{% if loop.last %}.{% else %};{% endif %}", look=_address_line(38)
            ),
        ),
    )


def _address_line(left_mm: float) -> Look:
    return replace(_ADDRESS, align="left", left_mm=left_mm, after=2)


def after_table(*, keep_next: bool = False) -> str:
    """Return the small gap between a table and what follows."""
    return paragraph("", look=Look(first_mm=0, after=0, line=8, keep_next=keep_next))
