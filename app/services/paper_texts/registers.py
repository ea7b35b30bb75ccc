"""The registers on paper: petitions (U7), papers from above with their delay, good models."""

from dataclasses import dataclass
from datetime import date

from app.domain.cells import Cell
from app.domain.directives import DIRECTIVE_STATE_LABELS, Directive, directive_figures
from app.domain.good_models import GoodModel
from app.domain.meeting_file import Person
from app.domain.petitions import PETITION_KIND_LABELS, Petition, petition_figures
from app.domain.settings import Settings, SignPlace
from app.domain.text import short_date, upper_first
from app.services.export.contexts import PaperHeader, Signature
from app.services.export.register_contexts import (
    DirectiveRow,
    DirectiveTable,
    ModelRow,
    ModelTable,
    PetitionRow,
    PetitionTable,
)
from app.services.paper_texts.header import paper_header, signature
from app.services.paper_texts.wording import ended, tidy


@dataclass(frozen=True, slots=True)
class RegisterFrame:
    """What every list of a register carries: the cell, who signs, the year and the day."""

    cell: Cell
    settings: Settings
    people: tuple[Person, ...]
    year: int
    today: date

    @property
    def header(self) -> PaperHeader:
        """Header block of the day the list is made."""
        return paper_header(self.cell, self.today)

    @property
    def signature(self) -> Signature:
        """Signature of the cell."""
        return signature(self.settings, SignPlace.CELL, self.people)


def petition_table(frame: RegisterFrame, petitions: tuple[Petition, ...]) -> PetitionTable:
    """Return the petitions of a year, in the order they were received."""
    return PetitionTable(
        header=frame.header,
        year=frame.year,
        rows=tuple(map(_petition, reversed(petitions))),
        figures=petition_figures(petitions, frame.today).words,
        signature=frame.signature,
    )


def _petition(petition: Petition) -> PetitionRow:
    answer = _answer(petition)
    return PetitionRow(
        received_on=petition.received_on,
        author=petition.author,
        text=ended(tidy(petition.text)),
        kind=PETITION_KIND_LABELS[petition.kind],
        answer_here="" if petition.goes_up else answer,
        addressee=petition.addressee,
        sent_on=petition.sent_on,
        due_on=petition.due_on,
        result=answer if petition.goes_up else "",
        announced_on=petition.announced_on,
    )


def _answer(petition: Petition) -> str:
    if petition.answered_on is not None:
        return f"{short_date(petition.answered_on)}: {ended(tidy(petition.answer))}"
    return f"Khép lại: {ended(tidy(petition.closing))}" if petition.closing else ""


def directive_table(frame: RegisterFrame, directives: tuple[Directive, ...]) -> DirectiveTable:
    """Return the documents of a year, in the order they were received."""
    return DirectiveTable(
        header=frame.header,
        year=frame.year,
        rows=tuple(_directive(directive, frame.today) for directive in reversed(directives)),
        figures=directive_figures(directives, frame.today).words,
        signature=frame.signature,
    )


def _directive(directive: Directive, today: date) -> DirectiveRow:
    late = directive.days_late(today)
    state = DIRECTIVE_STATE_LABELS[directive.state(today)]
    return DirectiveRow(
        code=directive.code,
        issuer=directive.issuer,
        issued_on=directive.issued_on,
        title=tidy(directive.title),
        received_on=directive.received_on,
        spread_on=directive.spread_on,
        days=directive.days(today) if directive.applies else 0,
        state=f"{state}, chậm {late} ngày" if late and directive.spread_on else state,
        summary="\n".join(directive.lines),
        meeting=directive.meeting_title if directive.spread_on else "",
    )


def model_table(frame: RegisterFrame, models: tuple[GoodModel, ...]) -> ModelTable:
    """Return the good models of a year, in the order they were noted."""
    return ModelTable(
        header=frame.header,
        year=frame.year,
        rows=tuple(
            ModelRow(
                on=model.on,
                title=upper_first(tidy(model.title)),
                text=ended(tidy(model.text)),
                effect=ended(tidy(model.effect)),
                who=model.who,
                reported_on=model.reported_on,
            )
            for model in reversed(models)
        ),
        signature=frame.signature,
    )
