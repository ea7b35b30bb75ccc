import gc
import threading
import weakref
from functools import partial

import pytest

from app.domain.errors import ExportError
from app.domain.progress import pause
from tests.fakes import CollectedProgress, InstantTasks
from ui.kit.progress_card import ProgressCard
from ui.kit.tasks import Task, TaskRunner


def _give(value, _progress):
    return value


def _count(total, report):
    for number in range(total):
        report(number, total, "")


@pytest.fixture
def runner(qtbot):
    made = TaskRunner()
    yield made
    assert made.stop_all()


def test_no_result_is_lost_even_of_the_fastest_tasks(runner, qtbot):
    results: list[int] = []
    tasks = [Task(partial(_give, n)) for n in range(300)]
    for task in tasks:
        task.succeeded.connect(results.append)

    with qtbot.waitSignal(runner.idle, timeout=10_000):
        for task in tasks:
            runner.start(task)

    assert results == list(range(300))


def test_the_work_is_on_one_other_thread_and_the_slots_on_this_one(runner, qtbot):
    workers, listeners = set(), set()
    for _ in range(20):
        task = Task(lambda _progress: workers.add(threading.get_ident()))
        task.succeeded.connect(lambda _result: listeners.add(threading.get_ident()))
        runner.start(task)
    with qtbot.waitSignal(runner.idle):
        pass

    assert len(workers) == 1
    assert listeners == {threading.get_ident()}
    assert workers.isdisjoint(listeners)


class _Knot:
    """Garbage only a search finds, as a page and its slots are; says where it ended."""

    def __init__(self, ends: list[int]) -> None:
        self.itself = self
        self.ends = ends

    def __del__(self) -> None:
        self.ends.append(threading.get_ident())


def _make_much(_progress):
    for _ in range(50):
        kept = [[] for _ in range(40_000)]
    return len(kept)


def test_garbage_of_the_window_is_never_destroyed_by_the_work(runner, qtbot):
    ends: list[int] = []
    task = Task(_make_much)
    _Knot(ends)
    with qtbot.waitSignal(runner.idle, timeout=10_000):
        runner.start(task)
    assert gc.isenabled()
    gc.collect()

    assert ends == [threading.get_ident()]


def test_garbage_is_looked_for_while_long_work_goes_on(runner, qtbot):
    ends: list[int] = []
    task = Task(lambda _progress: may_end.wait(10))
    may_end = threading.Event()
    runner.start(task)
    _Knot(ends)
    qtbot.waitUntil(lambda: bool(ends))
    assert not gc.isenabled()
    with qtbot.waitSignal(runner.idle):
        may_end.set()

    assert ends == [threading.get_ident()]


def test_a_task_nobody_keeps_is_let_go_on_the_thread_of_the_window(runner, qtbot):
    threads: list[int] = []
    for number in range(300):
        task = Task(partial(_give, number))
        weakref.finalize(task, lambda: threads.append(threading.get_ident()))
        with qtbot.waitSignal(runner.idle):
            runner.start(task)
        del task

    assert len(threads) >= 298
    assert set(threads) == {threading.get_ident()}


def test_a_refusal_is_handed_over(runner, qtbot):
    def work(_progress):
        raise ExportError("Tệp đang mở trong Word, hãy đóng rồi thử lại.")

    task = Task(work)
    told: list[ExportError] = []
    task.failed.connect(told.append)
    with qtbot.waitSignal(task.finished):
        runner.start(task)

    assert [error.sentence for error in told] == ["Tệp đang mở trong Word, hãy đóng rồi thử lại."]


def test_a_cancelled_task_stops_at_its_next_report(runner, qtbot):
    begun, may_go_on = threading.Event(), threading.Event()
    done = []

    def work(progress):
        for number in range(60):
            progress(number, 60, "Biên bản")
            done.append(number)
            begun.set()
            may_go_on.wait(5)

    task = Task(work)
    with qtbot.waitSignals([task.stopped, task.finished]), qtbot.assertNotEmitted(task.failed):
        runner.start(task)
        begun.wait(5)
        task.cancel()
        may_go_on.set()

    assert done == [0]


