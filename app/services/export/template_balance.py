"""Whether the commands of one part of a template match: for with endfor, if with endif."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.services.export.template_names import Scope
from app.services.export.template_places import (
    CELL,
    PARAGRAPH,
    ROW,
    TABLE,
    TEXT,
    TemplateFault,
    fault_at,
)
from app.services.export.template_tags import BLOCK_TAGS, Tag

OPENING = ("for", "if")
MIDDLE = ("else", "elif")
CLOSING = {"endfor": "for", "endif": "if"}
COMMANDS = (*OPENING, *MIDDLE, *CLOSING)
_CONTAINERS = {"tr": ROW, "tc": CELL, "p": PARAGRAPH}


@dataclass(slots=True)
class Frame:
    """A for or if that is open, with the names before it and when it does not hold."""

    command: str
    tag: Tag
    outside: Scope
    otherwise: Scope


def meant_command(tag: Tag) -> str:
    """Return the command a word stands for, also when it is a slip of the hand; "" for none."""
    near = difflib.get_close_matches(tag.command, COMMANDS, n=1, cutoff=0.7)
    return near[0] if near else ""


def unknown_command(tag: Tag) -> TemplateFault:
    """Return the fault of a command that does not exist here."""
    near = meant_command(tag)
    suggestion = f"Gần nhất: “{near}”." if near else f"Chỉ dùng {', '.join(COMMANDS)}."
    return fault_at(tag.place, f"Không dùng được lệnh “{tag.command}”.", suggestion)


def unclosed(frame: Frame) -> TemplateFault:
    """Return the fault of a for or if nothing closes."""
    return fault_at(
        frame.tag.place,
        f"Có {frame.tag.text} mà không có end{frame.command} đóng lại.",
        f"Thêm {_braced('end' + frame.command, frame.tag.prefix)} sau phần cần lặp hoặc cần ẩn.",
    )


def unopened(tag: Tag, command: str) -> TemplateFault:
    """Return the fault of an endfor, endif, else nothing opened."""
    opening = CLOSING.get(command, "if")
    return fault_at(
        tag.place,
        f"Có {tag.text} mà không có {opening} mở trước.",
        f"Thêm {_braced(opening + ' …', tag.prefix)} ở trước, hoặc xóa lệnh này.",
    )


def mismatch(frame: Frame, tag: Tag) -> Iterator[TemplateFault]:
    """Give what is wrong between the two ends: another prefix, or another cell."""
    opening = frame.tag
    if opening.prefix != tag.prefix:
        yield fault_at(
            tag.place,
            f"{opening.text} và {tag.text} không cùng kiểu nên làm hỏng giấy.",
            f"Viết {_braced(tag.words, opening.prefix)}.",
        )
    elif not _is_together(opening, tag):
        yield fault_at(
            tag.place,
            f"{tag.text} không cùng ô, cùng bảng với {opening.text}.",
            "Đặt cả hai trong một ô; muốn lặp cả hàng thì dùng {%tr … %} ở hai hàng riêng.",
        )


def _is_together(opening: Tag, closing: Tag) -> bool:
    if opening.prefix in {"tr", "tc"}:
        return _around(opening, TABLE) is _around(closing, TABLE)
    return opening.container is closing.container


def prefix_faults(tag: Tag) -> Iterator[TemplateFault]:
    """Give what is wrong with {%p, {%tr and {%tc: not in a row, or beside words that vanish."""
    prefix = tag.prefix
    if prefix and tag.is_output:
        yield fault_at(tag.place, f"Không dùng được dạng {tag.text}.", f"Bỏ chữ {prefix} sau {{{{.")
        return
    if prefix not in _CONTAINERS:
        return
    around = _around(tag, _CONTAINERS[prefix])
    if around is None:
        yield fault_at(
            tag.place,
            f"{tag.text} không nằm trong {BLOCK_TAGS[prefix]}.",
            f"Bỏ chữ {prefix} sau {{%, hoặc chuyển lệnh vào {BLOCK_TAGS[prefix]}.",
        )
    elif "".join(text.text or "" for text in around.iter(TEXT)).strip() != tag.text:
        yield fault_at(
            tag.place,
            f"Chữ đứng cùng {BLOCK_TAGS[prefix]} với {tag.text} sẽ mất khi in.",
            f"Để lệnh này một mình trong {BLOCK_TAGS[prefix]}.",
        )


def _around(tag: Tag, kind: str) -> Any:
    if tag.paragraph is None or tag.paragraph.tag == kind:
        return tag.paragraph
    return next(tag.paragraph.iterancestors(kind), None)


def _braced(words: str, prefix: str) -> str:
    return f"{{%{prefix} {words} %}}"
