"""Opens a Word template as a package and names what in it could reach outside the file."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from lxml import etree

from app.data import files
from app.services.export.template_places import WHOLE_FILE, Place, Places, TemplateFault, fault_at

MAX_TOTAL_BYTES = 50_000_000
MAX_PART_BYTES = 30_000_000
MAX_RATIO = 100
RATIO_FROM_BYTES = 1_000_000
MAX_PARTS = 2_000

MAIN_PART = "word/document.xml"
PART_LABELS = {
    "document": "thân bài",
    "header": "đầu trang",
    "footer": "chân trang",
    "footnotes": "chú thích cuối trang",
    "endnotes": "chú thích cuối bài",
    "core": "thuộc tính tệp",
}
WORD_ADVICE = "Mở mẫu trong Word, xóa phần này rồi lưu lại dạng .docx."
_EMBEDDED = "tệp hoặc đối tượng nhúng (OLE)"

_BAD_PART_NAMES = {
    "vbaproject": "macro (VBA)",
    "vbadata": "macro (VBA)",
    "activex": "điều khiển ActiveX",
    "embeddings/": _EMBEDDED,
    "afchunk": "tệp khác nhúng vào (altChunk)",
    "externallinks/": "liên kết tới sổ tính khác",
    "connections.xml": "kết nối lấy dữ liệu từ nơi khác",
    "querytables/": "kết nối lấy dữ liệu từ nơi khác",
    "macrosheets/": "macro (XLM)",
}
_BAD_ELEMENTS = {
    "altChunk": "tệp khác nhúng vào (altChunk)",
    "OLEObject": _EMBEDDED,
    "object": _EMBEDDED,
    "control": "điều khiển ActiveX",
    "subDoc": "tệp con",
}
_BAD_FIELD = re.compile(r"DDE|INCLUDE|(?<!HYPER)LINK|IMPORT|MACROBUTTON|\bRD\b")


def part_label(name: str) -> str:
    """Return the Vietnamese name of a package part: thân bài, đầu trang…, else the whole file."""
    stem = name.rsplit("/", maxsplit=1)[-1].removesuffix(".rels").removesuffix(".xml")
    return PART_LABELS.get(stem.rstrip("0123456789"), WHOLE_FILE)


def read_package(data: bytes) -> dict[str, bytes] | None:
    """Return the parts of a Word file in order, or None if it is none or too large to open."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if not sizes_are_sane(package.infolist()):
                return None
            parts = {info.filename: package.read(info) for info in package.infolist()}
    except files.BROKEN_ZIP:
        return None
    return parts if MAIN_PART in parts else None


def sizes_are_sane(infos: list[zipfile.ZipInfo]) -> bool:
    """Tell whether a package may be unpacked: honest names, few parts, none swollen."""
    names = [info.filename for info in infos]
    if len(infos) > MAX_PARTS or len(set(names)) != len(names):
        return False
    if sum(info.file_size for info in infos) > MAX_TOTAL_BYTES:
        return False
    return all(_part_is_sane(info) for info in infos)


def _part_is_sane(info: zipfile.ZipInfo) -> bool:
    pieces = info.filename.replace("\\", "/").split("/")
    if info.filename.startswith("/") or ".." in pieces or ":" in info.filename:
        return False
    if info.compress_type not in files.ZIP_METHODS:
        return False
    swollen = info.file_size > RATIO_FROM_BYTES and (
        info.file_size > MAX_RATIO * max(info.compress_size, 1)
    )
    return info.file_size <= MAX_PART_BYTES and not swollen


def parse_part(data: bytes) -> etree._Element | None:
    """Return the root of an XML part, or None if it is damaged or brings its own entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser=parser)
    except etree.XMLSyntaxError:
        return None
    return None if root.getroottree().docinfo.doctype else root


def package_faults(parts: dict[str, bytes], advice: str = WORD_ADVICE) -> tuple[TemplateFault, ...]:
    """Return what in a template could reach outside it: links, macros, fields, embedded files.

    What is named with its place is not named once more for the file as a whole.
    """
    found = [
        replace(fault, suggestion=advice)
        for name, data in parts.items()
        for fault in _part_faults(name, data)
    ]
    placed = {fault.message for fault in found if fault.part != WHOLE_FILE}
    return tuple(dict.fromkeys(f for f in found if f.part != WHOLE_FILE or f.message not in placed))


def _part_faults(name: str, data: bytes) -> Iterator[TemplateFault]:
    lowered, part = name.lower(), Place(part_label(name))
    yield from (_unsafe(part, what) for mark, what in _BAD_PART_NAMES.items() if mark in lowered)
    if not lowered.endswith((".xml", ".rels")):
        return
    root = parse_part(data)
    if root is None:
        yield _unsafe(part, "phần hỏng hoặc có khai báo lạ")
        return
    if lowered == "[content_types].xml" and b"macroenabled" in data.lower():
        yield _unsafe(part, "macro (VBA)")
    places = None
    for element, what in _found_in_elements(root):
        places = places or Places(part.part, root)
        yield _unsafe(places.of(element), what)


def _unsafe(place: Place, what: str) -> TemplateFault:
    return fault_at(place, f"Mẫu có {what}; không dùng được vì không an toàn.")


def _found_in_elements(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    fields: list[tuple[etree._Element, str]] = []
    for element in root.iter(etree.Element):
        tag = etree.QName(element).localname
        if tag in _BAD_ELEMENTS:
            yield element, _BAD_ELEMENTS[tag]
        if tag == "Relationship" and _leads_outside(element):
            yield element, "liên kết ra ngoài tệp"
        # A field's words may be spread over several runs, so they are joined first.
        fields += ((element, words) for words in _field_words(tag, element))
    if _BAD_FIELD.search("".join(words for _, words in fields).upper()):
        yield _field_element(fields), "trường tự lấy dữ liệu từ tệp hoặc chương trình khác"


def _field_element(fields: list[tuple[etree._Element, str]]) -> etree._Element:
    """Return where the forbidden field stands, or begins."""
    whole = [element for element, words in fields if _BAD_FIELD.search(words.upper())]
    return (whole or [fields[0][0]])[0]


def _leads_outside(relationship: etree._Element) -> bool:
    mode = relationship.get("TargetMode", "").lower()
    return mode == "external" and not relationship.get("Type", "").endswith("/hyperlink")


def _field_words(tag: str, element: etree._Element) -> list[str]:
    if tag == "instrText":
        return [element.text or ""]
    if tag == "fldSimple":
        return [value for name, value in element.items() if name.endswith("instr")]
    return []
