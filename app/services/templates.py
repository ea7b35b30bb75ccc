"""Templates of the user (W2), Word and Excel: copied, edited, checked, set as default, taken back.

Papers are made only from a version that passed the check: a file broken outside replaces nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import true
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.database import Database
from app.data.memo import remembered
from app.data.template_records import (
    TemplateRecord,
    find_template,
    load_templates,
    template_record,
)
from app.domain.clock import Clock
from app.domain.text import clean
from app.services import shipped_papers, template_worker
from app.services.export.paper_kinds import KIND_LABELS, TemplateKind, kind_named, office_of
from app.services.template_files import FileState, TemplateFiles
from app.services.template_worker import CheckedTemplate, TemplateRefused, read_template

OWN_WORDS = "của chi bộ"


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template of the user with the state of its file."""

    id: int
    kind: TemplateKind
    name: str
    is_default: bool
    changed_at: datetime
    state: FileState


@dataclass(frozen=True, slots=True)
class KindTemplates:
    """A kind of paper with the templates of the user for it; the shipped one is always there."""

    kind: TemplateKind
    label: str
    own: tuple[OwnTemplate, ...]

    @property
    def default(self) -> OwnTemplate | None:
        """Return the template in use, None for the shipped one."""
        return next((one for one in self.own if one.is_default), None)


@dataclass(frozen=True, slots=True)
class TemplateNote:
    """What is to be known of a paper printed with a template of the user."""

    template_id: int
    sentence: str
    is_trouble: bool = False


