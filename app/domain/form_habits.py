"""Ways of setting papers found in use that differ from the Party form; all are off by default.

Most are habits of Nghị định 30/2020, which rules papers of the state and not those of the Party.
"""

from enum import StrEnum


class FormHabit(StrEnum):
    """One such way, with a switch of its own."""

    NUMBER_COLON = "number_colon"
    BOLD_TITLE = "bold_title"
    BOLD_ITALIC_RECIPIENTS = "bold_italic_recipients"
    SLASH_ENDING = "slash_ending"
    COMMA_BASES = "comma_bases"


FORM_HABIT_LABELS = {
    FormHabit.NUMBER_COLON: "“Số: 05-NQ/CB” có dấu hai chấm",
    FormHabit.BOLD_TITLE: "Chức danh người ký in đậm: T/M CHI BỘ, BÍ THƯ đều đậm",
    FormHabit.BOLD_ITALIC_RECIPIENTS: "“Nơi nhận:” đậm, nghiêng, không gạch chân",
    FormHabit.SLASH_ENDING: "Hết nội dung văn bản ghi “./.”",
    FormHabit.COMMA_BASES: "Các dòng căn cứ kết thúc bằng dấu phẩy",
}
