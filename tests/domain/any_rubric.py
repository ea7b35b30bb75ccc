"""Rubrics nobody has seen: random files of the documented schema, as the plain data of a YAML.

Nothing here uses the program: keys, kinds and rules are those of the rubric handbook.
"""

from fractions import Fraction
from typing import Any

import yaml
from hypothesis import strategies as st

Plain = dict[str, Any]

PERCENTS = ("attendance_percent", "speaker_percent", "resolution_completion_percent")
COUNTS = ("unexcused_absence_count", "critique_minutes", "duration_shortfall_minutes")
YES_NO = ("thematic_held", "notice_sent_to_all", "commendation_recorded", "conclusion_adopted")
MEMBER_PERCENTS = ("tasks_completed_percent", "member_attendance_percent")
MEMBER_COUNTS = ("member_speech_count",)
MEMBER_YES_NO = ("tasks_on_time_and_quality", "previous_shortcomings_exist")
KEYS = {
    "meeting": (PERCENTS, COUNTS, YES_NO),
    "member": (MEMBER_PERCENTS, MEMBER_COUNTS, MEMBER_YES_NO),
}
GRADES = {
    "meeting": (("good", "Tốt"), ("fair", "Khá"), ("average", "Trung bình"), ("poor", "Kém")),
    "member": (
        ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
        ("good", "Hoàn thành tốt nhiệm vụ"),
        ("completed", "Hoàn thành nhiệm vụ"),
        ("not_completed", "Không hoàn thành nhiệm vụ"),
    ),
}
APPLIES_TO = {"meeting": ["regular", "combined"], "member": ["member_without_post"]}


def quarters(lowest: int, highest: int):
    """Return points in quarters, as forms write them: 2, 2.5, 3.75."""
    return st.integers(lowest * 4, highest * 4).map(lambda n: Fraction(n, 4))


def written(number: Fraction):
    """Return a number as YAML writes it: whole, else with its decimals."""
    return int(number) if number.denominator == 1 else float(number)


def text_of(document: Plain) -> str:
    """Return the file."""
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False)


@st.composite
def conditions(draw, target: str, depth: int = 0) -> Plain:
    """Return one condition, sometimes only asked when another holds."""
    percents, counts, yes_no = KEYS[target]
    key = draw(st.sampled_from((*percents, *counts, *yes_no)))
    made: Plain = {"evidence": key}
    if key in yes_no:
        made["equals"] = draw(st.booleans())
    else:
        low = draw(st.integers(0, 60))
        shape = draw(st.sampled_from(("lower", "upper", "both", "equals")))
        if shape == "equals":
            made["equals"] = low
        if shape in ("lower", "both"):
            made |= {"lower": low, "lower_inclusive": draw(st.booleans())}
        if shape in ("upper", "both"):
            made |= {"upper": low + 20, "upper_inclusive": draw(st.booleans())}
    if depth < 1 and draw(st.integers(0, 5)) == 0:
        made["applies_if"] = draw(conditions(target, depth + 1))
    return made


@st.composite
def scales(draw, target: str, limit: Fraction) -> Plain:
    """Return levels over the whole domain of a key, perhaps with one value left open."""
    percents, counts, _ = KEYS[target]
    key = draw(st.sampled_from((*percents, *counts)))
    top = 100 if key in percents else None
    cuts = sorted(draw(st.sets(st.integers(1, 99), min_size=1, max_size=4)))
    hole = draw(st.none() | st.sampled_from(cuts))
    points = [limit, *draw(st.lists(quarters(0, int(limit)), min_size=4, max_size=4))]
    points = draw(st.permutations(points[: len(cuts) + 1]))
    levels, lower, takes_lower = [], 0, True
    for place, cut in enumerate([*cuts, None]):
        level = {"id": f"l{place}", "text": f"Mức {place}", "points": written(points[place])}
        level |= {"lower": lower, "lower_inclusive": takes_lower}
        if cut is not None:
            takes_upper = cut != hole and draw(st.booleans())
            level |= {"upper": cut, "upper_inclusive": takes_upper}
            lower, takes_lower = cut, cut != hole and not takes_upper
        elif top is not None:
            level |= {"upper": top, "upper_inclusive": True}
        levels.append(level)
    made: Plain = {"kind": "bands", "evidence": key, "levels": draw(st.permutations(levels))}
    if hole is not None:
        options = sorted(set(points[:2]))
        edge = {"lower_inclusive": True, "upper_inclusive": True, "lower": hole, "upper": hole}
        made["gaps"] = [
            {
                "id": "khoang-ho",
                "text": "Mẫu để ngỏ",
                "when": [{"evidence": key, **edge}],
                "options": [written(option) for option in options],
                "default": written(draw(st.sampled_from(options))),
            }
        ]
    return made


