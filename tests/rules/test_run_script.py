"""run.py sets up once, notices a half-made environment, and refuses in words."""

import ast
import errno
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import run
from tests.rules.source_tree import ROOT

SCRIPT = ROOT / "run.py"


def a_finished_environment(folder: Path, *locks: Path) -> Path:
    python = run.interpreter_of(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    marks = [run.python_mark(), *(run.lock_mark(lock) for lock in locks)]
    (folder / run.STAMP_NAME).write_text("\n".join(marks), encoding="utf-8")
    return folder


def run_script(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**run.child_environment(), **variables}
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_script_can_be_read_by_an_old_python_that_it_refuses():
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 6))

    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Match | ast.NamedExpr)]


def test_an_older_python_is_refused_in_one_sentence():
    pretend = f"import runpy, sys; sys.version_info = (3, 9); runpy.run_path({str(SCRIPT)!r})"

    done = subprocess.run(
        [sys.executable, "-c", pretend], capture_output=True, text=True, check=False
    )

    assert done.returncode == run.NOT_POSSIBLE
    assert done.stderr.startswith("Cần Python 3.11 trở lên")
    assert len(done.stderr.splitlines()) == 1


def test_the_script_imports_the_standard_library_only():
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    names = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def test_a_finished_environment_is_used_at_once(tmp_path: Path):
    folder = a_finished_environment(tmp_path / "venv", run.RUN_LOCK)

    assert run.is_ready(folder, run.RUN_LOCK)
    assert not run.is_ready(folder, run.DEV_LOCK)


def test_an_environment_without_a_stamp_is_half_made(tmp_path: Path):
    folder = a_finished_environment(tmp_path / "venv", run.RUN_LOCK)
    (folder / run.STAMP_NAME).unlink()

    assert not run.is_ready(folder, run.RUN_LOCK)


def test_a_changed_lock_asks_for_a_new_installation(tmp_path: Path):
    lock = tmp_path / "requirements.lock"
    lock.write_text("a==1", encoding="utf-8")
    folder = a_finished_environment(tmp_path / "venv", lock)

    lock.write_text("a==2", encoding="utf-8")

    assert not run.is_ready(folder, lock)


def test_a_folder_with_other_files_is_never_emptied(tmp_path: Path):
    (tmp_path / "Thư của tôi.txt").touch()

    with pytest.raises(run.Stop, match="có tệp khác"):
        run.refuse_foreign(tmp_path)


def test_an_environment_is_emptied_but_for_the_lock_held_on_it(tmp_path: Path):
    (tmp_path / "lib").mkdir()
    (tmp_path / "pyvenv.cfg").touch()

    with run.alone_in(tmp_path):
        run.empty(tmp_path)

    assert [child.name for child in tmp_path.iterdir()] == [run.BUSY_NAME]


def test_a_second_start_waits_for_the_first(tmp_path: Path):
    with run.alone_in(tmp_path), (tmp_path / run.BUSY_NAME).open("a", encoding="utf-8") as second:
        assert not run.takes(second)


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "đầy"),
        ("ERROR: [Errno 13] Permission denied: '/x'", "Không ghi được"),
        ("NewConnectionError('...'): Max retries exceeded\nNo matching distribution", "mạng"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "không đúng bản"),
        ("No matching distribution found for a (from versions: none)", "Không tìm thấy thư viện"),
        ("No matching distribution found for a (from versions: 1, 2)", "Chưa có thư viện cho"),
        ("/x/python: No module named pip", "pip"),
        ("something nobody has seen", "cai-dat.log"),
    ],
)
def test_a_failed_step_becomes_one_sentence_and_a_log(tmp_path: Path, output: str, sentence: str):
    code = f"import sys; sys.stderr.write({output!r}); sys.exit(1)"

    with pytest.raises(run.Stop, match=sentence):
        run.run_logged([sys.executable, "-c", code], tmp_path)

    assert output in (tmp_path / run.LOG_NAME).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "đầy"),
        (errno.EROFS, "Không ghi được"),
        (errno.ENOENT, "Thiếu tệp"),
        (0, "Máy"),
    ],
)
def test_a_refusal_of_the_system_becomes_one_sentence(number: int, sentence: str):
    assert sentence in run.sentence_for(OSError(number, "words of the system"))


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libX11.so.6", "libx11-6"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
    ],
)
def test_a_missing_library_names_its_package(library: str, package: str):
    assert run.package_of(library) == package