def test_stopping_everything_ends_waiting_tasks_too(runner, qtbot):
    def work(progress):
        while True:
            progress(0, 1, "")

    for _ in range(3):
        runner.start(Task(work))

    assert runner.stop_all(5000)
    qtbot.waitUntil(lambda: not runner.is_busy())


def test_instant_tasks_do_the_work_at_once():
    results: list[str] = []
    task = Task(partial(_give, "xong"))
    task.succeeded.connect(results.append)

    InstantTasks().start(task)

    assert results == ["xong"]


def test_a_task_also_stops_where_its_work_pauses():
    stopped = []
    task = Task(lambda _progress: (task.cancel(), pause()))
    task.stopped.connect(lambda: stopped.append(1))
    task.run()
    assert stopped == [1]
    pause()


def test_collected_progress_can_stop_the_work():
    progress = CollectedProgress(stop_after=1)
    stopped = []
    task = Task(lambda _report: _count(3, progress))
    task.stopped.connect(lambda: stopped.append(1))

    task.run()

    assert progress.reports == [(0, 3, "")]
    assert stopped == [1]


@pytest.fixture
def card(qtbot):
    made = ProgressCard("Đang xuất", unit="tệp")
    qtbot.addWidget(made)
    return made


def test_a_short_task_is_never_seen(card):
    task = Task(lambda _progress: None)
    card.follow(task)

    task.run()

    assert card.isHidden()
    assert not card._delay.isActive()


def test_progress_is_said_in_words_and_shown_by_the_bar(card):
    task = Task(lambda _progress: None)
    card.follow(task)
    card._delay.timeout.emit()

    task.progressed.emit(12, 60, "Biên bản tháng 4")

    assert card.label.text() == "Đang xuất: Biên bản tháng 4"
    assert card.count.text() == "12/60 tệp"
    assert (card.bar.value(), card.bar.maximum()) == (12, 60)
    assert not card.isHidden()


def test_stopping_is_answered_at_once(card):
    task = Task(lambda _progress: None)
    card.follow(task)
    card.stop_button.click()
    task.progressed.emit(31, 60, "Biên bản tháng 4")
    assert card.label.text() == "Đang xuất: đang dừng…"
    assert not card.stop_button.isEnabled()
    card.follow(Task(lambda _progress: None))
    assert card.stop_button.isEnabled()


def test_stopping_says_what_is_kept(card):
    task = Task(lambda report: _count(60, report))
    card.follow(task)
    task.progressed.emit(31, 60, "")
    card.stop_button.click()

    task.run()

    assert card.label.text() == "Đã dừng sau 31 tệp; 31 tệp đã xong vẫn dùng được."
    assert not card.isHidden()
    assert card.stop_button.isHidden()


def test_a_result_can_be_opened_from_the_card(card):
    opened = []
    task = Task(lambda _progress: 60)
    card.follow(task)
    task.succeeded.connect(
        lambda count: card.show_result(
            f"Đã xuất {count} tệp.", act="Mở thư mục", on_act=lambda: opened.append(1)
        )
    )

    task.run()
    card.action_button.click()

    assert card.label.text() == "Đã xuất 60 tệp."
    assert opened == [1]
    assert not card.isHidden()


def test_a_failed_task_leaves_the_words_to_the_message(card):
    def work(_progress):
        raise ExportError

    task = Task(work)
    card.follow(task)
    card._delay.timeout.emit()

    task.run()

    assert card.isHidden()


def test_a_task_without_steps_fills_three_dots(card):
    card.follow(Task(lambda _progress: None))

    shown = []
    for _ in range(4):
        card._steps.timeout.emit()
        shown.append(card.label.text())

    assert shown == ["Đang xuất.", "Đang xuất..", "Đang xuất...", "Đang xuất."]
