"""Where the desks stand among the kinds: known without them, each is built at its first visit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeskPlace:
    """A desk in the list of kinds; `desk` names its class as "module:Class", loaded then."""

    key: str
    title: str
    icon: str
    desk: str
    handles: tuple[str, ...] = ()
    """Words before ":" of the records it opens."""


POSTING = DeskPlace(
    "posting", "Gói đăng Sổ tay", "folder", "ui.reports.posting_desk:PostingDesk", ("posting",)
)
TEMPLATES = DeskPlace(
    "templates", "Quản lý mẫu", "layout-template", "ui.reports.template_desk:TemplateDesk",
    ("template",),
)  # fmt: skip
FORMS = DeskPlace(
    "forms", "Biểu của cấp trên", "file-spreadsheet", "ui.reports.form_desk:FormDesk", ("form",)
)
MAIL = DeskPlace("mail", "Thư gửi đi", "mail", "ui.reports.mail_desk:MailDesk", ("mail",))
INSPECTION = DeskPlace(
    "inspection", "Hồ sơ kiểm tra", "folder-archive", "ui.reports.inspection_desk:InspectionDesk"
)
CONSOLIDATION = DeskPlace(
    "consolidation", "Tổng hợp chi bộ", "table-2",
    "ui.reports.consolidation_desk:ConsolidationDesk",
)  # fmt: skip
DESKS = (POSTING, TEMPLATES, FORMS, MAIL, INSPECTION, CONSOLIDATION)
"""In the order of the list."""
