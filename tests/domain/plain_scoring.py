"""A second scorer, written from the rubric handbook alone, slow and plain, to check the first."""

from fractions import Fraction
from typing import Any

Plain = dict[str, Any]

UNKNOWN = None


def number(value) -> Fraction:
    return Fraction(str(value))


def condition_holds(condition: Plain, values: Plain):
    """Return True, False, or UNKNOWN; a condition that is not asked holds."""
    if "applies_if" in condition:
        asked = condition_holds(condition["applies_if"], values)
        if asked is UNKNOWN:
            return UNKNOWN
        if asked is False:
            return True
    value = values.get(condition["evidence"])
    if value is None:
        return UNKNOWN
    if "equals" in condition:
        wanted = condition["equals"]
        return value == (wanted if isinstance(wanted, bool) else number(wanted))
    return within(condition, value)


def within(bounds: Plain, value: Fraction) -> bool:
    low, high = bounds.get("lower"), bounds.get("upper")
    if low is not None:
        low = number(low)
        if value < low or (value == low and not bounds["lower_inclusive"]):
            return False
    if high is not None:
        high = number(high)
        if value > high or (value == high and not bounds["upper_inclusive"]):
            return False
    return True


def all_of(conditions: list[Any], values: Plain):
    said = [condition_holds(condition, values) for condition in conditions]
    if False in said:
        return False
    return UNKNOWN if UNKNOWN in said else True


def points_by_evidence(item: Plain, values: Plain):
    """Return points of the form, None where a person must decide."""
    for override in item.get("overrides", []):
        said = all_of(override["when"], values)
        if said is not False:
            return at_least(item, override["points"]) if said else None
    if item["kind"] == "bands":
        return points_of_scale(item, values.get(item["evidence"]), values)
    wanted = item["pass_when" if item["kind"] == "toggle" else "full_when"]
    said = all_of(wanted, values) if wanted else UNKNOWN
    if said is True:
        return full(item)
    return at_least(item, 0) if said is False and item["kind"] == "toggle" else None


def points_of_scale(item: Plain, value, values: Plain):
    """Return the points of the first level that fits, else those read into a gap."""
    if value is None:
        return None
    for level in item["levels"]:
        if within(level, value):
            return at_least(item, level["points"])
    for gap in item.get("gaps", []):
        if all_of(gap["when"], values) is True:
            return at_least(item, gap["default"])
    return None


def at_least(item: Plain, points) -> Fraction:
    return max(number(points), number(item.get("min_points", 0)))


def full(item: Plain) -> Fraction:
    return Fraction(1) if item["max"] is None else number(item["max"])


def every_item(document: Plain) -> list[Any]:
    return [item for group in document["groups"] for item in group["items"]]


class PlainSheet:
    """Maxima and points by item, None where nobody has decided; then total and grade."""

    def __init__(self, document: Plain, values: Plain, picks: Plain) -> None:
        self.document, self.values, self.picks = document, values, picks
        self.max = {item["id"]: full(item) for item in every_item(document)}
        self.open: set[str] = set()
        self.points: Plain = {}
        self.gone: dict[str, str] = {}
        for item in every_item(document):
            self._leave_out(item)
        for item in every_item(document):
            self._give(item)
        whole = sum(self.max.values())
        total = document["total"]
        self.maximum = whole if total is None else number(total)
        self.scale = self.maximum / whole if whole else Fraction(0)
        self.total = self.scale * sum(points or 0 for points in self.points.values())
        found = [b["grade"] for b in document["bands"] if whole and within(b, self.total)]
        self.grade = found[0] if found else None

    def _leave_out(self, item: Plain) -> None:
        """Settle what happens to an item that does not apply."""
        name, rule = item["id"], item.get("if_not_applicable")
        if rule is None:
            return
        applies = condition_holds(item["applies_if"], self.values)
        answer = self.picks.get(name, {}).get("policy")
        if applies is UNKNOWN and answer is None:
            if "points" not in self.picks.get(name, {}):
                self.gone[name] = "ask"
            return
        if applies is True:
            return
        policy = answer or rule["default"]
        self.gone[name] = policy
        if policy == "transfer":
            self.max[rule["transfer_to"]] += self.max[name]
        if policy in ("transfer", "exclude_and_normalise"):
            self.max[name] = Fraction(0)

    def _give(self, item: Plain) -> None:
        name = item["id"]
        limit = self.max[name]
        policy = self.gone.get(name)
        if policy is not None:
            self.points[name] = limit if policy == "full" else None
            if policy == "ask":
                self.open.add(name)
            return
        if "points" in self.picks.get(name, {}):
            self.points[name] = self.picks[name]["points"]
            return
        decided = points_by_evidence(item, self.values)
        if decided is None:
            self.open.add(name)
            self.points[name] = None
        else:
            self.points[name] = decided * limit / full(item)

    def grade_after_gates(self):
        """Return the grade when forced or held back; the rubric's own gates only."""
        enabled = [gate for gate in self.document["gates"] if gate["enabled"]]
        for gate in enabled:
            if "force_grade" in gate:
                said = [condition_holds(condition, self.values) for condition in gate["any_of"]]
                if True in said:
                    return gate["force_grade"]
        for gate in enabled:
            if gate.get("grade") == self.grade and self.grade is not None:
                names = gate["criteria_at_max"]
                if not all(self.max[n] == 0 or self.points[n] == self.max[n] for n in names):
                    return gate["else_grade"]
        return self.grade


def year_grade(document: Plain, grades: list[Any]):
    """Return the grade of a finished year, None where the rule does not settle it."""
    rule = document["roll_up"]
    order = [band["grade"] for band in document["bands"]]
    if rule is None or None in grades:
        return None
    for stated in rule["rules"]:
        if all(_is_met(wanted, grades, order) for wanted in stated["require"]):
            return None if stated["incomplete"] else stated["grade"]
    return None


def _is_met(wanted: Plain, grades: list[Any], order: list[Any]) -> bool:
    good = sum(order.index(grade) <= order.index(wanted["at_least"]) for grade in grades)
    if "sessions_count" in wanted:
        return good >= wanted["sessions_count"]
    return Fraction(good * 100, len(grades)) >= wanted["share_of_sessions_percent"]
