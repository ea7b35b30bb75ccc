"""Masks a copy of the data file: every row, what is frozen in it, the journal, the search index."""

import hashlib
import json
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Column, Table

from app.data import driver, failures, journal
from app.data.base import Base
from app.data.mask_rules import COLUMNS, FIELDS, RUBRIC_TEXTS, Treatment
from app.data.tables import declare_all
from app.domain.masks import Mask
from app.domain.plain_records import canonical_json
from app.domain.progress import Progress, no_progress
from app.domain.rubric_editions import content_hash, from_plain

_JOURNAL = frozenset({"journal_entries", "typed_texts"})
Editions = Mapping[str, str]


def mask_file(path: Path, mask: Mask, progress: Progress = no_progress) -> int:
    """Mask a closed copy in place; return how many texts being typed were left out.

    Room that rows gave back may still hold what they were: the copy is written anew afterwards.
    """
    with failures.of_database(path):
        connection = driver.connect(path)
        try:
            connection.execute("BEGIN")
            left_out = connection.execute("DELETE FROM typed_texts").rowcount
            _mask_rows(connection, Masking(mask, _editions(connection, mask)), progress)
            connection.execute("COMMIT")
        finally:
            connection.close()
    return int(left_out)


def write_anew(path: Path, target: Path) -> None:
    """Write a closed file anew, so that nothing of its earlier rows is left in it."""
    with failures.of_database(target):
        connection = driver.connect(path)
        try:
            connection.execute("VACUUM INTO ?", (str(target),))
        finally:
            connection.close()


