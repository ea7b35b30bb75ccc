"""The words of the domain are those of docs/glossary.md."""

import ast
import re

from tests.rules.source_tree import ROOT, name_of, python_files, tree_of

GLOSSARY = ROOT / "docs" / "glossary.md"
IDENTIFIER = re.compile(r"`(…?\w+)`")


def identifiers() -> set[str]:
    rows = [line.split("|") for line in GLOSSARY.read_text(encoding="utf-8").splitlines()]
    return {word for cells in rows if len(cells) == 5 for word in IDENTIFIER.findall(cells[2])}


def is_known(name: str, words: set[str]) -> bool:
    endings = [word[1:] for word in words if word.startswith("…")]
    stems = [name.removesuffix(ending) for ending in endings if name.endswith(ending)]
    return name in words or any(stem in words for stem in stems)


def domain_classes() -> list[tuple[str, str]]:
    return [
        (node.name, f"{name_of(file)}:{node.lineno} {(ast.get_docstring(node) or '').strip()}")
        for file in python_files("app/domain")
        for node in tree_of(file).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]


def test_every_public_class_of_the_domain_is_in_the_glossary():
    words = identifiers()

    missing = [f"{name}: {place}" for name, place in domain_classes() if not is_known(name, words)]

    assert not missing, "\n" + "\n".join(missing)


def test_the_glossary_is_a_table_of_term_identifier_and_meaning():
    rows = [
        line
        for line in GLOSSARY.read_text(encoding="utf-8").splitlines()
        if line.startswith("|") and not line.startswith("| ---")
    ]

    assert len(rows) > 100
    assert [row for row in rows if len(row.split("|")) != 5] == []


def test_an_ending_of_the_glossary_extends_its_nouns_only():
    words = {"Meeting", "…Row"}

    assert is_known("MeetingRow", words)
    assert not is_known("PlanRow", words)
    assert not is_known("MeetingNote", words)
