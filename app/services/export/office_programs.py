"""Finds LibreOffice or Word on this machine, and lets them turn papers into PDF.

LibreOffice comes first: it takes many files in one run, in a profile of its own, so that one the
user has open does not stand in the way. Word is asked through PowerShell and COM, on Windows only;
nothing here opens a socket.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import ExportError
from app.services.export.child_programs import TooSlow, run_child

START_SECONDS, FILE_SECONDS = 60.0, 20.0
"""What a program may take to start for the first time, and for each paper."""
_ON_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
_PROGRAM_FOLDERS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
_LIBREOFFICE = ("LibreOffice*/program/soffice.com",)
_WORD = ("Microsoft Office*/root/Office*/WINWORD.EXE", "Microsoft Office*/Office*/WINWORD.EXE")
_FROM, _TO = "SO_CHI_BO_FROM", "SO_CHI_BO_TO"
_ASK_WORD = f"""
$ErrorActionPreference = 'Stop'
$word = $null; $excel = $null
try {{
  foreach ($file in Get-ChildItem -LiteralPath $env:{_FROM} -File | Sort-Object Name) {{
    $target = Join-Path $env:{_TO} ($file.BaseName + '.pdf')
    if ($file.Extension -eq '.xlsx') {{
      if (-not $excel) {{
        $excel = New-Object -ComObject Excel.Application
        $excel.DisplayAlerts = $false; $excel.AutomationSecurity = 3
      }}
      $book = $excel.Workbooks.Open($file.FullName, 0, $true)
      $book.ExportAsFixedFormat(0, $target)
      $book.Close($false)
    }} else {{
      if (-not $word) {{
        $word = New-Object -ComObject Word.Application
        $word.DisplayAlerts = 0; $word.AutomationSecurity = 3
      }}
      $paper = $word.Documents.Open($file.FullName, $false, $true, $false)
      $paper.ExportAsFixedFormat($target, 17)
      $paper.Close(0)
    }}
  }}
}} finally {{
  if ($word) {{ $word.Quit(0) }}
  if ($excel) {{ $excel.Quit() }}
}}
"""


@dataclass(frozen=True, slots=True)
class Office:
    """A program that can make PDF."""

    label: str
    program: str
    is_word: bool = False

    def command(self, source: Path, target: Path, profile: Path) -> list[str]:
        """Return how the program is asked for every paper of a folder."""
        if self.is_word:
            return [self.program, "-NoProfile", "-NonInteractive", "-Command", _ASK_WORD]
        return [
            self.program,
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
            *("--convert-to", "pdf", "--outdir", str(target)),
            *map(str, sorted(source.iterdir())),
        ]


def find_office(
    environment: Mapping[str, str] = os.environ,
    which: Callable[[str], str | None] = shutil.which,
) -> Office | None:
    """Return the program of this machine that makes PDF, None when there is none."""
    found = which("soffice") or which("libreoffice") or _first(environment, _LIBREOFFICE)
    if found is None and _ON_MAC.exists():
        found = str(_ON_MAC)
    if found is not None:
        return Office("LibreOffice", found)
    shell = which("powershell")
    if shell is not None and _first(environment, _WORD):
        return Office("Word", shell, is_word=True)
    return None


def _first(environment: Mapping[str, str], patterns: Sequence[str]) -> str | None:
    """Return the first program under the folders Windows keeps programs in."""
    return next(_programs(environment, patterns), None)


def _programs(environment: Mapping[str, str], patterns: Sequence[str]) -> Iterator[str]:
    folders = [environment[name] for name in _PROGRAM_FOLDERS if environment.get(name)]
    for folder in folders:
        for pattern in patterns:
            yield from map(str, sorted(Path(folder).glob(pattern)))


def to_pdf(
    office: Office, papers: Sequence[tuple[str, bytes]], place: Path, watch: Callable[[int], None]
) -> tuple[bytes, ...]:
    """Return papers, given as pairs of an ending and content, as PDF, in the same order.

    Works in an empty folder the caller removes. `watch` is told often how many are ready;
    whatever it raises ends the program. Raises ExportError when the program makes nothing of one.
    """
    source, target = place / "from", place / "to"
    for folder in (source, target):
        folder.mkdir()
    stems = [f"{number:04d}" for number in range(1, len(papers) + 1)]
    for stem, (suffix, data) in zip(stems, papers, strict=True):
        (source / f"{stem}{suffix}").write_bytes(data)
    _ask(office, (source, target, place / "profile"), len(papers), watch)
    return tuple(_pdf(office, target / f"{stem}.pdf") for stem in stems)


def _ask(
    office: Office, places: tuple[Path, Path, Path], count: int, watch: Callable[[int], None]
) -> None:
    source, target, profile = places
    try:
        run_child(
            office.command(source, target, profile),
            seconds=START_SECONDS + count * FILE_SECONDS,
            watch=lambda: watch(len(list(target.glob("*.pdf")))),
            environment={_FROM: str(source), _TO: str(target)},
        )
    except TooSlow as error:
        raise ExportError(
            f"{office.label} không trả lời nên chưa tạo được PDF. "
            "Hãy đóng chương trình đó rồi thử lại."
        ) from error
    except OSError as error:
        raise ExportError(
            f"Không mở được {office.label} để tạo PDF. Hãy mở tệp Word rồi lưu thành PDF ở đó."
        ) from error


def _pdf(office: Office, path: Path) -> bytes:
    data = path.read_bytes() if path.exists() else b""
    if not data.startswith(b"%PDF"):
        raise ExportError(
            f"{office.label} không tạo được PDF từ văn bản này. "
            "Hãy mở tệp Word, Excel rồi lưu thành PDF ở đó."
        )
    return data
