"""Excel papers filled into their forms say what they said when they were written by code."""

import json
import zipfile
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app import paths
from app.services.export.paper_kinds import SheetKind
from app.services.export.sheet_forms import form_of
from app.services.worker.paper_forms import shipped_form
from resources.templates_xlsx.build import build
from tests.export.form_samples import CASES, printed
from tests.export.sheet_values import seen

BEFORE = json.loads(Path(__file__).with_name("workbook_values.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_a_paper_from_its_form_is_the_paper_written_by_code(name):
    before, now = BEFORE[name], json.loads(json.dumps(seen(printed(CASES[name]))))

    for part in ("sheets", "widths", "page", "machine"):
        assert now[part] == before[part]
    for row, (made, wanted) in enumerate(zip(now["rows"], before["rows"], strict=True), start=1):
        assert made == wanted, f"row {row}"


@pytest.mark.parametrize("kind", SheetKind)
def test_a_shipped_form_is_the_one_its_script_makes(kind):
    parts = [
        {name: package.read(name) for name in package.namelist()}
        for package in (
            zipfile.ZipFile(BytesIO(data)) for data in (shipped_form(kind), build(kind))
        )
    ]
    manifest = paths.resource("templates_xlsx", "manifest.txt").read_text(encoding="ascii")

    assert parts[0] == parts[1]
    assert f"{sha256(shipped_form(kind)).hexdigest()}  {kind.value}.xlsx" in manifest.splitlines()


@pytest.mark.parametrize("kind", SheetKind)
def test_every_sample_goes_into_the_form_of_its_kind(kind):
    assert form_of(CASES[kind.value])[0] is kind


def test_nothing_in_braces_is_left_in_a_paper():
    for report in CASES.values():
        book = load_workbook(BytesIO(printed(report)))
        words = [str(value) for sheet in book for row in sheet.values for value in row if value]
        assert not [text for text in words if "{{" in text or "}}" in text]


def test_a_list_without_lines_shows_no_row():
    tasks = replace(CASES["theo_doi_nhiem_vu"], rows=())
    rows = [row["cells"] for row in seen(printed(tasks))["rows"]]
    (heading,) = [place for place, row in enumerate(rows) if row.get("A", [""])[0] == "TT"]

    assert not any("A" in row for row in rows[heading + 1 :])
