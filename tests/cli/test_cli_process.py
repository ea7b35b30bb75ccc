"""The command line as a program of its own: streams, exit codes, and never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import commands, main
from app.data.folder import DataFolder
from app.paths import program_root

ROOT = program_root()


def start(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program with streams as a Windows or bare C console would have them."""
    values = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    values |= {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0", **environment}
    command = [sys.executable, "-m", "app", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, env=values, capture_output=True, check=False)


def test_words_and_errors_are_utf8_whatever_the_console(sample, tmp_path):
    done = start("info", sample)
    assert done.returncode == 0
    assert done.stdout.decode("utf-8").startswith("Chi bộ Văn phòng, Đảng bộ xã Tân Hòa")
    refused = start("info", tmp_path / "không có")
    assert refused.returncode == 3
    assert refused.stderr.decode("utf-8").startswith("Thư mục này không có sổ.")
    wrong = start("xem")
    assert wrong.returncode == 2
    assert "không có lựa chọn" in wrong.stderr.decode("utf-8")


def test_a_book_open_in_another_process_is_refused(own_sample):
    with DataFolder.open(own_sample):
        done = start("backup", own_sample)
    assert (done.returncode, done.stdout) == (3, b"")
    assert f"(tiến trình {os.getpid()})" in done.stderr.decode("utf-8")


def test_the_clock_may_be_set_from_outside(tmp_path):
    start("new", tmp_path / "so", "--name", "Chi bộ Một", SO_CHI_BO_NOW="2026-03-05T09:00:00")
    done = start("check", tmp_path / "so", SO_CHI_BO_NOW="2026-05-05T09:00:00")
    assert done.returncode == 0
    assert "K01" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_fault(sample):
    program = f'"{sys.executable}" -m app info "{sample}" --json'
    command = f'{program} | head -c 5; exit "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_our_own_fault_names_the_log_and_shows_no_traceback(
    run, sample, tmp_path, monkeypatch, error_log
):
    def fail(_arguments: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setitem(commands.COMMANDS, "info", fail)
    answer = run("info", sample)
    assert (answer.code, answer.out) == (1, "")
    place = Path(answer.err.rpartition("ở tệp ")[2].strip().removesuffix("."))
    assert place.is_relative_to(tmp_path)
    assert "secret detail" not in answer.err
    assert "RuntimeError: secret detail" in place.read_text(encoding="utf-8")
    assert error_log.sentences() == ["command failed"]


def test_our_own_fault_without_a_place_for_the_log_is_still_a_sentence(
    run, sample, tmp_path, monkeypatch
):
    def fail(_arguments: object) -> None:
        raise RuntimeError

    (tmp_path / "tep").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "tep"))
    monkeypatch.setitem(commands.COMMANDS, "info", fail)
    answer = run("info", sample)
    assert (answer.code, answer.err) == (1, "Chương trình gặp lỗi.\n")


def test_a_stopped_command_says_so(sample, monkeypatch, capsys):
    def stop(_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(commands.COMMANDS, "info", stop)
    assert main(["info", str(sample)]) == 3
    assert capsys.readouterr().err == "Đã dừng theo yêu cầu.\n"


@pytest.mark.parametrize("words", ["-h", "score -h", "xem"])
def test_help_loads_nothing_heavy(words):
    code = (
        "import sys; from app.cli import main; main(sys.argv[1:]);"
        "sys.exit(9 if {'sqlalchemy', 'docx', 'PySide6'} & sys.modules.keys() else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words.split()], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0
