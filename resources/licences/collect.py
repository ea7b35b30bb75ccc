"""Collect the licence texts of everything the lock installs, for the program's own folder.

Run in an environment made from the lock, after each change of it:
`python resources/licences/collect.py`. The font's and the icons' texts are kept by hand.
"""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
LOCK = FOLDER.parents[1] / "requirements.lock"
COMMON = FOLDER / "common"
LICENCE_FILE = re.compile(r"^(licen[cs]e|copying|notice)", re.IGNORECASE)

WITHOUT_TEXT = {
    "docxtpl": ("LGPL-2.1",),
    "pyside6-essentials": ("LGPL-3.0", "GPL-3.0"),
    "shiboken6": ("LGPL-3.0", "GPL-3.0"),
}
"""Packages that name their licence but bring no text of it."""

BUILT_IN = {"sqlcipher3": ("SQLCipher", "Apache-2.0")}
"""Texts of what a package carries inside: SQLCipher, and OpenSSL under Apache 2.0."""


def main() -> int:
    """Write one text for each locked package; return 1 if some have none."""
    missing = [name for name in locked_names(LOCK) if not write_text(name)]
    for name in missing:
        sys.stderr.write(f"no licence text: {name}\n")
    return 1 if missing else 0


def locked_names(lock: Path) -> list[str]:
    """Return the packages a lock file names."""
    return re.findall(r"^([a-z0-9-]+)==", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)


def write_text(name: str) -> bool:
    """Write all texts of one package into one file and say whether there was any."""
    package = distribution(name)
    parts = [*own_texts(package), *common_texts(name)]
    if not parts:
        return False
    heading = f"{package.metadata['Name']} {package.version}"
    (FOLDER / f"{name}.txt").write_text("\n\n".join([heading, *parts]) + "\n", encoding="utf-8")
    return True


def own_texts(package: Distribution) -> Iterator[str]:
    """Give the licence files the package was installed with."""
    for file in sorted(package.files or (), key=str):
        if file.parts[0].endswith(".dist-info") and LICENCE_FILE.match(file.name):
            text = Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
            yield "\n".join(line.rstrip() for line in text.strip().splitlines())


def common_texts(name: str) -> Iterator[str]:
    """Give the general texts that a package refers to or carries inside."""
    for title in (*WITHOUT_TEXT.get(name, ()), *BUILT_IN.get(name, ())):
        yield (COMMON / f"{title}.txt").read_text(encoding="utf-8").strip("\n")


if __name__ == "__main__":
    raise SystemExit(main())
