"""Word templates as strangers make them: python-docx, split runs, headers, text boxes, attacks."""

import zipfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from tests.export.tiny_docx import W

_NS = f'xmlns:w="{W}"'
_BOX = (
    f'<w:r {_NS} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>'
    '<mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>{said}</w:t></w:r></w:p>'
    "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
    "<w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
_DELETED = f"<w:del {_NS}><w:r><w:delText>{{{{ cu }}}}</w:delText></w:r></w:del>"
_FIELD = f"<w:r {_NS}><w:instrText> DDEAUTO c:\\\\x </w:instrText></w:r>"
_OLE = f'<w:r {_NS} xmlns:o="urn:o"><w:object><o:OLEObject/></w:object></w:r>'


def document(*lines: str, header: str = "", footer: str = "") -> Any:
    """Return a document with one paragraph a line."""
    made = Document()
    for line in lines:
        made.add_paragraph(line)
    if header:
        made.sections[0].header.paragraphs[0].text = header
    if footer:
        made.sections[0].footer.paragraphs[0].text = footer
    return made


def with_table(made: Any, *rows: tuple[str, ...]) -> Any:
    """Add a table with these cells."""
    table = made.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return made


def with_box(made: Any, said: str) -> Any:
    """Add a paragraph with a text box in it, as Word keeps one: twice."""
    made.add_paragraph("Bên:")._p.append(parse_xml(_BOX.format(said=said)))
    return made


def with_deleted(made: Any) -> Any:
    """Add a paragraph that keeps a field deleted while changes were tracked."""
    made.add_paragraph("Còn")._p.append(parse_xml(_DELETED))
    return made


def with_unsafe(made: Any) -> Any:
    """Add a field that starts a program and an embedded object."""
    made.add_paragraph("Bảng")._p.append(parse_xml(_FIELD))
    with_table(made, ("Tệp", ""))
    made.tables[-1].cell(0, 1).paragraphs[0]._p.append(parse_xml(_OLE))
    return made


def saved(made: Any, extra: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return the document as bytes, with further parts."""
    buffer = BytesIO()
    made.save(buffer)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as package:
        for name, data in (extra or {}).items():
            package.writestr(name, data)
    return buffer.getvalue()


def split(data: bytes, step: int = 1) -> bytes:
    """Return a Word file whose runs Word has cut into pieces of so many letters."""
    cut = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(cut, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("word/") and name.endswith(".xml") and b"<w:t" in part:
                root = etree.fromstring(part)
                for run in list(root.iter(qn("w:r"))):
                    _cut(run, step)
                part = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            new.writestr(name, part)
    return cut.getvalue()


def _cut(run: Any, step: int) -> None:
    texts = run.findall(qn("w:t"))
    if len(texts) != 1 or not texts[0].text:
        return
    for piece in _pieces(texts[0].text, step):
        copied = deepcopy(run)
        said = copied.find(qn("w:t"))
        said.text = piece
        said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.addprevious(copied)
        run.addprevious(etree.Element(qn("w:proofErr"), {qn("w:type"): "spellStart"}))
    run.getparent().remove(run)


def _pieces(text: str, step: int) -> Iterator[str]:
    return (text[start : start + step] for start in range(0, len(text), step))
