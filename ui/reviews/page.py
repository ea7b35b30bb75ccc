"""Đánh giá đảng viên: points and remarks, and whose turn it is to report, tab by tab."""

from ui.reviews.tabs import TABS
from ui.tabbed_page import TabbedPage, handles_of, tables_of


class ReviewsPage(TabbedPage):
    """How members did; a tab opens by its word, "turns:", a record behind it."""

    title = "Đánh giá đảng viên"
    tables = tables_of(TABS)
    handles = handles_of(TABS)
    kinds = TABS
