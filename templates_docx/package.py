"""Puts the parts of a Word file together: styles, settings, page number, properties."""

import zipfile
from dataclasses import replace
from io import BytesIO

from templates_docx.layout import (
    BODY,
    HEADER_LINE,
    PROFILE,
    Run,
    paragraph,
    paragraph_format,
    run_format,
    twips,
)

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def package(body: str, title: str, *, landscape: bool = False) -> bytes:
    """Return a .docx whose bytes depend on nothing but its contents."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml", _OFFICE),
            ("metadata/core-properties", "docProps/core.xml", f"{_PACKAGE}/relationships"),
        ),
        "word/document.xml": _document(body, landscape=landscape),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml", _OFFICE),
            ("settings", "settings.xml", _OFFICE),
            ("header", "header1.xml", _OFFICE),
            ("header", "header2.xml", _OFFICE),
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/header1.xml": _part("hdr", _page_number()),
        "word/header2.xml": _part("hdr", paragraph("", look=HEADER_LINE)),
        "docProps/core.xml": _core(title),
    }
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, xml in parts.items():
            info = zipfile.ZipInfo(name, _FIXED_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, _DECLARATION + xml)
    return buffer.getvalue()


def _document(body: str, *, landscape: bool) -> str:
    width, height = (twips(side) for side in PROFILE.page_mm)
    top, bottom, left, right = (twips(side) for side in PROFILE.margins_mm)
    size = f'w:w="{width}" w:h="{height}"'
    if landscape:
        size = f'w:w="{height}" w:h="{width}" w:orient="landscape"'
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        '<w:headerReference w:type="first" r:id="rId4"/>'
        f"<w:pgSz {size}/>"
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="{twips(PROFILE.page_number_top_mm)}" w:footer="{twips(10)}" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    # Word wants a paragraph after the last table, and LibreOffice forgets "keep with next" where
    # a body begins with one; a point high neither moves anything.
    point = paragraph("", look=replace(HEADER_LINE, line=1))
    return _part("document", f"<w:body>{point}{body}{point}{section}</w:body>")


def _part(name: str, inside: str) -> str:
    return f"<w:{name} {_NAMESPACES}>{inside}</w:{name}>"


def _page_number() -> str:
    look = run_format(Run("", size=PROFILE.page_number_size))
    marks = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    runs = "".join(f"<w:r>{look}{mark}</w:r>" for mark in marks)
    return paragraph("", look=HEADER_LINE).replace("</w:p>", f"{runs}</w:p>")


def _styles() -> str:
    look = run_format(Run(""))
    language = '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr>'
    normal = paragraph_format(BODY, []).split("<w:rPr>")[0] + "</w:pPr>"
    return _part(
        "styles",
        f"<w:docDefaults><w:rPrDefault>{look.replace('</w:rPr>', language)}</w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/>{normal}{look}</w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>',
    )


def _settings() -> str:
    return _part(
        "settings",
        '<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>',
    )


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


def _content_types() -> str:
    overrides = {
        "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        "/word/styles.xml": f"{_WORD_TYPE}.styles+xml",
        "/word/settings.xml": f"{_WORD_TYPE}.settings+xml",
        "/word/header1.xml": f"{_WORD_TYPE}.header+xml",
        "/word/header2.xml": f"{_WORD_TYPE}.header+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    listed = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(*links: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{place}" Type="{base}/{kind}" Target="{target}"/>'
        for place, (kind, target, base) in enumerate(links, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
