"""The words of the commands on members and their reviews."""

import argparse
from pathlib import Path
from typing import Any

from app.cli.arguments import add_folder, add_json, day_of, month_of, quarter_of, year_of

REVIEW_ACTS = (
    "show", "start", "fill", "remind", "propose", "decide", "paper", "send", "publish", "close",
    "remove",
)  # fmt: skip
REVIEW_HELP = (
    "show: xem đợt kiểm điểm; start: mở đợt; fill: ghi từ tệp JSON; remind: nhắc nộp bản tự đánh "
    "giá; propose: lấy mức quá nửa làm đề nghị; decide: cấp trên đồng ý mọi đề nghị; paper: ghi "
    "một giấy tờ của hồ sơ; send, publish: ghi ngày gửi, ngày công khai; close: kết thúc đợt; "
    "remove: xóa đợt mở nhầm."
)
FILE_HELP = "Tệp JSON để ghi, cùng dạng với show --json; phần không có trong tệp thì giữ nguyên."
DAY_HELP = "Ngày, như 2026-12-20; mặc định hôm nay."
PAPER_HELP = "Loại giấy tờ của hồ sơ (paper), như minutes; xem mục dossier của show --json."
MEMBER_HELP = "Họ tên hoặc số của một đồng chí: chỉ xem phiếu của đồng chí ấy (show)."

MEMBER_ACTS = ("list", "show", "points", "slip", "export", "erase")
MEMBERS_HELP = (
    "list: kể đảng viên; show: xem thẻ của một đồng chí; points: nhận xét, điểm theo tháng, quý, "
    "năm; slip: ghi hoặc bỏ ghi đã nhận phiếu bổ sung hồ sơ năm; export: xuất mọi dữ liệu của một "
    "người; erase: xóa dữ liệu của một người."
)
TURN_ACTS = ("show", "skip", "unskip", "put")
TURN_HELP = (
    "show: xem lượt báo cáo học tập và làm theo Bác; skip: cho nghỉ lượt kỳ tới, kèm --reason; "
    "unskip: trả lượt; put: đưa người đến lượt vào chương trình kỳ tới."
)
NAME_HELP = "Họ tên hoặc số của đồng chí. Xem: member list."
Commands = Any
"""What argparse adds commands to; its class cannot be named."""


def people_commands(commands: Commands) -> None:
    """Add the commands on members and their reviews."""
    _review_command(commands)
    _member_command(commands)
    _turn_command(commands)


def _review_command(commands: Commands) -> None:
    review: argparse.ArgumentParser = commands.add_parser(
        "review", help="Kiểm điểm, đánh giá, xếp loại đảng viên của năm hoặc quý."
    )
    review.add_argument("act", choices=REVIEW_ACTS, metavar="VIỆC", help=REVIEW_HELP)
    add_folder(review)
    review.add_argument("name", nargs="?", metavar="LOẠI", help=PAPER_HELP)
    review.add_argument("--year", type=year_of, required=True, metavar="NĂM", help="Năm đánh giá.")
    review.add_argument("--quarter", type=quarter_of, metavar="QUÝ", help="Đợt của quý, 1 đến 4.")
    review.add_argument("--member", metavar="ĐỒNG_CHÍ", help=MEMBER_HELP)
    review.add_argument("--file", type=Path, metavar="TỆP", help=FILE_HELP)
    review.add_argument("--day", type=day_of, metavar="NGÀY", help=DAY_HELP)
    review.add_argument("--note", metavar="GHI_CHÚ", default="", help="Ghi chú (paper).")
    review.add_argument("--electronic", action="store_true", help="Giữ bản điện tử (paper).")
    add_json(review)


def _member_command(commands: Commands) -> None:
    member: argparse.ArgumentParser = commands.add_parser(
        "member", help="Xem đảng viên, điểm theo kỳ; xuất, xóa dữ liệu của một người."
    )
    member.add_argument("act", choices=MEMBER_ACTS, metavar="VIỆC", help=MEMBERS_HELP)
    add_folder(member)
    member.add_argument("name", nargs="?", metavar="ĐỒNG_CHÍ", help=NAME_HELP)
    member.add_argument("--year", type=year_of, metavar="NĂM", help="Năm; mặc định năm nay.")
    member.add_argument("--quarter", type=quarter_of, metavar="QUÝ", help="Quý 1 đến 4 (points).")
    member.add_argument("--month", type=month_of, metavar="NĂM-THÁNG", help="Tháng (points).")
    member.add_argument("--reason", metavar="LÝ_DO", help="Lý do xóa (erase).")
    member.add_argument("--yes", action="store_true", help="Chắc chắn xóa (erase).")
    add_json(member)


def _turn_command(commands: Commands) -> None:
    turn: argparse.ArgumentParser = commands.add_parser(
        "turn", help="Lượt báo cáo học tập và làm theo Bác."
    )
    turn.add_argument("act", choices=TURN_ACTS, metavar="VIỆC", help=TURN_HELP)
    add_folder(turn)
    turn.add_argument("name", nargs="?", metavar="ĐỒNG_CHÍ", help=NAME_HELP)
    turn.add_argument("--reason", metavar="LÝ_DO", help="Lý do nghỉ lượt (skip).")
    add_json(turn)
