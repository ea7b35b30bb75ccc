"""The format table of the handbook, one check for each of its lines, run over finished papers.

A check looks at one produced .docx and says what is wrong; no words mean the line is kept.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from tests.export.docx_reader import (
    SIDES,
    Line,
    W,
    attribute,
    line_of,
    millimetres,
    part,
    part_names,
)
from tests.export.produced_papers import (
    ACROSS,
    DAY,
    ISSUED,
    MINUTES,
    SIGNS,
    TO_FILL_IN,
    K,
    Produced,
    is_ruled,
)

NUMBER = re.compile(r"Số (?:\d{2,}|…)-(\w+)/CB")
OPEN_DAY = re.compile(r".+, ngày … tháng … năm …")
LETTERS = "abcdđeghiklmnopq"
LOST_ELSEWHERE = {"sdt", "drawing", "pict", "txbxContent", "numPr", "object", "AlternateContent"}
"""What other office programs lose or show in another way."""


Check = Callable[[Produced], Iterator[str]]
TABLE: dict[str, Check] = {}
"""The lines of the format table by their names."""


def kept(name: str) -> Callable[[Check], Check]:
    """Put a check into the table under the name of its line."""

    def named(check: Check) -> Check:
        TABLE[name] = check
        return check

    return named


def faults(name: str, papers: Iterable[Produced]) -> list[str]:
    """Return what is wrong with papers in one line of the table, each with the paper's name."""
    return [f"{paper.name}: {fault}" for paper in papers for fault in TABLE[name](paper)]


def _unlike(line: Line, size: float, **marks: object) -> Iterator[str]:
    """Say how a paragraph differs from size and marks; what is not named must be plain."""
    wanted = {"bold": False, "italic": False, "underline": False} | marks
    found = {name: getattr(line, name) for name in wanted}
    if line.size != size or found != wanted:
        yield f"“{line.text}”: {line.size}, {found}"


@kept("1 page: A4, wide tables across")
def _page(paper: Produced) -> Iterator[str]:
    for section in paper.document.iter(f"{W}pgSz"):
        size = tuple(round(millimetres(attribute(section, side))) for side in ("w", "h"))
        across = paper.kind in ACROSS
        if size != (paper.profile.page_mm[::-1] if across else paper.profile.page_mm):
            yield str(size)
        if (attribute(section, "orient") == "landscape") != across:
            yield "orientation"


@kept("1 margins: 20, 20, 30, 15 mm (D01)")
def _margins(paper: Produced) -> Iterator[str]:
    for margins in paper.document.iter(f"{W}pgMar"):
        sides = ("top", "bottom", "left", "right")
        found = tuple(round(millimetres(attribute(margins, side))) for side in sides)
        if found != paper.profile.margins_mm:
            yield str(found)


@kept("1 font: Times New Roman everywhere, black (D02)")
def _font(paper: Produced) -> Iterator[str]:
    for name in part_names(paper.data):
        if not re.fullmatch(r"word/\w+\.xml", name):
            continue
        root = part(paper.data, name)
        fonts = {attribute(f, side) for f in root.iter(f"{W}rFonts") for side in SIDES}
        if not fonts <= {paper.profile.font}:
            yield f"{name}: {fonts}"
        if any(run.find(f"{W}rPr/{W}rFonts") is None for run in root.iter(f"{W}r")):
            yield f"{name}: a run without a font"
        if not {attribute(c, "val") for c in root.iter(f"{W}color")} <= {"000000"}:
            yield f"{name}: colours"


@kept("1 page number: 14, upright, centred, 10 mm down, not on page 1 (D11)")
def _page_number(paper: Produced) -> Iterator[str]:
    later = part(paper.data, "word/header1.xml")
    if later.find(f".//{W}instrText").text.strip() != "PAGE":
        yield "no field"
    shown = line_of(later.find(f".//{W}p"))
    yield from _unlike(shown, paper.profile.page_number_size, align="center")
    if "".join(part(paper.data, "word/header2.xml").itertext()):
        yield "a number on page 1"
    if paper.document.find(f".//{W}titlePg") is None:
        yield "page 1 is no different"
    if round(millimetres(attribute(paper.document.find(f".//{W}pgMar"), "header"))) != 10:
        yield "not 10 mm down"


