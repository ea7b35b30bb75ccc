"""The guide as it is shipped: Markdown files, read when help is first asked for."""

from functools import cache

from app import paths
from app.domain.guides import GuideTopic, guide_topic

CONTENTS = "muc-luc"
"""The topic that lists the others."""


@cache
def topics() -> dict[str, GuideTopic]:
    """Return every topic by its key, in the order of the contents where they stand in it."""
    read = (
        guide_topic(file.stem, file.read_text(encoding="utf-8"))
        for file in sorted(paths.resource("help").glob("*.md"))
    )
    return {topic.key: topic for topic in read}


def split_link(link: str) -> tuple[str, str]:
    """Return the topic and the anchor a link between topics names: "cham-diem.md#mo-phieu"."""
    name, _, anchor = link.partition("#")
    return name.removesuffix(".md"), anchor
