"""Where each tổ đảng sits, who chairs and who takes its minutes, for a meeting by groups."""

from functools import partial
from typing import Any

from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingPart, PartKind
from app.domain.text import given_name
from ui.kit.choice import Choice
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText
from ui.kit.page import scrolling
from ui.workspace import Workspace

_ROW = 76
_MOST = 340


def group_parts(file: MeetingFile) -> tuple[MeetingPart, ...]:
    """Return the sittings of the groups."""
    return tuple(part for part in file.parts if part.kind is PartKind.GROUP)


def parts_text(file: MeetingFile, names: dict[int, str]) -> str:
    """Return a line for each sitting."""
    return "\n".join(_line(part, file, names) for part in group_parts(file))


def _line(part: MeetingPart, file: MeetingFile, names: dict[int, str]) -> str:
    chair = given_name(file.name(part.chair_id))
    who = f", đ/c {chair} chủ trì" if chair else ""
    return f"{_name(part, names)}: {part.place or 'chưa ghi nơi họp'}{who}."


def _name(part: MeetingPart, names: dict[int, str]) -> str:
    return names.get(part.group_id or 0, "Tổ đảng")


class GroupPartsDialog(Dialog):
    """Asks for place, chair and minute taker of every group."""

    def __init__(self, file: MeetingFile, names: dict[int, str]) -> None:
        super().__init__("Nơi họp của các tổ đảng", "", "Ghi nơi họp", width=800)
        self._parts = group_parts(file)
        people = ((None, "Chưa phân công"), *((p.id, p.full_name) for p in file.people))
        fields: list[Field] = []
        values: dict[str, Any] = {}
        for part in self._parts:
            fields += [
                Field(_name(part, names), f"place{part.id}", LineText()),
                Field("Chủ trì", f"chair{part.id}", Choice(people)),
                Field("Thư ký", f"taker{part.id}", Choice(people)),
            ]
            values[f"place{part.id}"] = part.place
            values[f"chair{part.id}"] = part.chair_id
            values[f"taker{part.id}"] = part.minute_taker_id
        self.form = Form(fields, columns=3)
        self.form.set_values(values)
        area = scrolling(self.form)
        area.setMinimumHeight(min(len(self._parts) * _ROW, _MOST))
        self.add(area)

    def changed(self) -> tuple[tuple[int, str, int | None, int | None], ...]:
        """Return the sittings that are other than before: id, place, chair, minute taker."""
        values: dict[str, Any] = self.form.values()
        said = (
            (p, values[f"place{p.id}"], values[f"chair{p.id}"], values[f"taker{p.id}"])
            for p in self._parts
        )
        return tuple(
            (part.id, place, chair, taker)
            for part, place, chair, taker in said
            if (place, chair, taker) != (part.place, part.chair_id, part.minute_taker_id)
        )


def edit_group_parts(workspace: Workspace, file: MeetingFile, names: dict[int, str]) -> None:
    """Ask where the groups sit and keep what has changed."""
    dialog = GroupPartsDialog(file, names)
    if not workspace.dialogs.show(dialog):
        return
    meetings = workspace.services.meetings
    for said in dialog.changed():
        workspace.perform(partial(meetings.save_group_part, *said), "Đã ghi nơi họp của tổ đảng.")
