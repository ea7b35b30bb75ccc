"""All faults of the words of one part of a template, found in one pass from its first tag on."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from app.services.export import template_balance as balance
from app.services.export import template_rules
from app.services.export.paper_environment import PaperEnvironment
from app.services.export.template_balance import Frame
from app.services.export.template_names import (
    ANYTHING,
    NameReader,
    Scope,
    scope_of,
    sure_paths,
)
from app.services.export.template_places import TemplateFault, fault_at
from app.services.export.template_tags import LooseBrace, PartTags, Tag

_OTHER_END = {"{{": "}}", "{%": "%}", "{#": "#}", "}}": "{{", "%}": "{%", "#}": "{#"}


@lru_cache(maxsize=1)
def _environment() -> PaperEnvironment:
    return PaperEnvironment()


def loose_faults(found: PartTags) -> Iterator[TemplateFault]:
    """Give the braces that lack their other end."""
    return map(_loose_fault, found.loose)


def _loose_fault(loose: LooseBrace) -> TemplateFault:
    other = _OTHER_END[loose.brace]
    if loose.brace.startswith("{"):
        return fault_at(
            loose.place,
            f"Có {loose.brace} mà không có {other} đóng lại trong cùng đoạn: “{loose.words}”.",
            f"Thêm {other} ngay sau tên trường hoặc lệnh.",
        )
    return fault_at(
        loose.place,
        f"Có {loose.brace} mà không có {other} mở trước trong cùng đoạn: “{loose.words}”.",
        f"Thêm {other} trước tên trường hoặc lệnh, hay xóa dấu thừa.",
    )


class PartReader:
    """Follows the tags of a part; a faulty one is named once and taken for what it was meant."""

    def __init__(self, part: str, context_type: type) -> None:
        self.faults: list[TemplateFault] = []
        self._part = part
        self._context = context_type
        self._scope = scope_of(context_type)
        self._frames: list[Frame] = []
        self._environment = _environment()

    def read(self, tags: tuple[Tag, ...]) -> None:
        """Look at every tag, then at what was left open."""
        for tag in tags:
            if not tag.is_comment:
                self.faults += balance.prefix_faults(tag)
                self._read(tag)
        self.faults += map(balance.unclosed, reversed(self._frames))

    def _read(self, tag: Tag) -> None:
        if tag.is_output:
            self._read_output(tag)
            return
        command = tag.command
        if command not in balance.COMMANDS:
            self.faults.append(balance.unknown_command(tag))
            command = balance.meant_command(tag)
        match command:
            case "for":
                self._open_loop(tag)
            case "if":
                self._open_condition(tag)
            case "elif" | "else":
                self._turn(tag, command)
            case "endfor" | "endif":
                self._close(tag, command)

    def _read_output(self, tag: Tag) -> None:
        tree = self._parsed(tag, f"{{{{ {tag.words} }}}}")
        if tree is not None:
            for node in tree.find_all(nodes.Output):
                for child in node.nodes:
                    self._follow(tag, child, is_printed=True)

    def _open_loop(self, tag: Tag) -> None:
        words = tag.words.split(maxsplit=1)[-1]
        tree = self._parsed(tag, f"{{% for {words} %}}{{% endfor %}}")
        loop = next(tree.find_all(nodes.For), None) if tree is not None else None
        inside = self._scope.with_loop(_target_of(words, loop), self._line_type(tag, loop))
        if loop is not None and loop.test is not None:
            self._follow(tag, loop.test, scope=inside)
        self._enter("for", tag, inside, self._scope)
        if len([frame for frame in self._frames if frame.command == "for"]) == (
            template_rules.MAX_LOOP_DEPTH + 1
        ):
            deepest = template_rules.MAX_LOOP_DEPTH
            self.faults.append(
                fault_at(tag.place, f"Vòng lặp lồng nhau quá {deepest} tầng.", "Bớt một vòng lặp.")
            )

    def _line_type(self, tag: Tag, loop: nodes.For | None) -> Any:
        if loop is None:
            return ANYTHING
        reader = NameReader(self._context)
        line = reader.looped(loop.iter, self._scope)
        self._keep(tag, reader)
        return line

    def _open_condition(self, tag: Tag) -> None:
        inside, otherwise = self._under(tag, self._scope)
        self._enter("if", tag, inside, otherwise)

    def _under(self, tag: Tag, scope: Scope) -> tuple[Scope, Scope]:
        """Return the scopes in which a condition holds, and in which it does not."""
        words = (*tag.words.split(maxsplit=1), "")[1]
        tree = self._parsed(tag, f"{{% if {words} %}}{{% endif %}}")
        found = next(tree.find_all(nodes.If), None) if tree is not None else None
        if found is None:
            return scope, scope
        self._follow(tag, found.test, scope=scope)
        held = scope.with_sure(sure_paths(found.test))
        return held, scope.with_sure(sure_paths(found.test, holds=False))

    def _enter(self, command: str, tag: Tag, inside: Scope, otherwise: Scope) -> None:
        self._frames.append(Frame(command, tag, self._scope, otherwise))
        self._scope = inside

    def _turn(self, tag: Tag, command: str) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame is None or (command == "elif" and frame.command != "if"):
            self.faults.append(balance.unopened(tag, command))
            return
        self.faults += balance.mismatch(frame, tag)
        if command == "else":
            self._scope = frame.otherwise
        else:
            self._scope, frame.otherwise = self._under(tag, frame.otherwise)

    def _close(self, tag: Tag, command: str) -> None:
        opening = balance.CLOSING[command]
        if opening not in {frame.command for frame in self._frames}:
            self.faults.append(balance.unopened(tag, command))
            return
        while self._frames[-1].command != opening:
            self.faults.append(balance.unclosed(self._frames.pop()))
        frame = self._frames.pop()
        self._scope = frame.outside
        self.faults += balance.mismatch(frame, tag)

    def _parsed(self, tag: Tag, source: str) -> nodes.Template | None:
        """Return one tag as a tree, None when a fault of its grammar was named."""
        try:
            tree = self._environment.parse(source)
        except TemplateSyntaxError:
            self.faults.append(
                fault_at(
                    tag.place,
                    f"Không đọc được {tag.text}.",
                    "Kiểm tra dấu chấm, dấu nháy, dấu ngoặc và chữ “in” của vòng lặp.",
                )
            )
            return None
        wrong = template_rules.syntax_faults(self._part, tree)
        if wrong:
            message = f"{wrong[0].message.removesuffix('.')}: {tag.text}."
            self.faults.append(fault_at(tag.place, message, wrong[0].suggestion))
            return None
        return tree

    def _follow(
        self, tag: Tag, node: nodes.Node, *, scope: Scope | None = None, is_printed: bool = False
    ) -> None:
        reader = NameReader(self._context)
        if is_printed and isinstance(node, nodes.Expr):
            reader.printed(node, self._scope)
        else:
            reader.type_of(node, scope or self._scope)
        self._keep(tag, reader)

    def _keep(self, tag: Tag, reader: NameReader) -> None:
        self.faults += (
            fault_at(tag.place, fault.message, fault.suggestion)
            for fault in dict.fromkeys(reader.faults)
        )


def _target_of(words: str, loop: nodes.For | None) -> str:
    if loop is not None and isinstance(loop.target, nodes.Name):
        return loop.target.name
    return words.split(maxsplit=1)[0] if words.strip() else ""
