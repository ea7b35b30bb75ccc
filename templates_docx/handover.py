"""The record of a hand-over between two secretaries: a plain paper the program composes."""

from templates_docx.blocks import (
    after_table,
    body,
    header_block,
    last_words,
    lead_in,
    signature_pair,
    title_block,
)
from templates_docx.layout import Column, listing

NAME = "bien_ban_ban_giao"


def handover_record() -> str:
    """Return who hands over to whom, what was counted, what is unfinished, two signatures."""
    return (
        header_block()
        + title_block("BIÊN BẢN")
        + body("{{ beginning }}")
        + body("Bên giao: đồng chí {{ dots }}, chức vụ {{ short_dots }}")
        + body("Bên nhận: đồng chí {{ dots }}, chức vụ {{ short_dots }}")
        + lead_in("Bên giao đã giao, bên nhận đã nhận sổ sách, dữ liệu của {{ header.issuer }}:")
        + listing(
            "line in lines",
            Column("TT", 11, "{{ line.number }}", centred=True),
            Column("Nội dung", 74, "{{ line.what }}"),
            Column("Số lượng", 30, "{{ line.count }}", centred=True),
            Column("Bên nhận đếm", 50, "{{ line.checked }}", centred=True),
        )
        + after_table()
        + body("Việc còn dở dang, bên nhận tiếp tục: {{ unfinished|join('; ')|or_none }}.")
        + body("Mã kiểm của gói dữ liệu: {{ mark }}")
        + body("Bên nhận đối chiếu mã kiểm: {{ short_dots }}")
        + body("Hồ sơ giấy kèm theo: {{ dots }}")
        + last_words("Biên bản lập thành hai bản như nhau, mỗi bên giữ một bản.")
        + signature_pair("giver", "receiver")
    )
