"""Templates of papers from the command line, Word and Excel."""

from tests.export.foreign_forms import with_cells
from tests.export.foreign_templates import document, saved

BAD = saved(document("Kính gửi", "{{ subjct }}"))
GOOD = saved(document("MẪU CỦA XÃ", "{{ subject }}"))
NAME = "Mẫu xã"


def test_all_faults_of_a_file_are_told_and_it_is_refused(run, tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(BAD)

    answer = run("template", "check", path, "--kind", "giay-moi", "--json")

    assert answer.code == 3
    assert answer.document == {
        "kind": "giay-moi",
        "mended": 0,
        "faults": [
            {
                "part": "thân bài",
                "table": 0,
                "row": 0,
                "cell": 0,
                "paragraph": 2,
                "message": "Không có mục “subjct”.",
                "suggestion": "Gần nhất: “subject”.",
                "text": "{{ subjct }}",
            }
        ],
    }
    assert "thân bài, đoạn 2: Không có mục" in run("template", "check", path).out


def test_a_template_is_added_used_and_the_shipped_one_restored(run, own_sample, tmp_path):
    path = tmp_path / f"{NAME}.docx"
    path.write_bytes(GOOD)
    assert run("template", "check", path, "--kind", "giay-moi").code == 0

    assert run("template", "add", own_sample, path, "--kind", "giay-moi").code == 0
    assert run("template", "use", own_sample, NAME).code == 0
    listed = run("template", "list", own_sample, "--json").document["templates"]
    (kind,) = [one for one in listed if one["kind"] == "giay-moi"]
    assert (kind["in_use"], len(kind["own"])) == (NAME, 1)
    assert run("template", "restore", own_sample, "giay-moi").code == 0
    assert "giay-moi\tGiấy mời, thông báo họp: mẫu gốc; có thêm: Mẫu xã" in (
        run("template", "list", own_sample).lines
    )


def test_the_shipped_template_is_copied_to_be_edited(run, own_sample):
    (path,) = run("template", "copy", own_sample, "nghi-quyet").lines

    assert path.endswith("Nghị quyết tháng của chi bộ.docx")
    assert run("template", "check", path).code == 0


def test_the_fields_of_a_kind_are_listed(run):
    fields = run("template", "fields", "giay-moi", "--json").document["fields"]

    assert {"path", "words", "write", "example"} == set(fields[0])
    assert "{{ place }}" in {field["write"] for field in fields}
    assert run("template", "fields", "giay-gi").code == 2


def test_what_is_missing_is_said(run, sample):
    assert "--kind" in run("template", "add", sample, "a.docx").err
    assert run("template", "use", sample).code == 2
    assert "Không có mẫu “lạ”" in run("template", "use", sample, "lạ").err


def test_an_excel_form_is_checked_copied_used_and_taken_back(run, own_sample, tmp_path):
    bad = tmp_path / "a.xlsx"
    bad.write_bytes(with_cells({"B10": "{{ row.cod }}"}))

    answer = run("template", "check", bad, "--json")
    (fault,) = answer.document["faults"]
    assert (answer.code, answer.document["kind"]) == (3, "theo-doi-nhiem-vu")
    assert (fault["part"], fault["address"], fault["row"]) == ("trang “Nhiệm vụ”", "B10", 10)
    (path,) = run("template", "copy", own_sample, "theo-doi-nhiem-vu").lines
    assert path.endswith("Bảng theo dõi nhiệm vụ của chi bộ.xlsx")
    assert run("template", "check", path).lines[-1] == "Mẫu dùng được."
    assert run("template", "use", own_sample, "Bảng theo dõi nhiệm vụ của chi bộ").code == 0
    assert run("template", "restore", own_sample, "theo-doi-nhiem-vu").code == 0
    fields = run("template", "fields", "theo-doi-nhiem-vu", "--json").document["fields"]
    assert "{{ row.due_on }}" in {field["write"] for field in fields}
