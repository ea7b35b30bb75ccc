"""What the contents page (mục lục) of a folder of papers is built from."""

from dataclasses import dataclass

from app.services.export.contexts import PaperHeader, Signature


@dataclass(frozen=True, slots=True)
class FolderLine:
    """One paper of the folder."""

    what: str
    of: str
    """The meeting and its day, or the year."""
    file: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class FolderGap:
    """One thing that ought to be there and is not."""

    what: str
    of: str
    why: str
    where: str
    """The place in the program that mends it."""


@dataclass(frozen=True, slots=True)
class FolderSection:
    """A numbered sub-folder with what is in it."""

    folder: str
    title: str
    lines: tuple[FolderLine, ...]


@dataclass(frozen=True, slots=True)
class FolderContents:
    """The contents page: what is missing first, then what is there."""

    header: PaperHeader
    period: str
    gaps: tuple[FolderGap, ...]
    sections: tuple[FolderSection, ...]
    signature: Signature

    @property
    def file_count(self) -> int:
        """Return how many files are in the folder, without the page itself."""
        return sum(len(section.lines) for section in self.sections)
