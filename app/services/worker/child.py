"""What runs inside the worker process: take a job in JSON, do it, answer in JSON."""

import importlib
import json
import logging
import os
import sys
from collections.abc import Mapping
from multiprocessing.connection import Connection
from typing import Any

from app.services.worker.limits import limit_this_process

JOBS: Mapping[str, tuple[str, str]] = {
    "read_office": ("app.services.worker.office_files", "read_office"),
    "read_workbook": ("app.services.worker.workbooks", "read_workbook"),
    "read_form": ("app.services.worker.form_reading", "read_form"),
    "fill_form": ("app.services.worker.form_filling", "fill_form"),
    "check_template": ("app.services.worker.templates", "check_template"),
    "fill_template": ("app.services.worker.templates", "fill_template"),
    "show_sample": ("app.services.worker.templates", "show_sample"),
    "check_paper_form": ("app.services.worker.paper_form_check", "check_paper_form"),
    "fill_paper_form": ("app.services.worker.paper_forms", "fill_form_of_user"),
    "show_form_sample": ("app.services.worker.paper_forms", "show_form_sample"),
}
"""What the worker can do: the module and function of each job, loaded when first asked for."""

REFUSED, FAILED, DONE = "refused", "failed", "done"


class JobRefused(Exception):
    """A job says in one sentence why a file cannot be taken."""


def serve(asked: Connection, answers: Connection) -> None:
    """Answer jobs until the caller closes its end; bound to little memory and no output."""
    _keep_quiet()
    limit_this_process()
    while True:
        try:
            request = json.loads(asked.recv_bytes())
        except (EOFError, OSError):
            return
        answers.send_bytes(json.dumps(answer_to(request)).encode())


def answer_to(request: Mapping[str, Any]) -> dict[str, Any]:
    """Do one job; whatever a hostile file brings about becomes an answer."""
    try:
        module, function = JOBS[request["job"]]
        work = getattr(importlib.import_module(module), function)
        return {"state": DONE, "value": work(**request["arguments"])}
    except JobRefused as refusal:
        return {"state": REFUSED, "value": str(refusal)}
    except MemoryError:
        return {"state": FAILED, "value": "MemoryError"}
    except Exception as error:  # noqa: BLE001 - libraries raise more than eleven kinds
        return {"state": FAILED, "value": type(error).__name__}


def _keep_quiet() -> None:
    """Let libraries write nowhere: what they print may hold names."""
    logging.disable()
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - a device
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                os.dup2(nowhere.fileno(), stream.fileno())
