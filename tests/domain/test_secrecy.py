"""A paper marked Mật is recognised by its name, and a paper about secrets is not taken for one."""

import pytest

from app.domain.secrecy import secrecy_mark, secrecy_sentence


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("MẬT - Báo cáo tình hình an ninh", "MẬT"),
        ("Báo cáo tình hình (Mật)", "MẬT"),
        ("Mật: kế hoạch diễn tập", "MẬT"),
        ("Công văn 12, độ mật: có", "MẬT"),
        ("TỐI  MẬT kế hoạch", "TỐI MẬT"),
        ("Kế hoạch (tuyệt mật)", "TUYỆT MẬT"),
        ("M\u00c2\u0323T báo cáo", "MẬT"),
    ],
)
def test_a_mark_of_secrecy_is_found(name, mark):
    assert secrecy_mark(name) == mark


@pytest.mark.parametrize(
    "name",
    [
        "Luật Bảo vệ bí mật nhà nước",
        "HƯỚNG DẪN BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "GIỮ MỐI LIÊN HỆ MẬT THIẾT VỚI NHÂN DÂN",
        "Kế hoạch phát triển nghề nuôi ong lấy mật",
        "",
    ],
)
def test_a_paper_about_secrets_is_no_secret_paper(name):
    assert secrecy_mark(name) == ""
    assert secrecy_sentence(name) == ""


def test_the_refusal_says_what_to_do_instead():
    assert "sổ giấy" in secrecy_sentence("TỐI MẬT kế hoạch")
    assert "TỐI MẬT" in secrecy_sentence("TỐI MẬT kế hoạch")
