from app.domain.attendance import AttendanceState as State
from app.domain.streaks import YearMark, excused_streak, meetings_in_silence, unexcused_months


def marks(*states: State, spoke: tuple[int, ...] = (), outside: tuple[int, ...] = ()):
    return [
        YearMark(f"T{n}", n, state, in_base=n not in outside, spoke=n in spoke)
        for n, state in enumerate(states, start=1)
    ]


def test_a_streak_of_excused_absences_names_its_meetings():
    year = marks(State.PRESENT, State.EXCUSED, State.EXCUSED)
    assert excused_streak(year) == ("T2", "T3")


def test_attending_even_online_breaks_the_streak():
    assert excused_streak(marks(State.EXCUSED, State.EXCUSED, State.ONLINE)) == ()


def test_an_unexcused_absence_neither_adds_nor_breaks():
    year = marks(State.EXCUSED, State.UNEXCUSED, State.EXCUSED)
    assert excused_streak(year) == ("T1", "T3")


def test_a_meeting_outside_the_base_neither_adds_nor_breaks():
    year = marks(State.EXCUSED, State.EXCUSED, State.EXCUSED, outside=(2,))
    assert excused_streak(year) == ("T1", "T3")


def test_unmarked_counts_nowhere():
    assert excused_streak(marks(State.EXCUSED, State.UNMARKED)) == ("T1",)


def test_unexcused_months_need_not_be_consecutive():
    year = marks(State.UNEXCUSED, State.PRESENT, State.UNEXCUSED, State.UNEXCUSED, outside=(4,))
    assert unexcused_months(year) == 2


def test_silence_counts_attended_meetings_since_the_last_speech():
    year = marks(State.PRESENT, State.EXCUSED, State.PRESENT, State.PRESENT, spoke=(1,))
    assert meetings_in_silence(year) == 2


def test_nobody_is_silent_since_meetings_not_attended():
    assert meetings_in_silence(()) is None
    assert meetings_in_silence(marks(State.EXCUSED, State.UNEXCUSED)) is None
    assert meetings_in_silence(marks(State.PRESENT, spoke=(1,))) == 0