def test_without_rights_the_one_command_is_said(monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr("shutil.which", {"apt-get": "/usr/bin/apt-get"}.get)

    with pytest.raises(run.Stop, match=r"sudo apt-get install -y --no-install-recommends libegl1$"):
        run.apt_install(["libegl1"])


def test_help_is_vietnamese_and_needs_no_environment():
    done = run_script("--help", SO_CHI_BO_VENV="/nowhere")

    assert done.returncode == 0
    assert "Cách dùng" in done.stdout


def test_an_unknown_word_is_wrong_use():
    done = run_script("mở", SO_CHI_BO_VENV="/nowhere")

    assert done.returncode == run.WRONG_USE
    assert "Không có lệnh “mở”" in done.stderr


def test_a_foreign_folder_is_refused_without_a_traceback(tmp_path: Path):
    (tmp_path / "khác.txt").touch()

    done = run_script("app", SO_CHI_BO_VENV=str(tmp_path))

    assert done.returncode == run.NOT_POSSIBLE
    assert "Hãy chọn thư mục trống" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_closing_lines_count_skipped_tests_by_reason(tmp_path: Path, capsys):
    report = tmp_path / "pytest.xml"
    skip = '<skipped type="pytest.skip" message="thiếu máy in"/>'
    cases = [skip, skip, "<failure/>", "", '<skipped type="pytest.xfail" message="x"/>']
    body = "".join(f"<testcase>{case}</testcase>" for case in cases)
    report.write_text(f"<testsuites>{body}</testsuites>", encoding="utf-8")

    assert run.closing_lines([report]) == 2
    assert "Bỏ qua 2: thiếu máy in" in capsys.readouterr().out


def test_limits_of_coverage_hold_for_whole_runs_only():
    whole = [words for _, words in run.coverage([])]
    part = [words for _, words in run.coverage(["-k", "vote"])]

    assert "--fail-under=100" in whole[-1]
    assert "--fail-under=0" in part[-1]


def test_every_test_is_dealt_to_exactly_one_run(tmp_path: Path):
    runs = [words for _, words in run.every_test(tmp_path)]
    dealt = Counter(word for words in runs for word in words if word.startswith("tests/"))
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    left_out = {name for name in files if name.startswith("tests/benchmarks/")}

    assert dealt == Counter(files - left_out)


def test_runs_get_smaller_by_what_their_files_cost():
    known = run.costs()
    dealt = run.shares(run.files_of(run.PLAIN_PLACES))
    spent = [sum(known.get(name, run.CHEAP) for name in share) for share in dealt]
    wished = [sum(spent) * size / sum(run.SHARES) for size in run.SHARES]

    assert [name for name in known if not (ROOT / name).is_file()] == [], "see tests/costs.txt"
    assert max(abs(a - b) for a, b in zip(spent, wished, strict=True)) <= max(known.values())
    assert spent[-1] < spent[0] / 2


def test_tests_of_the_domain_are_measured_and_no_others(tmp_path: Path):
    runs = [words for _, words in run.every_test(tmp_path)]
    measured = [
        word for words in runs if "coverage" in words for word in words if word[:6] == "tests/"
    ]

    assert "tests/domain/test_voting.py" in measured
    assert {Path(word).parts[1] for word in measured} == {"domain"}


def test_what_was_asked_for_is_one_run_with_its_words(tmp_path: Path):
    _, words = run.asked(["-k", "vote"], tmp_path)

    assert words[-2:] == ["-k", "vote"]


def test_jobs_run_side_by_side_are_shown_in_their_order(capsys):
    slow = "import time; time.sleep(0.2); print('chậm')"
    jobs = [("Một", ["-c", slow]), ("Hai", ["-c", "print('nhanh'); raise SystemExit(4)"])]

    assert run.failing(sys.executable, jobs) == ["Hai"]

    said = [line for line in capsys.readouterr().out.splitlines() if line]
    assert said[:3] == ["── Một", "chậm", "── Một: đạt"]
    assert said[3:] == ["── Hai", "nhanh", "── Hai: CHƯA ĐẠT (mã 4)"]


def test_a_job_that_is_shown_at_once_is_named_when_it_fails():
    assert run.shown(sys.executable, ("Một", ["-c", "raise SystemExit(1)"])) == ["Một"]
    assert run.shown(sys.executable, ("Hai", ["-c", "pass"])) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a signal ends programs on Unix only")
def test_a_run_the_system_stopped_is_begun_once_more_and_said(tmp_path: Path, capsys):
    mark = tmp_path / "began"
    dies_once = (
        f"import os, pathlib; mark = pathlib.Path({str(mark)!r}); "
        "first = not mark.exists(); mark.touch(); first and os.abort()"
    )
    assert run.failing(sys.executable, [("một", ("-c", dies_once))]) == []
    assert "chạy lại một lần" in capsys.readouterr().out
    always = [("hai", ("-c", "import os; os.abort()"))]
    assert run.failing(sys.executable, always) == ["hai"]


def test_a_run_that_fails_is_not_begun_again(tmp_path: Path):
    mark = tmp_path / "began"
    fails = f"import sys; open({str(mark)!r}, 'a').write('x'); sys.exit(1)"
    assert run.failing(sys.executable, [("một", ("-c", fails))]) == ["một"]
    assert mark.read_text(encoding="utf-8") == "x"
