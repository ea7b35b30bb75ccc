"""Góp ý & kiến nghị on the screen: tabs, the list of remarks, the answer in place."""

import pytest

from ui.remarks.page import RemarksPage
from ui.remarks.tabs import TABS
from ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, show) -> RemarksPage:
    made = RemarksPage(workspace)
    workspace.changed.connect(made.on_changed)
    show(made, 1188, 844)
    return made


def test_every_tab_is_there_with_its_own_words_before_a_record(page):
    handles = [handle for tab in TABS for handle in tab.handles]

    assert page.tabs.count() == len(TABS)
    assert len(handles) == len(set(handles))
    assert page.front is page.parts[0]
