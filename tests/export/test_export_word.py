import random
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import ExportError
from app.domain.text import clean
from app.services.export import template_package, word
from app.services.export.paper_kinds import PaperKind
from app.services.export.samples import sample_contexts
from tests.export.tiny_docx import PARTS, W, body_text, packed, parts_with, read_part, tiny

ATTACKS = (
    "{{ cycler.__init__.__globals__.os.popen('touch MARK').read() }}",
    "{{ joiner.__init__.__globals__['os'].system('touch MARK') }}",
    "{{ namespace.__init__.__globals__.os.system('touch MARK') }}",
    "{{ lipsum.__globals__['os'].popen('touch MARK').read() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ text.__class__ }}",
    "{{ text|attr('__class__') }}",
    "{{ text['__class__'] }}",
    "{{ text.format_map(person) }}",
    "{{ '{0.__class__}'.format(text) }}",
    "{% for n in range(100000) %}{{ n }}{% endfor %}",
    "{{ text.ljust(200000000) }}",
    "{% set x = lines.append('a') %}{{ person.items() }}",
    "{% include '/etc/passwd' %}{% import 'os' as os %}",
)
CONTEXT = {"text": "chữ", "lines": ("a", "b"), "person": {"name": "Hạnh", "age": 3}}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_in_any_part_is_run(attack, part, tmp_path):
    mark = tmp_path / "ran"
    template = tiny(attack.replace("MARK", str(mark)), part)

    with pytest.raises(ExportError):
        word.render(template, CONTEXT)

    assert not mark.exists()


@settings(max_examples=200)
@given(st.text())
def test_every_text_comes_back_as_it_was_cleaned(text):
    paper = word.render(tiny("{{ text }}"), {"text": text})

    assert body_text(paper) == clean(text)


@pytest.mark.parametrize("part", PARTS)
def test_marks_of_xml_survive_in_every_part(part):
    paper = word.render(tiny("{{ text }}", part), {"text": "R&D <x> \"a\" 'b' {{ c }} {_{ %_}"})

    said = "".join(read_part(paper, part).itertext()).strip()
    assert said == "R&D <x> \"a\" 'b' {{ c }} {_{ %_}"


def test_a_line_becomes_a_paragraph_of_the_same_format():
    looks = '<w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>'
    parts = parts_with({"body": "{{ text }}"})
    parts[PARTS["body"]] = parts[PARTS["body"]].replace("<w:p><w:r>", f"<w:p>{looks}", 1)

    paper = word.render(packed(dict(parts)), {"text": "một\nhai\tba"})

    body = read_part(paper)
    assert body_text(paper) == "một\nhai\tba"
    assert len(body.findall(f".//{{{W}}}jc")) == 2
    assert len(body.findall(f".//{{{W}}}b")) == 4


@pytest.mark.parametrize(
    "template",
    ["{{ txet }}", "{{ person.nmae }}", "{{ lines[7] }}", "{% if txet %}a{% endif %}"],
)
def test_an_unknown_name_refuses_instead_of_printing_nothing(template):
    with pytest.raises(ExportError) as refusal:
        word.render(tiny(template), CONTEXT)

    assert "tên trường" in refusal.value.sentence


@pytest.mark.parametrize("template", ["{{ person }}", "{{ lines }}", "{{ nothing }}", "{{ yes }}"])
def test_a_record_a_list_or_nothing_is_never_printed(template):
    with pytest.raises(ExportError):
        word.render(tiny(template), {**CONTEXT, "nothing": None, "yes": True})


@pytest.mark.parametrize(
    "template",
    [
        "{% if text %}",
        "{{ text|safe }}",
        "{{r text }}",
        "{{ text + text }}",
        "{{ text is defined }}",
    ],
)
def test_wrong_or_forbidden_words_refuse_with_the_part_named(template):
    with pytest.raises(ExportError) as refusal:
        word.render(tiny(template), CONTEXT)

    assert "thân bài" in refusal.value.sentence


