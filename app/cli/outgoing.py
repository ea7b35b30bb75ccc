"""Commands for what leaves the book in other shapes than single Word and Excel files."""

import argparse

from app.cli.printing import show
from app.domain.periods import Period
from app.services.papers import PaperOrder
from app.services.workspace import Services


def make_pdf(services: Services, arguments: argparse.Namespace) -> None:
    """Write one paper as PDF."""
    meeting = arguments.meeting
    meeting_id = services.meetings.id_of(meeting) if meeting else None
    order = PaperOrder(arguments.kind, meeting_id=meeting_id, year=arguments.year)
    for path in services.pdfs.export([order], folder=arguments.to):
        print(path)


def make_inspection_folder(services: Services, arguments: argparse.Namespace) -> None:
    """Make the inspection folder of a year or quarter, and say what it lacks."""
    period = Period(arguments.year, quarter=arguments.quarter)
    made = services.inspection_folders.make(period, folder=arguments.to)
    document = {
        "folder": str(made.place),
        "files": made.files,
        "gaps": [
            {"what": gap.what, "of": gap.of, "why": gap.why, "where": gap.where}
            for gap in made.gaps
        ],
    }
    lines = [f"Thiếu\t{gap.what}\t{gap.of}\t{gap.why}" for gap in made.gaps]
    show(arguments, document, [str(made.place), *lines])
