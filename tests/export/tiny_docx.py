"""Smallest Word files for tests: one text in one part."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {
    "body": "word/document.xml",
    "header": "word/header1.xml",
    "footer": "word/footer1.xml",
    "footnotes": "word/footnotes.xml",
    "properties": "docProps/core.xml",
}


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escaped(text)}</w:t></w:r></w:p>'


def parts_with(texts: dict[str, str]) -> dict[str, str]:
    said = {part: paragraph(texts.get(part, "")) for part in PARTS}
    ns = f'xmlns:w="{W}" xmlns:r="{_R}"'
    kinds = {"header": "hdr", "footer": "ftr"}
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_P}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_P}/relationships"><Relationship Id="rId1" '
        f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        PARTS["body"]: f"<w:document {ns}><w:body>{said['body']}<w:sectPr/></w:body></w:document>",
        PARTS["footnotes"]: f'<w:footnotes {ns}><w:footnote w:id="1">{said["footnotes"]}'
        "</w:footnote></w:footnotes>",
        PARTS["properties"]: f'<c:coreProperties xmlns:c="{_P}/metadata/core-properties" '
        'xmlns:d="http://purl.org/dc/elements/1.1/"><d:title>'
        f"{escaped(texts.get('properties', ''))}</d:title></c:coreProperties>",
    }
    for part, tag in kinds.items():
        parts[PARTS[part]] = f"<w:{tag} {ns}>{said[part]}</w:{tag}>"
    return parts


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def tiny(text: str, part: str = "body") -> bytes:
    return packed(dict(parts_with({part: text})))


def read_part(data: bytes, part: str = "body") -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(PARTS.get(part, part)))


def body_text(data: bytes) -> str:
    lines = []
    for line in read_part(data).iter(f"{{{W}}}p"):
        pieces = [
            "\t" if piece.tag == f"{{{W}}}tab" else piece.text or ""
            for piece in line.iter(f"{{{W}}}t", f"{{{W}}}tab")
        ]
        lines.append("".join(pieces))
    return "\n".join(lines)
