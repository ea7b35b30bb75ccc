"""Set up and start Sổ Chi bộ with nothing but Python: `python3 run.py [test|app|benchmark]`."""

import bisect
import contextlib
import ctypes
import errno
import hashlib
import importlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from pathlib import Path
from typing import TextIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# Everything down to here, and the syntax of the whole file, must be readable by older Pythons.
if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older one is refused in words
    sys.stderr.write(f"Cần Python 3.11 trở lên, máy này có {platform.python_version()}.\n")
    raise SystemExit(3)

ROOT = Path(__file__).resolve().parent
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
FOLDER_VARIABLE = "SO_CHI_BO_VENV"
STAMP_NAME = "so-chi-bo.stamp"
BUSY_NAME = "so-chi-bo.busy"
LOG_NAME = "cai-dat.log"
DEMO_FOLDER = "./xuat-demo"
TESTS = ROOT / "tests"
PLAIN = ("-m", "pytest", "-q")
MEASURED = ("-m", "coverage", "run", "--parallel-mode", *PLAIN)
MEASURED_PLACES = ("domain",)
"""Folders of tests that must reach every line of app/domain; measuring slows them."""
PLAIN_PLACES = ("cli", "data", "export", "properties", "rules", "services", "stories", "ui")
"""Folders of tests that run unmeasured."""
SHARES = (6, 5, 4, 4, 3, 3, 2, 2, 1, 1)
"""Sizes of the runs the unmeasured tests are dealt to; a free hand takes the next, and as the last
are small no hand is idle for long while another still works."""
COSTS = TESTS / "costs.txt"
"""Seconds of a processor that files of tests take, as measured once; a rough figure will do."""
CHEAP = 0.5
"""Seconds for a file that is not listed there."""
HANDS = 1 + max(2, os.cpu_count() or 2)
"""One more than there are processors: it works while another run waits for the disk."""
BOOKS_VARIABLE = "SO_CHI_BO_TEST_BOOKS"
"""Names the folder where the runs find the books the other runs made; see tests/kept_books.py."""
Job = tuple[str, Sequence[str]]
"""The title of a check and the command that does it."""
NEEDED_BYTES = 20_000_000
WRONG_USE = 2
NOT_POSSIBLE = 3
LAST_EXIT_CODE = 255

USAGE = """Cách dùng:
  python3 run.py                            cài đặt nếu cần rồi mở Sổ Chi bộ
  python3 run.py app …                      dùng Sổ Chi bộ bằng dòng lệnh
  python3 run.py test [--strict] [tham số]  cài đặt rồi chạy mọi kiểm tra và kiểm thử
  python3 run.py benchmark [tham số]        đo tốc độ và bộ nhớ
Trên Windows gõ `py run.py`. Biến SO_CHI_BO_VENV đặt môi trường ở thư mục khác."""

FULL = "Ổ đĩa đã đầy. Hãy xóa bớt tệp (cần khoảng 1 GB trống) rồi chạy lại."
NO_RIGHTS = (
    "Không ghi được vào thư mục {folder}. Hãy đóng Sổ Chi bộ nếu đang mở, "
    "hoặc chép chương trình sang thư mục mà đồng chí có quyền ghi, rồi chạy lại."
)
NO_NETWORK = "Không tải được thư viện. Hãy kiểm tra mạng rồi chạy lại; chỉ lần đầu cần có mạng."
WRONG_FILE = "Một thư viện tải về không đúng bản đã khóa nên không được cài. Hãy chạy lại sau."
NO_WHEEL = (
    "Chưa có thư viện cho Python {version} trên máy này. Hãy dùng Python 3.11, 3.12 hoặc 3.13."
)
NOTHING_FOUND = (
    "Không tìm thấy thư viện để tải. Hãy kiểm tra mạng; "
    "nếu mạng vẫn tốt thì dùng Python 3.11, 3.12 hoặc 3.13 thay cho Python {version}."
)
NO_PIP = "Bộ cài pip của môi trường bị hỏng. Hãy chạy lại lệnh này để làm lại môi trường từ đầu."
UNKNOWN = "Chưa cài được thư viện. Chi tiết nằm trong tệp {folder}{separator}cai-dat.log."

FAULTS = (
    (("[Errno 28]", "No space left", "[WinError 112]", "[Errno 122]"), FULL),
    (("[Errno 13]", "[Errno 30]", "[WinError 5]", "Permission denied"), NO_RIGHTS),
    (("DO NOT MATCH THE HASHES",), WRONG_FILE),
    (("ConnectionError", "ConnectTimeout", "ReadTimeout", "SSLError", "ProxyError"), NO_NETWORK),
    (("Max retries exceeded", "connection broken", "Could not fetch URL"), NO_NETWORK),
    (("from versions: none",), NOTHING_FOUND),
    (("No matching distribution", "Could not find a version"), NO_WHEEL),
    (("No module named pip",), NO_PIP),
)

