"""The parts of a foreign workbook as its package holds them; only .xlsx without macros is taken."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from app.data import files
from app.services.export.template_package import sizes_are_sane
from app.services.worker.child import JobRefused
from app.services.worker.xml_places import BROKEN_PART, Node, parse

MOST_BYTES = 10_000_000
MOST_XML = 20_000_000
WORKBOOK = "xl/workbook.xml"
TYPES = "[Content_Types].xml"
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARK_OF_LOCKED = "EncryptedPackage".encode("utf-16-le")

NO_FILE = "Không mở được tệp này. Hãy kiểm tra tệp còn ở đó và đọc được."
TOO_LARGE = "Tệp lớn quá một biểu mẫu. Hãy mở bằng Excel, bỏ bớt hình hoặc trang không cần."
LOCKED = "Biểu này có mật khẩu mở tệp. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi thêm vào sổ."
OLD_KIND = (
    "Biểu này ở dạng Excel cũ (.xls). Hãy mở bằng Excel, chọn Lưu thành dạng .xlsx rồi thêm vào sổ."
)
MACROS = (
    "Biểu này có macro (.xlsm). Sổ không nhận macro: hãy mở bằng Excel, chọn Lưu thành dạng .xlsx "
    "rồi thêm vào sổ."
)
NOT_A_FORM = "Tệp này không phải bảng tính Excel. Hãy chọn biểu mẫu dạng .xlsx."
SWOLLEN = (
    "Tệp này phình to bất thường nên không được mở. Hãy mở bằng Excel, chép biểu sang tệp mới."
)


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet: its name, the part it is kept in, whether it is seen."""

    name: str
    part: str
    is_hidden: bool


@dataclass(slots=True)
class FormPackage:
    """The parts of a workbook, with how each was packed."""

    parts: dict[str, bytes]
    infos: dict[str, ZipInfo] = field(default_factory=dict)

    def sheets(self) -> tuple[SheetPart, ...]:
        """Return the sheets in the order of their tabs; sheets of charts are left out."""
        targets = dict(self.related(WORKBOOK, "/worksheet"))
        root = parse(self.parts[WORKBOOK])
        found = (node for node in root.walk() if node.name == "sheet")
        return tuple(
            SheetPart(node.attributes.get("name", ""), targets[key], _is_hidden(node))
            for node in found
            if (key := _relation(node)) in targets and targets[key] in self.parts
        )

    def sheet(self, name: str) -> SheetPart:
        """Return the sheet of a name; raises JobRefused."""
        found = next((sheet for sheet in self.sheets() if sheet.name == name), None)
        if found is None:
            raise JobRefused(f"Biểu không còn trang “{name}”. Hãy chỉ lại các ô.")
        return found

    def related(self, part: str, kind: str) -> Iterator[tuple[str, str]]:
        """Give id and part of what a part is joined with, of the kinds ending so."""
        folder, name = posixpath.split(part)
        relations = self.parts.get(f"{folder}/_rels/{name}.rels")
        if relations is None:
            return
        for node in parse(relations).all("Relationship"):
            if node.attributes.get("Type", "").endswith(kind):
                target = node.attributes.get("Target", "")
                yield node.attributes.get("Id", ""), _resolved(folder, target)

    def add(self, part: str, data: bytes) -> None:
        """Put a part into the package, packed as the workbook itself is."""
        self.parts[part] = data
        info = _entry(self.infos[WORKBOOK])
        info.filename = part
        self.infos[part] = info

    def packed(self) -> bytes:
        """Return the workbook as a file: every part in its old place, packed as it was."""
        buffer = BytesIO()
        with ZipFile(buffer, "w") as package:
            for name, data in self.parts.items():
                package.writestr(self.infos[name], data)
        return buffer.getvalue()


def open_form(path: str) -> FormPackage:
    """Return the parts of a workbook; raises JobRefused with the sentence to show."""
    return read_form_package(_bytes_of(Path(path)))


def read_form_package(data: bytes) -> FormPackage:
    """Return the parts of a workbook already read; raises JobRefused."""
    if data.startswith(_OLE2):
        raise JobRefused(LOCKED if _MARK_OF_LOCKED in data else OLD_KIND)
    if not data.startswith(b"PK"):
        raise JobRefused(NOT_A_FORM)
    try:
        with ZipFile(BytesIO(data)) as package:
            infos = package.infolist()
            if not sizes_are_sane(infos) or _xml_size(infos) > MOST_XML:
                raise JobRefused(SWOLLEN)
            parts = {info.filename: package.read(info) for info in infos}
    except files.BROKEN_ZIP as error:
        raise JobRefused(BROKEN_PART) from error
    _refuse_other_kinds(parts)
    return FormPackage(parts, {info.filename: _entry(info) for info in infos})


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise JobRefused(TOO_LARGE)
        return path.read_bytes()
    except OSError as error:
        raise JobRefused(NO_FILE) from error


def _xml_size(infos: list[ZipInfo]) -> int:
    return sum(info.file_size for info in infos if info.filename.endswith((".xml", ".rels")))


def _refuse_other_kinds(parts: dict[str, bytes]) -> None:
    if WORKBOOK not in parts or TYPES not in parts:
        raise JobRefused(NOT_A_FORM)
    if b"macroenabled" in parts[TYPES].lower() or any("vbaproject" in p.lower() for p in parts):
        raise JobRefused(MACROS)


def _entry(info: ZipInfo) -> ZipInfo:
    """Return how a part is packed again: its old name, day and method."""
    made = ZipInfo(info.filename, info.date_time)
    made.compress_type = info.compress_type
    made.external_attr = info.external_attr
    made.create_system = info.create_system
    return made


def _is_hidden(node: Node) -> bool:
    return node.attributes.get("state", "visible") != "visible"


def _relation(node: Node) -> str:
    """Return the id of a relation, whatever letters its namespace is written with."""
    names = (name for name in node.attributes if re.fullmatch(r"\w+:id", name))
    return node.attributes.get(next(names, ""), "")


def _resolved(folder: str, target: str) -> str:
    joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(joined)