@kept("1 body and 6: justified, 14, first line 10 mm, spacing 6, Exactly 19")
def _body(paper: Produced) -> Iterator[str]:
    body = [x for x in paper.lines if not x.in_table and x.align == "both" and x.text]
    if not body and paper.kind not in TO_FILL_IN:
        yield "no body"
    for line in body:
        if line.size == 12:  # small print under a score sheet
            continue
        yield from _unlike(line, paper.profile.body_size, bold=line.bold)
        shape = (line.rule, line.line, round(line.first_mm), line.after >= 6)
        if shape != ("exact", paper.profile.line_points, paper.profile.first_line_mm, True):
            yield f"“{line.text[:40]}”: {shape}"


@kept("1 line spacing: Exactly 18 to 22 outside tables")
def _spacing(paper: Produced) -> Iterator[str]:
    low, high = paper.profile.line_range
    for line in paper.lines:
        if line.rule != "exact":
            yield f"“{line.text[:40]}” is {line.rule}"
        if line.text and not line.in_table and not low <= line.line <= high:
            yield f"“{line.text[:40]}”: {line.line}"


@kept("2.1 ĐẢNG CỘNG SẢN VIỆT NAM: 15 bold, first line right")
def _party_title(paper: Produced) -> Iterator[str]:
    if not paper.headers:
        yield "no header"
    for header in paper.headers:
        size = paper.profile.party_title_size
        yield from _unlike(header.columns[1][0], size, bold=True, align="center")


@kept("2.1 solid rule below it, as long as the text, no shape")
def _rule(paper: Produced) -> Iterator[str]:
    for header in paper.headers:
        ruled = [line for line in header.columns[1] if line.ruled_below]
        if len(ruled) != 1 or ruled != header.columns[1][1:2]:
            yield "not one rule under the title"
            continue
        length = header.widths[1] - ruled[0].left_mm - ruled[0].right_mm
        if abs(length - paper.profile.title_rule_mm) > 2:
            yield f"{length} mm"


@kept("2.2a superior: capitals, 14, not bold")
def _superior(paper: Produced) -> Iterator[str]:
    for header in paper.headers:
        line = header.columns[0][0]
        yield from _unlike(line, paper.profile.superior_size, align="center")
        if not line.text.isupper():
            yield line.text


@kept("2.2b issuer: capitals, 14, bold; star below (D04)")
def _issuer(paper: Produced) -> Iterator[str]:
    for header in paper.headers:
        issuer, star = header.columns[0][1:3]
        yield from _unlike(issuer, paper.profile.issuer_size, bold=True, align="center")
        yield from _unlike(star, paper.profile.issuer_size, align="center")
        if star.text != "*" or not issuer.text.isupper():
            yield f"{issuer.text} {star.text}"


@kept("2.3 number: “Số 05-NQ/CB” without a colon, 14 (D05)")
def _number(paper: Produced) -> Iterator[str]:
    numbers = [x for header in paper.headers for x in header.columns[0] if x.text[:2] == "Số"]
    if paper.kind in SIGNS and not numbers:
        yield "no number"
    for line in numbers:
        yield from _unlike(line, paper.profile.number_size, align="center")
        found = NUMBER.fullmatch(line.text)
        if not found or found[1] != SIGNS.get(paper.kind, found[1]):
            yield line.text


@kept("2.4 place and day: 14, italic, padded (D06)")
def _place_and_day(paper: Produced) -> Iterator[str]:
    for header in paper.headers:
        line = header.columns[1][-1]
        yield from _unlike(line, paper.profile.place_date_size, italic=True, align="center")
        if not (DAY.fullmatch(line.text) or OPEN_DAY.fullmatch(line.text)):
            yield line.text


@kept("2.5a name of the paper: capitals, 15–16, bold, centred")
def _type_name(paper: Produced) -> Iterator[str]:
    titles = [lead[0] for lead in _title_blocks(paper)]
    if len(titles) != _named(paper):
        yield f"{len(titles)} names under {len(paper.headers)} headers"
    for title in titles:
        yield from _unlike(title, 16, bold=True, align="center")
        if not title.text.isupper():
            yield title.text


