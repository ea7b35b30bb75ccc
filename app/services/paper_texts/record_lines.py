"""Records of the registers as reports tell them: one line or one sentence each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.dates import PartialDate
from app.domain.directives import Directive, directive_figures
from app.domain.good_models import GoodModel
from app.domain.inspections import INSPECTION_KIND_LABELS, InspectionLine
from app.domain.member_days import class_on
from app.domain.members import LEFT_KIND_LABELS, Member, MemberClass
from app.domain.petitions import Petition, petition_figures
from app.domain.text import lower_first, short_date, upper_first
from app.services.export.report_contexts import ModelLine
from app.services.paper_texts.wording import comrade, ended, joined, lowered, tidy, unended

_APART = {
    MemberClass.EXEMPT: "miễn sinh hoạt",
    MemberClass.TEMPORARY_OUT: "sinh hoạt tạm thời nơi khác",
    MemberClass.SPECIAL_DUTY: "làm nhiệm vụ đặc biệt",
    MemberClass.SUSPENDED: "đình chỉ hoặc đang chuyển sinh hoạt",
    MemberClass.TEMPORARY_IN: "sinh hoạt tạm thời đến (ngoài đảng số)",
}


@dataclass(frozen=True, slots=True)
class PeriodRecords:
    """What the registers hold of the days a report is about."""

    first: date
    last: date
    members: tuple[Member, ...] = ()
    directives: tuple[Directive, ...] = ()
    petitions: tuple[Petition, ...] = ()
    models: tuple[GoodModel, ...] = ()
    inspections: tuple[InspectionLine, ...] = ()

    def covers(self, day: date | None) -> bool:
        """Tell whether a day is one of those the report is about."""
        return day is not None and self.first <= day <= self.last


def organisation_words(counts: dict[MemberClass, int], official: int, probationary: int) -> str:
    """Return đảng số with its parts: "24 đồng chí (chính thức 23, dự bị 1); miễn sinh hoạt 1"."""
    parts = [f"{official + probationary} đồng chí (chính thức {official}, dự bị {probationary})"]
    parts += [f"{words} {counts[kind]}" for kind, words in _APART.items() if counts.get(kind)]
    return "; ".join(parts)


def classes_on(members: Iterable[Member], day: date) -> dict[MemberClass, int]:
    """Return how many members count as what on a day."""
    found: dict[MemberClass, int] = {}
    for member in members:
        kind = class_on(member, day)
        if kind is not None:
            found[kind] = found.get(kind, 0) + 1
    return found


def change_lines(records: PeriodRecords) -> Iterator[str]:
    """Give who was admitted, became official, came and left in the days of a report."""
    for member in records.members:
        form = member.form
        if records.covers(_exact(form.admission_date)):
            yield _change("Kết nạp", member, form.admission_date)
        elif records.covers(form.joined_on):
            came_from = f", từ {unended(form.joined_from)}" if form.joined_from.strip() else ""
            yield f"Chuyển đến: {comrade(member.full_name)}{came_from}."
        if records.covers(_exact(form.official_date)):
            yield _change("Công nhận chính thức", member, form.official_date)
        if records.covers(form.left_on) and form.left_kind is not None:
            yield f"{LEFT_KIND_LABELS[form.left_kind]}: {comrade(member.full_name)}."


def _exact(day: PartialDate | None) -> date | None:
    return day.value if day is not None and day.is_exact else None


def _change(what: str, member: Member, day: PartialDate | None) -> str:
    when = f", ngày {short_date(day.value)}" if day is not None else ""
    return f"{what}: {comrade(member.full_name)}{when}."


def directive_lines(directives: Iterable[Directive]) -> Iterator[str]:
    """Give each document from above with the day it was passed on."""
    for directive in reversed(tuple(directives)):
        if directive.applies:
            spread = directive.spread_on
            said = f"phổ biến ngày {short_date(spread)}" if spread else "chưa phổ biến"
            yield ended(f"{unended(directive.name)}, {said}")


def directive_words(records: PeriodRecords, today: date) -> str:
    """Return the figures of the documents from above, "" without any."""
    found = directive_figures(records.directives, today).words if records.directives else ""
    return ended(found)


def petition_words(records: PeriodRecords, today: date) -> str:
    """Return the figures of petitions and wishes, "" without any."""
    listed = tuple(p for p in records.petitions if records.covers(p.received_on))
    return ended(petition_figures(listed, today).words) if listed else ""


def request_lines(petitions: Iterable[Petition]) -> Iterator[str]:
    """Give the petitions to a level above that wait for an answer."""
    for petition in reversed(tuple(petitions)):
        if petition.goes_up and petition.is_open and petition.answered_on is None:
            yield ended(f"{unended(tidy(petition.text))} (gửi {petition.addressee})")


def model_lines(models: Iterable[GoodModel]) -> tuple[ModelLine, ...]:
    """Return the good models in the order they were noted."""
    return tuple(
        ModelLine(
            title=upper_first(unended(model.title)),
            who=comrade(model.member_name) if model.member_name else "chi bộ",
            text=unended(lower_first(tidy(model.text))),
            effect=unended(lower_first(tidy(model.effect))),
        )
        for model in reversed(tuple(models))
    )


def inspection_line(line: InspectionLine) -> str:
    """Return one line of the programme with what came of it."""
    kind = INSPECTION_KIND_LABELS[line.kind]
    done = f"làm ngày {short_date(line.done_on)}" if line.done_on else "chưa làm"
    words = (f"{kind}: {lowered(unended(line.title))} ({lower_first(line.planned_label)})", done)
    return ended(joined((*words, lowered(unended(line.result))), "; "))
