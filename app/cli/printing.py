"""What a command prints: one JSON document, or lines for people."""

import argparse
import json
from collections.abc import Iterable
from typing import Any


def show(arguments: argparse.Namespace, document: Any, lines: Iterable[str]) -> None:
    """Print one JSON document, or lines for people."""
    if getattr(arguments, "json", False):
        print(json.dumps(document, ensure_ascii=False, indent=1))
        return
    for line in lines:
        print(line)