@st.composite
def items(draw, name: str, target: str, *, is_pass_fail: bool) -> Plain:
    """Return one criterion of any kind."""
    limit = draw(quarters(1, 12))
    made: Plain = {"id": name, "text": f"Tiêu chí {name}", "max": written(limit)}
    kind = "toggle" if is_pass_fail else draw(st.sampled_from(("toggle", "bands", "number")))
    some = st.lists(conditions(target), max_size=2)
    if is_pass_fail:
        made["max"] = None
    if kind == "bands":
        made |= draw(scales(target, limit))
    elif kind == "number":
        made |= {"kind": "number", "full_when": draw(some)}
        if draw(st.booleans()):
            made["step"] = 0.25
    else:
        made |= {"kind": "toggle", "pass_when": draw(some)}
    if not is_pass_fail and draw(st.integers(0, 3)) == 0:
        made["min_points"] = written(draw(quarters(0, int(limit))))
    if not is_pass_fail and draw(st.integers(0, 3)) == 0:
        given = {"when": draw(st.lists(conditions(target), min_size=1, max_size=2))}
        made["overrides"] = [{**given, "points": written(draw(quarters(0, int(limit))))}]
    made["note_required_when_below_max"] = draw(st.booleans())
    return made


@st.composite
def documents(draw, name: str = "phieu-la") -> Plain:
    """Return a whole rubric that adds up."""
    target = draw(st.sampled_from(("meeting", "meeting", "member")))
    is_pass_fail = draw(st.integers(0, 5)) == 0
    groups: list[Plain] = []
    for place in range(draw(st.integers(1, 3))):
        ids = [f"{place + 1}.{i}" for i in (1, 10, 2)[: draw(st.integers(1, 3))]]
        found = [draw(items(one, target, is_pass_fail=is_pass_fail)) for one in ids]
        total = None if is_pass_fail else written(_sum(found))
        groups.append({"id": str(place + 1), "text": "Nhóm", "max": total, "items": found})
    _let_some_not_apply(draw, groups, target)
    total = None if is_pass_fail else _sum(groups)
    bands = [] if total is None else draw(grade_bands(target, total))
    return {
        "schema": 1,
        "id": name,
        "name": "Phiếu lạ",
        "origin": "Một đảng bộ khác",
        "basis": [],
        "confidence": "thu_cap",
        "target": target,
        "scoring": "pass_fail" if is_pass_fail else "points",
        "valid_from": None,
        "valid_to": None,
        "applies_to": APPLIES_TO[target],
        "total": None if total is None else written(total),
        "complete": True,
        "bands": bands,
        "gates": draw(gates(target, groups, bands)),
        "roll_up": draw(annual_rules(bands)) if target == "meeting" and bands else None,
        "groups": groups,
        "caveats": [],
    }


def _sum(parts: list[Any]) -> Fraction:
    return sum((Fraction(part["max"]) for part in parts), Fraction(0))


