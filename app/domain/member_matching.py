"""Which person of a list is which member: by card, identity number, then name and birth."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.dates import DatePrecision, PartialDate
from app.domain.doubts import AnswerChoice, Answers, Doubt
from app.domain.import_columns import ImportColumn
from app.domain.member_days import posts_on, situation_on, standing_on
from app.domain.member_labels import group_name
from app.domain.member_lists import ImportedPerson
from app.domain.members import Member, MemberForm, Post, Situation
from app.domain.text import fold, given_name

MATCH = "match"
NEW_PERSON = "mới"


class MatchKind(StrEnum):
    """By what a person of a list was known again."""

    CARD = "card"
    CITIZEN_ID = "citizen_id"
    NAME_AND_BIRTH = "name_and_birth"
    ANSWER = "answer"


MATCH_KIND_LABELS = {
    MatchKind.CARD: "cùng số thẻ",
    MatchKind.CITIZEN_ID: "cùng số căn cước",
    MatchKind.NAME_AND_BIRTH: "cùng họ tên, ngày sinh",
    MatchKind.ANSWER: "đồng chí chọn",
}


@dataclass(frozen=True, slots=True)
class KnownMember:
    """A member of the book as an import compares a list with it."""

    id: int
    form: MemberForm
    situation: Situation | None = None
    posts: tuple[Post, ...] = ()
    group: str = ""
    is_here: bool = True
    is_missing: bool = False


def known_on(member: Member, day: date) -> KnownMember:
    """Return a member with what holds on a day."""
    return KnownMember(
        id=member.id,
        form=member.form,
        situation=situation_on(member, day),
        posts=posts_on(member, day),
        group=group_name(member, day),
        is_here=standing_on(member, day) is not None,
        is_missing=member.missing_since is not None,
    )


@dataclass(frozen=True, slots=True)
class MatchedPerson:
    """A person of a list with the member he or she is; None for somebody new."""

    person: ImportedPerson
    member: KnownMember | None
    kind: MatchKind | None = None


class _Register:
    """Members by what they are known again by, and who has been found already."""

    def __init__(self, members: Iterable[KnownMember]) -> None:
        self.by_id = {str(member.id): member for member in members}
        self.taken: set[int] = set()
        self._cards: dict[str, KnownMember] = {}
        self._citizens: dict[str, KnownMember] = {}
        self._names: dict[str, list[KnownMember]] = {}
        for member in self.by_id.values():
            self._cards.setdefault(member.form.card_number, member)
            self._citizens.setdefault(member.form.citizen_id, member)
            self._names.setdefault(fold(member.form.full_name), []).append(member)

    def by_number(self, person: ImportedPerson) -> tuple[KnownMember | None, MatchKind | None]:
        card = person.text_of(ImportColumn.CARD_NUMBER)
        citizen = person.text_of(ImportColumn.CITIZEN_ID)
        if card and card in self._cards:
            return self._cards[card], MatchKind.CARD
        if citizen and citizen in self._citizens:
            return self._citizens[citizen], MatchKind.CITIZEN_ID
        return None, None

    def namesakes(self, person: ImportedPerson) -> list[KnownMember]:
        return self._names.get(fold(person.name), [])


def match_people(
    people: Iterable[ImportedPerson],
    members: Iterable[KnownMember],
    answers: Answers,
) -> tuple[tuple[MatchedPerson, ...], tuple[Doubt, ...]]:
    """Return who each person is, and what has to be asked; two rows are never one member."""
    register = _Register(members)
    matched, doubts = [], []
    for person in people:
        found, doubt = _match(person, register)
        if doubt is not None:
            doubts.append(doubt)
            found = _as_answered(person, register, answers.get(doubt.key))
        if found.member is not None:
            register.taken.add(found.member.id)
        matched.append(found)
    return tuple(matched), tuple(doubts)


def _match(person: ImportedPerson, register: _Register) -> tuple[MatchedPerson, Doubt | None]:
    found, kind = register.by_number(person)
    if found is not None:
        is_strange = fold(given_name(found.form.full_name)) != fold(given_name(person.name))
        if is_strange or found.id in register.taken:
            question = f"có số của đ/c {found.form.full_name} trong sổ. Có phải một người?"
            return MatchedPerson(person, None), _doubt(person, [found], question)
        return MatchedPerson(person, found, kind), None
    namesakes = [member for member in register.namesakes(person) if member.id not in register.taken]
    born = person.date_of(ImportColumn.BIRTH_DATE)
    same = [member for member in namesakes if _agree(member.form.birth_date, born)]
    if len(same) == 1 and not _cards_differ(person, same[0]):
        return MatchedPerson(person, same[0], MatchKind.NAME_AND_BIRTH), None
    if not namesakes:
        return MatchedPerson(person, None), None
    question = "trùng họ tên với người trong sổ. Có phải một người?"
    is_open = len(namesakes) == 1 and (born is None or namesakes[0].form.birth_date is None)
    proposed = namesakes[0] if is_open and not _cards_differ(person, namesakes[0]) else None
    return MatchedPerson(person, None), _doubt(person, namesakes, question, proposed)


def _doubt(
    person: ImportedPerson,
    candidates: list[KnownMember],
    question: str,
    proposed: KnownMember | None = None,
) -> Doubt:
    choices = tuple(AnswerChoice(str(m.id), _label(m)) for m in candidates)
    return Doubt(
        person.row,
        MATCH,
        person.name,
        f"Dòng {person.row} ({person.name}) {question}",
        (*choices, AnswerChoice(NEW_PERSON, "Người mới")),
        proposed=str(proposed.id) if proposed is not None else None,
        can_retype=False,
    )


def _label(member: KnownMember) -> str:
    born = member.form.birth_date
    return f"{member.form.full_name}, sinh {born.text()}" if born else member.form.full_name


def _as_answered(person: ImportedPerson, register: _Register, answer: str | None) -> MatchedPerson:
    chosen = register.by_id.get(answer or "")
    if chosen is None or chosen.id in register.taken:
        return MatchedPerson(person, None)
    return MatchedPerson(person, chosen, MatchKind.ANSWER)


def _agree(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Tell whether two dates can be the same day as far as both are known."""
    if one is None or other is None or one.value.year != other.value.year:
        return False
    if DatePrecision.YEAR in {one.precision, other.precision}:
        return True
    if one.value.month != other.value.month:
        return False
    return not (one.is_exact and other.is_exact) or one.value == other.value


def _cards_differ(person: ImportedPerson, member: KnownMember) -> bool:
    card = person.text_of(ImportColumn.CARD_NUMBER)
    return bool(card and member.form.card_number) and card != member.form.card_number
