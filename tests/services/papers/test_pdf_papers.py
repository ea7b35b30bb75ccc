"""PDF: made by the program of the machine, stopped with all it started, refused in plain words."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from app.domain.errors import Cancelled, ExportError, Refused
from app.services.export import child_programs, office_programs
from app.services.export.child_programs import end_tree, run_child
from app.services.export.office_programs import Office, find_office, to_pdf
from app.services.papers import PaperOrder
from app.services.pdfs import NO_OFFICE, PdfService

NOTHING = Office("LibreOffice", "/khong-co/soffice")


def service(services, found):
    return PdfService(services._db, services.papers, services.exports, services.now, lambda: found)


def nowhere(_name):
    return None


def quietly(_ready):
    return None


def test_without_a_program_one_sentence_says_what_still_works(services, november):
    with pytest.raises(Refused, match="chưa có LibreOffice hay Word"):
        service(services, None).export([PaperOrder("bien-ban", meeting_id=november)])
    assert not services.exports.exists() or not list(services.exports.glob("*.pdf"))
    assert "xem trước được" in NO_OFFICE


def test_a_paper_that_cannot_be_made_is_refused_before_the_program_starts(services, november):
    with pytest.raises(Refused, match="theo từng buổi họp"):
        service(services, NOTHING).export([PaperOrder("bien-ban", year=2026)])


def test_a_program_that_does_not_start_is_named(services, november):
    with pytest.raises(ExportError, match="Không mở được LibreOffice"):
        service(services, NOTHING).export([PaperOrder("bien-ban", meeting_id=november)])


@pytest.mark.needs_libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_papers_of_word_and_excel_become_pdf_and_a_changed_file_stays(services, november, tmp_path):
    wanted = [PaperOrder(kind, meeting_id=november) for kind in ("bien-ban", "danh-sach-du-hop")]
    taken = tmp_path / "2026-11_danh-sach-du-hop_DU-THAO.pdf"
    taken.write_bytes(b"of the user")
    reports = []
    written = services.pdfs.export(
        wanted, folder=tmp_path, progress=lambda *report: reports.append(report)
    )
    assert [path.name for path in written] == [
        "2026-11_BB_thuong-ky_DU-THAO.pdf",
        "2026-11_danh-sach-du-hop_DU-THAO (2).pdf",
    ]
    assert all(path.read_bytes().startswith(b"%PDF") for path in written)
    assert taken.read_bytes() == b"of the user"
    assert (0, 2, "PDF bằng LibreOffice") in reports


def tree_command(folder):
    """Return a program that starts another one, both writing their number down."""
    inner = f"import os,time;open(r'{folder}/inner','w').write(str(os.getpid()));time.sleep(60)"
    outer = f"import subprocess,sys;subprocess.run([sys.executable,'-c',{inner!r}])"
    return [sys.executable, "-c", outer]


def is_alive(number):
    """Tell whether a process still runs; one that waits to be buried does not."""
    stat = Path(f"/proc/{number}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_stopping_ends_the_program_and_what_it_started_within_a_second(tmp_path):
    asked = []

    def watch():
        if (tmp_path / "inner").exists() and (tmp_path / "inner").read_text():
            asked.append(monotonic())
            raise Cancelled

    with pytest.raises(Cancelled):
        run_child(tree_command(tmp_path), seconds=60, watch=watch)
    inner = (tmp_path / "inner").read_text()
    while is_alive(inner) and monotonic() - asked[0] < 1:
        pass
    assert not is_alive(inner)
    assert monotonic() - asked[0] < 1


def test_a_program_that_hangs_is_ended_and_said(tmp_path, monkeypatch):
    monkeypatch.setattr(office_programs, "START_SECONDS", 0.1)
    monkeypatch.setattr(office_programs, "FILE_SECONDS", 0.1)
    monkeypatch.setattr(child_programs, "POLL_SECONDS", 0.05)
    sleeping = tmp_path / "soffice"
    sleeping.write_text("#!/bin/sh\nexec sleep 60\n")
    sleeping.chmod(0o755)
    place = tmp_path / "lam"
    place.mkdir()
    with pytest.raises(ExportError, match="không trả lời"):
        to_pdf(Office("LibreOffice", str(sleeping)), [(".docx", b"x")], place, quietly)


def test_a_program_that_makes_nothing_is_named(tmp_path):
    with pytest.raises(ExportError, match="không tạo được PDF"):
        to_pdf(Office("LibreOffice", "true"), [(".docx", b"x")], tmp_path, quietly)


def test_word_is_found_in_its_folder_and_asked_without_words_of_the_user(tmp_path):
    program = tmp_path / "Microsoft Office" / "root" / "Office16" / "WINWORD.EXE"
    program.parent.mkdir(parents=True)
    program.touch()
    shells = {"powershell": "powershell.exe"}
    office = find_office({"ProgramFiles": str(tmp_path)}, shells.get)
    assert office == Office("Word", "powershell.exe", is_word=True)
    command = office.command(tmp_path, tmp_path, tmp_path)
    assert command[:-1] == ["powershell.exe", "-NoProfile", "-NonInteractive", "-Command"]
    assert str(tmp_path) not in command[-1], "places travel in the environment, never as code"
    assert command[-1].count("{") == command[-1].count("}")


def test_libreoffice_comes_before_word_and_none_is_none(tmp_path):
    assert find_office({}, {"soffice": "/usr/bin/soffice"}.get) == Office(
        "LibreOffice", "/usr/bin/soffice"
    )
    assert find_office({"ProgramFiles": str(tmp_path)}, nowhere) is None
    inside = tmp_path / "LibreOffice 5" / "program" / "soffice.com"
    inside.parent.mkdir(parents=True)
    inside.touch()
    assert find_office({"ProgramFiles": str(tmp_path)}, nowhere).program == str(inside)


def test_on_windows_the_whole_tree_is_ended_by_its_number(monkeypatch):
    asked = []
    monkeypatch.setattr(subprocess, "run", lambda command, **_options: asked.append(command))
    child = subprocess.Popen(["sleep", "60"])
    end_tree(child, is_windows=True)
    assert asked == [["taskkill", "/T", "/F", "/PID", str(child.pid)]]
    assert child.returncode == -9 or os.name == "nt"
