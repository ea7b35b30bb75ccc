"""Turns a Word template and a context into a .docx."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Template, nodes
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError, UndefinedError
from lxml import etree

from app import paths
from app.domain.errors import ExportError
from app.domain.progress import pause
from app.domain.text import clean
from app.services.export import template_package, template_rules, template_tags
from app.services.export.paper_environment import PaperEnvironment
from app.services.export.paper_kinds import PaperKind
from app.services.export.template_places import TemplateFault

# Line ends and tabs of the data travel as characters `clean` never leaves in a text.
_LINE = "\u2028"
_TAB = "\u2029"
_MARKS = str.maketrans({"\n": _LINE, "\t": _TAB})

_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_PARAGRAPH_FORMAT = re.compile(r"<w:pPr>.*?</w:pPr>", re.DOTALL)
_SECTION = re.compile(r"<w:sectPr\b.*?</w:sectPr>", re.DOTALL)
_RUN = re.compile(r"<w:r(?: [^>]*)?>.*?</w:r>", re.DOTALL)
_RUN_FORMAT = re.compile(r"<w:rPr>.*?</w:rPr>", re.DOTALL)
_WRAPPED = re.compile(r"<w:(?:hyperlink|ins|smartTag|sdt|fldSimple)[ >]")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class _CompiledPaper:
    """A template ready to be filled: parts as they are, and parts with fields."""

    parts: tuple[tuple[str, bytes | Template], ...]


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """A part with fields: its name in the package, its source after joining split fields."""

    name: str
    source: str
    tree: nodes.Template


def shipped_template(kind: PaperKind) -> bytes:
    """Return the template the program ships for a kind of paper."""
    return paths.template_docx(kind.value).read_bytes()


def is_shipped(template: bytes) -> bool:
    """Tell whether a template is one of ours, byte for byte; others render in the worker."""
    return sha256(template).hexdigest() in _shipped_hashes()


@lru_cache(maxsize=1)
def _shipped_hashes() -> frozenset[str]:
    listed = paths.template_docx("manifest").with_suffix(".txt").read_text(encoding="ascii")
    return frozenset(line.split()[0] for line in listed.splitlines() if line)


def render(template: bytes | Path, context: Any) -> bytes:
    """Return the paper as .docx bytes; a missing field, a fault or bad XML refuses."""
    data = template.read_bytes() if isinstance(template, Path) else template
    paper = _compiled(data)
    values = plain_values(context)
    try:
        return _filled(paper, values)
    except UndefinedError as error:
        raise ExportError(_missing_sentence(error)) from error
    except SecurityError as error:
        raise ExportError(
            "Mẫu in cả một nhóm dữ liệu thay vì một trường. Hãy kiểm tra mẫu rồi xuất lại."
        ) from error
    except (TemplateError, etree.XMLSyntaxError, TypeError, ValueError) as error:
        raise ExportError(
            "Mẫu có chỗ làm hỏng tệp Word. Hãy kiểm tra mẫu hoặc khôi phục mẫu gốc."
        ) from error


def _missing_sentence(error: UndefinedError) -> str:
    named = re.search(r"'([^' ]+)'(?: is undefined|$)", error.message or "")
    name = f"“{named.group(1)}”" if named else "không rõ"
    return f"Mẫu dùng tên trường {name} mà giấy này không có. Hãy kiểm tra mẫu rồi xuất lại."


def plain_values(value: Any) -> Any:
    """Return records as field maps, texts cleaned and marked; anything else is our own fault."""
    if isinstance(value, str):
        return clean(value).translate(_MARKS)
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, tuple):
        return tuple(plain_values(line) for line in value)
    if is_dataclass(value):
        return {field.name: plain_values(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain_values(line) for name, line in value.items()}
    raise TypeError(f"a context holds plain values only, not {type(value).__name__}")


def template_parts(data: bytes) -> tuple[TemplatePart, ...]:
    """Return the parts with fields; refuses what is no Word file or cannot be read."""
    return tuple(_template_part(name, data) for name, data in _with_fields(_opened(data)))


def _opened(data: bytes) -> dict[str, bytes]:
    parts = template_package.read_package(data)
    if parts is None:
        raise ExportError("Mẫu không phải tệp Word .docx hoặc đã hỏng. Hãy khôi phục mẫu gốc.")
    _refuse(template_package.package_faults(parts))
    return parts


def _with_fields(parts: dict[str, bytes]) -> tuple[tuple[str, bytes], ...]:
    return tuple(
        (name, data)
        for name, data in parts.items()
        if template_rules.TEMPLATE_PART.fullmatch(name) and b"{" in data
    )


def _template_part(name: str, data: bytes) -> TemplatePart:
    label = template_package.part_label(name)
    root = template_package.parse_part(data)
    template_tags.mend(root)
    source = etree.tostring(root, encoding="unicode")
    _refuse(template_rules.output_faults(label, source))
    pause()
    source = DocxTemplate(None).patch_xml(source)
    pause()
    try:
        return TemplatePart(name, source, PaperEnvironment().parse(source))
    except TemplateSyntaxError as error:
        raise ExportError(
            f"Mẫu có lệnh viết sai ở {label}. Hãy kiểm tra dấu ngoặc, for và if, rồi lưu lại."
        ) from error


def _refuse(faults: tuple[TemplateFault, ...]) -> None:
    if faults:
        first = faults[0]
        raise ExportError(f"Mẫu có chỗ cần sửa ở {first.part}: {first.message} {first.suggestion}")


@lru_cache(maxsize=64)
def _compiled(data: bytes) -> _CompiledPaper:
    environment = PaperEnvironment()
    ready: dict[str, bytes | Template] = dict(_opened(data))
    for part in template_parts(data):
        _refuse(template_rules.syntax_faults(template_package.part_label(part.name), part.tree))
        pause()
        ready[part.name] = environment.from_string(part.source)
    return _CompiledPaper(tuple(ready.items()))


def _filled(paper: _CompiledPaper, values: dict[str, Any]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in paper.parts:
            data = part if isinstance(part, bytes) else _rendered(part, values)
            package.writestr(_entry(name), data)
    return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    # A fixed date: the same records give the same bytes.
    info = zipfile.ZipInfo(name, _FIXED_DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _rendered(template: Template, values: dict[str, Any]) -> bytes:
    pause()
    xml = break_lines(template.render(values))
    pause()
    data = (_DECLARATION + xml).encode("utf-8")
    etree.fromstring(data)
    return data


def break_lines(xml: str) -> str:
    """Give each line of a text its own paragraph of the same format, and tabs their element."""
    if _LINE not in xml and _TAB not in xml:
        return xml
    return _PARAGRAPH.sub(_break_paragraph, xml).replace(_LINE, " ").replace(_TAB, " ")


def _break_paragraph(found: re.Match[str]) -> str:
    xml = found.group()
    if _LINE not in xml and _TAB not in xml:
        return xml
    look = _PARAGRAPH_FORMAT.search(xml)
    paragraph_format = _SECTION.sub("", look.group()) if look else ""
    line = f"</w:p><w:p>{paragraph_format}"
    if _WRAPPED.search(xml):
        # Inside a link or field a paragraph cannot end; a line break stays within it.
        line = "<w:r><w:br/></w:r>"
    return _RUN.sub(lambda run: _break_run(run.group(), line), xml)


def _break_run(run: str, line: str) -> str:
    look = _RUN_FORMAT.search(run)
    run_format = look.group() if look else ""
    end, start = "</w:t></w:r>", f'<w:r>{run_format}<w:t xml:space="preserve">'
    with_tabs = run.replace(_TAB, f"{end}<w:r>{run_format}<w:tab/></w:r>{start}")
    return with_tabs.replace(_LINE, f"{end}{line}{start}")