QT_LIBRARIES = (
    *("libEGL.so.1", "libGL.so.1", "libX11.so.6", "libX11-xcb.so.1", "libdbus-1.so.3"),
    *("libfontconfig.so.1", "libfreetype.so.6", "libglib-2.0.so.0", "libxkbcommon.so.0"),
    *("libxkbcommon-x11.so.0", "libxcb-cursor.so.0", "libxcb-glx.so.0", "libxcb-icccm.so.4"),
    *("libxcb-image.so.0", "libxcb-keysyms.so.1", "libxcb-randr.so.0", "libxcb-render.so.0"),
    *("libxcb-render-util.so.0", "libxcb-shape.so.0", "libxcb-shm.so.0", "libxcb-sync.so.1"),
    *("libxcb-util.so.1", "libxcb-xfixes.so.0", "libxcb-xkb.so.1", "libwayland-client.so.0"),
    "libwayland-cursor.so.0",
)


class Stop(Exception):
    """Why nothing more can be done, in one sentence for the person."""


def main(arguments: list[str]) -> int:
    """Do what the first word asks and return the exit code."""
    speak_utf8()
    name = arguments[0] if arguments else ""
    if name in ("-h", "--help", "help"):
        say(USAGE)
        return 0
    if name not in COMMANDS:
        say(f"Không có lệnh “{name}”.\n{USAGE}", sys.stderr)
        return WRONG_USE
    try:
        return COMMANDS[name](arguments[1:])
    except Stop as reason:
        say(str(reason), sys.stderr)
    except OSError as problem:
        say(sentence_for(problem), sys.stderr)
    except KeyboardInterrupt:
        say("Đã dừng theo yêu cầu.", sys.stderr)
    return NOT_POSSIBLE


def open_window(_: Sequence[str]) -> int:
    """Open the application, or run the demonstration where there is no display."""
    python = prepared_python(RUN_LOCK, QT_LIBRARIES)
    if has_display():
        return call([python, "-P", "-m", "ui"], PYTHONPATH=str(ROOT))
    say(f"Máy không có màn hình: chạy bản trình diễn, giấy tờ ghi vào {DEMO_FOLDER}.")
    command = [python, "-P", "-m", "ui", "--demo", DEMO_FOLDER]
    return call(command, PYTHONPATH=str(ROOT), QT_QPA_PLATFORM="offscreen")


def run_app(arguments: Sequence[str]) -> int:
    """Run the command line of the application in the caller's folder."""
    python = prepared_python(RUN_LOCK, ())
    starter = "py" if os.name == "nt" else "python3"
    return call(
        [python, "-P", "-m", "app", *arguments],
        PYTHONPATH=str(ROOT),
        SO_CHI_BO_CALLED_AS=f"{starter} run.py app",
    )


def run_benchmarks(arguments: Sequence[str]) -> int:
    """Run the measurements, which the ordinary test run leaves out."""
    python = prepared_python(DEV_LOCK, QT_LIBRARIES)
    os.chdir(ROOT)
    return call([python, "-m", "pytest", "tests/benchmarks", *arguments])


def run_tests(arguments: Sequence[str]) -> int:
    """Run every check and test, say how each went, and fail if any did."""
    python = prepared_python(DEV_LOCK, QT_LIBRARIES)
    os.chdir(ROOT)
    chosen = [argument for argument in arguments if argument != "--strict"]
    with tempfile.TemporaryDirectory() as folder:
        os.environ[BOOKS_VARIABLE] = folder
        if chosen:
            failed = failing(python, checks()) + shown(python, asked(chosen, Path(folder)))
        else:
            longest, *short = checks()
            failed = failing(python, [longest, *every_test(Path(folder)), *short])
        skips = closing_lines(sorted(Path(folder).glob("*.xml")))
    for report in coverage(chosen):
        failed += shown(python, report)
    if skips and "--strict" in arguments:
        failed.append("Bỏ qua kiểm thử (không được phép khi có --strict)")
    say("\nChưa đạt: " + "; ".join(failed) if failed else "\nMọi kiểm tra đều đạt.")
    return 1 if failed else 0


def asked(chosen: Sequence[str], folder: Path) -> Job:
    """Return the one run of pytest that does what was asked for."""
    report = f"--junitxml={folder / 'asked.xml'}"
    return "Kiểm thử (pytest)", [*MEASURED, report, *chosen]


