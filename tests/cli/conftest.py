import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from tests.services.sample_book import copy_sample


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The JSON document on stdout; fails when there is anything else."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys, tmp_path, monkeypatch) -> Run:
    """Carry out a command in this process, with a log folder of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "trang-thai"))

    def carry_out(*words: object) -> Answer:
        capsys.readouterr()
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return carry_out


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    """Chi bộ mẫu, shared by the tests of a module that only read it."""
    return copy_sample(tmp_path_factory.mktemp("dong-lenh") / "so")


@pytest.fixture
def own_sample(tmp_path) -> Path:
    """Chi bộ mẫu for one test to change."""
    return copy_sample(tmp_path / "so")
