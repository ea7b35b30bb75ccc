import hashlib

import pytest

from app.domain.errors import NotFound, Refused
from app.services.attachments import AttachmentService

SCAN = b"%PDF-1.4 a scan"


@pytest.fixture
def attachments(services, tmp_path, clock) -> AttachmentService:
    folder = services.place / "dinh-kem"
    return AttachmentService(services._db, folder, clock)


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "Biên bản 11.pdf"
    path.write_bytes(SCAN)
    return path


def test_a_scan_is_kept_under_its_content_and_named_on_the_meeting(
    services, scoring, attachments, scan
):
    assert attachments.attach_scan(scoring, scan) == "Biên bản 11.pdf"
    kept = services.place / "dinh-kem" / hashlib.sha256(SCAN).hexdigest()
    assert kept.read_bytes() == SCAN
    assert services.meetings.file(scoring).header.signed_scan == "Biên bản 11.pdf"


def test_a_scan_is_attached_after_the_lock_too(services, finished, attachments, scan):
    services.finishing.lock(finished)
    attachments.attach_scan(finished, scan)
    assert services.meetings.file(finished).header.signed_scan == "Biên bản 11.pdf"


def test_a_copy_is_opened_and_an_edited_copy_is_never_overwritten(
    services, scoring, attachments, scan, tmp_path
):
    attachments.attach_scan(scoring, scan)
    first = attachments.copy_of_scan(scoring, services.exports)
    assert attachments.copy_of_scan(scoring, services.exports) == first
    first.write_bytes(b"edited")
    second = attachments.copy_of_scan(scoring, services.exports)
    assert (second.name, second.read_bytes(), first.read_bytes()) == (
        "Biên bản 11 (2).pdf", SCAN, b"edited",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["Tài liệu MẬT.pdf", "tuyet_mat.pdf", "toi-mat 3.pdf"])
def test_a_file_marked_secret_by_its_name_is_refused(attachments, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(SCAN)
    with pytest.raises(Refused, match="mật"):
        attachments.attach_scan(1, path)


def test_an_empty_or_unreadable_file_is_refused(attachments, tmp_path):
    empty = tmp_path / "vang-mat.pdf"
    empty.write_bytes(b"")
    with pytest.raises(Refused, match="rỗng"):
        attachments.attach_scan(1, empty)
    with pytest.raises(Refused, match="Không đọc được"):
        attachments.attach_scan(1, tmp_path / "không có.pdf")


def test_a_meeting_without_a_scan_says_so_and_a_lost_file_is_named(
    services, scoring, attachments, scan
):
    with pytest.raises(NotFound, match="chưa có bản quét"):
        attachments.copy_of_scan(scoring, services.exports)
    attachments.attach_scan(scoring, scan)
    (services.place / "dinh-kem" / hashlib.sha256(SCAN).hexdigest()).unlink()
    with pytest.raises(NotFound, match="Biên bản 11"):
        attachments.copy_of_scan(scoring, services.exports)
