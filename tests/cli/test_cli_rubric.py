"""Rubrics from the command line: listing, bringing in, taking out."""

import pytest

RUBRIC = "an-phu-chi-tiet"


def exported(run, sample, path):
    assert run("rubric", "export", sample, RUBRIC, "--to", path).code == 0
    return path.read_text(encoding="utf-8")


def test_the_list_has_its_stable_keys(run, sample):
    document = run("rubric", "list", sample, "--json").document
    assert set(document) == {"rubrics"}
    assert set(document["rubrics"][0]) == {
        "id",
        "edition",
        "name",
        "complete",
        "valid_from",
        "valid_to",
    }
    ids = {rubric["id"] for rubric in document["rubrics"]}
    assert {"hd42-rut-gon", RUBRIC, "hd42-7-nhom", "hd12-checklist"} <= ids


def test_what_is_taken_out_is_the_same_edition_when_brought_in(run, own_sample, tmp_path):
    path = tmp_path / "khung.yaml"
    text = exported(run, own_sample, path)
    before = run("rubric", "list", own_sample, "--json").document
    answer = run("rubric", "import", own_sample, path, "--json")
    assert answer.document["id"] == RUBRIC
    assert run("rubric", "list", own_sample, "--json").document == before
    assert run("rubric", "export", own_sample, RUBRIC).out == text


def test_a_changed_rubric_is_a_new_edition(run, own_sample, tmp_path):
    path = tmp_path / "khung.yaml"
    text = exported(run, own_sample, path).replace("Phiếu", "Bảng", 1)
    path.write_text(text, encoding="utf-8")
    before = run("rubric", "list", own_sample, "--json").document["rubrics"]
    answer = run("rubric", "import", own_sample, path)
    assert answer.code == 0
    assert answer.out.startswith("Đã nhập khung tiêu chí ")
    after = run("rubric", "list", own_sample, "--json").document["rubrics"]
    assert len(after) == len(before) + 1


def test_every_fault_of_a_file_is_told_with_its_line(run, own_sample, tmp_path):
    path = tmp_path / "sai.yaml"
    text = exported(run, own_sample, path)
    for right, wrong in (
        ("kind: toggle", "kind: nut"),
        ("lower: 90", "lower: 95"),
        ("2025-10-28", "2025-13-40"),
    ):
        assert right in text
        text = text.replace(right, wrong, 1)
    path.write_text(text, encoding="utf-8")
    before = run("rubric", "list", own_sample, "--json").document
    answer = run("rubric", "import", own_sample, path)
    assert (answer.code, answer.out) == (3, "")
    faults = answer.err.splitlines()
    assert len(faults) >= 3
    assert all(fault.startswith("Dòng ") for fault in faults)
    assert run("rubric", "list", own_sample, "--json").document == before
    told = run("rubric", "import", own_sample, path, "--json")
    assert told.code == 3
    assert [f"Dòng {fault['line']}: {fault['message']}" for fault in told.document["faults"]] == (
        faults
    )
    assert {tuple(fault) for fault in told.document["faults"]} == {("line", "where", "message")}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"[1, 2", b"a: &x [*x]", b"- 1\n- 2"])
def test_any_other_file_is_refused(run, sample, tmp_path, content):
    path = tmp_path / "khung.yaml"
    path.write_bytes(content)
    answer = run("rubric", "import", sample, path)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.strip()


@pytest.mark.parametrize("name", ["khong-co.yaml", "."])
def test_a_file_that_cannot_be_read_is_refused(run, sample, tmp_path, name):
    answer = run("rubric", "import", sample, tmp_path / name)
    assert answer.code == 3
    assert answer.err.startswith("Không đọc được tệp khung tiêu chí.")


def test_an_unknown_rubric_is_refused(run, sample):
    answer = run("rubric", "export", sample, "khong-co")
    assert (answer.code, answer.err) == (3, "Không có khung tiêu chí nào có mã “khong-co”.\n")
