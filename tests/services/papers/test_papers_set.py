"""Papers of meetings and years written in one go."""

from datetime import date

import pytest

from app.domain.errors import Cancelled, Refused
from app.domain.written_papers import WrittenPaperDraft, WrittenPaperType
from app.services.papers import PaperOrder
from tests.fakes import CollectedProgress
from tests.services import paper_book

NOVEMBER = paper_book.NOVEMBER_ID


def test_papers_of_a_meeting_and_of_its_year_go_together(services):
    progress = CollectedProgress()
    files = services.papers.export_set(
        (PaperOrder("nhiem-vu", meeting_id=NOVEMBER), PaperOrder("nhiem-vu", year=2026)),
        progress=progress,
    )
    assert [path.name for path in files] == [
        "2026-11_nhiem-vu_DU-THAO.xlsx",
        "2026_nhiem-vu.xlsx",
    ]
    assert list(dict.fromkeys(done for done, _total, _what in progress.reports)) == [0, 1, 2]


def test_what_cannot_be_made_is_left_out(services):
    files = services.papers.export_set(
        (PaperOrder("danh-sach-u1", year=2026), PaperOrder("giay-moi", meeting_id=NOVEMBER))
    )
    assert [path.name for path in files] == ["2026-11_giay-moi_DU-THAO.docx"]


def test_the_papers_of_a_year_take_along_those_written_by_hand(services):
    for day in (date(2026, 11, 9), date(2025, 11, 9)):
        services.written_papers.add(
            WrittenPaperDraft(WrittenPaperType.OPEN_LETTER, "Thăm hỏi", day, body="Kính gửi.")
        )
    names = [path.name for path in services.papers.export("all", year=2026)]
    assert [name for name in names if "thu-cong" in name] == ["2026-11_thu-cong_tham-hoi.docx"]


def test_nothing_at_all_is_refused(services):
    with pytest.raises(Refused, match="Chưa có văn bản nào"):
        services.papers.export_set((PaperOrder("danh-sach-u1", year=2026),))


def test_stopping_keeps_and_records_what_was_written(services):
    def stop(done: int, _total: int, _what: str) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        services.papers.export_set(
            (PaperOrder("giay-moi", meeting_id=NOVEMBER), PaperOrder("all", year=2026)),
            progress=stop,
        )
    assert [paper.code for paper in services.papers.history(2026)] == ["giay-moi"]
    assert len(list(services.exports.iterdir())) == 1


def test_a_paper_may_be_stopped_between_its_parts(services):
    progress = CollectedProgress()
    order = (PaperOrder("giay-moi", meeting_id=NOVEMBER),)
    services.papers.export_set(order, progress=progress)
    steps = [place for place, (_done, _total, what) in enumerate(progress.reports, 1) if what]
    assert len(steps) >= 8
    for stop in steps:
        with pytest.raises(Cancelled):
            services.papers.export_set(order, progress=CollectedProgress(stop_after=stop - 1))
    assert len(list(services.exports.iterdir())) == 1


def test_a_file_changed_after_it_was_written_is_known_by_its_content(services):
    def rows():
        return {row.kind: row for row in services.papers.rows_for(NOVEMBER)}

    (path,) = services.papers.export("giay-moi", meeting_id=NOVEMBER)
    assert not rows()["giay-moi"].is_changed
    path.write_bytes(path.read_bytes() + b"x")
    assert rows()["giay-moi"].is_changed
    path.rename(path.with_name("ban-ky.docx"))
    told = rows()["giay-moi"]
    assert (told.is_changed, told.file_name) == (False, path.name)


def test_the_log_says_what_a_file_is_of_and_where_it_was_put(services, tmp_path):
    draft = WrittenPaperDraft(WrittenPaperType.OPEN_LETTER, "Thăm hỏi", body="Kính gửi.")
    paper = services.written_papers.add(draft)
    services.papers.export_written(paper)
    services.papers.export("ke-hoach-nam", year=2026, folder=tmp_path / "khac")
    plan, letter = services.papers.history(2026)
    assert (letter.source_id, letter.folder, letter.is_of_year) == (paper, "xuat", False)
    assert (plan.source_id, plan.folder) == (None, (tmp_path / "khac").as_posix())
    assert plan.is_of_year
    assert not services.papers.is_changed(plan)
