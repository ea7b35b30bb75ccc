"""Folders and PDF from the command line."""

from app.services.export import office_programs


def test_the_folder_of_a_quarter_is_made_and_what_it_lacks_is_told(run, sample, tmp_path):
    words = ("inspection-folder", sample, "--year", "2026", "--quarter", "4", "--to", tmp_path)
    answer = run(*words, "--json")
    assert (answer.code, answer.err) == (0, "")
    folder = tmp_path / "ho-so-kiem-tra_2026-quy-4"
    assert answer.document["folder"] == str(folder)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) == answer.document["files"] + 1
    assert {"what", "of", "why", "where"} == set(answer.document["gaps"][0])


def test_a_year_without_meetings_is_refused(run, sample, tmp_path):
    answer = run("inspection-folder", sample, "--year", "2031", "--to", tmp_path)
    assert answer.code == 3
    assert answer.err.strip() == "Năm 2031 chưa có buổi họp nào để lập hồ sơ."


def test_pdf_without_a_program_is_refused_in_a_sentence(run, sample, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office_programs, "_ON_MAC", tmp_path / "khong-co")
    answer = run("pdf", sample, "nghi-quyet", "--meeting", "2026-11", "--to", tmp_path)
    assert answer.code == 3
    assert answer.err.startswith("Máy này chưa có LibreOffice hay Word")


def test_texts_to_post_are_told_and_their_folder_is_written(run, sample, tmp_path):
    answer = run("posting", sample, "--meeting", "2026-11", "--to", tmp_path, "--json")
    assert answer.code == 0
    assert answer.document["half"] == "after"
    assert answer.document["texts"][0]["text"].startswith("Nghị quyết tháng 11/2026")
    assert answer.document["ticks"][1] == {"fact": "reported_on", "due": "2026-11-05", "done": None}
    assert len(answer.document["files"]) == 4
    told = run("posting", sample, "--meeting", "2026-11", "--half", "before")
    assert told.lines[0] == "[Tiêu đề]"
    assert "Đã xong ngày 02/11" in told.lines[-1]


def test_a_large_print_version_is_written(run, sample, tmp_path):
    answer = run("large-print", sample, "nghi-quyet", "--meeting", "2026-11", "--to", tmp_path)
    assert answer.lines == [str(tmp_path / "2026-11_NQ_17_thang-11_chu-to.docx")]
