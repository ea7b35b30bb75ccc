import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.cells import CellForm
from app.domain.errors import Damaged, Refused
from app.domain.members import MemberForm
from app.services import opening
from app.services.workspace import Services

CELL = CellForm("Chi bộ Văn phòng")


def test_a_new_book_is_filled_and_closed(tmp_path):
    place = tmp_path / "so"
    opening.make_book(place, CELL, lambda s: s.members.add(MemberForm("Trần Văn An")))
    services = opening.open_services(opening.take(place))
    names = [member.full_name for member in services.members.all()]
    services.close()
    assert names == ["Trần Văn An"]
    assert [p.name for p in place.iterdir() if p.name.startswith(".")] == []


def test_a_book_whose_filling_fails_leaves_no_folder(tmp_path):
    def fail(_services):
        raise Refused

    with pytest.raises(Refused):
        opening.make_book(tmp_path / "so", CELL, fail)
    assert not (tmp_path / "so").exists()


def test_while_a_book_is_filled_its_folder_holds_no_book(tmp_path):
    place = tmp_path / "so"
    seen = []
    opening.make_book(place, CELL, lambda _s: seen.append((place / "so-chi-bo.db").exists()))
    assert seen == [False]
    assert (place / "so-chi-bo.db").exists()


def test_files_already_in_the_folder_stay_when_making_fails(tmp_path):
    (tmp_path / "thu.txt").write_text("giữ lại")
    with pytest.raises(ZeroDivisionError):
        opening.make_book(tmp_path, CELL, lambda _s: 1 / 0)
    assert (tmp_path / "thu.txt").read_text() == "giữ lại"
    assert not (tmp_path / "so-chi-bo.db").exists()


def test_a_folder_with_a_book_is_refused(tmp_path):
    opening.make_book(tmp_path / "so", CELL, lambda _s: None)
    with pytest.raises(Refused):
        opening.make_book(tmp_path / "so", CELL, lambda _s: None)


@pytest.mark.parametrize(
    ("name", "folder"),
    [("Chi bộ 1/2: Văn phòng", "Chi bộ 1 2 Văn phòng"), (" … ", "…"), ("///", "Chi bộ")],
)
def test_a_folder_is_named_after_the_cell(name, folder):
    assert opening.new_place(Path("/x"), name).name == folder


def test_a_cloud_folder_is_warned_of_and_needs_insisting(tmp_path):
    cloud = tmp_path / "OneDrive" / "so"
    assert "đồng bộ" in opening.place_warning(cloud)
    assert opening.needs_insisting(cloud)
    assert not opening.needs_insisting(tmp_path)


@pytest.fixture
def made(tmp_path):
    opening.make_book(tmp_path / "so", CELL, lambda s: s.members.add(MemberForm("Trần Văn An")))
    return tmp_path / "so"


def test_a_damaged_book_is_refused_and_its_folder_is_free_again(made):
    data = made / "so-chi-bo.db"
    whole = data.read_bytes()
    data.write_bytes(whole[: len(whole) // 2])
    for _once_and_again in range(2):
        with pytest.raises(Damaged):
            opening.open_services(opening.take(made))
    data.write_bytes(whole)
    opening.open_services(opening.take(made)).close()


def test_every_service_is_made_once_when_it_is_asked_for(made):
    services = opening.open_services(opening.take(made))
    names = dict(Services.__annotations__)
    assert set(names) > {"members", "papers", "remark_sheets", "attachments", "about"}
    for name, kind in names.items():
        assert type(getattr(services, name)).__name__ == kind
        assert getattr(services, name) is getattr(services, name)
    assert not hasattr(services, "nothing_of_the_kind")
    services.close()


def test_opening_a_book_loads_only_what_it_needs(made):
    program = (
        "import pathlib, sys; from app.services import opening;"
        "opening.open_services(opening.take(pathlib.Path(sys.argv[1]))).close();"
        "print(*sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(made)],
        cwd=Path(opening.__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    late = {"scoring", "meetings", "papers", "findings", "rubrics", "overview"}
    nouns = {"meetings", "people", "reviews", "sending"}
    loaded = run.stdout.split()
    assert {f"app.services.{name}" for name in late}.isdisjoint(loaded)
    assert {f"app.data.tables.{name}" for name in nouns}.isdisjoint(loaded)
