"""Which row of an attendance matrix is which member; nobody is added, and nobody is guessed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.domain.attendance_matrices import MatrixRow
from app.domain.doubts import WHOLE_FILE, AnswerChoice, Answers, Doubt
from app.domain.import_values import plain_text
from app.domain.member_lists import HIDDEN, LEAVE, TAKE
from app.domain.member_matching import MATCH, KnownMember, match_people
from app.domain.name_lines import recased, untitled
from app.domain.text import fold, given_name, name_key

BY_NAME = "by_name"
TOGETHER, ONE_BY_ONE = "ghép", "hỏi từng người"
MOST_CANDIDATES = 30
LEAVE_ROW = AnswerChoice(LEAVE, "Không nhập dòng này")


@dataclass(slots=True)
class MatchedRows:
    """The member of each row, the rows a person left out, and what has to be asked."""

    members: dict[int, KnownMember] = field(default_factory=dict)
    left: set[int] = field(default_factory=set)
    doubts: list[Doubt] = field(default_factory=list)


def match_rows(
    rows: Sequence[MatrixRow], members: Sequence[KnownMember], answers: Answers
) -> MatchedRows:
    """Return who each row is: by numbers and birth, by the name as a person agreed, or asked."""
    found = MatchedRows()
    found.doubts += _hidden_doubts(rows, answers, found)
    taken = [row for row in rows if row.number not in found.left]
    sure, _doubts = match_people([row.person for row in taken], members, {})
    found.members = {one.person.row: one.member for one in sure if one.member is not None}
    by_name = _same_names([r for r in taken if r.number not in found.members], members)
    if by_name:
        found.doubts.append(_together(by_name))
    if answers.get((WHOLE_FILE, BY_NAME)) != ONE_BY_ONE:
        found.members |= by_name
    for row in taken:
        if row.number not in found.members:
            _ask(row, members, answers, found)
    return found


def _hidden_doubts(
    rows: Sequence[MatrixRow], answers: Answers, found: MatchedRows
) -> Iterator[Doubt]:
    for row in rows:
        if row.is_hidden:
            name = row.person.name
            question = f"Dòng {row.number} ({name}) đang ẩn trong tệp. Có nhập không?"
            choices = (AnswerChoice(TAKE, "Nhập"), AnswerChoice(LEAVE, "Không nhập"))
            yield Doubt(row.number, HIDDEN, name, question, choices, can_retype=False)
            if answers.get((row.number, HIDDEN)) == LEAVE:
                found.left.add(row.number)


def _same_names(
    rows: Sequence[MatrixRow], members: Sequence[KnownMember]
) -> dict[int, KnownMember]:
    """Return the rows whose name is spelled as that of one member, and of no other row."""
    alike = Counter(fold(member.form.full_name) for member in members)
    spelled = {_spelled(m.form.full_name): m for m in members if alike[fold(m.form.full_name)] == 1}
    in_rows = Counter(fold(_spelled(row.person.name)) for row in rows)
    return {
        row.number: spelled[name]
        for row in rows
        if (name := _spelled(row.person.name)) in spelled and in_rows[fold(name)] == 1
    }


def _spelled(name: str) -> str:
    return recased(untitled(plain_text(name))).casefold()


def _together(by_name: dict[int, KnownMember]) -> Doubt:
    return Doubt(
        WHOLE_FILE,
        BY_NAME,
        str(len(by_name)),
        f"{len(by_name)} dòng có họ tên đúng như một đồng chí duy nhất trong sổ. Ghép theo họ tên?",
        (AnswerChoice(TOGETHER, "Ghép theo họ tên"), AnswerChoice(ONE_BY_ONE, "Hỏi từng người")),
        proposed=TOGETHER,
        can_retype=False,
    )


def _ask(
    row: MatrixRow, members: Sequence[KnownMember], answers: Answers, found: MatchedRows
) -> None:
    """Ask who a row is, and take the answer unless another row is that member already."""
    candidates = _candidates(row, members)
    key = fold(row.person.name)
    same = [member for member in candidates if fold(member.form.full_name) == key]
    answer = answers.get((row.number, MATCH))
    chosen = next((m for m in members if str(m.id) == answer), None)
    is_double = chosen is not None and chosen in found.members.values()
    if chosen is not None and not is_double:
        found.members[row.number] = chosen
    if answer == LEAVE:
        found.left.add(row.number)
    name = row.person.name
    doubled = f"Dòng khác đã là đ/c {name}." if is_double else ""
    question = f"{doubled} Dòng {row.number} ({name}) là đồng chí nào trong sổ?".strip()
    found.doubts.append(
        Doubt(
            row.number,
            MATCH,
            name,
            question,
            (*(AnswerChoice(str(m.id), _label(m)) for m in candidates), LEAVE_ROW),
            proposed=str(same[0].id) if len(same) == 1 and not is_double else None,
            can_retype=False,
            is_settled=answer is None or answer == LEAVE or (chosen is not None and not is_double),
        )
    )


def _candidates(row: MatrixRow, members: Sequence[KnownMember]) -> list[KnownMember]:
    """Return the members most like a row: same name, same given name, then all by name."""
    name, given = fold(row.person.name), fold(given_name(row.person.name))

    def likeness(member: KnownMember) -> tuple[bool, bool, bool]:
        other = member.form.full_name
        same_given = fold(given_name(other)) == given
        return fold(other) != name, not same_given, not member.is_here

    by_name = sorted(members, key=lambda m: name_key(m.form.full_name))
    return sorted(by_name, key=likeness)[:MOST_CANDIDATES]


def _label(member: KnownMember) -> str:
    born = member.form.birth_date
    return f"{member.form.full_name}, sinh {born.text()}" if born else member.form.full_name
