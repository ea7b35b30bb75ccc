"""One paper costs no more than the plain library on the same template and data."""

import time
from dataclasses import fields
from io import BytesIO

from docxtpl import DocxTemplate
from jinja2 import Environment

from app.domain.text import count_text, number_words
from app.services.export import word
from app.services.export.contexts import PaperKind
from app.services.export.samples import sample_contexts

ROUNDS = 7


def plain_library(template, values):
    environment = Environment(autoescape=True)
    environment.filters |= {
        "count": count_text,
        "or_none": lambda text: text or "không",
        "or_dots": lambda text: text or "…",
        "in_words": number_words,
    }
    document = DocxTemplate(BytesIO(template))
    document.render(values, environment)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def best_seconds(work):
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best


def test_minutes_take_at_most_1_3_times_the_plain_library():
    template = word.shipped_template(PaperKind.REGULAR_MINUTES)
    context = sample_contexts()[PaperKind.REGULAR_MINUTES]
    values = {field.name: getattr(context, field.name) for field in fields(context)}

    ours = best_seconds(lambda: word.render(template, context))
    theirs = best_seconds(lambda: plain_library(template, values))

    assert ours <= 1.3 * theirs
