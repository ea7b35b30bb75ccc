"""The methods of data classes are compiled once and kept; they work whatever the file holds."""

import marshal
import sys
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Any

import pytest

from app.kept_methods import KeptMethods

TEXT = "def twice(x):\n return 2 * x"


@pytest.fixture(autouse=True)
def compiled_files_are_written(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def twice_from(kept: KeptMethods) -> Any:
    names: dict[str, Any] = {}
    kept.run(TEXT, {}, names)
    return names["twice"]


def test_a_text_runs_as_the_standard_library_would_run_it(tmp_path: Path):
    assert twice_from(KeptMethods(tmp_path / "kept"))(21) == 42


def test_a_text_of_an_earlier_start_is_not_compiled_again(tmp_path: Path, monkeypatch):
    path = tmp_path / "made" / "kept"
    first = KeptMethods(path)
    twice_from(first)
    first.save()

    monkeypatch.delattr("builtins.compile")
    assert twice_from(KeptMethods(path))(21) == 42
    assert [file.name for file in path.parent.iterdir()] == ["kept"]


def test_a_start_that_compiles_nothing_writes_nothing(tmp_path: Path):
    KeptMethods(tmp_path / "kept").save()

    assert not (tmp_path / "kept").exists()


def test_what_one_start_adds_stands_beside_what_was_kept(tmp_path: Path):
    for text in (TEXT, "y = 1"):
        kept = KeptMethods(tmp_path / "kept")
        kept.run(text, {}, {})
        kept.save()

    before = (tmp_path / "kept").read_bytes()
    again = KeptMethods(tmp_path / "kept")
    again.run(TEXT, {}, {})
    again.run("y = 1", {}, {})
    again.save()
    assert (tmp_path / "kept").read_bytes() == before


@pytest.mark.parametrize(
    "damage", [lambda whole: whole[:40], lambda whole: b"", lambda _: b"x" * 9]
)
def test_a_damaged_file_costs_only_time(damage, tmp_path: Path):
    kept = KeptMethods(tmp_path / "kept")
    twice_from(kept)
    kept.save()
    whole = (tmp_path / "kept").read_bytes()
    (tmp_path / "kept").write_bytes(damage(whole))

    assert twice_from(KeptMethods(tmp_path / "kept"))(21) == 42


@pytest.mark.parametrize("inside", [b"", b"\xe3", marshal.dumps(7), 5, None])
@pytest.mark.parametrize("held", [lambda entry: {TEXT: entry}, lambda entry: [entry]])
def test_a_broken_entry_costs_only_time_and_is_kept_anew(inside, held, tmp_path: Path, monkeypatch):
    path = tmp_path / "kept"
    path.write_bytes(MAGIC_NUMBER + marshal.dumps(held(inside)))

    kept = KeptMethods(path)
    assert twice_from(kept)(21) == 42
    kept.save()
    monkeypatch.delattr("builtins.compile")
    assert twice_from(KeptMethods(path))(21) == 42


def test_a_folder_that_takes_no_file_costs_only_time(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    kept = KeptMethods(tmp_path / "file" / "kept")
    twice_from(kept)

    kept.save()

    assert (tmp_path / "file").read_bytes() == b""
    assert twice_from(kept)(21) == 42
