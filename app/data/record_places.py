"""What a row is a part of, and where on the screen a row is seen."""

from collections.abc import Mapping

_IN_MEETINGS = (
    "agenda_items",
    "attendances",
    "attachments",
    "corrections",
    "documents",
    "exports",
    "finding_overrides",
    "guests",
    "meeting_parts",
    "minutes_entries",
    "notices",
    "papers",
    "preparations",
    "score_sheets",
    "snapshots",
    "tasks",
    "visits",
    "votes",
)

OWNERS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(_IN_MEETINGS, ("meeting_id", "meetings")),
    "committee_links": ("committee_id", "meetings"),
    "score_lines": ("sheet_id", "score_sheets"),
    "task_results": ("task_id", "tasks"),
    "task_co_owners": ("task_id", "tasks"),
    "member_situations": ("member_id", "members"),
    "member_posts": ("member_id", "members"),
    "group_memberships": ("member_id", "members"),
    "observers": ("team_id", "observer_teams"),
    "remarks": ("visit_id", "visits"),
}
"""The row a row is a part of: the column that names it, and its table."""

PLACES: Mapping[str, str] = {
    "meetings": "meeting:{id}",
    "agenda_items": "meeting:{meeting_id}:run:item:{id}",
    "minutes_entries": "meeting:{meeting_id}:run:entry:{id}",
    "votes": "meeting:{meeting_id}:run:vote:{id}",
    "attendances": "meeting:{meeting_id}:attendance:{member_id}",
    "notices": "meeting:{meeting_id}:prepare:notices",
    "preparations": "meeting:{meeting_id}:prepare",
    "guests": "meeting:{meeting_id}:prepare:guests",
    "score_sheets": "meeting:{meeting_id}:score",
    "score_lines": "meeting:{meeting_id}:score:{item_id}",
    "corrections": "meeting:{meeting_id}:finish:corrections",
    "snapshots": "meeting:{meeting_id}:finish",
    "finding_overrides": "meeting:{meeting_id}:{where}",
    "members": "member:{id}",
    "member_situations": "member:{member_id}",
    "member_posts": "member:{member_id}",
    "group_memberships": "member:{member_id}",
    "tasks": "task:{id}",
    "task_results": "task:{task_id}",
    "task_co_owners": "task:{task_id}",
    "documents": "document:{id}",
    "annual_plans": "page:plan",
    "cells": "settings:cell",
    "terms": "settings:cell",
    "settings": "page:settings",
    "rule_values": "settings:rules",
    "days_off": "settings:days",
    "rubric_editions": "settings:rubrics",
}
"""Where rows are seen; others are seen where the row they are a part of is."""
