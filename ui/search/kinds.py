"""What kinds of finds there are: under which heading they stand, their icon, their name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FindGroup:
    """Kinds that stand together."""

    heading: str
    kinds: tuple[str, ...]


GROUPS = (
    FindGroup("Đảng viên", ("member", "resident", "review")),
    FindGroup("Buổi họp, biên bản", ("meeting", "item", "entry", "paper", "correction")),
    FindGroup("Nhiệm vụ", ("task",)),
    FindGroup("Văn bản", ("document", "written", "directive", "file")),
    FindGroup("Góp ý, kiến nghị", ("remark", "petition", "model", "visit", "team")),
    FindGroup("Kiểm tra, giám sát", ("inspection",)),
    FindGroup("Biểu, mẫu", ("form", "template")),
)
ICONS = {
    "member": "user-round",
    "resident": "user-round",
    "review": "award",
    "meeting": "users-round",
    "item": "book-open-text",
    "entry": "notebook-pen",
    "paper": "mic",
    "correction": "pencil",
    "task": "list-checks",
    "inspection": "clipboard-list",
    "document": "book-marked",
    "written": "file-text",
    "file": "paperclip",
    "form": "file-spreadsheet",
    "template": "layout-template",
    "remark": "message-square-text",
    "petition": "hand",
    "directive": "inbox",
    "model": "award",
    "visit": "users",
    "team": "users",
}
NAMES = {
    "member": "Đảng viên",
    "resident": "Đảng viên 213",
    "review": "Kiểm điểm, xếp loại",
    "meeting": "Buổi họp",
    "item": "Mục chương trình",
    "entry": "Biên bản",
    "paper": "Tham luận",
    "correction": "Đính chính",
    "task": "Nhiệm vụ",
    "inspection": "Kiểm tra, giám sát",
    "document": "Văn bản",
    "written": "Văn bản tự soạn",
    "file": "Tệp",
    "form": "Biểu của cấp trên",
    "template": "Mẫu văn bản",
    "remark": "Góp ý",
    "petition": "Kiến nghị",
    "directive": "Văn bản cấp trên",
    "model": "Mô hình hay",
    "visit": "Lượt dự họp",
    "team": "Tổ công tác",
}
