"""The desks of the reports: their words are known at once, each is built when it is chosen."""

from collections.abc import Callable
from typing import TypeVar, cast

from ui.kit.open_files import Opener
from ui.reports.consolidation_desk import ConsolidationDesk
from ui.reports.desk import Desk
from ui.reports.form_desk import FormDesk
from ui.reports.inspection_desk import InspectionDesk
from ui.reports.mail_desk import MailDesk
from ui.reports.posting_desk import PostingDesk
from ui.reports.template_desk import TemplateDesk
from ui.workspace import Workspace

Kind = TypeVar("Kind", bound=Desk)
DESKS: tuple[type[Desk], ...] = (
    PostingDesk, TemplateDesk, FormDesk, MailDesk, InspectionDesk, ConsolidationDesk,
)  # fmt: skip
"""In the order of the list."""


class Desks:
    """Knows which desks are there already."""

    def __init__(
        self, workspace: Workspace, opener: Opener, take_in: Callable[[Desk], None]
    ) -> None:
        """Let `take_in` put a new desk in its place."""
        self._workspace, self._opener, self._take_in = workspace, opener, take_in
        self._built: dict[type[Desk], Desk] = {}

    def of(self, kind: type[Kind]) -> Kind:
        """Return the desk of a kind, built when it is asked for the first time."""
        if kind not in self._built:
            make = cast(Callable[[Workspace, Opener], Desk], kind)
            self._built[kind] = make(self._workspace, self._opener)
            self._take_in(self._built[kind])
        return cast(Kind, self._built[kind])

    def with_key(self, key: str) -> Desk | None:
        """Return the desk of a line of the list."""
        return next((self.of(kind) for kind in DESKS if kind.key == key), None)

    def handling(self, word: str) -> Desk | None:
        """Return the desk that opens such records."""
        return next((self.of(kind) for kind in DESKS if word in kind.handles), None)

    def built(self) -> tuple[Desk, ...]:
        """Return the desks that are there."""
        return tuple(self._built.values())
