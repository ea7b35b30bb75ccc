"""The user guide: topics with their sections, read from Markdown, and what typed words find there.

A topic begins with "# title", its sections with "## heading"; the key is the name of its file.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.text import ascii_slug, fold, shortened

EXCERPT = 150
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_WORD = re.compile(r"[\w+]+")
_STRESS = re.compile(r"[*`]")
_LAYOUT = re.compile(r"^\s*(?:\d+\.|-|>|#+)\s|\|(?:\s*-{3,}\s*\|)+|\|", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class GuideSection:
    """What stands under one heading; the first section of a topic has none."""

    heading: str
    text: str

    @property
    def anchor(self) -> str:
        """Return the name links lead to it by, "" for the beginning of the topic."""
        return ascii_slug(self.heading)


@dataclass(frozen=True, slots=True)
class GuideTopic:
    """One page of the guide as it is written."""

    key: str
    title: str
    markdown: str
    sections: tuple[GuideSection, ...]


@dataclass(frozen=True, slots=True)
class GuideHit:
    """A section in which every typed word was found."""

    topic: str
    title: str
    section: GuideSection
    excerpt: str


def guide_topic(key: str, markdown: str) -> GuideTopic:
    """Return the topic a Markdown text holds."""
    first, _, rest = markdown.partition("\n")
    opening, *others = re.split(r"^## ", rest, flags=re.MULTILINE)
    sections = [GuideSection("", opening.strip())]
    for other in others:
        heading, _, text = other.partition("\n")
        sections.append(GuideSection(heading.strip(), text.strip()))
    return GuideTopic(key, first.removeprefix("# ").strip(), markdown, tuple(sections))


def find_in_guide(topics: Iterable[GuideTopic], typed: str) -> tuple[GuideHit, ...]:
    """Return the sections that hold every typed word, or its beginning; titles weigh most."""
    words = _WORD.findall(fold(typed))
    if not words:
        return ()
    found = (hit for topic in topics for hit in _hits(topic, words))
    return tuple(hit for _rank, hit in sorted(found, key=lambda ranked: ranked[0]))


def _hits(topic: GuideTopic, words: list[str]) -> Iterator[tuple[int, GuideHit]]:
    for section in topic.sections:
        plain = plain_text(section.text)
        if _holds(f"{topic.title} {section.heading} {plain}", words):
            hit = GuideHit(topic.key, topic.title, section, _excerpt(plain, words))
            yield _rank(topic, section, words), hit


def _rank(topic: GuideTopic, section: GuideSection, words: list[str]) -> int:
    """Return 0 where the title says it all, then headings, then the text, words together first."""
    if _holds(section.heading, words):
        return 1
    if _holds(topic.title, words):
        return 2 if section.heading else 0
    return 3 if " ".join(words) in fold(plain_text(section.text)) else 4


def _holds(text: str, words: list[str]) -> bool:
    known = _WORD.findall(fold(text))
    return all(any(part.startswith(word) for part in known) for word in words)


def plain_text(markdown: str) -> str:
    """Return the words of a text without its signs, on one line."""
    words = _STRESS.sub("", _LINK.sub(r"\1", markdown))
    return " ".join(_LAYOUT.sub(" ", words).split())


def _excerpt(plain: str, words: list[str]) -> str:
    """Return the sentence that says most of the typed words, the first of those alike."""
    sentences = re.split(r"(?<=[.!?]) ", plain)
    said = max(sentences, key=lambda one: sum(word in fold(one) for word in words))
    return shortened(said, EXCERPT)
