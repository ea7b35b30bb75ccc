"""What the words of a Word template may be: fields, loops, conditions and a few filters."""

import re
from collections.abc import Iterator

from jinja2 import nodes

from app.services.export.paper_environment import PAPER_FILTERS
from app.services.export.template_places import TemplateFault

MAX_LOOP_DEPTH = 4

TEMPLATE_PART = re.compile(
    r"(word/(document|header\d*|footer\d*|footnotes|endnotes)|docProps/core)\.xml"
)

_WHOLE_ELEMENT_OUTPUT = re.compile(r"\{\{\s?(?:r|p|tr|tc)\s[^}]*\}\}")
_TAG = re.compile(r"<[^>]*>")
_ALLOWED_NODES = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.For,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Const,
    nodes.Filter,
)


def output_faults(part: str, source: str) -> tuple[TemplateFault, ...]:
    """Return the whole-run outputs ({{r …}}) that would drop plain text without a word."""
    # Word may spread one field over several runs, so it is searched without the tags.
    words = _TAG.sub("", source)
    return tuple(
        TemplateFault(part, f"Không dùng được dạng {found}.", "Bỏ chữ r, p, tr hoặc tc sau {{.")
        for found in _WHOLE_ELEMENT_OUTPUT.findall(words)
    )


def syntax_faults(part: str, tree: nodes.Template) -> tuple[TemplateFault, ...]:
    """Return the template words outside the short list: calls, sums, hidden names, odd filters."""
    faults = [fault for node in _walk(tree) for fault in _node_faults(part, node)]
    if _loop_depth(tree) > MAX_LOOP_DEPTH:
        faults.append(TemplateFault(part, f"Vòng lặp lồng nhau quá {MAX_LOOP_DEPTH} tầng."))
    return tuple(faults)


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _node_faults(part: str, node: nodes.Node) -> Iterator[TemplateFault]:
    if isinstance(node, nodes.Call):
        yield TemplateFault(
            part,
            "Mẫu gọi hàm, là việc không được phép.",
            "Chỉ dùng tên trường, for, if và các bộ lọc trong danh sách.",
        )
        return
    if not isinstance(node, _ALLOWED_NODES):
        yield TemplateFault(
            part,
            "Mẫu dùng lệnh không được phép.",
            "Chỉ dùng tên trường, for, if và các bộ lọc trong danh sách.",
        )
        return
    match node:
        case nodes.Name(name=name) | nodes.Getattr(attr=name) if name.startswith("_"):
            yield TemplateFault(part, f"Không dùng được tên “{name}”.", "Bỏ dấu gạch dưới ở đầu.")
        case nodes.Getitem(arg=arg) if not _is_plain_key(arg):
            yield TemplateFault(part, "Trong ngoặc vuông chỉ ghi được số thứ tự hoặc tên trường.")
        case nodes.Filter(name=name) if name not in PAPER_FILTERS:
            known = ", ".join(sorted(PAPER_FILTERS))
            yield TemplateFault(part, f"Không có bộ lọc “{name}”.", f"Các bộ lọc: {known}.")
        case nodes.For(recursive=True):
            yield TemplateFault(part, "Không dùng được vòng lặp tự gọi lại.")


def _is_plain_key(key: nodes.Node) -> bool:
    if not isinstance(key, nodes.Const):
        return False
    return isinstance(key.value, int) or not str(key.value).startswith("_")


def _loop_depth(node: nodes.Node) -> int:
    own = 1 if isinstance(node, nodes.For) else 0
    return own + max((_loop_depth(child) for child in node.iter_child_nodes()), default=0)
