"""A task found by its code, as lists and papers write it: 16.2 is the second of Nghị quyết 16."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.search import Hit
from app.domain.documents import DocumentState, DocumentType

_CODE = re.compile(r"([0-9]{1,4})\.([0-9]{1,3})")


def tasks_of_code(session: Session, words: str) -> tuple[Hit, ...]:
    """Return the tasks of a code, the newest first; none when the words are no code."""
    code = _CODE.fullmatch(words.strip())
    if code is None:
        return ()
    paper, task = t.IssuedDocument, t.Task
    query = (
        select(task.id, task.text, task.deliverable, t.Meeting.year)
        .join(paper, paper.meeting_id == task.meeting_id)
        .join(t.Meeting, t.Meeting.id == task.meeting_id)
        .where(paper.type == DocumentType.RESOLUTION, paper.state == DocumentState.ISSUED)
        .where(paper.number == int(code[1]), task.position == int(code[2]))
        .order_by(task.id.desc())
    )
    return tuple(
        Hit("task", f"task:{row}", text, product, year)
        for row, text, product, year in session.execute(query)
    )
