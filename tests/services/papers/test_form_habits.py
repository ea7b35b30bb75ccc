"""Papers set in another way than the Party form, each switch by itself."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.form_habits import FORM_HABIT_LABELS, FormHabit
from app.services.export import word
from app.services.export.paper_kinds import PaperKind as K
from app.services.export.samples import sample_contexts
from app.services.paper_texts.habits import in_habit
from tests.export.format_table import TABLE, faults
from tests.export.produced_papers import Produced

BROKEN_LINES = {
    FormHabit.NUMBER_COLON: {"2.3"},
    FormHabit.BOLD_TITLE: {"2.7"},
    FormHabit.BOLD_ITALIC_RECIPIENTS: {"2.8"},
    FormHabit.SLASH_ENDING: {"2"},
    FormHabit.COMMA_BASES: {"2"},
}
"""The line of the format table each habit differs in, and no other."""


def made(kind: K, *habits: FormHabit) -> Produced:
    context = in_habit(sample_contexts()[kind], habits)
    return Produced(kind.value, kind, word.render(word.shipped_template(kind), context))


@pytest.mark.parametrize("habit", FormHabit)
def test_a_habit_changes_its_own_line_of_the_form_and_no_other(habit):
    paper = made(K.RESOLUTION, habit)

    broken = {name.partition(" ")[0] for name in TABLE if faults(name, [paper])}
    assert broken == BROKEN_LINES[habit]
    assert habit in FORM_HABIT_LABELS


def test_what_the_habits_print():
    paper = made(K.RESOLUTION, *FormHabit)
    heads = {line.text: line for line in paper.lines}

    assert "Số: 17-NQ/CB" in heads
    assert heads["BÍ THƯ"].bold
    place = heads["Nơi nhận:"]
    assert (place.bold, place.italic, place.underline) == (True, True, False)
    bases = [line.text for line in paper.lines if line.text.startswith("- Căn cứ ")]
    assert [text[-1] for text in bases] == [*[","] * (len(bases) - 1), "."]


@pytest.mark.parametrize(
    "kind",
    [
        K.RESOLUTION,
        K.INVITATION,
        K.PROGRAMME,
        K.YEAR_PLAN,
        K.MONTH_REPORT,
        K.TOPIC_REPORT,
        K.DECISION,
    ],
)
def test_only_the_last_words_of_a_paper_that_is_sent_end_with_a_slash(kind):
    paper = made(kind, FormHabit.SLASH_ENDING)
    ended = [place for place, line in enumerate(paper.lines) if line.text.endswith("./.")]

    (last,) = ended
    after = [line.text for line in paper.lines[last + 1 :] if line.text]
    assert after[0] == "Nơi nhận:"


def test_every_signature_of_a_file_of_forms_follows():
    context: Any = in_habit(sample_contexts()[K.REVIEW_FORMS], (FormHabit.BOLD_TITLE,))

    assert context.forms
    assert all(form.signature.bold_title for form in context.forms)


def test_without_habits_a_paper_stays_the_very_same():
    context = sample_contexts()[K.RESOLUTION]
    assert in_habit(context, ()) is context


def test_papers_follow_the_settings_and_a_change_can_be_undone(
    services, papers, november, tmp_path
):
    before = papers.preview_html("giay-moi", meeting_id=november)
    settings = services.cells.settings()
    services.cells.save_settings(replace(settings, form_habits=(FormHabit.SLASH_ENDING,)))

    after = papers.preview_html("giay-moi", meeting_id=november)
    assert ("./." in before, "./." in after) == (False, True)
    assert papers.habits(november) == papers.habits(None) == (FormHabit.SLASH_ENDING,)
    services.history.undo()
    assert papers.preview_html("giay-moi", meeting_id=november) == before