class TemplateService:
    """Actions on templates, and making papers with them."""

    def __init__(self, db: Database, folder: Path, kept: Path, clock: Clock) -> None:
        self._db = db
        self._files = TemplateFiles(folder, kept)
        self._clock = clock
        self._verdicts: dict[tuple[str, TemplateKind], CheckedTemplate] = {}

    # --- Looking --------------------------------------------------------------------------------

    def kinds(self) -> tuple[KindTemplates, ...]:
        """Return every kind of paper with its templates."""
        with self._db.read() as session:
            found = load_templates(session)
        own = [self._own(record) for record in found]
        return tuple(
            KindTemplates(kind, label, tuple(one for one in own if one.kind is kind))
            for kind, label in KIND_LABELS.items()
        )

    def get(self, template_id: int) -> OwnTemplate:
        """Return one template; raises NotFound."""
        return self._own(self._record(template_id))

    def default_of(self, kind: TemplateKind) -> OwnTemplate | None:
        """Return the template in use for a kind, None for the shipped one."""
        record = self._default(kind)
        return None if record is None else self._own(record)

    def days_in_use(self) -> dict[TemplateKind, date]:
        """Return the kinds printed with a template of the user, with its last day of change."""
        tables = frozenset({t.UserTemplate.__tablename__})
        with self._db.read() as session:
            found = remembered(session, "templates in use", tables, _in_use)
        return {kind_named(one.kind): one.changed_at.date() for one in found}

    def check(self, template_id: int) -> CheckedTemplate:
        """Return the faults of a template as its file is now; without any the file is taken."""
        record = self._record(template_id)
        data = self._files.working(record)
        found = self._checked(data, kind_named(record.kind))
        if not found.faults:
            self._take(record, data)
        return found

    def check_file(self, path: Path, kind: TemplateKind | None = None) -> CheckedTemplate:
        """Return the faults of a file that is no template of the book yet."""
        return template_worker.checked(read_template(path), kind)

    def sample_html(self, kind: TemplateKind, template_id: int | None = None) -> str:
        """Return the sample paper as simple HTML: the shipped template, or the file as it is now.

        Raises Refused when the file cannot be filled.
        """
        if template_id is None:
            return shipped_papers.sample_html(kind)
        return template_worker.sample_html(self._files.working(self._record(template_id)), kind)

    def working_file(self, template_id: int) -> Path:
        """Return the file to edit; one that was deleted is written again as it was checked last."""
        return self._files.restored(self._record(template_id))

    # --- Changing -------------------------------------------------------------------------------

    def copy(self, kind: TemplateKind, template_id: int | None = None) -> OwnTemplate:
        """Make a template of the user from the shipped one, or from another of the user."""
        if template_id is None:
            data = shipped_papers.template(kind)
        else:
            record = self._record(template_id)
            kind, data = kind_named(record.kind), self._files.good(record)
        return self._add(kind, f"{KIND_LABELS[kind]} {OWN_WORDS}", data, "Sao chép mẫu")

    def add(self, path: Path, kind: TemplateKind) -> OwnTemplate:
        """Take a Word or Excel file as a template; raises TemplateRefused with all its faults."""
        data = read_template(path)
        found = self._checked(data, kind)
        if found.faults:
            raise TemplateRefused(path.name, found.faults)
        name = clean(path.stem).strip() or KIND_LABELS[kind]
        return self._add(kind, name, data, "Thêm mẫu")

    def use(self, template_id: int) -> None:
        """Make papers with a template from now on; raises TemplateRefused while it has faults."""
        record = self._record(template_id)
        found = self.check(template_id)
        if found.faults:
            raise TemplateRefused(record.name, found.faults)
        with self._db.write("Đặt mẫu đang dùng") as session:
            _unset(session, record.kind)
            find_template(session, template_id).is_default = True

    def use_shipped(self, kind: TemplateKind) -> None:
        """Make papers with the shipped template again; those of the user stay."""
        with self._db.write("Dùng lại mẫu gốc") as session:
            _unset(session, kind)

    def remove(self, template_id: int) -> None:
        """Take a template out of the book; what was kept of it stays for undo and backups."""
        with self._db.write("Xóa mẫu") as session:
            session.delete(find_template(session, template_id))

    # --- Making papers --------------------------------------------------------------------------

    def fill(self, kind: TemplateKind, context: Any) -> bytes:
        """Return a paper made with the template in use; raises ExportError.

        A file changed outside is checked first. While it has faults the version checked last
        stays in use; `note` says so.
        """
        record = self._default(kind)
        if record is None:
            return shipped_papers.made(kind, context)
        data = self._files.changed(record)
        if data is None or self._checked(data, kind).faults:
            return template_worker.filled(self._files.good(record), kind, context)
        self._take(record, data)
        return template_worker.filled(data, kind, context)

    def note(self, kind: TemplateKind) -> TemplateNote | None:
        """Say which template of the user prints a kind, and when an older version has to serve."""
        record = self._default(kind)
        if record is None:
            return None
        data = self._files.changed(record)
        count = 0 if data is None else len(self._checked(data, kind).faults)
        if not count:
            return TemplateNote(record.id, f"In theo mẫu “{record.name}” của chi bộ.")
        return TemplateNote(
            record.id,
            f"Tệp mẫu “{record.name}” sửa trong {office_of(kind)} còn {count} lỗi, "
            "nên giấy in theo bản đã kiểm tra trước đó.",
            is_trouble=True,
        )

    # --- Checks and rows ------------------------------------------------------------------------

    def _checked(self, data: bytes, kind: TemplateKind) -> CheckedTemplate:
        """Return the faults of a template; the same bytes are checked once."""
        key = (sha256(data).hexdigest(), kind)
        found = self._verdicts.get(key) or template_worker.checked(data, kind)
        if found.is_certain:
            self._verdicts[key] = found
        return found

    def _take(self, record: TemplateRecord, data: bytes) -> None:
        """Make a version that passed the check the good one."""
        digest = self._files.keep(data)
        if digest == record.sha256:
            return
        with self._db.write("Nhận bản mẫu đã sửa", undoable=False) as session:
            row = find_template(session, record.id)
            row.sha256, row.changed_at = digest, self._clock()

    def _add(self, kind: TemplateKind, name: str, data: bytes, label: str) -> OwnTemplate:
        digest, now = self._files.keep(data), self._clock()
        with self._db.read() as session:
            own_name = self._files.free_name(name, kind.value, load_templates(session))
        self._files.begin(own_name, kind.value, data)
        with self._db.write(label) as session:
            row = t.UserTemplate(
                kind=kind.value,
                name=own_name,
                sha256=digest,
                is_default=False,
                added_at=now,
                changed_at=now,
                note="",
            )
            session.add(row)
            session.flush()
            record = template_record(row)
        return self._own(record)

    def _own(self, record: TemplateRecord) -> OwnTemplate:
        return OwnTemplate(
            id=record.id,
            kind=kind_named(record.kind),
            name=record.name,
            is_default=record.is_default,
            changed_at=record.changed_at,
            state=self._files.state(record),
        )

    def _record(self, template_id: int) -> TemplateRecord:
        with self._db.read() as session:
            return template_record(find_template(session, template_id))

    def _default(self, kind: TemplateKind) -> TemplateRecord | None:
        is_default = t.UserTemplate.is_default == true()
        with self._db.read() as session:
            found = load_templates(session, t.UserTemplate.kind == kind.value, is_default)
        return found[0] if found else None


def _in_use(session: Session) -> tuple[TemplateRecord, ...]:
    return load_templates(session, t.UserTemplate.is_default == true())


def _unset(session: Session, kind: str) -> None:
    for record in load_templates(session, t.UserTemplate.kind == kind):
        find_template(session, record.id).is_default = False
