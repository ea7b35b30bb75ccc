"""The line under the page: what was checked of the paper, and what still has to be mended."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.findings import Finding
from app.domain.form_habits import FormHabit
from app.domain.text import lower_first
from app.services.export.format_profiles import FORMAT_PROFILES, FormatProfile, format_on
from app.services.paper_names import REVIEW_PAPERS, PaperCode
from app.services.templates import TemplateNote
from ui.kit.labels import Tone
from ui.reports.items import WORD, PaperItem


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A sentence with its picture, and where to mend or see more."""

    sentence: str
    icon: str = "circle-check"
    tone: Tone = "ok"
    link: str = ""
    where: str = ""


def check_line(
    item: PaperItem,
    errors: Sequence[Finding],
    day: date,
    note: TemplateNote | None = None,
    habits: Collection[FormHabit] = (),
) -> CheckLine:
    """Return what can truly be said of a paper that was made.

    Of one printed with a template of the user the form is not known to be right.
    """
    if note is not None and note.is_trouble:
        return _template_line(note, "triangle-alert", "warn")
    if errors:
        return _draft_line(item, errors)
    if note is not None:
        return _template_line(note)
    form = form_sentence(day, habits) if item.program == WORD else ""
    if item.written_id is not None:
        return _written_line(item, form)
    if item.meeting_id is None:
        return CheckLine(form or "Mọi số liệu lấy từ các buổi họp của năm.")
    told = "Không còn việc phải sửa"
    sentence = f"{told}, {lower_first(form)}" if form else f"{told}."
    where = f"meeting:{item.meeting_id}:finish"
    return CheckLine(sentence, link="Xem kiểm tra", where=where)


def missing_line(item: PaperItem) -> CheckLine:
    """Return what stands under a paper that cannot be made yet."""
    if item.code in REVIEW_PAPERS:
        link, where = "Mở đợt kiểm điểm", "page:reviews"
    elif item.code is PaperCode.INSPECTIONS:
        link, where = "Lập chương trình", "inspections:"
    elif item.meeting_id is None:
        link, where = "Mở kế hoạch năm", "page:plan"
    else:
        link, where = "Mở buổi họp", f"meeting:{item.meeting_id}"
    return CheckLine("Chưa xuất được.", "info", "muted", link, where)


def form_sentence(day: date, habits: Collection[FormHabit] = ()) -> str:
    """Return which form a paper of a day follows, and in what it does not."""
    profile = format_on(day)
    name = short_name(profile)
    if day < profile.valid_from:
        name = f"{name}, bộ sớm nhất vì chưa có bộ thể thức cho ngày này"
    elif profile.silent_on:
        name = f"{name} ({', '.join(profile.silent_on)} theo {short_name(FORMAT_PROFILES[-1])})"
    if habits:
        return f"Theo thể thức {name}, trừ {len(habits)} điểm chi bộ chọn khác."
    return f"Đúng thể thức {name}."


def short_name(profile: FormatProfile) -> str:
    """Return "HD 05" of a guidance."""
    number = profile.id.rpartition(".hd")[2]
    return f"HD {number}"


def _written_line(item: PaperItem, form: str) -> CheckLine:
    link, where = "Sửa nội dung", f"written:{item.written_id}"
    if not item.unfinished:
        return CheckLine(form, link=link, where=where)
    words = f"Bản dự thảo: {item.unfinished}. {form}"
    return CheckLine(words, "triangle-alert", "warn", link, where)


def _template_line(note: TemplateNote, icon: str = "circle-check", tone: Tone = "ok") -> CheckLine:
    return CheckLine(note.sentence, icon, tone, "Mở mẫu", f"template:{note.template_id}")


def _draft_line(item: PaperItem, errors: Sequence[Finding]) -> CheckLine:
    first = errors[0]
    more = f" Còn {len(errors) - 1} việc nữa phải sửa." if len(errors) > 1 else ""
    return CheckLine(
        f"Bản dự thảo. {first.message.rstrip('.')}.{more}",
        "triangle-alert",
        "warn",
        first.action,
        f"meeting:{item.meeting_id}:{first.where}",
    )