def every_test(folder: Path) -> list[Job]:
    """Return the runs of pytest that do everything, each with its share of the files."""
    runs = [[*MEASURED, *files_of(MEASURED_PLACES)]]
    runs += [[*PLAIN, *files] for files in shares(files_of(PLAIN_PLACES))]
    return [
        (f"Kiểm thử (pytest) {at}/{len(runs)}", [*words, f"--junitxml={folder / f'{at}.xml'}"])
        for at, words in enumerate(runs, start=1)
    ]


def files_of(places: Sequence[str]) -> list[str]:
    """Return the files of tests that lie in folders."""
    return sorted(
        path.relative_to(ROOT).as_posix()
        for place in places
        for path in (TESTS / place).rglob("test_*.py")
    )


def shares(files: Sequence[str]) -> list[Sequence[str]]:
    """Cut the files into runs of the sizes wished for, by what they cost.

    Neighbours stay together: tests of one folder load the same parts and share what they prepare.
    """
    known = costs()
    price = [known.get(name, CHEAP) for name in files]
    middles = [after - cost / 2 for after, cost in zip(accumulate(price), price, strict=True)]
    ends = [sum(price) * end / sum(SHARES) for end in accumulate(SHARES)]
    dealt: list[list[str]] = [[] for _ in SHARES]
    for name, middle in zip(files, middles, strict=True):
        dealt[bisect.bisect(ends, middle)].append(name)
    return [share for share in dealt if share]


def costs() -> dict[str, float]:
    """Return what files of tests cost, by their paths."""
    lines = COSTS.read_text(encoding="utf-8").splitlines()
    return {name: float(seconds) for seconds, name in (line.split() for line in lines)}


def checks() -> list[Job]:
    """Return each check that reads the code without running it, the longest first."""
    contracts = "from importlinter.cli import lint_imports_command as run; run()"
    return [
        ("Kiểu dữ liệu (mypy)", ["-m", "mypy"]),
        ("Ranh giới các phần (lint-imports)", ["-c", contracts]),
        ("Quy tắc mã (ruff check)", ["-m", "ruff", "check", "."]),
        ("Trình bày mã (ruff format)", ["-m", "ruff", "format", "--check", "."]),
    ]


def coverage(chosen: Sequence[str]) -> list[Job]:
    """Return what joins the figures and reports them; the limit holds for whole runs only."""
    limit = "--fail-under=0" if chosen else "--fail-under=100"
    report = ["-m", "coverage", "report", "--skip-covered", "--show-missing", limit]
    return [
        ("Gộp số liệu độ phủ", ["-m", "coverage", "combine", "--quiet"]),
        ("Độ phủ của app/domain (coverage)", report),
    ]


def failing(python: str, jobs: Sequence[Job]) -> list[str]:
    """Do jobs, several at a time; show in their order what each said and name those that failed."""
    failed = []
    with ThreadPoolExecutor(HANDS) as hands:
        ends = hands.map(lambda job: ended([python, *job[1]]), jobs)
        for (title, _), (code, output) in zip(jobs, ends, strict=True):
            say(f"\n── {title}\n{output}")
            failed += failure(title, code)
    return failed


def ended(command: Sequence[str]) -> tuple[int, str]:
    """Return how a command ended; one the system stopped is shown and begun once more.

    Qt under Python crashes once in many thousand windows; a test that fails is never repeated.
    """
    code, output = outcome(command)
    if not was_stopped(code):
        return code, output
    again, more = outcome(command)
    return again, f"{output}\n── Hệ điều hành dừng lượt này (mã {code}); chạy lại một lần.\n{more}"


def was_stopped(code: int) -> bool:
    """Return whether an exit code is that of a crash: a signal, or on Windows a status."""
    return code < 0 or code > LAST_EXIT_CODE


