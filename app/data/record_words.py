"""What a row is called and where it is seen, read from its image: of now, or the last one known."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import journal
from app.data.journal import Image, Key
from app.data.record_places import OWNERS, PLACES
from app.data.tables.history import JournalEntry
from app.domain.documents import DocumentType, document_code
from app.domain.journals import RECORD_NOUNS
from app.domain.matrix_headings import meeting_label
from app.domain.meetings import MeetingKind, meeting_title
from app.domain.member_sheets import sheet_period
from app.domain.members import POST_LABELS, SITUATION_LABELS, Post, Situation
from app.domain.periods import Period
from app.domain.review_dossiers import DOSSIER_PAPER_LABELS, DossierPaper
from app.domain.reviews import COLLECTIVE_LABELS, ReviewSubject
from app.domain.rubrics import SheetPeriod
from app.domain.text import short_date
from app.domain.written_papers import WRITTEN_PAPER_LABELS, WrittenPaperType

MOST_LETTERS = 70
_Entry: Any = JournalEntry.__table__

_TITLES = (
    "full_name",
    "title",
    "name",
    "text",
    "subject",
    "abstract",
    "label",
    "code",
    "file_name",
    "shortcoming",
    "proposal",
    "strength",
)
"""The first of these columns a row has words in is what it is called."""


class Records:
    """Reads what rows are called; what was read once is remembered."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[Key, tuple[Image, bool]] = {}

    def image(self, table: str, row_id: int) -> tuple[Image, bool]:
        """Return a row as it is, or as the journal last knew it, and whether it is there."""
        key = (table, row_id)
        if key not in self._known:
            now = journal.stored(self._session.connection(), table, row_id)
            self._known[key] = (now, True) if now is not None else (self._last(key), False)
        return self._known[key]

    def words(self, table: str, row_id: int) -> str:
        """Return a row's noun and title: "Nhiệm vụ “Lập danh sách…”"."""
        title = self.title(table, self.image(table, row_id)[0])
        return named(table, title)

    def title(self, table: str, image: Image) -> str:
        """Return what a row is called, "" when it has no words of its own."""
        special = _SPECIAL.get(table)
        return _cut(special(image, self) if special is not None else _first_words(image))

    def title_of(self, table: str, row_id: int | None) -> str:
        """Return what a row named by its id is called."""
        return "" if row_id is None else self.title(table, self.image(table, row_id)[0])

    def owner(self, table: str, image: Image) -> Key | None:
        """Return the row a row is a part of."""
        column, target = OWNERS.get(table, ("", ""))
        row_id = image.get(column)
        return None if row_id is None else (target, row_id)

    def owner_words(self, table: str, image: Image) -> str:
        """Return what the meeting, member or task is called that a row is a part of."""
        owner = self.owner(table, image)
        while owner is not None and owner[0] in OWNERS and owner[0] != "tasks":
            owner = self.owner(owner[0], self.image(*owner)[0])
        return "" if owner is None else self.title_of(*owner)

    def meeting_of(self, table: str, row_id: int) -> int | None:
        """Return the meeting a row belongs to."""
        key: Key | None = (table, row_id)
        while key is not None and key[0] != "meetings":
            key = self.owner(key[0], self.image(*key)[0])
        return None if key is None else key[1]

    def where(self, table: str, row_id: int) -> str:
        """Return where a row is seen, or the row it is a part of when it is gone itself."""
        image, is_there = self.image(table, row_id)
        place = PLACES.get(table)
        if is_there and place is not None:
            return place.format_map({**image, "meeting_id": self.meeting_of(table, row_id)})
        owner = self.owner(table, image)
        return "" if owner is None else self.where(*owner)

    def _last(self, key: Key) -> Image:
        """Return the last whole image of a row that is gone; {} when the journal has none."""
        query = (
            select(_Entry.c.before, _Entry.c.after)
            .where(_Entry.c.table_name == key[0], _Entry.c.row_id == key[1])
            .where(_Entry.c.before.is_(None) | _Entry.c.after.is_(None))
            .order_by(_Entry.c.id.desc())
            .limit(1)
        )
        row = self._session.connection().execute(query).first()
        return {} if row is None else journal.image_from(row.before or row.after) or {}


def named(table: str, title: str) -> str:
    """Return the noun of a table with a title."""
    noun = RECORD_NOUNS[table].one
    if not title:
        return noun
    if table in _PLAIN:
        return f"{noun} {title}"
    return f"{noun} “{title}”"


def _first_words(image: Image) -> str:
    return next((str(image[name]) for name in _TITLES if image.get(name)), "")


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= MOST_LETTERS else flat[:MOST_LETTERS].rsplit(" ", 1)[0] + " …"


