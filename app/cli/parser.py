"""Reading the words of a command; argparse's own words are Vietnamese too."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from app.cli.arguments import (
    FOLDER_HELP,
    add_folder,
    add_json,
    day_of,
    month_of,
    quarter_of,
    year_of,
)
from app.cli.people_arguments import people_commands
from app.domain.periods import QUARTERS

PROGRAM_VARIABLE = "SO_CHI_BO_CALLED_AS"
"""How the person called the command line, which is how the usage shows it."""
USAGE = "Cách dùng: "
HELP = "Xem hướng dẫn này."
MEETING_HELP = "Mã buổi họp, ví dụ 2026-11 hoặc 2026-11-cd."
HALVES = ("before", "after")
HALF_HELP = "before: trước buổi họp; after: sau buổi họp. Mặc định nửa đang cần."
WRITTEN_HELP = "Số của văn bản tự soạn. Xem: write list THƯ_MỤC."
WRITE_ACTS = ("list", "types", "add", "issue")
WRITE_HELP = (
    "list: kể các văn bản tự soạn; types: kể các loại; add: soạn một văn bản; issue: cấp số."
)
YEAR_HELP = "Năm, cho văn bản của cả năm."
SHARED_HELP = "Sổ sách đảng viên không kèm ngày sinh, số thẻ; văn bản ghi rõ đã lược."
TO_HELP = "Thư mục nhận tệp."
BACKUP_HELP = "Tệp sao lưu."
IMPORT_FILE_HELP = "Tệp .xlsx, .xls hoặc .csv."
IMPORTS = ("members", "attendance")
IMPORT_HELP = "members: danh sách đảng viên (mặc định); attendance: bảng điểm danh của năm trước."
ANSWERS_HELP = "Tệp JSON trả lời các ô còn hỏi."
RUBRIC_ACTS = ("list", "import", "export")
QUARTER_HELP = "Quý 1 đến 4 của năm, cho văn bản kiểm điểm, xếp loại quý."
RUBRIC_HELP = "list: kể các khung; import: nhập một tệp; export: xuất một khung."
FORM_ACTS = ("list", "fields", "add", "fill", "renew")
FORM_HELP = (
    "list: kể các biểu; fields: kể các mục điền được; add: thêm một biểu; fill: điền một biểu; "
    "renew: thay bằng bản mới của cấp trên, giữ các ô đã chỉ."
)
_FORM_LACKS = {
    "add": "tệp biểu cần thêm",
    "fill": "số của biểu cần điền",
    "renew": "số của biểu cần thay",
}
TEMPLATE_ACTS = ("check", "fields", "list", "copy", "add", "use", "restore")
TEMPLATE_HELP = (
    "check: kiểm tra một tệp; fields: kể các trường của một loại giấy; list: kể các mẫu của sổ; "
    "copy: chép mẫu gốc để sửa; add: thêm một tệp; use: dùng một mẫu; restore: dùng lại mẫu gốc."
)
TEMPLATE_PLACE_HELP = "Thư mục của sổ; với check là tệp .docx, với fields là loại giấy."
TEMPLATE_NAME_HELP = "Loại giấy (copy, restore), tệp .docx (add) hoặc tên mẫu (use)."
RUBRIC_NAME_HELP = "Tệp cần nhập, hoặc mã khung cần xuất."


class WrongUse(Exception):
    """The command cannot be read; carries the sentence and the usage."""


class _Parser(argparse.ArgumentParser):
    """An argument parser that says everything in Vietnamese and never exits by itself."""

    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)  # type: ignore[arg-type]
        self._positionals.title = "Tham số"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="store_true", dest="help_wanted", help=HELP)

    def error(self, message: str) -> NoReturn:
        """Raise the sentence instead of printing and exiting."""
        raise WrongUse(f"{_vietnamese(message)}\n{self.format_usage().strip()}")

    def format_usage(self) -> str:
        """Return the usage with a Vietnamese first word."""
        return super().format_usage().replace("usage: ", USAGE)

    def format_help(self) -> str:
        """Return the help with a Vietnamese first word."""
        return super().format_help().replace("usage: ", USAGE)


_WORDS = (
    ("the following arguments are required: ", "Còn thiếu: "),
    ("unrecognized arguments: ", "Không hiểu: "),
    ("invalid choice: ", "không có lựa chọn "),
    ("choose from ", "hãy chọn trong "),
    ("expected one argument", "cần một giá trị"),
    ("expected at least one argument", "cần ít nhất một giá trị"),
    ("invalid int value: ", "không phải số nguyên: "),
    ("invalid Path value: ", "không phải đường dẫn: "),
    ("not allowed with argument ", "không dùng cùng "),
    ("one of the arguments ", "Cần một trong: "),
    (" is required", ""),
    ("argument ", "Tham số "),
)


def _vietnamese(message: str) -> str:
    for english, words in _WORDS:
        message = message.replace(english, words)
    return message


def parse(argv: Sequence[str]) -> argparse.Namespace | None:
    """Return the arguments of a command, None after showing help; raises WrongUse."""
    parser = _build()
    words = list(argv)
    if not words or words[0] in {"-h", "--help"}:
        print(parser.format_help())
        return None
    if {"-h", "--help"} & set(words[1:]):
        _show_help(parser, words[0])
        return None
    arguments = parser.parse_args(words)
    _refuse_unfinished(arguments)
    return arguments


def _refuse_unfinished(arguments: argparse.Namespace) -> None:
    """Refuse what argparse takes as optional although the act needs it."""
    if arguments.command == "template":
        _refuse_unnamed_template(arguments)
    is_export = arguments.command == "export" and not arguments.list_kinds
    if is_export and (arguments.folder is None or arguments.kind is None):
        raise WrongUse("Còn thiếu thư mục của sổ hoặc loại văn bản. Xem các loại: export --list.")
    if arguments.command == "rubric" and arguments.act != "list" and not arguments.name:
        what = "tệp khung tiêu chí cần nhập" if arguments.act == "import" else "mã cần xuất"
        raise WrongUse(f"Còn thiếu {what}. Xem mã: rubric list THƯ_MỤC.")
    if arguments.command == "form" and arguments.act in _FORM_LACKS and not arguments.name:
        what = _FORM_LACKS[arguments.act]
        raise WrongUse(f"Còn thiếu {what}. Xem các biểu: form list THƯ_MỤC.")


def _refuse_unnamed_template(arguments: argparse.Namespace) -> None:
    """Refuse an act on templates that lacks its second word."""
    if arguments.act not in {"check", "fields", "list"} and not arguments.name:
        raise WrongUse(f"template {arguments.act} còn thiếu: {TEMPLATE_NAME_HELP}")
    if arguments.act == "add" and not arguments.kind:
        raise WrongUse("template add còn thiếu --kind LOẠI, như --kind nghi-quyet.")


def _show_help(parser: _Parser, command: str) -> None:
    for action in parser._actions:  # noqa: SLF001 - argparse offers no other way
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            chosen = action.choices.get(command)
            print((chosen or parser).format_help())


def _build() -> _Parser:
    called_as = os.environ.get(PROGRAM_VARIABLE) or "python -m app"
    parser = _Parser(prog=called_as, description="Sổ Chi bộ không cần cửa sổ.")
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="LỆNH", parser_class=_Parser
    )
    _book_commands(commands)
    _meeting_commands(commands)
    _import_commands(commands)
    _rubric_commands(commands)
    _template_commands(commands)
    _backup_commands(commands)
    _superior_commands(commands)
    _outgoing_commands(commands)
    _form_commands(commands)
    _write_commands(commands)
    people_commands(commands)
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001


def _book_commands(commands: "_Commands[_Parser]") -> None:
    new = commands.add_parser("new", help="Tạo sổ mới, còn trống.")
    add_folder(new)
    new.add_argument("--name", required=True, metavar="TÊN", help="Tên chi bộ.")
    demo = commands.add_parser("demo", help="Tạo Chi bộ mẫu để làm quen.")
    add_folder(demo)
    demo.add_argument("--years", type=int, default=1, metavar="SỐ", help="Số năm, mặc định 1.")
    demo.add_argument("--members", type=int, default=24, metavar="SỐ", help="Số đảng viên.")
    info = commands.add_parser("info", help="Xem chi bộ, số liệu, mã các buổi họp.")
    add_folder(info)
    add_json(info)
    search = commands.add_parser("search", help="Tìm trong cả sổ, có dấu hay không dấu.")
    add_folder(search)
    search.add_argument("words", nargs="+", metavar="TỪ", help="Từ cần tìm.")
    search.add_argument("--year", type=int, metavar="NĂM", help="Chỉ tìm trong một năm.")
    search.add_argument(
        "--kind", action="append", metavar="LOẠI", help="Chỉ tìm một loại, như member, task, entry."
    )
    add_json(search)
    plan = commands.add_parser("plan", help="Lập các buổi họp còn thiếu của một năm.")
    add_folder(plan)
    plan.add_argument("--year", type=year_of, required=True, metavar="NĂM", help="Năm cần lập.")
    add_json(plan)


def _meeting_commands(commands: "_Commands[_Parser]") -> None:
    check = commands.add_parser("check", help="Xem các việc cần xử lý.")
    add_folder(check)
    check.add_argument("--meeting", metavar="MÃ", help=MEETING_HELP)
    check.add_argument("--year", type=year_of, metavar="NĂM", help="Cả năm; mặc định năm nay.")
    add_json(check)
    score = commands.add_parser("score", help="Xem điểm của một buổi họp.")
    add_folder(score)
    score.add_argument("--meeting", required=True, metavar="MÃ", help=MEETING_HELP)
    add_json(score)
    export = commands.add_parser("export", help="Xuất văn bản Word và Excel.")
    export.add_argument("folder", metavar="THƯ_MỤC", type=Path, nargs="?", help=FOLDER_HELP)
    export.add_argument("kind", metavar="LOẠI", nargs="?", help="Một loại văn bản, hoặc all.")
    export.add_argument("--list", action="store_true", dest="list_kinds", help="Kể các loại.")
    export.add_argument("--meeting", metavar="MÃ", help=MEETING_HELP)
    export.add_argument("--year", type=year_of, metavar="NĂM", help=YEAR_HELP)
    export.add_argument("--written", type=int, metavar="SỐ", help=WRITTEN_HELP)
    export.add_argument("--quarter", type=int, choices=QUARTERS, metavar="QUÝ", help=QUARTER_HELP)
    export.add_argument("--shared", action="store_true", help=SHARED_HELP)
    export.add_argument("--to", type=Path, metavar="NƠI_GHI", help=TO_HELP)


def _import_commands(commands: "_Commands[_Parser]") -> None:
    taken = commands.add_parser("import", help="Nhập danh sách đảng viên, bảng điểm danh.")
    add_folder(taken)
    taken.add_argument(
        "what", choices=IMPORTS, nargs="?", default=IMPORTS[0], metavar="LOẠI", help=IMPORT_HELP
    )
    taken.add_argument("file", metavar="TỆP", type=Path, help=IMPORT_FILE_HELP)
    taken.add_argument("--answers", metavar="TỆP", type=Path, help=ANSWERS_HELP)
    taken.add_argument("--sheet", metavar="TRANG", help="Tên trang tính cần nhập.")
    taken.add_argument("--preview", action="store_true", help="Chỉ xem trước, không ghi.")
    add_json(taken)


def _rubric_commands(commands: "_Commands[_Parser]") -> None:
    rubric = commands.add_parser("rubric", help="Xem, nhập, xuất khung tiêu chí.")
    rubric.add_argument("act", choices=RUBRIC_ACTS, metavar="VIỆC", help=RUBRIC_HELP)
    add_folder(rubric)
    rubric.add_argument("name", nargs="?", metavar="TỆP_HOẶC_MÃ", help=RUBRIC_NAME_HELP)
    rubric.add_argument("--to", type=Path, metavar="TỆP", help="Tệp nhận khung được xuất.")
    add_json(rubric)


def _template_commands(commands: "_Commands[_Parser]") -> None:
    template = commands.add_parser("template", help="Kiểm tra, thêm, chọn mẫu Word.")
    template.add_argument("act", choices=TEMPLATE_ACTS, metavar="VIỆC", help=TEMPLATE_HELP)
    template.add_argument("place", metavar="THƯ_MỤC_HOẶC_TỆP", help=TEMPLATE_PLACE_HELP)
    template.add_argument("name", nargs="?", metavar="TÊN", help=TEMPLATE_NAME_HELP)
    template.add_argument("--kind", metavar="LOẠI", help="Loại giấy của tệp, như nghi-quyet.")
    add_json(template)


def _backup_commands(commands: "_Commands[_Parser]") -> None:
    backup = commands.add_parser("backup", help="Sao lưu sổ.")
    add_folder(backup)
    verify = commands.add_parser("verify", help="Kiểm tra một bản sao lưu.")
    verify.add_argument("backup", metavar="BẢN_SAO_LƯU", type=Path, help=BACKUP_HELP)
    restore = commands.add_parser("restore", help="Khôi phục sổ từ một bản sao lưu.")
    add_folder(restore)
    restore.add_argument("backup", metavar="BẢN_SAO_LƯU", type=Path, help=BACKUP_HELP)
    rehearse = commands.add_parser("rehearse", help="Khôi phục thử bản sao lưu mới nhất.")
    add_folder(rehearse)
    handover = commands.add_parser("handover", help="Gói cả sổ để bàn giao cho thư ký mới.")
    add_folder(handover)
    handover.add_argument("package", metavar="GÓI", type=Path, help="Tệp .zip sẽ ghi.")
    receive = commands.add_parser("receive", help="Nhận gói bàn giao vào một thư mục mới.")
    add_folder(receive)
    receive.add_argument("package", metavar="GÓI", type=Path, help="Tệp .zip nhận được.")
    anonymise = commands.add_parser("anonymise", help="Lập bản ẩn danh của sổ để hỏi lỗi.")
    add_folder(anonymise)
    anonymise.add_argument("out", metavar="NƠI_GHI", type=Path, help="Thư mục mới nhận bản này.")
    for command in (handover, receive, anonymise):
        add_json(command)


def _superior_commands(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser("consolidate", help="Tổng hợp tệp báo cáo của nhiều chi bộ.")
    command.add_argument("out", metavar="TỆP_TỔNG_HỢP", type=Path, help="Tệp .xlsx sẽ ghi.")
    command.add_argument(
        "places", metavar="TỆP", type=Path, nargs="+", help="Các tệp hoặc thư mục báo cáo."
    )
    command.add_argument("--month", type=month_of, metavar="NĂM-THÁNG", help="Chỉ một tháng.")
    command.add_argument(
        "--cells", type=Path, metavar="TỆP", help="Tên các chi bộ phải báo cáo, mỗi dòng một tên."
    )
    add_json(command)


def _one_paper(command: argparse.ArgumentParser) -> None:
    add_folder(command)
    command.add_argument("kind", metavar="LOẠI", help="Một loại văn bản. Xem: export --list.")
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("--meeting", metavar="MÃ", help=MEETING_HELP)
    which.add_argument("--year", type=year_of, metavar="NĂM", help=YEAR_HELP)
    which.add_argument("--written", type=int, metavar="SỐ", help=WRITTEN_HELP)
    command.add_argument("--to", type=Path, metavar="NƠI_GHI", help=TO_HELP)


def _outgoing_commands(commands: "_Commands[_Parser]") -> None:
    pdf = commands.add_parser("pdf", help="Xuất một văn bản ra PDF bằng LibreOffice hoặc Word.")
    _one_paper(pdf)
    large = commands.add_parser("large-print", help="Xuất bản đọc chữ to của một văn bản Word.")
    _one_paper(large)
    posting = commands.add_parser("posting", help="Xem, xuất gói đăng Sổ tay của một buổi họp.")
    add_folder(posting)
    posting.add_argument("--meeting", required=True, metavar="MÃ", help=MEETING_HELP)
    posting.add_argument("--half", choices=HALVES, metavar="NỬA", help=HALF_HELP)
    posting.add_argument("--to", type=Path, metavar="NƠI_GHI", help="Thư mục chứa gói.")
    add_json(posting)
    folder = commands.add_parser("inspection-folder", help="Lập hồ sơ kiểm tra của năm hoặc quý.")
    add_folder(folder)
    folder.add_argument("--year", type=year_of, required=True, metavar="NĂM", help="Năm cần lập.")
    folder.add_argument("--quarter", type=quarter_of, metavar="QUÝ", help="Một quý, 1 đến 4.")
    folder.add_argument("--to", type=Path, metavar="NƠI_GHI", help="Thư mục chứa hồ sơ.")
    add_json(folder)


def _write_commands(commands: "_Commands[_Parser]") -> None:
    write = commands.add_parser("write", help="Soạn văn bản có thể thức, lấy số từ sổ.")
    write.add_argument("act", choices=WRITE_ACTS, metavar="VIỆC", help=WRITE_HELP)
    add_folder(write)
    write.add_argument("name", nargs="?", metavar="LOẠI_HOẶC_SỐ", help="Loại (add), số (issue).")
    write.add_argument("--subject", metavar="TRÍCH_YẾU", help="Trích yếu.")
    write.add_argument("--day", type=day_of, metavar="NGÀY", help="Ngày ban hành, như 2026-11-05.")
    write.add_argument("--address", action="append", metavar="NƠI", help="Kính gửi; nhiều lần.")
    write.add_argument("--basis", action="append", metavar="CĂN_CỨ", help="Căn cứ; nhiều lần.")
    write.add_argument("--body", type=Path, metavar="TỆP", help="Tệp chữ UTF-8 là nội dung.")
    write.add_argument("--number", type=int, metavar="SỐ", help="Số muốn cấp; mặc định số kế.")
    add_json(write)


def _form_commands(commands: "_Commands[_Parser]") -> None:
    form = commands.add_parser("form", help="Biểu Excel của cấp trên: xem, thêm, điền.")
    form.add_argument("act", choices=FORM_ACTS, metavar="VIỆC", help=FORM_HELP)
    add_folder(form)
    form.add_argument("name", nargs="?", metavar="TỆP_HOẶC_SỐ", help="Tệp .xlsx, hoặc số của biểu.")
    form.add_argument("--title", metavar="TÊN", help="Tên biểu; mặc định là tên tệp.")
    form.add_argument(
        "--subject",
        choices=("meeting", "year"),
        default="meeting",
        metavar="LOẠI",
        help="meeting: điền theo từng buổi họp; year: điền cho cả năm.",
    )
    form.add_argument("--file", type=Path, metavar="TỆP", help="Tệp .xlsx của bản mới.")
    form.add_argument("--meeting", metavar="MÃ", help=MEETING_HELP)
    form.add_argument("--year", type=year_of, metavar="NĂM", help=YEAR_HELP)
    form.add_argument("--to", type=Path, metavar="NƠI_GHI", help=TO_HELP)
    add_json(form)
