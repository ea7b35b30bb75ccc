"""What a template of a kind may use: every field with its meaning, an example, and what to paste.

The list is read from the records that fill the papers; nothing of it is written down twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass, replace
from enum import StrEnum
from typing import Any

from app.services.export.field_words import words_of
from app.services.export.issued_contexts import PAPER_CONTEXTS
from app.services.export.paper_kinds import SheetKind, TemplateKind
from app.services.export.sample_sheets import sample_sheets
from app.services.export.samples import sample_contexts
from app.services.export.sheet_fields import said
from app.services.export.sheet_forms import FORM_CONTEXTS, form_of
from app.services.export.template_names import (
    element_of,
    field_types,
    is_list,
    is_optional,
    plain_type,
)

LONGEST_EXAMPLE = 90


class FieldShape(StrEnum):
    """How a field is used."""

    TEXT = "text"
    FLAG = "flag"
    GROUP = "group"
    TEXTS = "texts"
    LIST = "list"


FIELD_SHAPE_LABELS = {
    FieldShape.TEXT: "Điền",
    FieldShape.FLAG: "Điều kiện",
    FieldShape.GROUP: "Nhóm",
    FieldShape.TEXTS: "Danh sách",
    FieldShape.LIST: "Danh sách",
}


@dataclass(frozen=True, slots=True)
class TemplateField:
    """One field: how it is written, what it means, what the sample paper prints there."""

    path: str
    words: str
    shape: FieldShape
    snippet: str
    """What to paste into a paragraph; "" for a group that is always there."""
    example: str = ""
    table_snippet: str = ""
    """The rows to paste into a table, for a list of records."""
    depth: int = 0
    """How many loops it stands in."""
    may_miss: bool = False


@dataclass(frozen=True, slots=True)
class _Owner:
    """The record whose fields are listed: its type, its sample, and how its fields are reached."""

    kind: Any
    sample: Any
    before: str = ""
    depth: int = 0


def template_fields(kind: TemplateKind) -> tuple[TemplateField, ...]:
    """Return the fields of a kind of paper in the order of its record, lists with their lines."""
    if not isinstance(kind, SheetKind):
        return tuple(_fields_of(_Owner(PAPER_CONTEXTS[kind], sample_contexts()[kind])))
    context = form_of(sample_sheets()[kind])[1].context
    return tuple(map(_in_a_cell, _fields_of(_Owner(FORM_CONTEXTS[kind], context))))


def _in_a_cell(field: TemplateField) -> TemplateField:
    """Return a field as it is written into a sheet, where no commands are used."""
    if field.shape is FieldShape.FLAG:
        return replace(field, snippet=f'{{{{ "…" if {field.path} else "" }}}}')
    if field.shape is not FieldShape.LIST:
        return field
    cells = field.table_snippet.split("\n")[1]
    return replace(field, snippet=cells, table_snippet=f"{{{{ loop.index }}}}\t{cells}")


def _fields_of(owner: _Owner) -> Iterator[TemplateField]:
    for name, declared in (field_types(owner.kind) or {}).items():
        sample = getattr(owner.sample, name, None)
        path, kind = f"{owner.before}{name}", plain_type(declared)
        words = words_of(owner.kind, name)
        if is_list(kind):
            yield from _list(path, words, element_of(kind), sample, owner.depth)
        elif is_dataclass(kind):
            yield _group(path, words, owner.depth, may_miss=is_optional(declared))
            yield from _fields_of(_Owner(kind, sample, f"{path}.", owner.depth))
        else:
            yield _leaf(path, words, kind, sample, owner.depth)


def _leaf(path: str, words: str, kind: Any, sample: Any, depth: int) -> TemplateField:
    if kind is bool:
        snippet = f"{{% if {path} %}}…{{% endif %}}"
        return TemplateField(path, words, FieldShape.FLAG, snippet, _said(sample), depth=depth)
    snippet = f"{{{{ {path} }}}}"
    return TemplateField(path, words, FieldShape.TEXT, snippet, _said(sample), depth=depth)


def _group(path: str, words: str, depth: int, *, may_miss: bool) -> TemplateField:
    snippet = f"{{%p if {path} %}}\n…\n{{%p endif %}}" if may_miss else ""
    return TemplateField(path, words, FieldShape.GROUP, snippet, depth=depth, may_miss=may_miss)


def _list(path: str, words: str, line: Any, sample: Any, depth: int) -> Iterator[TemplateField]:
    if not is_dataclass(line):
        snippet = f"{{%p for dong in {path} %}}\n- {{{{ dong }}}}\n{{%p endfor %}}"
        example = "; ".join(sample or ())
        yield TemplateField(
            path, words, FieldShape.TEXTS, snippet, _shortened(example), depth=depth
        )
        return
    target = loop_name(line)
    fields = tuple(_fields_of(_Owner(line, _fullest(sample or ()), f"{target}.", depth + 1)))
    shown = [
        one.snippet for one in fields if one.shape is FieldShape.TEXT and one.depth == depth + 1
    ]
    snippet = f"{{%p for {target} in {path} %}}\n{' '.join(shown[:3])}\n{{%p endfor %}}"
    table = f"{{%tr for {target} in {path} %}}\n{chr(9).join(shown)}\n{{%tr endfor %}}"
    yield TemplateField(
        path, words, FieldShape.LIST, snippet, _counted(sample), table_snippet=table, depth=depth
    )
    yield from fields


def loop_name(line: Any) -> str:
    """Return what one line of a list of records is called in a loop: task, vote, row…"""
    words: list[str] = re.findall(r"[A-Z][a-z]*", line.__name__.removesuffix("Line"))
    return words[-1].lower()


def _fullest(lines: tuple[Any, ...]) -> Any:
    """Return the line of a sample that says most, for examples."""
    return max(lines, key=lambda line: len(repr(line)), default=None)


def _counted(sample: Any) -> str:
    return f"{len(sample)} dòng" if sample else ""


def _said(sample: Any) -> str:
    if isinstance(sample, bool):
        return "có" if sample else "không"
    return _shortened(said(sample))


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_EXAMPLE else f"{flat[: LONGEST_EXAMPLE - 1].rstrip()}…"
