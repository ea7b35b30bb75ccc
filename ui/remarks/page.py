"""Góp ý & kiến nghị: what comes from outside and from members, tab by tab."""

from ui.remarks.tabs import TABS
from ui.tabbed_page import TabbedPage, handles_of, tables_of


class RemarksPage(TabbedPage):
    """The registers of what others say to the cell."""

    title = "Góp ý và kiến nghị"
    tables = tables_of(TABS)
    handles = handles_of(TABS)
    kinds = TABS
