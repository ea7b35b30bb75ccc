"""Builds the shipped Excel forms and the list of their hashes; run by hand after a change.

python -m resources.templates_xlsx.build
"""

import sys
from hashlib import sha256
from pathlib import Path

from app.services.export.paper_kinds import SheetKind
from resources.templates_xlsx.forms import FORMS
from resources.templates_xlsx.layout import table_form
from resources.templates_xlsx.monthly import monthly_form

FOLDER = Path(__file__).parent
MANIFEST = "manifest.txt"


def build(kind: SheetKind) -> bytes:
    """Return one form as .xlsx bytes."""
    return monthly_form() if kind is SheetKind.MONTHLY_LIST else table_form(FORMS[kind])


def main() -> int:
    """Write every form and the list of hashes beside this file."""
    lines = []
    for kind in SheetKind:
        data = build(kind)
        (FOLDER / f"{kind.value}.xlsx").write_bytes(data)
        lines.append(f"{sha256(data).hexdigest()}  {kind.value}.xlsx\n")
    (FOLDER / MANIFEST).write_text("".join(lines), encoding="ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main())
