"""The guide tells of the program there is: its buttons, its keys, its places."""

import re
from functools import cache

import pytest

from app.domain.guides import guide_topic
from tests.rules.source_tree import ROOT, python_files

GUIDE = {file.stem: file for file in sorted((ROOT / "resources" / "help").glob("*.md"))}
TOPICS = {key: guide_topic(key, file.read_text(encoding="utf-8")) for key, file in GUIDE.items()}
LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")
QUOTED = re.compile(r"“([^”]+)”")
SENTENCE = 24
EXAMPLES = {"nghi quyet 16", "I- Mục đích", "Điều 1. Phạm vi", "không", "Năm …"}
"""What a person types or reads on paper; not a name in the interface."""


@cache
def sources() -> str:
    """The sources of the program, texts broken over lines put together."""
    files = (file.read_text(encoding="utf-8") for file in python_files("app", "ui"))
    return re.sub(r'"\s*\n\s*f?"', "", "\n".join(files))


def is_in_interface(words: str) -> bool:
    """Say whether a label is one of the program's, or a sentence is part of what it says."""
    if f'"{words}"' in sources():
        return True
    return len(words) > SENTENCE and words.rstrip(".") in sources()


@pytest.mark.parametrize("key", TOPICS)
def test_what_the_guide_quotes_is_in_the_interface(key: str):
    quoted = QUOTED.findall(TOPICS[key].markdown)

    missing = [words for words in quoted if words not in EXAMPLES and not is_in_interface(words)]

    assert missing == []


def test_every_link_leads_to_a_topic_and_a_section_that_are_there():
    for key, topic in TOPICS.items():
        for link in LINK.findall(topic.markdown):
            if link.startswith("go:"):
                continue
            name, _, anchor = link.partition("#")
            there = TOPICS.get(name.removesuffix(".md"))
            assert there is not None, (key, link)
            assert not anchor or anchor in {one.anchor for one in there.sections}, (key, link)


def test_every_link_to_a_place_names_one_that_is_there():
    places = set(re.findall(r'Place\(\s*"(\w+)"', (ROOT / "ui/places.py").read_text("utf-8")))
    table = (ROOT / "ui/settings/section_places.py").read_text("utf-8")
    sections = set(re.findall(r'SectionPlace\(\s*"(\w+)"', table))
    wanted = {
        link
        for topic in TOPICS.values()
        for link in LINK.findall(topic.markdown)
        if link.startswith("go:")
    }

    known = {f"go:page:{key}" for key in places} | {f"go:settings:{key}" for key in sections}
    assert wanted <= known


def test_the_contents_name_every_topic():
    listed = {link.removesuffix(".md") for link in LINK.findall(TOPICS["muc-luc"].markdown)}

    assert listed == TOPICS.keys() - {"muc-luc"}


@pytest.mark.parametrize("key", TOPICS)
def test_a_topic_is_short_enough_to_be_read_beside_its_screen(key: str):
    topic = TOPICS[key]

    assert topic.title
    assert len(topic.markdown.split()) <= 800
    assert max(map(len, re.split(r"\n\s*", topic.markdown))) <= 420


NAMES = {
    "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter", "PgDown": "PgDn",
}  # fmt: skip
"""How the guide names keys the code names otherwise."""
STANDARD = {"Undo": "Ctrl+Z", "Redo": "Ctrl+Y"}


def key_named(found: str) -> str:
    *held, key = found.split("+") if not found.endswith("+") else [found[:-2], "+"]
    return "+".join((*held, NAMES.get(key, key)))


@cache
def keys_of_the_program() -> frozenset[str]:
    """Every shortcut, function key and key with Ctrl that a screen listens to."""
    files = (file for file in python_files("ui") if not file.stem.startswith("gallery"))
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    named = re.findall(r'"((?:(?:Ctrl|Alt|Shift)\+)+(?:\w+|[+-])|F\d+)"', text)
    pressed = re.findall(r"Key\.Key_(F\d+)\b", text)
    told = re.findall(r"((?:Ctrl\+|F)\w+) ghi giờ hiện tại", text)
    standard = [keys for name, keys in STANDARD.items() if f"StandardKey.{name}" in text]
    numbered = [f"Ctrl+{n}" for n in (1, 9)] if 'f"Ctrl+{number}"' in text else []
    return frozenset(map(key_named, (*named, *pressed, *told, *standard, *numbered)))


def keys_in(markdown: str) -> set[str]:
    found = re.findall(r"`([^`]+)`", markdown)
    return {keys for keys in found if "+" in keys or re.fullmatch(r"F\d+", keys)}


def test_the_table_of_keys_names_every_key_of_the_program():
    assert keys_of_the_program() - keys_in(TOPICS["phim-tat"].markdown) == set()


@pytest.mark.parametrize("key", TOPICS)
def test_every_key_the_guide_names_is_one_of_the_programs(key: str):
    typed = {"Shift+Enter"}  # a new line in a text, which Qt itself knows

    assert keys_in(TOPICS[key].markdown) - keys_of_the_program() - typed == set()
