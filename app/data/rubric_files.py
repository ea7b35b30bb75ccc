"""Rubric files (YAML): read as written text with the line of every fault, and write them back."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from app.data.text_bytes import text_of
from app.domain.item_checks import PARAMETERS
from app.domain.problems import Problem
from app.domain.rubric_editions import to_plain
from app.domain.rubric_reading import RubricReading, read_rubric
from app.domain.rubrics import Rubric, RubricFault
from app.domain.text import clean

MAX_BYTES = 256 * 1024
MAX_DEPTH = 16
MAX_NODES = 20_000
_LINE = 160
"""Longer lists are written one entry a line."""
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN_TEXT = re.compile("[a-z][a-z0-9]*([-_][a-z0-9]+)*")
_NOT_PLAIN = frozenset({"true", "false", "null", "on", "off", "yes", "no", "y", "n"})
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_SURROGATES = re.compile("[\ud800-\udfff]")
# A number among these stays plain in a file; everywhere else digits are words, as in ids.
_NUMBER_KEYS = frozenset(
    {"schema", "max", "total", "lower", "upper", "equals", "points", "min_points", "step"}
    | {"default", "options", "sessions_count", "share_of_sessions_percent", *PARAMETERS}
)


class _FileFault(Exception):
    def __init__(self, line: int | None, sentence: str) -> None:
        super().__init__(sentence)
        self.fault = RubricFault(line, "", sentence)


def import_rubric(data: bytes | str, library: Mapping[str, Rubric] | None = None) -> RubricReading:
    """Return the rubric of a file, or every fault with its line; never fails otherwise."""
    try:
        text = _decoded(data)
        tree = _Tree(_composed(text))
    except _FileFault as stop:
        return RubricReading(None, (stop.fault,))
    reading = read_rubric(tree.raw, library)
    faults = [*tree.faults, *(tree.placed(fault) for fault in reading.faults)]
    if faults:
        return RubricReading(None, tuple(sorted(faults, key=lambda fault: fault.line or 0)))
    return reading


def export_rubric(rubric: Rubric) -> str:
    """Return the rubric as a YAML file that reads back to the same rubric."""
    node = _node(to_plain(rubric), key="")
    text: str = yaml.serialize(
        node, Dumper=yaml.SafeDumper, allow_unicode=True, width=10_000, indent=2
    )
    return text


def fault_problems(faults: tuple[RubricFault, ...]) -> tuple[Problem, ...]:
    """Return the faults as problems a form or a message can show."""
    return tuple(Problem(fault.path, fault_sentence(fault)) for fault in faults)


def fault_sentence(fault: RubricFault) -> str:
    """Return a fault with its line, as a list of faults shows it."""
    place = f"Dòng {fault.line}: " if fault.line else ""
    return place + fault.sentence


def _decoded(data: bytes | str) -> str:
    if len(data) > MAX_BYTES:
        raise _FileFault(None, "Tệp lớn quá 256 KB, không phải tệp khung tiêu chí.")
    text = data if isinstance(data, str) else text_of(data)
    if text is None:
        raise _FileFault(_strange_line(data), "Không nhận ra bảng mã; hãy lưu lại theo UTF-8.")
    text = text.removeprefix("\ufeff")
    if _SURROGATES.search(text):
        raise _FileFault(None, "Tệp có ký tự hỏng; hãy lưu lại theo bảng mã UTF-8.")
    return unicodedata.normalize("NFC", text)


def _strange_line(data: bytes | str) -> int:
    """Return the line of the first bytes that are no UTF-8."""
    readable = bytes(data).decode("utf-8", errors="replace") if isinstance(data, bytes) else data
    return readable.partition("\ufffd")[0].count("\n") + 1


def _composed(text: str) -> Node:
    """Return the only document of the text; one with a fault is read again for its exact line."""
    if yaml.__with_libyaml__:  # ten times as quick
        with suppress(_FileFault):
            return _composed_by(yaml.CBaseLoader, text)
    return _composed_by(yaml.BaseLoader, text)


def _composed_by(loader: Any, text: str) -> Node:
    """Return the only document of the text after counting what it would build."""
    try:
        _refuse_hostile(text, loader)
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        raise _FileFault(mark.line + 1 if mark else None, _syntax_sentence(text, fault)) from None
    except (yaml.YAMLError, ValueError, OverflowError):
        raise _FileFault(None, "Tệp có ký tự hoặc cách viết không đọc được.") from None
    if node is None:
        raise _FileFault(None, "Tệp trống.")
    return node


def _syntax_sentence(text: str, fault: yaml.MarkedYAMLError) -> str:
    mark = fault.problem_mark
    here = text.splitlines()[mark.line : mark.line + 1] if mark else []
    if any("\t" in line for line in here):
        return "Có phím Tab; đầu dòng chỉ dùng dấu cách."
    if "single document" in str(fault.context):
        return "Tệp có nhiều hơn một khung tiêu chí; mỗi tệp chỉ một khung."
    return "Cách viết không đúng: xem lại thụt đầu dòng, dấu hai chấm, dấu nháy và dấu ngoặc."


def _refuse_hostile(text: str, loader: Any) -> None:
    depth = nodes = 0
    for event in yaml.parse(text, Loader=loader):
        line = _line(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _FileFault(line, "Không dùng được dấu & và * (tham chiếu); hãy viết đủ ra.")
        if _is_tagged(event):
            raise _FileFault(line, "Không dùng được dấu ! (kiểu dữ liệu riêng).")
        nodes += isinstance(event, yaml.NodeEvent)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH or nodes > MAX_NODES:
            raise _FileFault(line, "Tệp lồng quá nhiều tầng hoặc quá nhiều mục.")


def _line(mark: Any) -> int:
    return int(mark.line) + 1


def _is_tagged(event: yaml.Event) -> bool:
    return getattr(event, "tag", None) is not None


class _Tree:
    """Plain data as written, where each place stands, and keys given twice."""

    def __init__(self, root: Node) -> None:
        self.faults: list[RubricFault] = []
        self._lines: dict[str, int] = {}
        self.raw = self._read(root, "")

    def placed(self, fault: RubricFault) -> RubricFault:
        """Return the fault with the line of its place, or of what encloses it."""
        nearest = next(place for place in _enclosing(fault.path) if place in self._lines)
        return replace(fault, line=self._lines[nearest])

    def _read(self, node: Node, place: str) -> Any:
        self._lines.setdefault(place, _line(node.start_mark))
        if isinstance(node, MappingNode):
            return self._read_mapping(node, place)
        if isinstance(node, SequenceNode):
            return [self._read(item, f"{place}[{i}]") for i, item in enumerate(node.value)]
        is_null = not getattr(node, "style", None) and node.value in _NULLS
        return None if is_null else clean(node.value)

    def _read_mapping(self, node: MappingNode, place: str) -> dict[str, Any]:
        read: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = _line(key_node.start_mark)
            if not isinstance(key_node, ScalarNode):
                self.faults.append(RubricFault(line, place, "Tên mục phải là một từ."))
                continue
            key = clean(key_node.value)
            here = f"{place}.{key}" if place else key
            if key in read:
                self.faults.append(RubricFault(line, here, f"“{key}” ghi hai lần."))
                continue
            self._lines[here] = line
            read[key] = self._read(value_node, here)
        return read


def _enclosing(place: str) -> Iterator[str]:
    """Give a place and then everything that encloses it, nearest first."""
    while place:
        yield place
        place = place[: max(place.rfind("."), place.rfind("["), 0)]
    yield ""


def _node(plain: Any, key: str) -> Node:
    if isinstance(plain, dict):
        pairs = [(_text_node(name), _node(value, name)) for name, value in plain.items()]
        return MappingNode("tag:yaml.org,2002:map", pairs, flow_style=_is_leaf(plain))
    if isinstance(plain, list):
        items = [_node(item, key) for item in plain]
        flow = not any(map(_is_record, plain)) and sum(len(str(item)) for item in plain) < _LINE
        return SequenceNode("tag:yaml.org,2002:seq", items, flow_style=flow)
    return _scalar_node(plain, key)


def _is_leaf(plain: dict[str, Any]) -> bool:
    """Short records without records inside stand on one line, as in the shipped files."""
    return (
        bool(plain)
        and "basis" not in plain
        and not any(
            isinstance(value, dict) or (isinstance(value, list) and any(map(_is_record, value)))
            for value in plain.values()
        )
    )


def _is_record(value: object) -> bool:
    return isinstance(value, dict)


def _scalar_node(plain: object, key: str) -> ScalarNode:
    if plain is None:
        return ScalarNode("tag:yaml.org,2002:null", "null")
    if isinstance(plain, bool):
        return ScalarNode("tag:yaml.org,2002:bool", "true" if plain else "false")
    text = str(plain)
    if key in _NUMBER_KEYS and _NUMBER.fullmatch(text):
        tag = "float" if "." in text else "int"
        return ScalarNode(f"tag:yaml.org,2002:{tag}", text)
    return _text_node(text)


def _text_node(text: str) -> ScalarNode:
    is_plain = _PLAIN_TEXT.fullmatch(text) and text not in _NOT_PLAIN
    return ScalarNode("tag:yaml.org,2002:str", text, style=None if is_plain else '"')
