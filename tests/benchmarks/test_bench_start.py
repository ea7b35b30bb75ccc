"""Starting: the first window, a usable first page, and the memory it takes."""

from pathlib import Path

from tests.benchmarks.measuring import alternating, median, start_program
from tests.benchmarks.table import Table

ROUNDS = 7
FIRST_WINDOW, USABLE, MEMORY = 2.0, 1.5, 3.0


def test_the_first_window_is_painted_at_once(reference: Path, table: Table):
    place = str(reference)
    ours, bare = alternating(
        ROUNDS,
        lambda: start_program("our_window.py", "painted", place).waited_s,
        lambda: start_program("bare_window.py").waited_s,
    )
    assert table.ratio("Cửa sổ đầu tiên hiện ra / cửa sổ PySide6 trống", ours, bare, FIRST_WINDOW)


def test_the_first_page_is_soon_usable(reference: Path, table: Table):
    place = str(reference)
    ours, bare = alternating(
        ROUNDS,
        lambda: start_program("our_window.py", "usable", place).waited_s,
        lambda: start_program("bare_query.py", place).waited_s,
    )
    what = "Tổng quan dùng được, 30 năm / cửa sổ trống và một truy vấn SQLAlchemy"
    assert table.ratio(what, ours, bare, USABLE)


def test_the_first_page_takes_little_memory(reference: Path, table: Table):
    place = str(reference)
    ours = median(
        float(start_program("our_window.py", "usable", place).lines[-1]) for _ in range(3)
    )
    bare = median(float(start_program("bare_window.py").lines[-1]) for _ in range(3))
    what = "Bộ nhớ khi mở Tổng quan, 30 năm / cửa sổ trống"
    assert table.ratio(what, ours, bare, MEMORY, "MB")
