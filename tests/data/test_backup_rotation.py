"""Which backups stay, whatever happens to the clock."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.data import backup, rotation
from app.data.backup import Backup, BackupReason
from tests.data.small_book import add_shelf

NOW = datetime(2026, 11, 4, 17, 0, tzinfo=UTC)


def series(ages: list[timedelta]) -> list[Backup]:
    """Return backups of these ages, newest first, numbered backwards."""
    return [
        Backup(Path(f"{number}.zip"), number, NOW - age, BackupReason.TIMER, 1)
        for number, age in zip(range(len(ages), 0, -1), ages, strict=True)
    ]


def half_hours(days: int) -> list[timedelta]:
    """Return the ages of backups made every half hour of an eight-hour day."""
    return [timedelta(days=day, minutes=30 * turn) for day in range(days) for turn in range(16)]


def kept(known: list[Backup]) -> list[Backup]:
    leaving = frozenset(rotation.to_delete(known))
    return [one for one in known if one not in leaving]


def test_two_days_are_kept_whole_then_days_weeks_and_months():
    staying = kept(series(half_hours(500)))
    ages = [NOW - one.made_at for one in staying]
    whole = [age for age in ages if age <= timedelta(days=2)]
    later = ages[len(whole) :]
    assert len(whole) == 33
    assert len(later) == 12 + 10 + 9
    assert [age.days for age in later[:12]] == list(range(2, 14))
    assert timedelta(days=300) < later[-1] < timedelta(days=400)


def test_rotating_again_changes_nothing():
    staying = kept(series(half_hours(500)))
    assert rotation.to_delete(staying) == ()


def test_the_newest_three_always_stay_and_upgrade_copies_never_leave():
    months = series([timedelta(days=31 * month) for month in range(60)])
    upgrades = [
        Backup(Path("u.zip"), 0, NOW - timedelta(days=3000), BackupReason.UPGRADE, 1),
    ]
    staying = kept(months + upgrades)
    assert staying[:3] == months[:3]
    assert upgrades[0] in staying
    assert kept(months[:3]) == months[:3]


@pytest.mark.parametrize("years", [10, -10])
@pytest.mark.parametrize("where", ["newest", "middle", "a week long"])
def test_a_clock_set_ten_years_off_costs_no_good_backup(years, where):
    honest = series(half_hours(40))
    wrong = {"newest": range(1), "middle": range(100, 101), "a week long": range(60, 172)}[where]
    jump = timedelta(days=3652 * years // 10)
    jumped = [
        Backup(one.path, one.sequence, one.made_at + jump, one.reason, 1) if place in wrong else one
        for place, one in enumerate(honest)
    ]
    stayed = {one.sequence for one in kept(jumped)}
    two_days = {one.sequence for one in honest if NOW - one.made_at <= timedelta(days=1)}
    assert two_days <= stayed
    assert len(stayed) >= len(kept(honest)) - 1


@pytest.fixture
def full_shelf(db, tmp_path) -> Path:
    """Eight backups of one day long ago, then three of today."""
    add_shelf(db, "Kệ")
    folder = Path(tmp_path) / "sao-luu"
    folder.mkdir()
    for age in (*[timedelta(days=30, minutes=-turn) for turn in range(8)], *[timedelta()] * 3):
        backup.make(db, folder, BackupReason.TIMER, NOW - age)
    return folder


def test_rotation_deletes_what_the_rule_leaves_out(full_shelf):
    gone = rotation.rotate(full_shelf)
    assert len(gone) == 7
    assert [one.sequence for one in backup.list_backups(full_shelf)] == [11, 10, 9, 8]


def test_a_failed_check_of_a_kept_backup_stops_rotation(full_shelf, error_log):
    newest = backup.list_backups(full_shelf)[1].path
    newest.write_bytes(newest.read_bytes()[:-100])
    assert rotation.rotate(full_shelf) == ()
    assert len(backup.list_backups(full_shelf)) == 11
    assert "nothing is rotated out" in error_log.sentences()[0]