class Masking:
    """What becomes of a value, by its column or field."""

    def __init__(self, mask: Mask, editions: Editions) -> None:
        self._mask = mask
        self._editions = editions
        self._leaves: dict[Treatment, Callable[[str], str]] = {
            Treatment.KEPT: str,
            Treatment.PLAIN: mask.plain,
            Treatment.PERSON: mask.person,
            Treatment.TEXT: mask.text,
            Treatment.CODE: mask.code,
            Treatment.BIRTH: mask.birth,
            Treatment.MAIL: mask.mail,
            Treatment.FILE: mask.file_name,
            Treatment.DIGEST: mask.digest,
            Treatment.IDENTITY: mask.identity,
            Treatment.TERM: mask.term,
            Treatment.EMPTIED: lambda _text: "",
            Treatment.EDITION: lambda edition: editions.get(edition, edition),
            Treatment.SNAPSHOT: mask.digest,
            Treatment.JSON: self._kept_json,
        }

    def row(self, table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values of a row, or of its image in the journal, as the file keeps them."""
        masked = {name: self._stored(table, name, values) for name in values}
        body, sha = masked.get("body"), f"{table.name}.sha256"
        if COLUMNS.get(sha) is Treatment.SNAPSHOT and body and "sha256" in masked:
            masked["sha256"] = hashlib.sha256(zlib.decompress(body)).hexdigest()
        return masked

    def plain(self, value: Any, treatment: Treatment, owner: str = "") -> Any:
        """Return plain data with each of its texts treated by the name of its field."""
        if treatment is Treatment.RUBRIC:
            return mask_rubric(value, self._mask)
        if isinstance(value, str):
            return self._leaves[treatment](value)
        if treatment is Treatment.KEPT:
            return value
        if isinstance(value, list):
            return [self.plain(one, treatment, owner) for one in value]
        if isinstance(value, dict):
            return {name: self._field(owner, name, value[name], treatment) for name in value}
        return value

    def _field(self, owner: str, name: str, value: Any, around: Treatment) -> Any:
        inherited = Treatment.PLAIN if around is Treatment.JSON else around
        by_name = FIELDS.get(f"{owner}.{name}") or FIELDS.get(name, inherited)
        return self.plain(value, by_name, name)

    def _stored(self, table: Table, name: str, values: Mapping[str, Any]) -> Any:
        value, treatment = values[name], _treatment(table, name)
        if not isinstance(value, str | bytes) or not value or treatment is Treatment.KEPT:
            return value  # a number alone in a JSON column comes back as one
        column: Column[Any] | None = table.columns.get(name)
        if isinstance(value, bytes):
            return zlib.compress(self._kept_json(zlib.decompress(value).decode()).encode())
        if column is not None and isinstance(column.type, JSON):
            return self._json_column(table.name, json.loads(value), treatment, values)
        return self.plain(value, treatment)

    def _json_column(
        self, table: str, held: Any, treatment: Treatment, values: Mapping[str, Any]
    ) -> str:
        if table == "settings":
            key = str(values.get("key", ""))
            return _json(self.plain({key: held}, treatment, table)[key])
        return _json(self.plain(held, treatment, "fields" if table == "upward_forms" else ""))

    def _kept_json(self, text: str) -> str:
        return canonical_json(self.plain(json.loads(text), Treatment.JSON)) if text else text


def mask_rubric(rubric: Any, mask: Mask, field: str = "") -> Any:
    """Return a rubric with what a person reads of it masked; words of shipped ones stay."""
    if isinstance(rubric, dict):
        return {name: mask_rubric(rubric[name], mask, name) for name in rubric}
    if isinstance(rubric, list):
        return [mask_rubric(one, mask, field) for one in rubric]
    is_read = isinstance(rubric, str) and field in RUBRIC_TEXTS
    return mask.text(rubric) if is_read else rubric


def _editions(connection: Any, mask: Mask) -> Editions:
    """Return the new hash of each edition whose words change."""
    editions = {}
    for known, text in connection.execute("SELECT content_hash, body FROM rubric_editions"):
        body = json.loads(text)
        if (masked := mask_rubric(body, mask)) != body:
            editions[known] = content_hash(from_plain(masked))
    return editions


def _mask_rows(connection: Any, masking: Masking, progress: Progress) -> None:
    declare_all()
    tables = [table for table in Base.metadata.sorted_tables if table.name not in _JOURNAL]
    for done, table in enumerate(tables):
        progress(done, len(tables) + 1, "Đang thay tên và nội dung")
        _mask_table(connection, table, partial(masking.row, table))
    progress(len(tables), len(tables) + 1, "Đang thay tên và nội dung")
    _mask_images(connection, masking)


def _mask_table(
    connection: Any, table: Table, masked: Callable[[Mapping[str, Any]], dict[str, Any]]
) -> None:
    names = [column.name for column in table.columns if _is_changed(table, column.name)]
    if not names:
        return
    read = [*names, *({"key"} & {column.name for column in table.columns} - set(names))]
    listed = ", ".join(f'"{name}"' for name in ("id", *read))
    rows = connection.execute(f"SELECT {listed} FROM {table.name}").fetchall()
    put = ", ".join(f'"{name}" = ?' for name in names)
    made = (masked(dict(zip(read, row[1:], strict=True))) for row in rows)
    connection.executemany(
        f"UPDATE {table.name} SET {put} WHERE id = ?",
        [(*(new[name] for name in names), row[0]) for row, new in zip(rows, made, strict=True)],
    )


def _mask_images(connection: Any, masking: Masking) -> None:
    entries = connection.execute("SELECT id, table_name, before, after FROM journal_entries")
    for entry_id, table_name, *texts in entries.fetchall():
        table = Base.metadata.tables.get(table_name, Table(table_name, type(Base.metadata)()))
        images = [journal.image_from(text) for text in texts]
        before, after = (image and masking.row(table, image) for image in images)
        connection.execute(
            "UPDATE journal_entries SET before = ?, after = ? WHERE id = ?",
            (journal.image_text(before), journal.image_text(after), entry_id),
        )


def _treatment(table: Table, name: str) -> Treatment:
    """Return what becomes of a column; one that is no longer known is a text."""
    if (known := COLUMNS.get(f"{table.name}.{name}")) is not None:
        return known
    return Treatment.KEPT if name in table.columns else Treatment.TEXT


def _is_changed(table: Table, name: str) -> bool:
    return _treatment(table, name) is not Treatment.KEPT


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