def _let_some_not_apply(draw, groups: list[Any], target: str) -> None:
    """Give some items a condition to apply; points go only to items that always do."""
    every = [item for group in groups for item in group["items"]]
    for item in every[1:]:
        if draw(st.integers(0, 3)) == 0:
            options = draw(
                st.lists(
                    st.sampled_from(("full", "exclude_and_normalise", "transfer", "ask")),
                    min_size=1,
                    max_size=3,
                    unique=True,
                )
            )
            rule = {"options": options, "default": draw(st.sampled_from(options))}
            if "transfer" in options:
                rule["transfer_to"] = every[0]["id"]
            key = draw(st.sampled_from(KEYS[target][2]))
            item["applies_if"] = {"evidence": key, "equals": draw(st.booleans())}
            item["if_not_applicable"] = rule


@st.composite
def grade_bands(draw, target: str, total: Fraction) -> list[Any]:
    """Return bands from the total down to nothing, touching each other."""
    count = draw(st.integers(2, 4))
    cuts = sorted(
        draw(st.sets(st.integers(1, int(total * 4) - 1), min_size=count - 1, max_size=count - 1)),
        reverse=True,
    )
    made, upper, takes_upper = [], total, True
    for (grade, label), cut in zip(GRADES[target], [*cuts, 0], strict=False):
        takes_lower = True if cut == 0 else draw(st.booleans())
        lower = Fraction(cut, 4)
        edges = {"lower_inclusive": takes_lower, "upper_inclusive": takes_upper}
        numbers = {"lower": written(lower), "upper": written(upper)}
        made.append({"grade": grade, "label": label, **numbers, **edges})
        upper, takes_upper = lower, not takes_lower
    return made


@st.composite
def gates(draw, target: str, groups: list[Any], bands: list[Any]) -> list[Any]:
    """Return at most one gate of each kind."""
    if not bands or draw(st.booleans()):
        return []
    best, worst = bands[0]["grade"], bands[-1]["grade"]
    ids = [item["id"] for group in groups for item in group["items"]]
    wanted = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True))
    made = [
        {
            "id": "giu-lai",
            "enabled": draw(st.integers(0, 3)) > 0,
            "grade": best,
            "criteria_at_max": wanted,
            "else_grade": bands[1]["grade"],
        }
    ]
    if draw(st.booleans()):
        facts = draw(st.lists(conditions(target), min_size=1, max_size=2))
        made.append({"id": "buoc", "enabled": True, "force_grade": worst, "any_of": facts})
    return made


@st.composite
def annual_rules(draw, bands: list[Any]) -> Plain | None:
    """Return an annual rule over the grades of the bands, perhaps known only in part."""
    if draw(st.booleans()):
        return None
    grades = [band["grade"] for band in bands]
    rules = [
        {
            "grade": band["grade"],
            "label": band["label"],
            "require": [
                {"share_of_sessions_percent": draw(st.integers(1, 100)), "at_least": grade}
                if draw(st.booleans())
                else {"sessions_count": draw(st.integers(1, 12)), "at_least": grade}
                for grade in draw(st.lists(st.sampled_from(grades), min_size=1, max_size=2))
            ],
            "incomplete": draw(st.booleans()),
        }
        for band in bands[: draw(st.integers(1, len(bands)))]
    ]
    whole = draw(st.booleans())
    return {"period": "year", "counts": ["regular"], "rules": rules, "complete": whole}


@st.composite
def facts(draw, target: str) -> Plain:
    """Return the evidence of one meeting or member; something may not be known."""
    percents, counts, yes_no = KEYS[target]
    number = st.integers(0, 300).map(lambda n: Fraction(n, 3))
    known: Plain = {key: draw(st.none() | number) for key in percents}
    known |= {key: draw(st.none() | st.integers(0, 120).map(Fraction)) for key in counts}
    known |= {key: draw(st.none() | st.booleans()) for key in yes_no}
    return known


def year_of(target: str):
    """Return the evidence of twelve meetings."""
    return st.lists(facts(target), min_size=12, max_size=12)
