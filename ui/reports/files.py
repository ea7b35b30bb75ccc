"""What is said of papers that were written."""

import re
from collections.abc import Sequence
from pathlib import Path

from app.services.paper_names import DRAFT_MARK
from ui.kit.made_files import made_sentence

_NUMBERED = re.compile(r" \(\d+\)$")


def exported_sentence(files: Sequence[Path]) -> str:
    """Say what was written: how many, which are drafts, what of the user's was kept."""
    drafts = sum(DRAFT_MARK in path.name for path in files)
    kept = sum(bool(_NUMBERED.search(path.stem)) for path in files)
    parts = [made_sentence(files).removesuffix(".")]
    if drafts and len(files) > 1:
        parts.append(f"{drafts} tệp là bản dự thảo")
    elif drafts:
        parts.append("là bản dự thảo")
    sentence = ", ".join(parts) + "."
    if kept:
        sentence += " Tệp đã được sửa thì giữ nguyên, bản mới mang số thứ tự."
    return sentence
