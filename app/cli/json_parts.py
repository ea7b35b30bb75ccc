"""Parts of a JSON file a person wrote: each value read with its kind, or one sentence where not."""

import json
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from app.domain.errors import Refused

Kind = TypeVar("Kind", bound=StrEnum)
MOST_BYTES = 5_000_000
MOST_NUMBER = 100_000


@dataclass(frozen=True, slots=True)
class JsonPart:
    """One object of the file and where it stands: `members[3].votes`."""

    values: dict[str, Any]
    place: str = ""

    def has(self, key: str) -> bool:
        """Tell whether something is said under a key; null says nothing."""
        return self.values.get(key) is not None

    def refuse_unknown(self, known: Set[str]) -> None:
        """Refuse a key that is none of the known: a slip of the pen would be lost unseen."""
        for key in self.values:
            if key not in known:
                raise Refused(
                    f"Tệp có mục lạ “{self._at(key)}”. Các mục ở đây: {', '.join(sorted(known))}."
                )

    def part(self, key: str) -> "JsonPart | None":
        """Return the object under a key, None without one."""
        if not self.has(key):
            return None
        value = self.values[key]
        if not isinstance(value, dict):
            self._refuse(key, "phải là một nhóm {…}")
        return JsonPart(value, self._at(key))

    def parts(self, key: str) -> Iterator["JsonPart"]:
        """Give the objects of the list under a key."""
        found = self.values[key] if self.has(key) else []
        if not isinstance(found, list):
            self._refuse(key, "phải là một danh sách […]")
        for place, value in enumerate(found):
            at = f"{key}[{place}]"
            if not isinstance(value, dict):
                self._refuse(at, "phải là một nhóm {…}")
            yield JsonPart(value, self._at(at))

    def text(self, key: str) -> str:
        """Return words, "" without any."""
        value = self.values.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self._refuse(key, "phải là chữ trong ngoặc kép")
        return value

    def texts(self, key: str) -> dict[str, str]:
        """Return the words under each key of an object."""
        inner = self.part(key)
        return {} if inner is None else {name: inner.text(name) for name in inner.values}

    def flag(self, key: str) -> bool:
        """Return yes or no; no without any."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            self._refuse(key, "phải là true hoặc false")
        return bool(value)

    def count(self, key: str) -> int | None:
        """Return a whole number from 0, None without one."""
        value = self.values.get(key)
        if value is None:
            return None
        is_count = isinstance(value, int) and not isinstance(value, bool)
        if not is_count or not 0 <= value <= MOST_NUMBER:
            self._refuse(key, "phải là số nguyên từ 0")
        return int(value)

    def points(self, key: str) -> Fraction | None:
        """Return an exact number, None without one."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._refuse(key, "phải là số, như 24.5")
        try:
            return Fraction(str(value))
        except ValueError:  # JSON of Python reads NaN and Infinity too
            self._refuse(key, "phải là số, như 24.5")

    def day(self, key: str) -> date | None:
        """Return a day, None without one."""
        text = self.text(key)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self._refuse(key, "phải là ngày như 2026-11-05")

    def choice(self, key: str, kind: type[Kind]) -> Kind | None:
        """Return one of the words of a kind, None without one."""
        text = self.text(key)
        if not text:
            return None
        if text not in set(kind):
            self._refuse(key, f"phải là một trong: {', '.join(kind)}")
        return kind(text)

    def _at(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key

    def _refuse(self, key: str, what: str) -> NoReturn:
        raise Refused(f"Trong tệp, “{self._at(key)}” {what}.")


def read_json(path: Path) -> JsonPart:
    """Return the object a file holds; raises Refused with one sentence."""
    try:
        size = path.stat().st_size
        found = json.loads(path.read_text(encoding="utf-8-sig")) if size <= MOST_BYTES else None
    except OSError:
        raise Refused(f"Không đọc được tệp {path.name}. Hãy xem lại đường dẫn.") from None
    except (ValueError, RecursionError):
        raise Refused(f"Tệp {path.name} không phải JSON mã UTF-8. Hãy xem lại tệp.") from None
    if not isinstance(found, dict):
        raise Refused(f"Tệp {path.name} phải là một nhóm JSON {{…}} không quá 5 MB.")
    return JsonPart(found)