@kept("2.5b subject: 14–15, bold; five hyphens below (D07)")
def _subject(paper: Produced) -> Iterator[str]:
    if len(_title_blocks(paper)) != _named(paper):
        yield "hyphens are missing"
    for _title, subject, hyphens in _title_blocks(paper):
        yield from _unlike(subject, paper.profile.subject_size, bold=True, align="center")
        yield from _unlike(hyphens, paper.profile.body_size, align="center")


@kept("2.5c công văn: no name, subject 12 italic under the number")
def _letter(paper: Produced) -> Iterator[str]:
    if paper.kind is not K.OFFICIAL_LETTER:
        return
    for header in paper.headers:
        below = header.columns[0][-1]
        yield from _unlike(below, paper.profile.letter_subject_size, italic=True, align="center")
        if not below.text.startswith("về việc ") or not NUMBER.fullmatch(header.left[-2]):
            yield below.text
    if not any(re.match("Kính gửi:", x.text) and x.align == "center" for x in paper.lines):
        yield "no Kính gửi in the middle"


def _named(paper: Produced) -> int:
    """Return how many names of papers stand in the file: a công văn prints none."""
    return 0 if paper.kind is K.OFFICIAL_LETTER else len(paper.headers)


def _title_blocks(paper: Produced) -> list[tuple[Line, ...]]:
    """Return name, subject and hyphens of each paper in the file."""
    places = (place for place, line in enumerate(paper.lines) if line.text == "-----")
    return [paper.lines[place - 2 : place + 1] for place in places]


@kept("2.6b sections: literal “I- …” in capitals, bold, 14")
def _sections(paper: Produced) -> Iterator[str]:
    for line in paper.lines:
        if re.match(r"(?:[IVX]+|[A-D])- ", line.text) and not line.in_table:
            yield from _unlike(line, paper.profile.body_size, bold=True)
            if line.text != line.text.upper():
                yield line.text


@kept("2.6b list letters run a, b, c, d, đ, e, g")
def _letters(paper: Produced) -> Iterator[str]:
    found = "".join(
        match[1] for line in paper.lines if (match := re.match(r"([a-zđ])\) ", line.text))
    )
    for run in re.split(r"(?=a)", found):
        if not LETTERS.startswith(run):
            yield run


@kept("2.6b phần, chương, điều: bold, 14")
def _articles(paper: Produced) -> Iterator[str]:
    for paragraph in paper.document.iter(f"{W}p"):
        line = line_of(paragraph)
        if not re.match(r"PHẦN THỨ |CHƯƠNG [IVX]+\b|Điều \d+\.", line.text):
            continue
        first = next(run for run in paragraph.iter(f"{W}r") if "".join(run.itertext()))
        if first.find(f"{W}rPr/{W}b") is None or line.size != paper.profile.body_size:
            yield line.text


@kept("2.7 signature: T/M 14 bold, title 14 plain, name 14 bold, four lines free (D08)")
def _signature(paper: Produced) -> Iterator[str]:
    size = paper.profile.signature_size
    if not paper.signed and paper.kind is not K.BALLOT_SLIP:
        yield "no signature"
    for signature in (s for block in paper.signed for s in block.signatures):
        capacity, *title, name = signature
        yield from _unlike(capacity, size, bold=True, align="center")
        for line in title:
            yield from _unlike(line, size, align="center")
        if name.text:
            yield from _unlike(name, size, bold=True, align="center")
        if name.before < 4 * 18 or len(title) > 1:
            yield f"{[line.text for line in signature]}"
        if capacity.text.startswith("T/M ") and [x.text for x in title] not in (
            ["BÍ THƯ"],
            ["PHÓ BÍ THƯ"],
        ):
            yield f"{[line.text for line in signature]}"