def _meeting(image: Image, _records: Records) -> str:
    if not image:
        return ""
    period = Period(image["year"], image["month"], image["quarter"])
    return meeting_title(MeetingKind(image["kind"]), period, image["topic_title"])


def _person(image: Image, records: Records) -> str:
    return records.title_of("members", image.get("member_id"))


def _speech(image: Image, records: Records) -> str:
    person = _person(image, records) or image.get("guest_name", "")
    return f"{person}: {image['text']}" if person and image.get("text") else image.get("text", "")


def _situation(image: Image, _records: Records) -> str:
    return SITUATION_LABELS[Situation(image["situation"])] if image else ""


def _post(image: Image, _records: Records) -> str:
    return POST_LABELS[Post(image["post"])] if image else ""


def _document(image: Image, _records: Records) -> str:
    if not image:
        return ""
    return f"{document_code(DocumentType(image['type']), image['number'])} {image['abstract']}"


def _badge(image: Image, _records: Records) -> str:
    return f"{image['years']} năm" if image else ""


def _slip(image: Image, _records: Records) -> str:
    return f"năm {image['year']}" if image else ""


def _past(image: Image, records: Records) -> str:
    """Return who and when: "Nguyễn Thị Hạnh, 03/2025"."""
    if not image:
        return ""
    held_on = date.fromisoformat(image["held_on"])
    return f"{_person(image, records)}, {meeting_label(held_on, MeetingKind(image['kind']))}"


def _group(image: Image, records: Records) -> str:
    return records.title_of("party_groups", image.get("group_id"))


def _review(image: Image, _records: Records) -> str:
    if not image:
        return ""
    quarter = image["number"]
    return f"quý {quarter}/{image['year']}" if quarter else f"năm {image['year']}"


def _reviewed(image: Image, records: Records) -> str:
    subject = ReviewSubject(image["subject"]) if image else None
    return COLLECTIVE_LABELS[subject] if subject in COLLECTIVE_LABELS else _person(image, records)


def _review_paper(image: Image, _records: Records) -> str:
    return DOSSIER_PAPER_LABELS[DossierPaper(image["kind"])] if image else ""


def _member_sheet(image: Image, records: Records) -> str:
    if not image:
        return ""
    period = sheet_period(SheetPeriod(image["period"]), image["year"], image["number"])
    return f"{_person(image, records)}, {period.label}"


def _written(image: Image, _records: Records) -> str:
    """Return "Quyết định về việc thành lập…"."""
    if not image:
        return ""
    return f"{WRITTEN_PAPER_LABELS[WrittenPaperType(image['type'])]} {image['subject']}"


def _day_off(image: Image, _records: Records) -> str:
    return f"{short_date(date.fromisoformat(image['day']))} {image['name']}" if image else ""


_SPECIAL: Mapping[str, Callable[[Image, Records], str]] = {
    "meetings": _meeting,
    "attendances": _person,
    "task_co_owners": _person,
    "notices": lambda image, records: image.get("name") or _person(image, records),
    "minutes_entries": _speech,
    "member_situations": _situation,
    "member_posts": _post,
    "group_memberships": _group,
    "member_badges": _badge,
    "yearly_slips": _slip,
    "past_attendance": _past,
    "transfers": lambda image, _records: image.get("place", ""),
    "dossier_loans": lambda image, _records: image.get("borrower", ""),
    "dossier_checks": lambda image, _records: image.get("outcome", ""),
    "documents": _document,
    "written_papers": _written,
    "days_off": _day_off,
    "reviews": _review,
    "review_entries": _reviewed,
    "review_papers": _review_paper,
    "score_lines": lambda image, _records: f"mục {image['item_id']}" if image else "",
    "member_sheet_lines": lambda image, _records: f"mục {image['item_id']}" if image else "",
    "member_sheets": _member_sheet,
    "annual_plans": lambda image, _records: str(image.get("year", "")),
    "settings": lambda _image, _records: "",
    "cells": lambda _image, _records: "",
    "snapshots": lambda _image, _records: "",
    "score_sheets": lambda _image, _records: "",
    "meeting_parts": lambda _image, _records: "",
    "committee_links": lambda _image, _records: "",
}
_PLAIN = frozenset(
    {
        "meetings", "members", "attendances", "task_co_owners", "member_situations",
        "member_badges", "yearly_slips", "transfers", "dossier_loans", "resident_members",
        "member_posts", "group_memberships", "documents", "days_off", "score_lines",
        "member_sheets", "member_sheet_lines", "past_attendance",
        "annual_plans", "party_groups", "terms", "guests", "notices", "observers",
        "observer_teams", "finding_overrides", "visits", "reviews", "review_entries",
    }
)  # fmt: skip
"""Records called by a name or a kỳ; the others are quoted."""
