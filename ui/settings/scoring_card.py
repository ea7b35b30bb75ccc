"""Cách hiểu khi chấm: the cell's answers to what the forms leave open (A1–A14)."""

from dataclasses import replace
from functools import partial

from app.domain.scoring_options import OPTION_QUESTIONS, OptionQuestion
from app.domain.settings import Settings
from ui.kit.cards import Card
from ui.kit.choice import Choice
from ui.kit.forms import Field, Form
from ui.kit.labels import Label
from ui.workspace import Workspace

OPEN_QUESTIONS = tuple(question for question in OPTION_QUESTIONS if len(question.choices) > 1)


class ScoringCard(Card):
    """One choice for each open question; sheets already closed keep their answers."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("Cách hiểu khi chấm")
        self._workspace = workspace
        self.form = Form(
            tuple(
                Field(f"{q.code}. {q.question}", q.code, Choice(q.choices)) for q in OPEN_QUESTIONS
            )
        )
        self.add(
            Label(
                "Phiếu của cấp trên để ngỏ các điểm này. Lựa chọn đầu là cách hiểu thường dùng; "
                "hãy hỏi cấp trên trước khi đổi.",
                "small",
                wrap=True,
            )
        )
        self.add(self.form)
        for question in OPEN_QUESTIONS:
            self.form.input(question.code).changed.connect(partial(self._keep, question))

    def show_settings(self, settings: Settings) -> None:
        """Show the answers in force."""
        chosen = dict(settings.scoring_options)
        self.form.set_values({q.code: chosen.get(q.code, q.choices[0][0]) for q in OPEN_QUESTIONS})

    def _keep(self, question: OptionQuestion) -> None:
        cells = self._workspace.services.cells
        settings = cells.settings()
        answers = dict(settings.scoring_options)
        answers[question.code] = self.form.input(question.code).value()
        pairs = tuple(
            (q.code, answers[q.code])
            for q in OPTION_QUESTIONS
            if answers.get(q.code, q.choices[0][0]) != q.choices[0][0]
        )
        self._workspace.perform(
            partial(cells.save_settings, replace(settings, scoring_options=pairs)),
            f"Đã ghi cách hiểu mục {question.code}.",
        )
