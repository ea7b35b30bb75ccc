"""A new agenda put together: the preset of its kind, with what is carried in at its place."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from app.domain.agendas import AgendaItem, AgendaItemDraft, ItemKind, ItemOrigin, ItemPart
from app.domain.carry_over import RESULT_STEP
from app.domain.text import fold

_CLOSING_KINDS = frozenset({ItemKind.DECISION, ItemKind.SCORING, ItemKind.READING})


def with_carried(
    preset: Iterable[AgendaItemDraft], carried: Iterable[AgendaItemDraft]
) -> tuple[AgendaItemDraft, ...]:
    """Return an agenda with what is carried in.

    What a line of the preset is meant for takes that line or is named under it; the rest stands
    before the closing items, in a combined meeting before its thematic half.
    """
    agenda = tuple(preset)
    for item in carried:
        agenda = _placed(item, agenda)
    return agenda


def _placed(
    item: AgendaItemDraft, agenda: tuple[AgendaItemDraft, ...]
) -> tuple[AgendaItemDraft, ...]:
    same = _position(agenda, lambda line: fold(line.title) == fold(item.title))
    if same is not None:
        line = replace(
            agenda[same],
            duty_id=agenda[same].duty_id or item.duty_id,
            directive_id=agenda[same].directive_id or item.directive_id,
        )
        return _changed(agenda, same, _named_under(line, item.carried_lines))
    own = _position(agenda, lambda line: _is_meant_for(line, item))
    if own is not None:
        return _changed(agenda, own, _taken(agenda[own], item))
    wider = _position(agenda, lambda line: _includes(line, item))
    if wider is not None:
        lines = item.carried_lines if item.carried_from_id is None else _quoted(item)
        return _changed(agenda, wider, _named_under(agenda[wider], lines))
    at = _own_position(agenda, item)
    return (*agenda[:at], item, *agenda[at:])


def _position(
    agenda: tuple[AgendaItemDraft, ...], wanted: Callable[[AgendaItemDraft], bool]
) -> int | None:
    return next((at for at, line in enumerate(agenda) if wanted(line)), None)


def _changed(
    agenda: tuple[AgendaItemDraft, ...], at: int, item: AgendaItemDraft
) -> tuple[AgendaItemDraft, ...]:
    return (*agenda[:at], item, *agenda[at + 1 :])


def _is_meant_for(line: AgendaItemDraft, item: AgendaItemDraft) -> bool:
    """Tell whether a line of the preset stands there for exactly this: results, or study."""
    if line.origin is not ItemOrigin.PRESET or item.carried_from_id is not None:
        return False
    if item.kind is ItemKind.STUDY:
        return line.kind is ItemKind.STUDY
    return RESULT_STEP in item.step_ids and line.step_ids == (RESULT_STEP,)


def _includes(line: AgendaItemDraft, item: AgendaItemDraft) -> bool:
    """Tell whether a line of the preset covers an item together with other things."""
    is_preset = line.origin is ItemOrigin.PRESET and line.kind is item.kind
    if item.directive_id is not None:  # a paper that is passed on has an item of its own
        return False
    return is_preset and not set(line.step_ids).isdisjoint(item.step_ids)


def _taken(line: AgendaItemDraft, item: AgendaItemDraft) -> AgendaItemDraft:
    return replace(
        line,
        title=item.title,
        origin=ItemOrigin.CARRIED,
        presenter_id=item.presenter_id,
        carried_lines=item.carried_lines,
        present_minutes=max(line.present_minutes, item.present_minutes),
        discuss_minutes=max(line.discuss_minutes, item.discuss_minutes),
    )


def _named_under(line: AgendaItemDraft, lines: tuple[str, ...]) -> AgendaItemDraft:
    new = tuple(text for text in lines if text not in line.carried_lines)
    return replace(line, carried_lines=(*line.carried_lines, *new))


def _quoted(item: AgendaItemDraft) -> tuple[str, ...]:
    return tuple(f"{line}: {item.title}" for line in item.carried_lines)


def _own_position(agenda: tuple[AgendaItemDraft, ...], item: AgendaItemDraft) -> int:
    news = None if item.directive_id is None else after_news(agenda, item.part)
    return free_position(agenda, item.part) if news is None else news


def after_news(agenda: Sequence[AgendaItemDraft | AgendaItem], part: ItemPart) -> int | None:
    """Return the place after the last information item of a half, None when it has none."""
    of_news = (
        place
        for place, line in enumerate(agenda, start=1)
        if line.kind is ItemKind.INFORMATION and line.part is part
    )
    return max(of_news, default=None)


def free_position(agenda: Sequence[AgendaItemDraft | AgendaItem], part: ItemPart) -> int:
    """Return the index an item without a place of its own gets: before the closing items."""
    if part is ItemPart.REGULAR:
        of_theme = (at for at, line in enumerate(agenda) if line.part is ItemPart.THEMATIC)
        thematic = next(of_theme, None)
        if thematic:
            return thematic
    at = len(agenda)
    while at and agenda[at - 1].kind in _CLOSING_KINDS:
        at -= 1
    return at
