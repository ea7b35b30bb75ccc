"""XML with the place of every element in its bytes, so that one can change a part and no more.

A part that is parsed and written again differs everywhere; here only the bytes of an edit change.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

from app.services.worker.child import JobRefused

BROKEN_PART = "Biểu này bị hỏng. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi thêm vào sổ."
_OWN_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_TAG = re.compile(rb"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")
_ENCODINGS = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})

Edit = tuple[int, int, bytes]
"""From where to where, and what stands there afterwards."""


@dataclass(slots=True)
class Node:
    """One element: its name without prefix, and where its tags begin and end."""

    name: str
    prefix: str
    attributes: dict[str, str]
    start: int
    tag_end: int
    is_empty: bool
    """Written as <a/>."""
    close: int = 0
    """Where the end tag begins."""
    end: int = 0
    text: str = ""
    children: list["Node"] = field(default_factory=list)

    def child(self, name: str) -> "Node | None":
        """Return the first child of a name."""
        return next((one for one in self.children if one.name == name), None)

    def all(self, name: str) -> "list[Node]":
        """Return the children of a name."""
        return [one for one in self.children if one.name == name]

    def walk(self) -> "Iterator[Node]":
        """Give this element and all below it, in their order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


def parse(data: bytes) -> Node:
    """Return the root of a part; raises JobRefused for what is broken or brings entities."""
    if _OWN_ENTITIES.search(data):
        raise JobRefused(BROKEN_PART)
    reader = _Reader(data)
    try:
        return reader.read()
    except expat.ExpatError as error:
        raise JobRefused(BROKEN_PART) from error


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a part with edits done; those at one place stand in the order given."""
    pieces: list[bytes] = []
    done = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        pieces += (data[done:start], new)
        done = end
    return b"".join((*pieces, data[done:]))


def attribute_edit(data: bytes, node: Node, name: str, value: str) -> Edit:
    """Return the edit that gives an element an attribute of that value."""
    said = f' {name}="{quoted(value)}"'.encode()
    if found := _attribute(data, node, name):
        return found.start(), found.end(), said
    place = node.tag_end - (2 if node.is_empty else 1)
    return place, place, said


def without_attribute(data: bytes, node: Node, name: str) -> Edit:
    """Return the edit that takes an attribute off an element."""
    found = _attribute(data, node, name)
    return (found.start(), found.end(), b"") if found else (node.start, node.start, b"")


def _attribute(data: bytes, node: Node, name: str) -> re.Match[bytes] | None:
    pattern = re.compile(rb"\s" + re.escape(name.encode()) + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')")
    return pattern.search(data, node.start, node.tag_end)


def text_edit(node: Node, text: str) -> Edit:
    """Return the edit that replaces the words of an element that has no children."""
    return node.tag_end, node.close, escape(text).encode()


def quoted(text: str) -> str:
    """Return a text as it stands between the quotation marks of an attribute."""
    return escape(text, {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._open: list[Node] = []
        self._root: Node | None = None
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.XmlDeclHandler = _refuse_encoding
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._words

    def read(self) -> Node:
        self._parser.Parse(self._data, True)
        if self._root is None:
            raise JobRefused(BROKEN_PART)
        return self._root

    def _start(self, full_name: str, attributes: dict[str, str]) -> None:
        start = self._parser.CurrentByteIndex
        tag = _TAG.match(self._data, start)
        if tag is None:
            raise JobRefused(BROKEN_PART)
        prefix, colon, name = full_name.rpartition(":")
        node = Node(name, prefix + colon, attributes, start, tag.end(), tag[0].endswith(b"/>"))
        if self._open:
            self._open[-1].children.append(node)
        else:
            self._root = node
        self._open.append(node)

    def _end(self, _name: str) -> None:
        node = self._open.pop()
        if node.is_empty:
            node.close = node.end = node.tag_end
            return
        node.close = self._parser.CurrentByteIndex
        node.end = self._data.index(b">", node.close) + 1

    def _words(self, text: str) -> None:
        self._open[-1].text += text


def _refuse_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding is not None and encoding.lower() not in _ENCODINGS:
        raise JobRefused(BROKEN_PART)
