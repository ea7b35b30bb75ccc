"""The lock files install the same on every system and name no place."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.rules.source_tree import ROOT

RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
BOTH = pytest.mark.parametrize("lock", [RUN_LOCK, DEV_LOCK], ids=["run", "dev"])
ENTRY = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; (.+?))? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def entries(lock: Path) -> dict[str, str]:
    lines = lock.read_text(encoding="utf-8").splitlines()
    return {found[1]: found[2] for line in lines if (found := ENTRY.match(line))}


def wanted(extra: str | None) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return [Requirement(line) for line in lines]


@BOTH
def test_each_line_is_an_entry_a_hash_or_a_remark(lock: Path):
    lines = lock.read_text(encoding="utf-8").splitlines()

    strange = [
        line
        for line in lines
        if not (ENTRY.match(line) or HASH.match(line) or line.startswith("    #"))
    ]

    assert not strange, "\n" + "\n".join(strange)
    assert len(entries(lock)) > 10


@BOTH
def test_each_entry_is_followed_by_a_hash(lock: Path):
    lines = lock.read_text(encoding="utf-8").splitlines()

    bare = [
        line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
        if ENTRY.match(line) and not HASH.match(following)
    ]

    assert not bare, "\n" + "\n".join(bare)


@BOTH
@pytest.mark.parametrize(
    "sign", ["://", "--index", "--extra-index", "--find-links", "file:", " @ "]
)
def test_no_lock_names_an_index_or_a_path(lock: Path, sign: str):
    assert sign not in lock.read_text(encoding="utf-8")


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_the_lock_is_made_for_every_system(system: str):
    assert f"sys_platform == '{system}'" in DEV_LOCK.read_text(encoding="utf-8")


def test_the_development_lock_holds_the_run_lock_unchanged():
    assert entries(RUN_LOCK).items() <= entries(DEV_LOCK).items()


@pytest.mark.parametrize(("lock", "extra"), [(RUN_LOCK, None), (DEV_LOCK, None), (DEV_LOCK, "dev")])
def test_the_lock_satisfies_what_the_project_asks_for(lock: Path, extra: str | None):
    locked = {name.lower(): version for name, version in entries(lock).items()}

    unmet = [
        str(need)
        for need in wanted(extra)
        if need.name.lower() not in locked or locked[need.name.lower()] not in need.specifier
    ]

    assert not unmet, "\n" + "\n".join(unmet)


@BOTH
def test_pyside_stays_below_the_release_that_loses_references(lock: Path):
    assert Version(entries(lock)["pyside6-essentials"]) < Version("6.12")
