"""Where a typed text stands inside a shown one, with or without diacritics."""

from app.domain.text import fold

Spans = tuple[tuple[int, int], ...]


def highlight_spans(text: str, query: str) -> Spans:
    """Return start and end of every word beginning that the query's words match."""
    folded, places = _folded_with_places(text)
    spans: list[tuple[int, int]] = []
    for word in fold(query).split():
        spans.extend(_matches(folded, places, word))
    return _joined(sorted(set(spans)))


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """Fold letter by letter, so that each folded letter knows the shown one it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for part in " " if letter.isspace() else fold(letter):
            letters.append(part)
            places.append(place)
    return "".join(letters), [*places, len(text)]


def _matches(folded: str, places: list[int], word: str) -> list[tuple[int, int]]:
    found = []
    at = folded.find(word)
    while at >= 0:
        if at == 0 or not folded[at - 1].isalnum():
            found.append((places[at], places[at + len(word)]))
        at = folded.find(word, at + 1)
    return found


def _joined(spans: list[tuple[int, int]]) -> Spans:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
