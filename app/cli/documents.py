"""The JSON documents of the command line; their keys are stable."""

from typing import Any

from app.domain.consolidations import Consolidation
from app.domain.errors import Refused
from app.domain.findings import Finding
from app.domain.frozen_sheets import as_json
from app.domain.rubrics import RubricFault
from app.services.about import About
from app.services.workspace import Services


def about_document(about: About) -> dict[str, Any]:
    """Return what `info --json` prints."""
    return {
        "cell": {
            "name": about.cell_name,
            "superior": about.superior_name,
            "id": about.permanent_id,
            "sample": about.is_sample,
        },
        "counts": {
            "members": about.member_total,
            "meetings": len(about.meetings),
            "tasks": about.tasks,
            "documents": about.documents,
        },
        "meetings": [
            {"key": row.key, "id": row.id, "title": row.title, "day": row.day.isoformat()}
            for row in about.meetings
        ],
        "versions": {"schema": about.schema_version, "sqlite": about.sqlite_version},
        "last_backup": about.last_backup or None,
        "last_rehearsal": about.last_rehearsal or None,
    }


def score_document(services: Services, meeting_id: int) -> dict[str, Any]:
    """Return what `score --json` prints; raises Refused for a meeting that is not scored."""
    view = services.meetings.view(meeting_id)
    if view.sheet is None:
        raise Refused("Loại buổi họp này không chấm điểm.")
    return as_json(view.sheet.sheet, view.file.header.key, view.sheet.state.value)


def rubric_fault_document(fault: RubricFault) -> dict[str, Any]:
    """Return one fault of a rubric file as `rubric import --json` prints it."""
    return {"line": fault.line, "where": fault.path, "message": fault.sentence}


def finding_document(finding: Finding) -> dict[str, Any]:
    """Return one finding as `check --json` prints it."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "where": finding.where,
        "overridden": finding.overridden or None,
    }


def consolidation_document(found: Consolidation) -> dict[str, Any]:
    """Return what `consolidate --json` prints."""
    return {
        "cells": found.cell_count,
        "meetings": len(found.taken),
        "rejected": [{"file": one.file_name, "reason": one.reason} for one in found.rejected],
        "missing": [{"cell": one.cell_name, "month": one.month.label} for one in found.missing],
        "late": [
            {"cell": one.cell_name, "month": one.month.label, "days": one.days_late}
            for one in found.late
        ],
        "aside": [
            {"file": one.file_name, "cell": one.cell_name, "why": one.why.value}
            for one in found.aside
        ],
    }
