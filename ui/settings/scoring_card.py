"""Cách hiểu khi chấm: the cell's answers to what the rubric in use leaves open (A1–A14)."""

from dataclasses import replace
from functools import partial

from app.domain.option_questions import AskedQuestion, questions_for
from app.domain.rubrics import Rubric
from app.domain.settings import Settings
from ui.kit.cards import Card
from ui.kit.choice import Choice
from ui.kit.dropping import drop
from ui.kit.forms import Field, Form
from ui.kit.labels import Label
from ui.workspace import Workspace

NOTE = (
    "Phiếu của cấp trên để ngỏ các điểm này. Lựa chọn đầu là cách phiếu gợi ý hoặc thường dùng; "
    "hãy hỏi cấp trên trước khi đổi. Phiếu đã chốt giữ cách hiểu lúc chốt."
)
EFFECTS = {
    "A12": "Chọn “phiếu riêng” thì phía trên có thêm ô chọn phiếu của buổi chuyên đề.",
    "A14": "Chỉ dùng khi đánh giá đảng viên cuối năm.",
    "A14b": "Chỉ dùng khi đánh giá đảng viên cuối năm.",
}


class ScoringCard(Card):
    """One choice for each open question of the rubric; sheets already closed keep theirs."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("Cách hiểu khi chấm")
        self._workspace = workspace
        self._asked: tuple[AskedQuestion, ...] = ()
        self.form = Form(())
        self.add(Label(NOTE, "small", wrap=True))
        self.body.setSpacing(12)
        self.add(self.form)

    def show_settings(self, settings: Settings, used: Rubric | None) -> None:
        """Ask what the rubric in use leaves open, and show the answers in force."""
        asked = questions_for(used)
        if asked != self._asked:
            self._ask(asked)
        kept = dict(settings.scoring_options)
        self.form.set_values({one.question.code: _answer(one, kept) for one in asked})

    def _ask(self, asked: tuple[AskedQuestion, ...]) -> None:
        old, self._asked = self.form, asked
        self.form = Form(tuple(map(_field, asked)))
        for one in asked:
            self.form.input(one.question.code).changed.connect(partial(self._keep, one))
        self.body.replaceWidget(old, self.form)
        drop(old)

    def _keep(self, asked: AskedQuestion) -> None:
        code = asked.question.code
        cells = self._workspace.services.cells
        settings = cells.settings()
        answers = dict(settings.scoring_options)
        answers[code] = self.form.input(code).value()
        if answers[code] == asked.question.choices[0][0]:
            del answers[code]
        self._workspace.perform(
            partial(
                cells.save_settings,
                replace(settings, scoring_options=tuple(sorted(answers.items()))),
            ),
            f"Đã ghi cách hiểu mục {code}.",
        )


def _answer(asked: AskedQuestion, kept: dict[str, str]) -> str:
    choices = dict(asked.question.choices)
    answer = kept.get(asked.question.code, "")
    return answer if answer in choices else asked.question.choices[0][0]


def _field(asked: AskedQuestion) -> Field:
    question = asked.question
    many = "các mục" if len(asked.items) > 1 else "mục"
    effect = f"Đổi điểm {many} {', '.join(asked.items)}." if asked.items else ""
    return Field(
        f"{question.code}. {question.question}",
        question.code,
        Choice(question.choices),
        help=effect or EFFECTS.get(question.code, ""),
    )
