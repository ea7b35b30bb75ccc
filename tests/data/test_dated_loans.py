"""A rule borrowed before loans were dated is borrowed for every meeting of the book."""

import json

from app.data import driver, upgrade
from app.data.codec import from_plain
from app.data.migrations import STEPS
from app.domain.rule_loans import RuleLoan, loan_on
from app.domain.settings import Settings
from tests.books import TODAY

BEFORE = 5


def test_a_rule_borrowed_in_an_older_book_stays_borrowed(tmp_path):
    path = tmp_path / "so-chi-bo.db"
    upgrade.create(path, steps=STEPS[:BEFORE])
    connection = driver.connect(path)
    for key, value in (("gates_from", ""), ("roll_up_from", "phu-tho"), ("planned_minutes", 75)):
        connection.execute(
            "INSERT INTO settings (key, value) VALUES (?, ?)", (key, json.dumps(value))
        )
    connection.close()
    upgrade.bring_up(path, lambda *_: None, steps=STEPS)
    connection = driver.connect(path)
    rows = connection.execute("SELECT key, value FROM settings").fetchall()
    connection.close()
    settings = from_plain(Settings, {key: json.loads(str(value)) for key, value in rows})
    assert settings.roll_up_loans == (RuleLoan("phu-tho"),)
    assert loan_on(settings.gate_loans, TODAY.date()) is None
    assert settings.planned_minutes == 75
