"""Wording looked at kindly (R3): sentences copied from an earlier month, verbs without a measure.

Nothing here is a fault: every finding is information with its place and reason, and both halves
can be switched off: no words listed, or 0 as the fewest words of a copied sentence.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.checked_meetings import MESSAGE_LIMIT
from app.domain.findings import Finding
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import SCORED_KINDS, MeetingStage
from app.domain.rule_sets import RuleSet
from app.domain.tasks import Task
from app.domain.text import fold, upper_first

CODE = "R3"
_SENTENCE_END = re.compile(r"[.!?;…]+(?=\s|$)")
_LIST_MARK = re.compile(r"^\s*(?:[-–+•*]|\(?\d{1,2}[.)]|[a-zđ][.)])\s*", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_NOT_WORD = re.compile(r"[^0-9a-z#]+")
_REGULARLY = ("hang ngay", "hang tuan", "hang thang", "hang quy", "moi ngay", "moi tuan")
"""Words that are a measure though no figure stands there."""


@dataclass(frozen=True, slots=True)
class WrittenText:
    """One text of a meeting: what it is, where it is mended, its words."""

    name: str
    where: str
    text: str
    is_measured: bool = False
    """A product or figure of its own stands beside it, as a task has."""


@dataclass(frozen=True, slots=True)
class CopiedSentence:
    """A sentence of this meeting that an earlier one already had."""

    written: WrittenText
    sentence: str
    label: str
    """Short name of the earlier meeting: "T10"."""


@dataclass(frozen=True, slots=True)
class VagueSentence:
    """A sentence with a verb of intention and nothing to measure it by."""

    written: WrittenText
    sentence: str
    verb: str


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a text without the marks of lists."""
    lines = (_LIST_MARK.sub("", line) for line in text.splitlines())
    parts = (part.strip() for line in lines for part in _SENTENCE_END.split(line))
    return tuple(part for part in parts if part)


def sentence_key(sentence: str) -> str:
    """Return what two copies of a sentence share: no marks, no capitals, any figure as "#"."""
    return _NOT_WORD.sub(" ", _NUMBER.sub("#", fold(sentence))).strip()


def texts_of(file: MeetingFile) -> tuple[WrittenText, ...]:
    """Return what a meeting decides in writing: draft, conclusions, tasks."""
    header = file.header
    found = [
        WrittenText("Dự thảo nghị quyết", "prepare:draft", header.draft_resolution),
        WrittenText("Kết luận", "finish:conclusion", header.conclusion),
    ]
    found += [
        WrittenText(f"Kết luận mục {item.position}", f"run:item:{item.id}", item.conclusion)
        for item in file.agenda
        if item.conclusion.strip() != header.conclusion.strip()
    ]
    found += [_task_text(task) for task in file.tasks]
    return tuple(written for written in found if written.text.strip())


def _task_text(task: Task) -> WrittenText:
    name = f"Nhiệm vụ {task.code}" if task.code else "Nhiệm vụ"
    return WrittenText(name, f"finish:task:{task.id}", task.text, bool(task.deliverable.strip()))


def copied_sentences(
    texts: Iterable[WrittenText], earlier: Mapping[str, str], fewest_words: int
) -> tuple[CopiedSentence, ...]:
    """Return the long sentences an earlier meeting already had; `earlier` gives key to label."""
    if not fewest_words:
        return ()
    found = (
        CopiedSentence(written, sentence, earlier[key])
        for written in texts
        for sentence in sentences_of(written.text)
        if len(sentence.split()) >= fewest_words and (key := sentence_key(sentence)) in earlier
    )
    return tuple(found)


def vague_sentences(
    texts: Iterable[WrittenText], verbs: Iterable[str]
) -> tuple[VagueSentence, ...]:
    """Return the sentences with one of these verbs and no figure, deadline or rhythm."""
    wanted = tuple((verb, f" {fold(verb)} ") for verb in verbs)
    found = (
        VagueSentence(written, sentence, verb)
        for written in texts
        if not written.is_measured
        for sentence in sentences_of(written.text)
        if (verb := _verb_in(sentence, wanted))
    )
    return tuple(found)


def _verb_in(sentence: str, wanted: Iterable[tuple[str, str]]) -> str:
    key = f" {sentence_key(sentence)} "
    if "#" in key or any(words in key for words in _REGULARLY):
        return ""
    return next((verb for verb, words in wanted if words in key), "")


def wording_findings(file: MeetingFile, earlier: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return what could be worded for this month, one line a place; never once it is locked."""
    is_asked = file.header.kind in SCORED_KINDS and file.header.stage is not MeetingStage.LOCKED
    if not is_asked or not file.rules.is_on(CODE):
        return ()
    rules, texts = file.rules, texts_of(file)
    copied = copied_sentences(texts, earlier, rules.integer("copied_words_from"))
    vague = vague_sentences(texts, rules.texts("vague_verbs"))
    by_place: dict[str, list[CopiedSentence | VagueSentence]] = {}
    everything: tuple[CopiedSentence | VagueSentence, ...] = (*copied, *vague)
    for found in everything:
        by_place.setdefault(found.written.where, []).append(found)
    return tuple(_findings(by_place, rules))


def _findings(
    by_place: Mapping[str, list[CopiedSentence | VagueSentence]], rules: RuleSet
) -> Iterator[Finding]:
    for where, found in by_place.items():
        message = _message(found[0], len(found) - 1)
        yield Finding(CODE, rules.severity(CODE), message, where, "Xem câu này")


def _message(found: CopiedSentence | VagueSentence, others: int) -> str:
    more = f" (và {others} câu khác)" if others else ""
    if isinstance(found, CopiedSentence):
        rest = f"” giống {found.label}{more}; nên viết cho kỳ này."
    else:
        rest = f"”{more}: thêm số lượng, thời hạn để dễ kiểm."
    room = MESSAGE_LIMIT - len(found.written.name) - len(rest) - len(": “")
    return f"{found.written.name}: “{_cut(_shown(found), room)}{rest}"


def _shown(found: CopiedSentence | VagueSentence) -> str:
    """Return the sentence, for a vague one from its verb on."""
    if isinstance(found, CopiedSentence):
        return found.sentence
    at = fold(found.sentence).find(fold(found.verb))
    return upper_first(found.sentence[max(at, 0) :])


def _cut(sentence: str, room: int) -> str:
    return sentence if len(sentence) <= room else f"{sentence[: max(room - 1, 8)].rstrip()}…"
