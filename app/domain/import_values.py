"""Names, numbers, gender, posts and statuses out of foreign lists; what is not sure is asked."""

import re
import unicodedata

from app.domain.doubts import LEAVE_EMPTY, AnswerChoice
from app.domain.import_columns import ImportColumn
from app.domain.import_reading import Reading, asked, known
from app.domain.import_statuses import IMPORT_STATUS_LABELS, ImportStatus, status_of
from app.domain.member_forms import CARD_DIGITS
from app.domain.members import POST_LABELS, Post
from app.domain.name_lines import recased, untitled
from app.domain.text import clean, fold
from app.domain.xl_sheets import XlCell, XlKind

MOST_LETTERS = 500
PHONE_DIGITS = range(9, 12)
NO_POST = "Không giữ chức vụ"
"""What an answer says that leaves a mark without a post."""

_SCIENTIFIC = re.compile(r"[0-9](?:[.,][0-9]+)?e\+?[0-9]+", re.IGNORECASE)
_BETWEEN_DIGITS = re.compile(r"[\s.\-']+")
_IN_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\- ])*")
_NAME_NOTE = re.compile(r"\s*\([^)]*\)\s*$")
_GENDERS = {"nam": "Nam", "trai": "Nam", "nu": "Nữ", "gai": "Nữ"}
_TICKS = frozenset({"x", "v", "✓", "✔", "1"})
_POSTS = {
    Post.SECRETARY: "bi thu|bi thu chi bo|bt chi bo|bi thu cb",
    Post.DEPUTY_SECRETARY: "pho bi thu|pho bi thu chi bo|pbt chi bo|pho bi thu cb|p bi thu",
    Post.COMMITTEE_MEMBER: "chi uy vien|uy vien chi uy|uv chi uy|chi uy|uy vien ban chi uy",
}
_POST_OF = {words: post for post, wordings in _POSTS.items() for words in wordings.split("|")}
_MEMBER_WORDS = frozenset({"dang vien", "dv", "khong", "ko", "0"})
_SHORT_POSTS = frozenset({"bt", "pbt", "cuv", "uv", "uvcu", "uvbch", "pb", "uy vien", "pho bt"})
_POST_SIGNS = re.compile(r"\s*(?:[,;/+\n]|\s[-–]\s|\bkiêm\b)\s*")
_STATUS_CHOICES = (
    ImportStatus.OFFICIAL, ImportStatus.PROBATIONARY, ImportStatus.EXEMPT,
    ImportStatus.REDUCED, ImportStatus.TEMPORARY_OUT, ImportStatus.TEMPORARY_IN,
    ImportStatus.SUSPENDED, ImportStatus.TRANSFERRING, ImportStatus.GONE,
)  # fmt: skip


def plain_text(text: str) -> str:
    """Return a text in NFC on one line."""
    return " ".join(clean(text).split())


def read_name(text: str) -> Reading:
    """Return a name re-cased from capitals, or ask about what does not look like one."""
    name = recased(untitled(plain_text(text)))
    bare = _NAME_NOTE.sub("", name)
    if bare != name and looks_like_name(bare):
        whole = plain_text(text)
        choices = (AnswerChoice(bare, bare), AnswerChoice(whole, whole))
        return asked("Tên có phần trong ngoặc. Ghi họ tên nào?", choices)
    if looks_like_name(name):
        return _cased(name)
    return asked("Có phải họ tên một đồng chí?", (AnswerChoice(name, "Đúng, giữ nguyên"),))


def looks_like_name(text: str) -> bool:
    """Tell whether a text has the shape of a full name: two to eight words of letters."""
    return 2 <= len(text.split()) <= 8 and _IN_NAME.fullmatch(text) is not None


def _cased(name: str) -> Reading:
    if not name.islower():
        return known(name, name)
    titled = " ".join(word[:1].upper() + word[1:] for word in name.split())
    return asked("Tên viết chữ thường. Ghi thế nào?", (AnswerChoice(titled, titled),), titled)


def read_digits(cell: XlCell, column: ImportColumn) -> Reading:
    """Return a card, identity or telephone number as text, or ask what became of its digits."""
    text = unicodedata.normalize("NFKC", plain_text(cell.text))
    if _SCIENTIFIC.fullmatch(text) or _is_rounded(cell):
        return asked("Excel đã làm mất các số cuối. Ghi số nào?", (LEAVE_EMPTY,))
    digits = _BETWEEN_DIGITS.sub("", text)
    if not (digits.isascii() and digits.isdigit()) or cell.kind is XlKind.FAULT:
        return _not_digits(text, column)
    if column is ImportColumn.PHONE:
        return _phone(digits, is_number=cell.kind is XlKind.NUMBER)
    if len(digits) == CARD_DIGITS:
        return known(digits, digits)
    return _short_number(digits)