def outcome(command: Sequence[str]) -> tuple[int, str]:
    """Run a command to its end; return its exit code and what it said."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=child_environment(),
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8", errors="replace").rstrip()


def shown(python: str, job: Job) -> list[str]:
    """Do one job with its output shown at once and our keyboard; name it if it failed."""
    title, words = job
    say(f"\n── {title}")
    return failure(title, call([python, *words]))


def failure(title: str, code: int) -> list[str]:
    """Say how a job went and return its title if it failed."""
    say(f"── {title}: đạt" if code == 0 else f"── {title}: CHƯA ĐẠT (mã {code})")
    return [title] if code else []


def closing_lines(reports: Sequence[Path]) -> int:
    """Say what pytest counted and why tests were skipped; return how many were."""
    if not reports:
        say("\nKiểm thử dừng giữa chừng, không có kết quả để đếm.")
        return 0
    cases = [case for report in reports for case in ET.parse(report).iter("testcase")]
    failed = sum(
        case.find("failure") is not None or case.find("error") is not None for case in cases
    )
    marks = [mark for case in cases for mark in case.iter("skipped")]
    reasons = Counter(
        mark.get("message") or "không nêu lý do"
        for mark in marks
        if mark.get("type") == "pytest.skip"
    )
    for reason, count in reasons.most_common():
        say(f"Bỏ qua {count}: {reason}")
    skipped = sum(reasons.values())
    say(f"pytest: {len(cases) - failed - skipped} passed, {failed} failed, {skipped} skipped")
    return skipped


def prepared_python(lock: Path, libraries: Sequence[str]) -> str:
    """Return the Python of an environment that holds exactly what the lock names."""
    folder = environment_folder()
    ready = is_ready(folder, lock)
    need_system_packages(libraries, with_venv=not ready)
    if not ready:
        refuse_foreign(folder)
        with alone_in(folder):
            if not is_ready(folder, lock):
                build(folder, lock)
    return str(interpreter_of(folder))


def environment_folder() -> Path:
    """Return the folder of the environment."""
    return Path(os.environ.get(FOLDER_VARIABLE) or ROOT / ".venv").absolute()


def interpreter_of(folder: Path) -> Path:
    """Return the path of the environment's Python."""
    if sys.platform == "win32":
        return folder / "Scripts" / "python.exe"
    return folder / "bin" / "python"


def is_ready(folder: Path, lock: Path) -> bool:
    """Return whether this lock was installed to its end by this very Python."""
    return interpreter_of(folder).exists() and {python_mark(), lock_mark(lock)} <= stamp(folder)