def test_loops_nested_too_deep_are_refused():
    loop = "{% for a in lines %}" * 5 + "x" + "{% endfor %}" * 5

    with pytest.raises(ExportError):
        word.render(tiny(loop), CONTEXT)


def test_a_context_holds_plain_values_only():
    with pytest.raises(TypeError):
        word.plain_values({"text": object()})


RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r" Type="http://x/{kind}" Target="{target}" TargetMode="External"/>'
    "</Relationships>"
)
FIELD = f'<w:x xmlns:w="{W}"><w:instrText>DD</w:instrText><w:instrText>EAUTO c</w:instrText></w:x>'
UNSAFE: dict[str, tuple[str, str | bytes]] = {
    "attached template": ("word/_rels/s.rels", RELS.format(kind="attachedTemplate", target="//x")),
    "macro": ("word/vbaProject.bin", "x"),
    "dde": ("word/comments.xml", FIELD),
    "simple field": ("word/a.xml", f'<w:fldSimple xmlns:w="{W}" w:instr=" INCLUDETEXT x "/>'),
    "ole": ("word/b.xml", '<o:OLEObject xmlns:o="urn:o"/>'),
    "chunk": ("word/c.xml", f'<w:altChunk xmlns:w="{W}"/>'),
    "entity": ("word/d.xml", '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'),
    "embedded": ("word/embeddings/a.bin", "x"),
    "utf-16 field": ("word/e.xml", FIELD.encode("utf-16")),
}


@pytest.mark.parametrize("case", UNSAFE)
def test_a_template_that_reaches_outside_is_refused(case):
    name, data = UNSAFE[case]
    parts = {**parts_with({"body": "{{ text }}"}), name: data}

    opened = template_package.read_package(packed(parts))
    assert opened is not None
    assert template_package.package_faults(opened)
    with pytest.raises(ExportError):
        word.render(packed(parts), CONTEXT)


def test_an_ordinary_link_is_allowed():
    links = RELS.format(kind="hyperlink", target="https://dangcongsan.vn")
    parts = {**parts_with({"body": "{{ text }}"}), "word/_rels/document.xml.rels": links}

    assert body_text(word.render(packed(parts), CONTEXT)) == "chữ"


@pytest.mark.parametrize(
    "data",
    [
        b"not a zip",
        packed({"a.txt": "x"}),
        packed({**parts_with({}), "word/media/big.xml": b"0" * 3_000_000}),
        packed({**parts_with({}), "../evil.xml": "x"}),
        packed({**parts_with({}), **{f"a{n}.xml": "" for n in range(2001)}}),
    ],
    ids=["text", "no document", "swollen part", "path outside", "too many parts"],
)
def test_bombs_and_other_files_are_refused_before_parsing(data):
    assert template_package.read_package(data) is None
    with pytest.raises(ExportError):
        word.render(data, CONTEXT)


def test_a_template_with_one_flipped_bit_is_written_or_refused_in_words():
    data, chance = tiny("{{ text }}"), random.Random(5)
    refused = 0
    for place in range(len(data)):
        bent = bytearray(data)
        bent[place] ^= 1 << chance.randrange(8)
        try:
            assert zipfile.is_zipfile(BytesIO(word.render(bytes(bent), CONTEXT)))
        except ExportError:
            refused += 1
    assert len(data) / 2 < refused < len(data)


def test_the_same_records_give_the_same_bytes():
    template = word.shipped_template(PaperKind.RESOLUTION)
    context = sample_contexts()[PaperKind.RESOLUTION]

    assert word.render(template, context) == word.render(template, context)


def test_only_our_own_bytes_count_as_shipped():
    template = word.shipped_template(PaperKind.RESOLUTION)

    assert word.is_shipped(template)
    assert not word.is_shipped(template + b" ")


def test_a_paper_is_a_package_with_its_type_list_first():
    paper = word.render(
        word.shipped_template(PaperKind.INVITATION), sample_contexts()[PaperKind.INVITATION]
    )

    with zipfile.ZipFile(BytesIO(paper)) as package:
        assert package.namelist()[0] == "[Content_Types].xml"
        assert package.testzip() is None
