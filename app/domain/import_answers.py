"""The answer to a doubtful cell as a value: a person has looked, so less is asked of it."""

from datetime import date

from app.domain.import_columns import DATE_COLUMNS, ImportColumn
from app.domain.import_dates import answered_date
from app.domain.import_reading import NOTHING, Reading, known
from app.domain.import_statuses import IMPORT_STATUS_LABELS
from app.domain.import_values import answered_posts, answered_status, plain_text
from app.domain.members import POST_LABELS, Post


def answered(column: ImportColumn, answer: str, today: date) -> Reading | None:
    """Return the value of an answer, an empty one for "leave empty", None if unreadable."""
    text = plain_text(answer)
    if not text:
        return NOTHING
    if column in DATE_COLUMNS:
        found = answered_date(text, today)
        return None if found is None else known(found, found.text())
    match column:
        case ImportColumn.STATUS:
            status = answered_status(text)
            return None if status is None else known(status, IMPORT_STATUS_LABELS[status])
        case ImportColumn.POST:
            posts = answered_posts(text)
            shown = ", ".join(POST_LABELS[p] if isinstance(p, Post) else p for p in posts)
            return known(posts, shown)
        case ImportColumn.GENDER:
            return known(text, text) if text in {"Nam", "Nữ"} else None
        case _:
            return known(text, text)
