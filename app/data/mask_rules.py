"""What an anonymised copy does with each text column, and with each text in a kept JSON.

Numbers, days, flags and slugs of enums stay: a fault is to be seen in the copy as in the book. A
column or a field that is not named here fails a test.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Treatment(StrEnum):
    """What becomes of a value."""

    KEPT = "kept"
    PLAIN = "plain"
    """Slugs, figures and days stay; anything else is a text."""
    PERSON = "person"
    TEXT = "text"
    CODE = "code"
    BIRTH = "birth"
    MAIL = "mail"
    FILE = "file"
    DIGEST = "digest"
    IDENTITY = "identity"
    TERM = "term"
    EMPTIED = "emptied"
    JSON = "json"
    """A kept JSON, each of its texts by the name of its field."""
    RUBRIC = "rubric"
    """A rubric: the words of shipped ones stay."""
    EDITION = "edition"
    """The hash of a rubric, which follows its words."""
    SNAPSHOT = "snapshot"
    """The hash of what is frozen in the same row."""


def _all(treatment: Treatment, names: str) -> dict[str, Treatment]:
    return dict.fromkeys(names.split(), treatment)


def _columns(rules: Mapping[str, Iterable[tuple[Treatment, str]]]) -> dict[str, Treatment]:
    return {
        f"{table}.{name}": treatment
        for table, groups in rules.items()
        for treatment, names in groups
        for name in names.split()
    }


_KEPT, _PLAIN, _PERSON, _TEXT = (
    Treatment.KEPT,
    Treatment.PLAIN,
    Treatment.PERSON,
    Treatment.TEXT,
)
_CODE, _FILE, _DIGEST, _JSON = Treatment.CODE, Treatment.FILE, Treatment.DIGEST, Treatment.JSON
_SHEET_LINE = (
    (_KEPT, "item_id self_points level_id policy evidence_seen cell_points superior_points"),
    (_TEXT, "reason loss_note superior_reason"),
)

COLUMNS: Mapping[str, Treatment] = _columns(
    {
        "annual_plans": ((_TEXT, "purpose organisation"),),
        "cells": (
            (Treatment.IDENTITY, "permanent_id"),
            (_TEXT, "name superior_name place_name"),
            (_CODE, "organisation_code"),
            (_PERSON, "assigned_superior"),
        ),
        "days_off": ((_TEXT, "name"),),
        "directives": ((_CODE, "code"), (_TEXT, "issuer title summary note")),
        "dossier_checks": ((_PERSON, "person"), (_TEXT, "outcome")),
        "import_runs": ((_PLAIN, "kind"), (_FILE, "file_name"), (_DIGEST, "sha256"),
                        (_TEXT, "note")),
        "members": (
            (_PERSON, "full_name display_name original_name"),
            (_KEPT, "gender review_form"),
            (Treatment.BIRTH, "birth_date birth_date_text"),
            (_CODE, "card_number phone citizen_id"),
            (_PLAIN, "admission_date admission_date_text official_date official_date_text"),
            (_TEXT, "joined_from occupation work_unit office_post union_post education"),
            (_TEXT, "profession political_theory residence_cell notice_channel current_cell"),
            (_TEXT, "home_town permanent_address temporary_address ethnicity religion"),
            (_TEXT, "dues_class note"),
        ),
        "observer_teams": ((_TEXT, "name decision contact note"),),
        "party_groups": ((_TEXT, "name"),),
        "periodic_duties": ((_TEXT, "title citation subject note"), (_KEPT, "months")),
        "resident_members": (
            (_PERSON, "full_name"),
            (_CODE, "phone"),
            (_PLAIN, "admission_date official_date"),
            (_TEXT, "work_unit home_cell comment note"),
        ),
        "rubric_editions": (
            (_KEPT, "rubric_id target"),
            (Treatment.EDITION, "content_hash"),
            (_TEXT, "name"),
            (Treatment.RUBRIC, "body"),
        ),
        "rule_values": ((_KEPT, "key"), (_PLAIN, "value"), (_TEXT, "citation")),
        "settings": ((_KEPT, "key"), (_JSON, "value")),
        "terms": ((Treatment.TERM, "name"),),
        "upward_forms": ((_TEXT, "name note"), (_KEPT, "subject"), (_FILE, "file_name"),
                         (_DIGEST, "sha256"), (_JSON, "fields")),
        "user_templates": ((_KEPT, "kind"), (_FILE, "name"), (_DIGEST, "sha256"), (_TEXT, "note")),
        "dossier_loans": ((_TEXT, "borrower purpose note"),),
        "erasures": ((_TEXT, "reason"), (_KEPT, "fields")),
        "meetings": (
            (_KEPT, "key"),
            (_TEXT, "place focus form_basis move_reason not_held_reason topic_title topic_purpose"),
            (_TEXT, "topic_assessment dues_note draft_resolution discussion_prompts conclusion"),
            (_TEXT, "petitions_up shortcomings"),
            (_FILE, "signed_scan"),
        ),
        "member_badges": ((_TEXT, "decision note"),),
        "member_honours": ((_TEXT, "title"),),
        "member_sheets": ((_KEPT, "total grade grade_label"), (_TEXT, "note"), (_JSON, "frozen")),
        "member_situations": ((_TEXT, "note decision"),),
        "observers": ((_PERSON, "name"), (_TEXT, "unit role contact")),
        "past_attendance": ((_KEPT, "mark"), (_TEXT, "reason")),
        "transfers": ((_TEXT, "place decision note"), (_KEPT, "papers")),
        "yearly_slips": ((_TEXT, "note"),),
        "agenda_items": (
            (_KEPT, "step_ids"),
            (_PERSON, "presenter_name"),
            (_TEXT, "title carried_lines draft_text content response conclusion fate_reason"),
            (_TEXT, "serves info_source local_meaning"),
        ),
        "attendances": ((_TEXT, "reason"),),
        "corrections": ((_TEXT, "text reason"), (_PERSON, "person")),
        "documents": ((_TEXT, "abstract cancel_reason"),),
        "exports": ((_KEPT, "kind"), (_FILE, "folder file_name"), (_DIGEST, "sha256")),
        "finding_overrides": ((_KEPT, "code where"), (_TEXT, "reason")),
        "good_models": ((_TEXT, "title text effect"),),
        "guests": ((_PERSON, "name"), (_TEXT, "unit role")),
        "inspection_items": ((_PLAIN, "kind planned"), (_TEXT, "subject result")),
        "meeting_parts": ((_TEXT, "place"),),
        "member_remarks": ((_TEXT, "text"),),
        "member_sheet_lines": _SHEET_LINE,
        "notices": ((_PERSON, "name"), (_TEXT, "channel")),
        "outgoing_mails": ((_KEPT, "kind"), (_TEXT, "subject body note"),
                           (Treatment.MAIL, "recipients copies")),
        "preparations": ((_KEPT, "key"), (_TEXT, "label note")),
        "reviews": ((_KEPT, "kind form_set voting_method cap"), (_TEXT, "note"),
                    (_JSON, "frozen")),
        "score_sheets": (
            (_KEPT, "voted_points total grade grade_label superior_total"),
            (_TEXT, "superior_reason kept_reason"),
            (_JSON, "frozen"),
        ),
        "snapshots": ((_JSON, "body"), (Treatment.SNAPSHOT, "sha256")),
        "attachments": ((_FILE, "name"), (_DIGEST, "sha256")),
        "mail_files": ((_FILE, "name"), (_DIGEST, "sha256")),
        "minutes_entries": ((_PERSON, "guest_name"), (_TEXT, "text correction_mark")),
        "petitions": ((_TEXT, "text addressee answer closing"), (_PERSON, "author_name")),
        "review_entries": (
            (_KEPT, "subject exclusion form_code self_points self_grade votes committee_grade"),
            (_KEPT, "proposed_grade superior_grade"),
            (_PLAIN, "figures"),
            (_TEXT, "self_texts residence_comment temporary_comment committee_comment"),
            (_TEXT, "proposed_reason superior_reason note"),
        ),
        "score_lines": _SHEET_LINE,
        "tasks": ((_TEXT, "text deliverable source"), (_PLAIN, "report_period")),
        "visits": ((_PERSON, "name"), (_TEXT, "unit role note")),
        "votes": ((_TEXT, "text"),),
        "written_papers": ((_TEXT, "subject addressees bases body recipients urgency"),),
        "papers": ((_TEXT, "title text"), (_PERSON, "author_name")),
        "remarks": ((_TEXT, "strength shortcoming proposal answer"),),
        "review_papers": ((_KEPT, "kind"), (_TEXT, "note")),
        "task_results": ((_TEXT, "text"),),
        "journal_actions": ((_TEXT, "label"), (_KEPT, "at")),
        "journal_entries": ((_KEPT, "table_name before after"),),
        "search_sources": ((_KEPT, "name"),),
        "typed_texts": ((_KEPT, "key text at"),),
    }
)  # fmt: skip
"""By "table.column". Images of the journal are rewritten by the columns of their table; texts being
typed are left out, and the search index is made again."""

FIELDS: Mapping[str, Treatment] = {
    **_all(
        _KEPT,
        """key code where item_id level_id policy evidence_seen evidence_mark period_label
        streak_periods step_ids rubric_id scoring_options next_numbers days_left_out profile id
        group_id gap_id gate_id grade grade_label next_grade post_label party_post form options
        notice criterion answers admission_date official_date
        stated field kind self_points severity item_map""",
    ),
    **_all(
        _TEXT,
        """title name place focus form_basis move_reason not_held_reason dues_note draft_resolution
        discussion_prompts conclusion petitions_up shortcomings purpose assessment unit role note
        channel label carried_lines draft_text content response fate_reason serves info_source
        local_meaning text group_name reason owner_name co_owner_names deliverable source
        superior_reason kept_reason loss_note abstract cancel_reason message action overridden why
        sentence act_label asks exception office_post work_unit residence_cell temporary_comment
        committee_comment proposed_reason texts superior_name place_name default_place recipients
        correction_mark""",
    ),
    **_all(_PERSON, "full_name guest_name presenter_name author_name person assigned_superior"),
    **_all(_PLAIN, "signs turn_skips report_period violation agenda_preset"),
    **_all(_PLAIN, "member_rubric_id member_rubrics_by_form thematic_rubric_id derived_rubric_id"),
    **_all(_FILE, "attachment_name signed_scan"),
    "guests.name": _PERSON,
    "notices.name": _PERSON,
    "term.name": Treatment.TERM,
    "fields.cell": _KEPT,
    "items.items": _KEPT,
    "fields.sheet": _TEXT,
    "rules.values": _PLAIN,
    "birth_date": Treatment.BIRTH,
    "permanent_id": Treatment.IDENTITY,
    "organisation_code": _CODE,
    "mail_addresses": Treatment.MAIL,
    "backup_folder": Treatment.EMPTIED,
    "edition": Treatment.EDITION,
    **_all(Treatment.RUBRIC, "rubric gating roll_up"),
    "frozen": _JSON,
}
"""By the field of a record, or by "owner.field" where fields of one name differ."""

RUBRIC_TEXTS = frozenset(
    _all(
        _TEXT,
        """name origin number note title subtitle columns total_line grade_line signatures footnote
        caveats pass fail label short text exception""",
    )
)
"""What a person reads in a rubric; everything else of it is ids and figures."""
