"""The book goes to the next secretary as one file, and the counts agree on the other side."""

import zipfile
from hashlib import sha256

import pytest

from app.services.handovers import BACKUP, NOTE

SCAN = b"%PDF-1.4 signed"


@pytest.fixture
def given(run, own_sample, tmp_path):
    """A package of the sample book with one attachment more and one template of its own."""
    (own_sample / "dinh-kem" / sha256(SCAN).hexdigest()).write_bytes(SCAN)
    (own_sample / "mau-bieu" / "Nghị quyết của tôi.docx").write_bytes(b"PK")
    (own_sample / "mau-bieu" / "~$hị quyết của tôi.docx").write_bytes(b"x")
    answer = run("handover", own_sample, tmp_path / "ban-giao.zip", "--json")
    assert (answer.code, answer.err) == (0, "")
    return tmp_path / "ban-giao.zip", answer.document


def test_what_is_given_is_received_with_the_same_counts(run, own_sample, given, tmp_path):
    package, told = given
    place = tmp_path / "sổ mới"

    answer = run("receive", place, package, "--json")

    assert answer.code == 0
    assert answer.document == told
    kept = contents(own_sample / "dinh-kem")
    assert SCAN in kept
    assert (told["attachments"], told["templates"], told["missing"]) == (len(kept), 1, [])
    keys = ("cell", "counts", "meetings")
    there, here = (run("info", one, "--json").document for one in (place, own_sample))
    assert {key: there[key] for key in keys} == {key: here[key] for key in keys}
    assert contents(place / "dinh-kem") == kept


def contents(folder):
    """Return what the files of a folder hold, in a fixed order."""
    return sorted(path.read_bytes() for path in folder.iterdir())


def rewritten(package, target, changes):
    """Copy a package with the content of some parts changed, or left out for None."""
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = changes.get(name.partition("/")[0], old.read(name))
            if data is not None:
                new.writestr(name, data)
    return target


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"dinh-kem": b"other"}, "bị hỏng hoặc thiếu"),
        ({"dinh-kem": None}, "bị hỏng hoặc thiếu"),
        ({NOTE: b"{}"}, "bị hỏng hoặc thiếu"),
        ({BACKUP: b"PK"}, "bị hỏng"),
        ({BACKUP: None}, "không phải gói bàn giao"),
    ],
)
def test_a_package_that_is_not_whole_is_refused_and_leaves_nothing(
    run, given, tmp_path, changes, words
):
    broken = rewritten(given[0], tmp_path / "hong.zip", changes)

    answer = run("receive", tmp_path / "nhan", broken)

    assert answer.code == 3
    assert words in answer.err
    assert not (tmp_path / "nhan").exists()


def test_a_package_never_overwrites_a_file_nor_a_book(run, own_sample, given, tmp_path):
    before = given[0].read_bytes()
    assert "Đã có tệp" in run("handover", own_sample, given[0]).err
    assert given[0].read_bytes() == before
    answer = run("receive", own_sample, given[0])
    assert (answer.code, "đã có sổ" in answer.err) == (3, True)


@pytest.mark.parametrize("name", ["thu.zip", "khong-co.zip"])
def test_other_files_are_no_package(run, tmp_path, name):
    (tmp_path / "thu.zip").write_text("thư")
    assert run("receive", tmp_path / "nhan", tmp_path / name).code == 3
    assert not (tmp_path / "nhan").exists()


def test_a_part_that_unfolds_is_refused(run, given, tmp_path):
    with zipfile.ZipFile(given[0], "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mau-bieu/lon.docx", b"0" * 1_000_000)
    assert run("receive", tmp_path / "nhan", given[0]).code == 3


def test_an_anonymised_copy_tells_what_it_left_out_and_goes_nowhere_twice(run, sample, tmp_path):
    place = tmp_path / "ẩn danh"

    answer = run("anonymise", sample, place, "--json")

    assert answer.code == 0
    assert answer.document["left_out"] == 1
    assert run("info", place, "--json").document["cell"]["name"] == "Chi bộ Ẩn danh"
    again = run("anonymise", sample, place)
    assert (again.code, again.out) == (3, "")
    assert "không trống" in again.err