def _is_rounded(cell: XlCell) -> bool:
    """Tell whether a number is what is left of 1.23E+11: noughts where its last digits were."""
    return cell.kind is XlKind.NUMBER and cell.number != 0 and cell.number % 1_000_000 == 0


def _not_digits(text: str, column: ImportColumn) -> Reading:
    parts = [_BETWEEN_DIGITS.sub("", part) for part in re.split(r"[;,/]", text)]
    if column is ImportColumn.PHONE and all(p.isascii() and p.lstrip("+").isdigit() for p in parts):
        return known(text, text)
    question = "Số có chữ lẫn vào. Ghi số nào?"
    return asked(question, (AnswerChoice(text, "Đúng, giữ nguyên"), LEAVE_EMPTY))


def _short_number(digits: str) -> Reading:
    question = f"Số có {len(digits)} chữ số, thường đủ {CARD_DIGITS}. Ghi số nào?"
    kept = AnswerChoice(digits, "Đúng, giữ nguyên")
    if len(digits) == CARD_DIGITS - 1:
        with_zero = f"0{digits}"
        return asked(question, (AnswerChoice(with_zero, with_zero), kept, LEAVE_EMPTY))
    return asked(question, (kept, LEAVE_EMPTY))


def _phone(digits: str, *, is_number: bool) -> Reading:
    if len(digits) == 9 and is_number and not digits.startswith("0"):
        with_zero = f"0{digits}"
        question = "Excel đã làm mất số 0 ở đầu. Có phải số này?"
        return asked(question, (AnswerChoice(with_zero, with_zero), LEAVE_EMPTY), with_zero)
    if len(digits) in PHONE_DIGITS:
        return known(digits, digits)
    kept = AnswerChoice(digits, "Đúng, giữ nguyên")
    return asked(f"Số điện thoại có {len(digits)} chữ số. Ghi số nào?", (kept, LEAVE_EMPTY))


def read_gender(text: str) -> Reading:
    """Return Nam or Nữ, or ask."""
    gender = _GENDERS.get(fold(text))
    if gender is not None:
        return known(gender, gender)
    return asked(
        "Là nam hay nữ?", (AnswerChoice("Nam", "Nam"), AnswerChoice("Nữ", "Nữ"), LEAVE_EMPTY)
    )


def is_tick(text: str) -> bool:
    """Tell whether a text is the mark that says yes in a column."""
    return fold(text) in _TICKS


def read_status(text: str) -> Reading:
    """Return what a status word says, or ask; an abbreviation is never guessed."""
    status = status_of(text)
    if status is not None:
        return known(status, IMPORT_STATUS_LABELS[status])
    labels = (IMPORT_STATUS_LABELS[status] for status in _STATUS_CHOICES)
    choices = tuple(AnswerChoice(label, label) for label in labels)
    return asked("là gì?", (*choices, LEAVE_EMPTY))


def answered_status(text: str) -> ImportStatus | None:
    """Return the status of an answer: one of the labels, or words known anyway."""
    by_label = {fold(label): status for status, label in IMPORT_STATUS_LABELS.items()}
    return by_label.get(fold(text)) or status_of(text)


def read_posts(text: str) -> Reading:
    """Return the posts of a cell: those of the chi bộ, and as text those outside it."""
    posts: list[Post | str] = []
    for part in _POST_SIGNS.split(plain_text(text)):
        key = fold(part).strip(" .")
        if key in _SHORT_POSTS:
            labels = (*POST_LABELS.values(), NO_POST)
            return asked("là gì?", tuple(AnswerChoice(label, label) for label in labels))
        if key and key not in _MEMBER_WORDS:
            posts.append(_POST_OF.get(key, part))
    shown = ", ".join(POST_LABELS[p] if isinstance(p, Post) else p for p in posts)
    return known(tuple(posts), shown)


def answered_posts(text: str) -> tuple[Post | str, ...]:
    """Return the posts of an answer; a person has looked, so what is unknown is kept as text."""
    if fold(text) == fold(NO_POST):
        return ()
    value = read_posts(text).value
    return value if isinstance(value, tuple) else (plain_text(text),)


def read_text(cell: XlCell) -> Reading:
    """Return a free text, or ask when Excel shows an error instead."""
    if cell.kind is XlKind.FAULT:
        return asked("Ô này báo lỗi trong Excel. Ghi gì?", (LEAVE_EMPTY,))
    text = plain_text(cell.text)[:MOST_LETTERS]
    return known(text, text)
