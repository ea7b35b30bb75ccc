"""Backups from the command line: made, checked, rehearsed and put back."""

import shutil

import pytest

from app.cli import main
from tests.services.sample_book import copy_sample


@pytest.fixture(scope="module")
def backed_up(tmp_path_factory):
    """The sample book with a backup of it, made once to be copied."""
    place = copy_sample(tmp_path_factory.mktemp("sao-luu") / "so")
    assert main(["backup", str(place)]) == 0
    return place


@pytest.fixture
def backup(backed_up, own_sample):
    """The only backup of the sample book, which is the test's own to change."""
    shutil.rmtree(own_sample)
    shutil.copytree(backed_up, own_sample)
    (made,) = (path for path in (own_sample / "sao-luu").iterdir() if path.is_file())
    return made


def info(run, place):
    document = run("info", place, "--json").document
    return {key: document[key] for key in ("cell", "counts", "meetings")}


def test_a_backup_is_made_and_told_by_info(run, own_sample):
    answer = run("backup", own_sample)
    assert answer.code == 0
    assert answer.out.startswith("Đã sao lưu và đọc lại nguyên vẹn: ")
    assert run("info", own_sample, "--json").document["last_backup"] is not None


def test_a_backup_is_verified(run, backup):
    answer = run("verify", backup)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Bản sao lưu nguyên vẹn: ")


def test_a_damaged_backup_is_refused_and_nothing_is_touched(run, own_sample, backup):
    whole = backup.read_bytes()
    before = (own_sample / "so-chi-bo.db").read_bytes()
    for place in (0, 40, 5_000, -200):
        data = bytearray(whole)
        data[place] ^= 0xFF
        backup.write_bytes(data)
        for words in (("verify", backup), ("restore", own_sample, backup)):
            answer = run(*words)
            assert (answer.code, answer.out) == (3, ""), place
            assert answer.err.startswith("Bản sao lưu này bị hỏng")
        assert (own_sample / "so-chi-bo.db").read_bytes() == before


def test_a_cut_backup_is_refused(run, backup):
    backup.write_bytes(backup.read_bytes()[:-1000])
    assert run("verify", backup).code == 3


@pytest.mark.parametrize("name", ["khong-co.bak", "."])
def test_a_backup_that_is_not_there_is_refused(run, tmp_path, name):
    for words in (("verify",), ("restore", tmp_path / "moi")):
        answer = run(*words, tmp_path / name)
        assert (answer.code, answer.out) == (3, "")
        assert answer.err.startswith("Không thấy tệp sao lưu này.")
    assert not (tmp_path / "moi").exists()


def test_a_backup_is_restored_into_a_new_folder(run, own_sample, backup, tmp_path):
    answer = run("restore", tmp_path / "moi", backup)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Đã khôi phục ")
    assert info(run, tmp_path / "moi") == info(run, own_sample)


def test_restoring_takes_back_what_came_after_and_keeps_it_in_a_backup(run, own_sample, backup):
    before = info(run, own_sample)
    run("plan", own_sample, "--year", "2027")
    later = info(run, own_sample)
    assert later != before
    assert run("restore", own_sample, backup).code == 0
    assert info(run, own_sample) == before
    kept = [p for p in (own_sample / "sao-luu").iterdir() if p.is_file() and p != backup]
    assert len(kept) == 1
    assert run("verify", kept[0]).code == 0


def test_a_restore_is_rehearsed_and_remembered(run, own_sample, backup):
    assert backup.exists()
    answer = run("rehearse", own_sample)
    assert answer.code == 0
    assert answer.out.startswith(f"Khôi phục thử {backup.name} được ")
    assert run("info", own_sample, "--json").document["last_rehearsal"] == "2026-11-04T08:05:00"


def test_nothing_can_be_rehearsed_without_a_backup(run, own_sample):
    answer = run("rehearse", own_sample)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == "Chưa có bản sao lưu nào để khôi phục thử. Hãy sao lưu trước.\n"


def test_restoring_over_a_book_in_use_is_refused(run, own_sample, backup):
    from app.data.folder import DataFolder

    with DataFolder.open(own_sample):
        answer = run("restore", own_sample, backup)
    assert answer.code == 3
    assert "Sổ đang mở trên máy" in answer.err
