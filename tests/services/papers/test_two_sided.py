"""Papers printed on both sides of the sheet: mirrored margins, only where the cell chose so."""

import zipfile
from io import BytesIO

import pytest
from lxml import etree

from app.domain.settings import Settings
from app.services.export import word
from app.services.export.paper_kinds import PaperKind as K
from app.services.export.samples import sample_contexts
from app.services.export.two_sided import two_sided
from app.services.paper_making import file_of
from tests.export.format_table import TABLE, faults
from tests.export.produced_papers import Produced

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(kind: K, *, both_sides: bool = False) -> bytes:
    def fill(wanted, context):
        return word.render(word.shipped_template(wanted), context)

    return file_of((kind, sample_contexts()[kind]), fill, Settings(two_sided=both_sides))


def settings_part(data: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        return [child.tag for child in etree.fromstring(package.read("word/settings.xml"))]


@pytest.mark.parametrize("kind", [K.RESOLUTION, K.REGULAR_MINUTES, K.DECISION])
def test_both_sides_mirror_the_margins_and_change_no_line_of_the_form(kind):
    one_side, both = made(kind), made(kind, both_sides=True)
    mark = f"{W}mirrorMargins"
    assert mark not in settings_part(one_side)
    tags = settings_part(both)
    assert tags.count(mark) == 1
    assert tags[tags.index(mark) - 1] == f"{W}zoom" or tags.index(mark) == 0
    paper = Produced(kind.value, kind, both)
    assert [line for line in TABLE if faults(line, [paper])] == []


def test_a_paper_set_for_both_sides_already_is_not_marked_twice():
    once = made(K.RESOLUTION, both_sides=True)
    assert settings_part(two_sided(once)) == settings_part(once)


def test_only_the_settings_part_differs():
    one_side, both = made(K.RESOLUTION), made(K.RESOLUTION, both_sides=True)
    with zipfile.ZipFile(BytesIO(one_side)) as first, zipfile.ZipFile(BytesIO(both)) as second:
        assert first.namelist() == second.namelist()
        changed = [name for name in first.namelist() if first.read(name) != second.read(name)]
    assert changed == ["word/settings.xml"]
