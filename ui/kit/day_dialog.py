"""Asks for a day and the reason for it."""

from datetime import date

from ui.kit.date_inputs import DateField
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText


class DayDialog(Dialog):
    """A day to move something to; the verb waits for one that can be read."""

    def __init__(
        self,
        question: str,
        consequence: str,
        verb: str,
        *,
        field: DateField,
        day: date | None = None,
    ) -> None:
        super().__init__(question, consequence, verb)
        example = "ví dụ: trùng hội nghị của đảng ủy"
        self.form = Form(
            (
                Field("Ngày", "day", field),
                Field("Lý do", "reason", LineText(placeholder=example)),
            )
        )
        self.form.set_values({"day": day})
        self.form.input("day").setFocus()
        self.add(self.form)

    def day(self) -> date:
        """Return the chosen day."""
        chosen: date = self.form.values()["day"]
        return chosen

    def reason(self) -> str:
        """Return the reason, "" when none was given."""
        return str(self.form.values()["reason"])

    def accept(self) -> None:
        """Close only with a day."""
        if self.form.is_ready():
            super().accept()
