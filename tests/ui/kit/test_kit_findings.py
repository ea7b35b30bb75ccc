"""Cần xử lý: the rule behind a finding unfolds, and a written reason can be taken back."""

import pytest
from PySide6.QtWidgets import QApplication

from ui.kit.buttons import LinkButton, PushButton
from ui.kit.findings_panel import WHY, WHY_OPEN, FindingLine, FindingsPanel
from ui.kit.paragraph import Paragraph

WHY_LINES = ("Số có mặt chia cho số trong diện dự.", "Căn cứ: HD 42.")
SHARE = FindingLine(
    "W",
    "K13",
    "Dự họp 17/20 = 85%, cần từ 90%.",
    "Xem điểm danh",
    "attendance",
    why=WHY_LINES,
    rule="settings:rules:K13",
)
PASSED_BY = FindingLine("I", "K08", "Chưa ghi. Đã bỏ qua: họp gấp.", where="x", can_withdraw=True)


@pytest.fixture
def panel(show) -> FindingsPanel:
    made = FindingsPanel()
    show(made, 320, 600)
    return made


def button(panel: FindingsPanel, words: str) -> PushButton:
    return next(one for one in panel.findChildren(PushButton) if one.text() == words)


def read(panel: FindingsPanel) -> list[str]:
    QApplication.processEvents()
    return [p.text() for p in panel.findChildren(Paragraph) if p.isVisibleTo(panel)]


def test_the_rule_behind_a_finding_is_folded_until_asked_for(panel):
    panel.set_findings((SHARE,))
    assert not set(WHY_LINES) & set(read(panel))
    button(panel, WHY).click()
    assert set(WHY_LINES) <= set(read(panel))
    button(panel, WHY_OPEN).click()
    assert not set(WHY_LINES) & set(read(panel))


def test_the_rule_itself_is_one_link_away(panel, qtbot):
    panel.set_findings((SHARE,))
    button(panel, WHY).click()
    with qtbot.waitSignal(panel.go) as gone:
        panel.findChild(LinkButton).click()
    assert gone.args == ["settings:rules:K13"]


def test_a_reason_on_record_can_be_taken_back(panel, qtbot):
    panel.set_findings((PASSED_BY,))
    with qtbot.waitSignal(panel.withdraw) as asked:
        button(panel, "Bỏ lý do này").click()
    assert asked.args == ["K08", "x"]