@kept("2.8 Nơi nhận: 14 underlined, list 12, separators, final full stop (D09)")
def _recipients(paper: Produced) -> Iterator[str]:
    listed = [block.recipients for block in paper.signed if block.recipients]
    if len(listed) != (paper.kind in ISSUED):
        yield f"{len(listed)} times"
    for head, *rest in listed:
        yield from _unlike(head, paper.profile.recipients_title_size, underline=True)
        for line in rest:
            yield from _unlike(line, paper.profile.recipients_size)
            last = line is rest[-1]
            mark = "." if last else paper.profile.recipients_separator
            if not re.fullmatch(rf"- .*[^.,;]{re.escape(mark)}", line.text):
                yield line.text
        if not rest or rest[-1].text != "- Lưu Chi bộ.":
            yield "not filed last"


@kept("2 no quốc hiệu (D03)")
def _no_state_title(paper: Produced) -> Iterator[str]:
    if re.search("CỘNG HÒA XÃ HỘI|Độc lập - Tự do|Độc lập – Tự do", paper.text):
        yield "quốc hiệu"


@kept("2 the body ends with a full stop, never “./.”")
def _ending(paper: Produced) -> Iterator[str]:
    if "./." in paper.text:
        yield "./."


@kept("2 căn cứ: upright, “- ” before, “;” after, the last “.”")
def _bases(paper: Produced) -> Iterator[str]:
    found = [x for x in paper.lines if x.text.startswith("- Căn cứ ") and not x.in_table]
    for line in found:
        yield from _unlike(line, paper.profile.body_size)
        mark = "." if line is found[-1] else paper.profile.basis_separator
        if not line.text.endswith(mark):
            yield line.text
    if paper.kind is K.YEAR_PLAN and not found:
        yield "no căn cứ"


@kept("3 header and signatures: columns of 77 and 88 mm without lines")
def _columns(paper: Produced) -> Iterator[str]:
    left, right = paper.profile.header_columns_mm
    margins = paper.profile.margins_mm
    wide = paper.profile.page_mm[1] - margins[2] - margins[3] - right
    allowed = [[wide, right], [left, right]] if paper.kind in ACROSS else [[left, right]]
    for block in paper.blocks:
        if block.widths not in allowed:
            yield str(block.widths)


@kept("3 minutes: two signatures with names (D10)")
def _two_signatures(paper: Produced) -> Iterator[str]:
    if paper.kind in MINUTES:
        signed = [s for block in paper.signed for s in block.signatures]
        if len(signed) != 2:
            yield f"{len(signed)} signatures"


@kept("4 days below 10 and months 1 and 2 have a zero before (D06)")
def _padding(paper: Produced) -> Iterator[str]:
    long_days = re.findall(r"ngày (\d+) tháng (\d+) năm", paper.text)
    short_days = re.findall(r"\b(\d{1,2})/(\d{1,2})/\d{4}\b", paper.text)
    for day, month in (*long_days, *short_days):
        if len(day) != 2 or not re.fullmatch(r"0[12]|[3-9]|1[0-2]", month):
            yield f"{day}/{month}"


@kept("10 nothing other office programs lose: no shapes, fields to fill, automatic numbers")
def _portable(paper: Produced) -> Iterator[str]:
    elements = (x for x in paper.document.iter() if isinstance(x.tag, str))
    used = {element.tag.split("}")[1] for element in elements}
    yield from sorted(used & LOST_ELSEWHERE)


@kept("10 tables with lines: heading rows repeat, rows never split")
def _ruled_tables(paper: Produced) -> Iterator[str]:
    for table in filter(is_ruled, paper.document.iter(f"{W}tbl")):
        rows = table.findall(f"{W}tr")
        has_heading = table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        if not has_heading and len(rows) > 2:  # two rows: a few facts beside their names
            yield "no heading row"
        if any(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows):
            yield "a row may split"


@kept("10 no body begins with a table, so that headings keep their text")
def _first_block(paper: Produced) -> Iterator[str]:
    first = paper.document.find(f"{W}body")[0]
    if first.tag != f"{W}p" or line_of(first).line != 1:
        yield first.tag


@kept("14 nothing half said: no field, no empty bracket, no doubled mark")
def _whole(paper: Produced) -> Iterator[str]:
    wrong = r"None|  |\.\.|;\.|,\.|:\.|\( ?\)|\( | ,|: ;|\{\{|\{%|: không$|đồng chí đồng chí|đ/c "
    yield from (match[0] for match in re.finditer(wrong, paper.text, re.MULTILINE))
