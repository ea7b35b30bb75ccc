"""Where a find in the registers comes from: state of a petition, of a paper, day of a model."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.directive_records import load_directives
from app.data.model_records import load_models
from app.data.petition_records import load_petitions
from app.domain.directives import DIRECTIVE_STATE_LABELS, Directive
from app.domain.petitions import PETITION_STATE_LABELS, Petition
from app.domain.text import lower_first, short_date


def register_origins(
    session: Session, ids: Mapping[str, Sequence[int]], today: date
) -> dict[str, str]:
    """Return the origin of each find in the registers by where a click on it leads."""
    return dict(_origins(session, ids, today))


def _origins(
    session: Session, ids: Mapping[str, Sequence[int]], today: date
) -> Iterator[tuple[str, str]]:
    if ids.get("petition"):
        for petition in load_petitions(session, t.Petition.id.in_(ids["petition"])):
            yield f"petition:{petition.id}", _petition(petition, today)
    if ids.get("directive"):
        for directive in load_directives(session, t.Directive.id.in_(ids["directive"])):
            yield f"directive:{directive.id}", _directive(directive, today)
    if ids.get("model"):
        for model in load_models(session, t.GoodModel.id.in_(ids["model"])):
            yield f"model:{model.id}", f"{model.who}, {short_date(model.on)}"


def _petition(petition: Petition, today: date) -> str:
    late = petition.days_late(today)
    state = (
        f"quá {late} ngày" if late else lower_first(PETITION_STATE_LABELS[petition.state(today)])
    )
    return f"{petition.author} · {state}"


def _directive(directive: Directive, today: date) -> str:
    state = lower_first(DIRECTIVE_STATE_LABELS[directive.state(today)])
    return f"{directive.origin} · {state}"
