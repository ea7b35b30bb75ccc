"""Writes a mail with its files as .eml, which mail programs open as a draft; nothing is sent."""

from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr

from app.domain.mails import MailDraft
from app.domain.text import clean

_TYPES = {
    ".docx": "vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "pdf",
}
OTHER = "octet-stream"


def eml(draft: MailDraft, files: Sequence[tuple[str, bytes]]) -> bytes:
    """Return the draft as a message of RFC 5322; `files` are pairs of a name and its content.

    `X-Unsent` makes Outlook open it as a mail not yet sent.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = " ".join(clean(draft.subject).split())
    message["To"] = tuple(map(_address, draft.recipients))
    if draft.copies:
        message["Cc"] = tuple(map(_address, draft.copies))
    message.set_content(f"{clean(draft.body)}\n", charset="utf-8")
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype=_type(name), filename=name)
    return message.as_bytes()


def _address(text: str) -> Address:
    name, address = parseaddr(text)
    return Address(" ".join(clean(name).split()), addr_spec=address)


def _type(name: str) -> str:
    return next((kind for ending, kind in _TYPES.items() if name.endswith(ending)), OTHER)
