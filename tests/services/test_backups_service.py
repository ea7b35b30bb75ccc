"""Backups of an open book through the services: made, listed, rehearsed, carried, put back."""

import zipfile

import pytest

from app.data.folder import DataFolder
from app.domain.errors import Damaged, Refused
from app.domain.members import MemberForm
from app.services.backups import restore_backup, verify_backup
from app.services.workspace import Services
from tests.books import new_book


@pytest.fixture
def place(tmp_path):
    return tmp_path / "so"


def names(services: Services) -> list[str]:
    return [member.full_name for member in services.members.all()]


def test_a_backup_is_listed_with_its_reason(services, members):
    made = services.backups.make()
    assert services.backups.list() == (made,)
    assert made.reason == "Tự tay sao lưu"
    assert made.size == services.backups.path_of(made.name).stat().st_size
    assert zipfile.is_zipfile(services.backups.path_of(made.name))


def test_the_newest_backup_comes_first(services, members):
    first = services.backups.make()
    services.members.add(MemberForm("Trần Văn An"))
    second = services.backups.make_by_timer()
    assert [row.name for row in services.backups.list()] == [second.name, first.name]
    assert second.reason == "Định kỳ khi làm việc"


@pytest.mark.parametrize("act", ["make_on_exit", "make_by_timer"])
def test_a_backup_of_its_own_accord_is_made_only_after_a_change(services, members, act):
    make = getattr(services.backups, act)
    assert make() is not None
    assert make() is None
    services.members.add(MemberForm("Trần Văn An"))
    assert make() is not None, "the change came within the second of the backup"
    assert make() is None
    assert len(services.backups.list()) == 2


def test_a_backup_that_cannot_be_read_counts_for_nothing(services, members):
    made = services.backups.make()
    services.backups.path_of(made.name).write_bytes(b"broken")
    assert services.backups.make_on_exit() is not None


def test_a_backup_tells_how_many_rows_it_holds(services, members):
    made = services.backups.make()
    rows = dict(verify_backup(services.backups.path_of(made.name)))
    assert rows["members"] == len(members)
    assert rows["cells"] == 1


def test_a_rehearsal_counts_rows_and_keeps_the_day(services, members, clock):
    made = services.backups.make()
    clock.set(9, 30)
    done = services.backups.rehearse()
    assert (done.name, done.missing_attachments) == (made.name, ())
    assert done.rows == sum(
        count for _table, count in verify_backup(services.backups.path_of(made.name))
    )
    assert services.cells.settings().rehearsed_at == clock.moment
    assert services.history.labels().undo != "Khôi phục thử"


@pytest.mark.parametrize("act", ["rehearse", "carry"])
def test_without_a_backup_there_is_nothing_to_rehearse_or_carry(services, tmp_path, act):
    with pytest.raises(Refused, match="Chưa có bản sao lưu nào"):
        services.backups.carry(tmp_path) if act == "carry" else services.backups.rehearse()


def test_a_backup_is_carried_to_another_drive_and_is_whole_there(services, members, tmp_path):
    made = services.backups.make()
    assert services.backups.carry(tmp_path / "usb") == ()
    (copy,) = (path for path in (tmp_path / "usb").rglob("*.zip"))
    assert copy.name == made.name
    assert dict(verify_backup(copy))["members"] == len(members)


def test_a_restore_puts_the_book_back_and_keeps_what_it_replaced(place):
    services = new_book(place)
    services.members.add(MemberForm("Trần Văn An"))
    made = services.backups.path_of(services.backups.make().name)
    services.members.add(MemberForm("Lê Thị Bình"))
    services.close()
    with DataFolder.open(place) as folder:
        rows = dict(restore_backup(folder, made))
    assert rows["members"] == 1
    again = Services.open(DataFolder.open(place))
    assert names(again) == ["Trần Văn An"]
    replaced = again.backups.list()[0]
    assert replaced.reason == "Trước khi khôi phục"
    assert dict(verify_backup(again.backups.path_of(replaced.name)))["members"] == 2
    again.close()


def test_a_damaged_backup_changes_nothing(place):
    services = new_book(place)
    services.members.add(MemberForm("Trần Văn An"))
    made = services.backups.path_of(services.backups.make().name)
    services.close()
    made.write_bytes(made.read_bytes()[:-500])
    before = (place / "so-chi-bo.db").read_bytes()
    with DataFolder.open(place) as folder, pytest.raises(Damaged, match="bị hỏng"):
        restore_backup(folder, made)
    assert (place / "so-chi-bo.db").read_bytes() == before


def test_a_backup_that_is_not_there_is_told(place, tmp_path):
    with pytest.raises(Refused, match="Không thấy tệp sao lưu"):
        verify_backup(tmp_path / "mat.zip")
    new_book(place).close()
    with DataFolder.open(place) as folder, pytest.raises(Refused, match="Không thấy tệp sao lưu"):
        restore_backup(folder, tmp_path)
