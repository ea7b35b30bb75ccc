"""The list of fields: each exists in the paper, each of the paper is listed, all can be used."""

from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from app.services.export import field_words, field_words_own
from app.services.export.field_words_sheets import SHEET_WORDS
from app.services.export.issued_contexts import PAPER_CONTEXTS
from app.services.export.paper_kinds import PaperKind, TemplateKind
from app.services.export.sheet_forms import FORM_CONTEXTS
from app.services.export.template_check import check_template
from app.services.export.template_fields import FieldShape, template_fields
from app.services.export.template_names import element_of, field_types, is_list, plain_type
from tests.export.foreign_templates import document, saved
from tests.export.tiny_docx import packed, paragraph, parts_with

KINDS = list(PaperKind)
CONTEXTS: dict[TemplateKind, type] = dict((*PAPER_CONTEXTS.items(), *FORM_CONTEXTS.items()))


def reachable(record: type) -> set[tuple[str, str]]:
    """Every record of a paper with the names of its fields, walked without the list."""
    found: set[tuple[str, str]] = set()
    for one in fields(record):
        found.add((record.__name__, one.name))
        kind: Any = plain_type((field_types(record) or {})[one.name])
        inner = element_of(kind) if is_list(kind) else kind
        if is_dataclass(inner) and isinstance(inner, type):
            found |= reachable(inner)
    return found


@pytest.mark.parametrize("kind", CONTEXTS)
def test_each_field_of_a_paper_is_listed_with_its_words(kind):
    listed = template_fields(kind)

    said = {(one.path.rpartition(".")[2], one.words) for one in listed}
    wanted = reachable(CONTEXTS[kind])
    records = {record.__name__: record for record in _records(CONTEXTS[kind])}
    assert said == {(name, field_words.words_of(records[owner], name)) for owner, name in wanted}


def _records(record: type) -> set[type]:
    found = {record}
    for kind in map(plain_type, (field_types(record) or {}).values()):
        inner = element_of(kind) if is_list(kind) else kind
        if is_dataclass(inner) and isinstance(inner, type):
            found |= _records(inner)
    return found


def test_no_words_are_kept_for_a_field_no_paper_has():
    used = {pair for record in PAPER_CONTEXTS.values() for pair in reachable(record)}
    own = {(owner, name) for owner, names in field_words_own.OWN_WORDS.items() for name in names}
    in_sheets = {pair for record in FORM_CONTEXTS.values() for pair in reachable(record)}
    sheets = {(owner, name) for owner, names in SHEET_WORDS.items() for name in names}

    assert own <= used
    assert sheets <= in_sheets
    assert set(field_words.FIELD_WORDS) - {name for _, name in used} == set()


def nested(kind: PaperKind) -> str:
    """All fields of a paper as one template: each inside the loops it stands in."""
    lines, open_loops = [], []
    for one in template_fields(kind):
        while len(open_loops) > one.depth:
            lines.append(open_loops.pop())
        if one.shape is FieldShape.LIST:
            head, _, tail = one.snippet.split("\n")
            lines.append(head)
            open_loops.append(tail)
        elif one.may_miss:
            head, _, tail = one.snippet.split("\n")
            lines += [head, "…", tail]
        elif one.snippet and one.shape is not FieldShape.GROUP:
            lines += one.snippet.split("\n")
    lines += reversed(open_loops)
    return "".join(map(paragraph, lines))


@pytest.mark.parametrize("kind", KINDS)
def test_each_listed_field_exists_in_the_paper(kind):
    parts = parts_with({})
    parts["word/document.xml"] = parts["word/document.xml"].replace(paragraph(""), nested(kind), 1)

    found = {fault.message for fault in check_template(packed(dict(parts)), kind).faults}

    # The fields of a group that may be missing are listed bare; the check asks for its condition.
    assert {message for message in found if "có khi không có" not in message} == set()


def test_the_examples_come_from_the_sample_paper():
    by_path = {one.path: one for one in template_fields(PaperKind.REGULAR_MINUTES)}

    assert by_path["header.issuer"].example == "Chi bộ Văn phòng"
    assert by_path["opening.present"].example == "20"
    assert by_path["closing.tasks"].example == "7 dòng"
    assert by_path["vote.passed"].example == "có"
    assert by_path["opening.arrivals"].shape is FieldShape.TEXTS
    assert by_path["task.person"].depth == 1


def test_what_is_pasted_for_a_list_prints_its_lines():
    tasks = next(f for f in template_fields(PaperKind.REGULAR_MINUTES) if f.path == "closing.tasks")
    made = document(*tasks.snippet.split("\n"))

    assert check_template(saved(made), PaperKind.REGULAR_MINUTES).faults == ()
    assert tasks.table_snippet.splitlines()[0] == "{%tr for task in closing.tasks %}"
