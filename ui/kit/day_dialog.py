"""Asks for a day and, if wanted, the reason for it."""

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
        with_reason: bool = True,
    ) -> None:
        super().__init__(question, consequence, verb)
        self._with_reason = with_reason
        fields = [Field("Ngày", "day", field)]
        if with_reason:
            example = "ví dụ: trùng hội nghị của đảng ủy"
            fields.append(Field("Lý do", "reason", LineText(placeholder=example)))
        self.form = Form(fields)
        self.form.set_values({"day": day})
        self.add(self.form)
        self.form.input("day").setFocus()

    def day(self) -> date:
        """Return the chosen day."""
        chosen: date = self.form.values()["day"]
        return chosen

    def reason(self) -> str:
        """Return the reason, "" when none was asked or given."""
        return str(self.form.values()["reason"]) if self._with_reason else ""

    def accept(self) -> None:
        """Close only with a day."""
        if self.form.is_ready():
            super().accept()
