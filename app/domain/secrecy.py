"""Marks of secrecy in names of papers: nothing marked Mật is ever kept in this program."""

import re
import unicodedata

SECRET_SENTENCE = (
    "Tên văn bản có dấu {mark}. Sổ này không lưu văn bản mật; hãy theo dõi bằng sổ giấy theo "
    "quy định bảo vệ bí mật nhà nước."
)
_LEVELS = re.compile(r"(?<!\w)(TUYỆT|TỐI)\s+MẬT(?!\w)", re.IGNORECASE)
_STAMP = re.compile(r"(?<!\w)(?<!BÍ )MẬT(?!\w)(?! (?:THIẾT|ĐỘ|ONG))")
"""As stamps are written; in "BÍ MẬT NHÀ NƯỚC" or "LIÊN HỆ MẬT THIẾT" it is a word like others."""
_WRITTEN = re.compile(r"[(\[]\s*mật\s*[)\]]|^\s*mật\s*[-–:.,;/]|độ mật\s*[:=]", re.IGNORECASE)


def secrecy_mark(text: str) -> str:
    """Return the mark of secrecy a text carries, "" when it carries none."""
    composed = " ".join(unicodedata.normalize("NFC", text).split())
    level = _LEVELS.search(composed)
    if level:
        return level[0].upper()
    return "MẬT" if _STAMP.search(composed) or _WRITTEN.search(composed) else ""


def secrecy_sentence(text: str) -> str:
    """Return why a text cannot be kept, "" when it can."""
    mark = secrecy_mark(text)
    return SECRET_SENTENCE.format(mark=mark) if mark else ""
