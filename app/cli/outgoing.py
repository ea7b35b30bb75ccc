"""Commands for what leaves the book in other shapes than single Word and Excel files."""

import argparse

from app.services.papers import PaperOrder
from app.services.workspace import Services


def make_pdf(services: Services, arguments: argparse.Namespace) -> None:
    """Write one paper as PDF."""
    meeting = arguments.meeting
    meeting_id = services.meetings.id_of(meeting) if meeting else None
    order = PaperOrder(arguments.kind, meeting_id=meeting_id, year=arguments.year)
    for path in services.pdfs.export([order], folder=arguments.to):
        print(path)
