"""Rubric files as other programs leave them: any usual encoding is read, hostile ones answered."""

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.rubric_files import fault_sentence, import_rubric
from app.data.text_bytes import text_of
from app.domain.errors import Refused
from app.services.workspace import Services
from tests.books import MovingClock, new_book, open_copy
from tests.domain.rubric_making import mini_text
from tests.foreign_years import FILES, LENDERS
from tests.told_books import empty_book

WORDS = "Phiếu chấm điểm: ý kiến của đồng chí được ghi đầy đủ, “Tốt” – ỨNG XỬ, ẨN, Ỡ, ự"
MOST_SECONDS = 20.0
"""Time of the processor one file may take, measured ones under a second; a bomb takes minutes."""


def in_1258(text: str) -> bytes:
    """Return the text as Windows writes it: letters with their hat or hook, tones apart."""
    made = bytearray()
    for letter in unicodedata.normalize("NFC", text):
        try:
            made += letter.encode("cp1258")
        except UnicodeEncodeError:
            plain = unicodedata.normalize("NFD", letter)
            tones = [one for one in plain if one in "\u0300\u0301\u0303\u0309\u0323"]
            rest = unicodedata.normalize("NFC", "".join(o for o in plain if o not in tones))
            made += (rest + "".join(tones)).encode("cp1258")
    return bytes(made)


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8"),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("utf-32"),
        in_1258,
        lambda text: unicodedata.normalize("NFD", text).encode(),
    ],
)
def test_a_file_is_read_in_whatever_encoding_it_was_saved(encode):
    text = mini_text().replace("Phiếu", WORDS.split(":", maxsplit=1)[0])
    assert import_rubric(encode(text)).rubric == import_rubric(text).rubric
    assert text_of(encode(WORDS)) == WORDS


@pytest.mark.parametrize("path", sorted(FILES.glob("*.yaml")), ids=lambda path: path.stem)
def test_windows_1258_gives_the_same_rubric_as_utf_8(path: Path):
    text = path.read_text("utf-8")
    read = import_rubric(in_1258(text)).rubric
    assert read == import_rubric(text).rubric is not None


@pytest.mark.parametrize(
    "data",
    [
        "Phiếu chấm điểm".encode("utf-16")[:-1],  # cut in half
        "name: Phi\xb5u ch\xeam".encode("latin-1"),  # letters of TCVN3, no Vietnamese in 1258
        b"name: \x81\x8d",  # bytes 1258 has no sign for
        b"\x00\x01\x02\x03",
        bytes(range(256)),
    ],
)
def test_bytes_of_no_known_encoding_are_told_so(data):
    assert import_rubric(data).rubric is None
    (fault,) = import_rubric(data).faults
    assert "bảng mã" in fault.sentence or "ký tự" in fault.sentence


@given(st.binary(max_size=300))
def test_text_of_bytes_never_fails_and_gives_composed_letters(data):
    text = text_of(data)
    assert text is None or text == unicodedata.normalize("NFC", text)


@given(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=80))
def test_whatever_utf_8_says_is_read_as_utf_8(text):
    if "\x00" not in text and not text.startswith("\ufeff"):
        assert text_of(text.encode()) == unicodedata.normalize("NFC", text)


HOSTILE: dict[str, bytes | str] = {
    "aliases": "a: &a [x, x]\n" + "\n".join(f"b{i}: &b{i} [*a, *a]" for i in range(50)),
    "ten megabytes": b"x" * 10_000_000,
    "flow nesting": "[" * 100_000,
    "mapping nesting": "{a: " * 50_000,
    "block nesting": "\n".join(" " * i + "a:" for i in range(700)),
    "dashes": "- " * 100_000,
    "tabs": mini_text().replace("  ", "\t"),
    "same key": "id: a\n" * 19_000,
    "thousands of unknown keys": mini_text() + "".join(f"cave{i}: [a]\n" for i in range(3000)),
    "one long line": "name: " + "x" * 250_000,
    "only remarks": "#\n" * 120_000,
    "a number of many figures": "total: " + "9" * 200_000,
    "wrong kinds": "schema: [1]\nid: {a: b}\nbasis: 3\ngroups: {a: 1}\nbands: yes\ntarget: [x]\n",
    "many groups": mini_text().replace(
        "groups:", "groups:\n" + '  - {id: "g", text: "x", max: 1, items: []}\n' * 1500
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_answered_with_sentences_at_once(name):
    before = time.process_time()
    reading = import_rubric(HOSTILE[name])
    assert time.process_time() - before < MOST_SECONDS
    assert reading.rubric is None
    said = [fault_sentence(fault) for fault in reading.faults]
    assert said
    assert all(sentence.endswith((".", "…”")) and "Error" not in sentence for sentence in said)


def test_a_key_given_twice_is_named_with_its_line():
    text = mini_text() + "caveats: [a]\n"
    lines = text.splitlines()
    (fault,) = import_rubric(text).faults
    assert (fault.line, fault.sentence) == (len(lines), "“caveats” ghi hai lần.")


def test_a_file_of_ten_megabytes_is_refused_before_it_is_read(tmp_path):
    services = new_book(tmp_path / "so")
    large = tmp_path / "lon.yaml"
    large.write_bytes(b"x" * 10_000_000)
    with pytest.raises(Refused, match="quá lớn"):
        services.rubrics.import_file(large)
    services.close()


@pytest.fixture
def services(tmp_path):
    book = open_copy(empty_book(), tmp_path / "so", MovingClock())
    book.rubrics.seed()
    yield book
    book.close()


@pytest.mark.parametrize("path", sorted(FILES.glob("*.yaml")), ids=lambda path: path.stem)
def test_in_out_and_in_again_is_the_same_edition(services: Services, tmp_path: Path, path: Path):
    for lender in LENDERS.get(path.stem, ()):
        services.rubrics.import_file(FILES / f"{lender}.yaml")
    first = services.rubrics.import_file(path)
    out = tmp_path / "ra.yaml"
    services.rubrics.export_edition(first.id, out)
    assert services.rubrics.import_file(out) == first
    services.rubrics.export_edition(first.id, tmp_path / "nua.yaml")
    assert (tmp_path / "nua.yaml").read_bytes() == out.read_bytes()
