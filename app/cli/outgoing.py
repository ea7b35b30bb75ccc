"""Commands for what leaves the book in other shapes than single Word and Excel files."""

import argparse
from collections.abc import Callable

from app.cli.printing import show
from app.domain.periods import Period
from app.services.papers import PaperOrder
from app.services.posting import PostingHalf
from app.services.workspace import Services


def make_pdf(services: Services, arguments: argparse.Namespace) -> None:
    """Write one paper as PDF."""
    for path in services.pdfs.export([_order(services, arguments)], folder=arguments.to):
        print(path)


def make_reading_copy(services: Services, arguments: argparse.Namespace) -> None:
    """Write the large-print version of one paper."""
    for path in services.reading_copies.export([_order(services, arguments)], folder=arguments.to):
        print(path)


def _order(services: Services, arguments: argparse.Namespace) -> PaperOrder:
    meeting = arguments.meeting
    meeting_id = services.meetings.id_of(meeting) if meeting else None
    return PaperOrder(
        arguments.kind,
        meeting_id=meeting_id,
        year=arguments.year,
        written_id=arguments.written,
    )


def show_posting(services: Services, arguments: argparse.Namespace) -> None:
    """Tell the texts to copy and what is posted by when; with --to write the folder too."""
    meeting_id = services.meetings.id_of(arguments.meeting)
    half = PostingHalf(arguments.half) if arguments.half else None
    package = services.posting.package(meeting_id, half)
    written = services.posting.write(meeting_id, half, folder=arguments.to) if arguments.to else ()
    document = {
        "half": package.half.value,
        "texts": [{"label": text.label, "text": text.text} for text in package.texts],
        "ticks": [
            {
                "fact": tick.fact,
                "due": tick.due_on.isoformat(),
                "done": tick.done_on.isoformat() if tick.done_on else None,
            }
            for tick in package.ticks
        ],
        "files": [str(path) for path in written],
    }
    texts = [line for text in package.texts for line in (f"[{text.label}]", text.text, "")]
    clock = f"{package.countdown.label}. {package.countdown.figure}."
    show(arguments, document, [*texts, clock, *map(str, written)])


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


ACTS: dict[str, Callable[[Services, argparse.Namespace], None]] = {
    "pdf": make_pdf,
    "large-print": make_reading_copy,
    "posting": show_posting,
    "inspection-folder": make_inspection_folder,
}