def stamp(folder: Path) -> set[str]:
    """Return the lines of the stamp; a half-made environment has none."""
    try:
        return set((folder / STAMP_NAME).read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        return set()


def python_mark() -> str:
    """Return the stamp's line for this Python."""
    return f"python {platform.python_version()} {sys.platform} {platform.machine()}"


def lock_mark(lock: Path) -> str:
    """Return the stamp's line for a lock file as it is now."""
    return f"{lock.name} {hashlib.sha256(lock.read_bytes()).hexdigest()}"


def build(folder: Path, lock: Path) -> None:
    """Make or complete the environment; the stamp is written last."""
    reusable = python_mark() in stamp(folder) and interpreter_of(folder).exists()
    (folder / STAMP_NAME).unlink(missing_ok=True)
    if not reusable:
        make_environment(folder)
    install(folder, lock)
    marks = [python_mark(), lock_mark(lock)]
    if lock == DEV_LOCK:
        marks.append(lock_mark(RUN_LOCK))
    (folder / STAMP_NAME).write_text("\n".join(marks), encoding="utf-8")


def refuse_foreign(folder: Path) -> None:
    """Stop before emptying a folder that holds something else, or that we run from."""
    if Path(sys.prefix).resolve() == folder.resolve():
        raise Stop("Môi trường cần làm lại. Hãy chạy bằng Python của máy: python3 run.py")
    names = {child.name for child in folder.iterdir()} if folder.exists() else set()
    if names and not names & {"pyvenv.cfg", BUSY_NAME}:
        raise Stop(f"Thư mục {folder} có tệp khác. Hãy chọn thư mục trống cho {FOLDER_VARIABLE}.")


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold the environment against a second start until it is made."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / BUSY_NAME).open("a", encoding="utf-8") as handle:
        if not takes(handle):
            say("Một lần cài đặt khác đang chạy, xin chờ…")
            while not takes(handle):
                time.sleep(0.5)
        yield


def takes(handle: TextIO) -> bool:
    """Try to take the system's lock of an open file; it is freed when the process ends."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def make_environment(folder: Path) -> None:
    """Make an empty environment, in place of whatever was left there."""
    say(f"Đang tạo môi trường riêng trong {folder}…")
    empty(folder)
    run_logged([sys.executable, "-m", "venv", str(folder)], folder)


def empty(folder: Path) -> None:
    """Remove everything from a folder but the file that is locked meanwhile."""
    for child in folder.iterdir():
        if child.is_dir() and not child.is_symlink():
            shutil.rmtree(child)
        elif child.name != BUSY_NAME:
            child.unlink()


def install(folder: Path, lock: Path) -> None:
    """Install what the lock names, each file checked against its hash."""
    total = sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())
    say(f"Đang tải và cài {total} thư viện; lần đầu mất vài phút…")
    pip = [str(interpreter_of(folder)), "-m", "pip", "install", "--no-input", "--quiet"]
    rules = ["--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
    run_logged([*pip, *rules, "--requirement", str(lock)], folder)
    say("Đã cài xong.")


def run_logged(command: Sequence[str], folder: Path) -> None:
    """Run a step of the set-up; its words go to a log, and a failure becomes one sentence."""
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, env=child_environment(), check=False
    )
    if done.returncode == 0:
        return
    output = (done.stdout + done.stderr).decode("utf-8", errors="replace")
    with contextlib.suppress(OSError):
        (folder / LOG_NAME).write_text(output, encoding="utf-8")
    if shutil.disk_usage(folder).free < NEEDED_BYTES:
        raise Stop(FULL)
    words = {"folder": folder, "separator": os.sep, "version": platform.python_version()}
    known = (sentence for signs, sentence in FAULTS if any(sign in output for sign in signs))
    raise Stop(next(known, UNKNOWN).format(**words))


def need_system_packages(libraries: Sequence[str], *, with_venv: bool) -> None:
    """Install what Debian and its kin leave out, or say the one command that does."""
    missing = missing_packages(libraries, with_venv=with_venv)
    if not missing:
        return
    apt_install(missing)
    importlib.invalidate_caches()
    left = missing_packages(libraries, with_venv=with_venv)
    if left:
        raise Stop(f"Python hoặc hệ điều hành này vẫn thiếu: {', '.join(left)}.")


def missing_packages(libraries: Sequence[str], *, with_venv: bool) -> list[str]:
    """Return the Debian packages of what cannot be loaded."""
    names = []
    if with_venv and not (
        importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")
    ):
        names.append("python3-venv")
    if sys.platform == "linux":
        names += [package_of(library) for library in libraries if not loads(library)]
    return names


def package_of(library: str) -> str:
    """Return the Debian package of a shared library, which Debian's own rule names after it."""
    name, version = library.lower().split(".so.")
    if name == "libglib-2.0":
        return "libglib2.0-0"
    return f"{name}-{version}" if name[-1].isdigit() else f"{name}{version}"


def loads(library: str) -> bool:
    """Return whether the system finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def apt_install(packages: Sequence[str]) -> None:
    """Install system packages after saying so, where we may."""
    words = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    before = administrator_words()
    if shutil.which("apt-get") is None:
        raise Stop(f"Hãy cài bằng công cụ của hệ điều hành rồi chạy lại: {', '.join(packages)}.")
    if before is None:
        raise Stop(f"Hãy chạy một lần lệnh sau rồi chạy lại: sudo {' '.join(words)}")
    say(f"Máy còn thiếu gói hệ thống, đang cài: {' '.join(words)}")
    quiet = [*before, "env", "DEBIAN_FRONTEND=noninteractive"]
    for command in (["apt-get", "update"], words):
        done = subprocess.run([*quiet, *command], capture_output=True, check=False)
    if done.returncode:
        raise Stop(f"Chưa cài được gói hệ thống. Hãy tự chạy: sudo {' '.join(words)}")


def administrator_words() -> list[str] | None:
    """Return what makes a command run as administrator without a question; None if nothing does."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def has_display() -> bool:
    """Return whether a window can be shown."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def call(command: Sequence[str], **variables: str) -> int:
    """Run a command with our streams and return its exit code; Ctrl+C is its to answer."""
    process = subprocess.Popen(command, env=child_environment(**variables))
    while True:
        with contextlib.suppress(KeyboardInterrupt):
            code = process.wait()
            return code if code >= 0 else 128 - code


def child_environment(**variables: str) -> dict[str, str]:
    """Return our environment without what misleads Python, or has it compile all at each start."""
    strangers = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if name not in strangers}
    return {**kept, "PYTHONUTF8": "1", **variables}


def sentence_for(problem: OSError) -> str:
    """Return what a refusal of the system means for the person."""
    if problem.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return FULL
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return NO_RIGHTS.format(folder=environment_folder())
    if problem.errno == errno.ENOENT:
        return "Thiếu tệp của chương trình. Hãy chép lại trọn bộ thư mục Sổ Chi bộ rồi chạy lại."
    return "Máy không cho làm việc này. Hãy khởi động lại máy rồi chạy lại."


def speak_utf8() -> None:
    """Let Vietnamese through on any console."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(sentence: str, stream: TextIO | None = None) -> None:
    """Print a line at once, so that it stands before what a child prints."""
    print(sentence, file=stream or sys.stdout, flush=True)


COMMANDS = {"": open_window, "app": run_app, "test": run_tests, "benchmark": run_benchmarks}

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
