"""Work settings of the cell, kept in the data file and journalled."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from app.domain.documents import DocumentType
from app.domain.form_habits import FormHabit
from app.domain.mails import MailReader
from app.domain.rule_loans import Loans
from app.domain.sensitive_data import SensitiveGroup
from app.domain.topics import CommemorativeDay


class SignPlace(StrEnum):
    """Where a signature variant is chosen, `documents.md` section 5."""

    CELL = "cell"
    COMMITTEE = "committee"
    MINUTES = "minutes"
    SCORE_SHEET = "score_sheet"
    MONTHLY_LIST = "monthly_list"


DEFAULT_SIGNS = {
    SignPlace.CELL: ("T/M CHI BỘ", "BÍ THƯ"),
    SignPlace.COMMITTEE: ("T/M CHI ỦY", "BÍ THƯ"),
    SignPlace.MINUTES: ("NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"),
    SignPlace.SCORE_SHEET: ("T/M BAN CHI ỦY – BÍ THƯ", "CẤP ỦY CẤP TRÊN PHỤ TRÁCH"),
    SignPlace.MONTHLY_LIST: ("T/M CHI BỘ", "BÍ THƯ"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the cell has chosen; thresholds of the rules are `RuleSet`, not here."""

    start_time: time = time(14, 0)
    default_place: str = ""
    planned_minutes: int = 90
    thematic_months: tuple[int, ...] = (3, 5, 8, 11)
    thematic_day: int = 17
    agenda_preset: str = "hd42"
    rubric_id: str = "hd42-rut-gon"
    member_rubric_id: str = ""
    """Rubric of the members' points of a month or a quarter; none until the cell chooses one."""
    member_rubrics_by_form: tuple[tuple[str, str], ...] = ()
    """Rubrics of those who write another form than most, by `ReviewFormKind` value."""
    thematic_rubric_id: str = ""
    """Rubric of thematic meetings where they have one of their own (A12)."""
    derived_rubric_id: str = "hd42-7-nhom"
    gate_loans: Loans = ()
    """Conditions on grades borrowed from other rubrics; off by default."""
    roll_up_loans: Loans = ()
    """Annual rules borrowed from other rubrics; off by default."""
    scoring_options: tuple[tuple[str, str], ...] = ()
    """Answers to A1–A14 that differ from the default, as (key, value)."""
    signs: tuple[tuple[str, tuple[str, str]], ...] = ()
    """Signature variants that differ from the default, by `SignPlace` value."""
    form_habits: tuple[FormHabit, ...] = ()
    """Ways of setting papers in which the cell differs from the Party form."""
    two_sided: bool = False
    """Word papers are printed on both sides: the back page has its margins the other way round."""
    next_numbers: tuple[tuple[str, int], ...] = ()
    """First number of a document type in this book, by `DocumentType` value."""
    recipients: tuple[str, ...] = ()
    mail_addresses: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Addresses mail goes to, by `MailReader` value."""
    own_days: tuple[CommemorativeDay, ...] = ()
    """Commemorative days the cell added to the shipped list."""
    days_left_out: tuple[str, ...] = ()
    """Names of shipped commemorative days the cell does not want suggested."""
    sort_by_family: bool = False
    list_counts_attended: bool = True
    """U1 column 3 as "dự/tổng" instead of the total alone."""
    temp_in_counts_attendance: bool = True
    temp_in_votes: bool = False
    chair_counts_as_speaker: bool = False
    turn_skips: tuple[tuple[int, str, str], ...] = ()
    """Members who do not report on học tập Bác at one kỳ: member, key of the kỳ, reason."""
    sensitive_groups: tuple[SensitiveGroup, ...] = ()
    """Sensitive data of members that are kept and shown; all are off by default."""
    earlier_reports: tuple[tuple[int, int, int], ...] = ()
    """Last reports given before this book was begun: member, year, month."""
    backup_folder: str = ""
    """Folder on another drive that backups are carried to."""
    rehearsed_at: datetime | None = None
    """When a backup was last restored on trial."""
    journal_months: int = 24
    """How far back the journal and the trash go before they may be cleared."""
    left_out_items: int | None = None
    """How many files and unfinished texts this anonymised copy leaves out; None in a real book."""

    def sign(self, place: SignPlace) -> tuple[str, str]:
        """Return the two words of a signature block."""
        return dict(self.signs).get(place.value, DEFAULT_SIGNS[place])

    def first_number(self, document_type: DocumentType) -> int:
        """Return the first number this book gives for a type."""
        return dict(self.next_numbers).get(document_type.value, 1)

    def addresses(self, reader: MailReader) -> tuple[str, ...]:
        """Return where mail for these readers goes."""
        return dict(self.mail_addresses).get(reader.value, ())
