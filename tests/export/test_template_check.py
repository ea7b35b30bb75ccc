"""The check of foreign templates: ten with seeded faults get exactly these, at their places."""

import zipfile
from io import BytesIO

import pytest

from app.services.export import word
from app.services.export.issued_contexts import PAPER_CONTEXTS
from app.services.export.paper_kinds import PaperKind
from app.services.export.samples import sample_contexts
from app.services.export.template_check import TemplateReport, check_template
from tests.export.docx_reader import text_of
from tests.export.foreign_templates import (
    document,
    saved,
    split,
    with_box,
    with_deleted,
    with_table,
    with_unsafe,
)
from tests.export.tiny_docx import body_text, packed, parts_with, tiny

KINDS = list(PaperKind)
MINUTES = PaperKind.REGULAR_MINUTES
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r" Type="http://x/attachedTemplate" Target="file://x/y.dotm" '
    'TargetMode="External"/></Relationships>'
)

FAULTY = {
    "slips of the hand, cut over runs": (
        split(
            saved(document("{{ subjct }}", "Chủ trì: {{ chair }}", "{{ header.isuer }} {{ Ten }}"))
        ),
        [
            ("thân bài, đoạn 1", "Không có mục “subjct”.", "Gần nhất: “subject”."),
            ("thân bài, đoạn 2", "Không có mục “chair”.", "Gần nhất: “opening.chair”."),
            ("thân bài, đoạn 3", "Không có mục “header.isuer”.", "Gần nhất: “header.issuer”."),
            ("thân bài, đoạn 3", "Không có mục “Ten”.", "Xem danh sách trường của giấy này."),
        ],
    ),
    "head and foot of the page": (
        saved(
            document("Biên bản", header="{{ header.issuer", footer="{{ closing.chair.nam|uper }}")
        ),
        [
            (
                "đầu trang, đoạn 1",
                "Có {{ mà không có }} đóng lại trong cùng đoạn: “{{ header.issuer”.",
                "Thêm }} ngay sau tên trường hoặc lệnh.",
            ),
            (
                "chân trang, đoạn 1",
                "Không có bộ lọc “uper”: {{ closing.chair.nam|uper }}.",
                (
                    "Các bộ lọc: count, first, in_words, join, last, length, lower, "
                    "or_dots, or_none, or_nothing, "
                    "trim, upper."
                ),
            ),
        ],
    ),
    "a table whose loop is not closed": (
        saved(
            with_table(
                document("Nhiệm vụ"),
                ("TT", "Việc"),
                ("{%tr for task in closing.tasks %}", "thừa"),
                ("{{ task.number }}", "{{ task.txt }}"),
            )
        ),
        [
            (
                "thân bài, bảng 1, hàng 2, ô 1, đoạn 1",
                "Chữ đứng cùng hàng của bảng với {%tr for task in closing.tasks %} sẽ mất khi in.",
                "Để lệnh này một mình trong hàng của bảng.",
            ),
            (
                "thân bài, bảng 1, hàng 3, ô 2, đoạn 1",
                "Không có mục “task.txt”.",
                "Gần nhất: “task.text”.",
            ),
            (
                "thân bài, bảng 1, hàng 2, ô 1, đoạn 1",
                "Có {%tr for task in closing.tasks %} mà không có endfor đóng lại.",
                "Thêm {%tr endfor %} sau phần cần lặp hoặc cần ẩn.",
            ),
        ],
    ),
    "commands that do not match": (
        saved(
            document(
                "{% endfor %}",
                "{% if opening.dues %}Đảng phí",
                "{%p for a in opening.excused %}",
                "{{ a.name }}",
                "{% endfore %}",
                "{% if opening.dues x %}đủ{% endif %} {% else %} 100%}",
            )
        ),
        [
            (
                "thân bài, đoạn 6",
                "Có %} mà không có {% mở trước trong cùng đoạn: “100%}”.",
                "Thêm {% trước tên trường hoặc lệnh, hay xóa dấu thừa.",
            ),
            (
                "thân bài, đoạn 1",
                "Có {% endfor %} mà không có for mở trước.",
                "Thêm {% for … %} ở trước, hoặc xóa lệnh này.",
            ),
            ("thân bài, đoạn 5", "Không dùng được lệnh “endfore”.", "Gần nhất: “endfor”."),
            (
                "thân bài, đoạn 5",
                (
                    "{%p for a in opening.excused %} và {% endfore %} không cùng kiểu nên làm hỏng "
                    "giấy."
                ),
                "Viết {%p endfore %}.",
            ),
            (
                "thân bài, đoạn 6",
                "Không đọc được {% if opening.dues x %}.",
                "Kiểm tra dấu chấm, dấu nháy, dấu ngoặc và chữ “in” của vòng lặp.",
            ),
            (
                "thân bài, đoạn 2",
                "Có {% if opening.dues %} mà không có endif đóng lại.",
                "Thêm {% endif %} sau phần cần lặp hoặc cần ẩn.",
            ),
        ],
    ),
    "Python behind the words": (
        saved(
            document(
                "{{ subject.__class__ }}",
                "{{ cycler.__init__.__globals__.os.popen('id') }}",
                "{% import 'os' as os %}",
                "{% for i in range(10**9) %}x{% endfor %}",
                "{{ subject + 'a' }}",
            )
        ),
        [
            (
                "thân bài, đoạn 1",
                "Không dùng được tên “__class__”: {{ subject.__class__ }}.",
                "Bỏ dấu gạch dưới ở đầu.",
            ),
            (
                "thân bài, đoạn 2",
                (
                    "Mẫu gọi hàm, là việc không được phép: "
                    "{{ cycler.__init__.__globals__.os.popen('id') }}."
                ),
                "Chỉ dùng tên trường, for, if và các bộ lọc trong danh sách.",
            ),
            (
                "thân bài, đoạn 3",
                "Không dùng được lệnh “import”.",
                "Chỉ dùng for, if, else, elif, endfor, endif.",
            ),
            (
                "thân bài, đoạn 4",
                "Mẫu gọi hàm, là việc không được phép: {% for i in range(10**9) %}.",
                "Chỉ dùng tên trường, for, if và các bộ lọc trong danh sách.",
            ),
            (
                "thân bài, đoạn 5",
                "Mẫu dùng lệnh không được phép: {{ subject + 'a' }}.",
                "Chỉ dùng tên trường, for, if và các bộ lọc trong danh sách.",
            ),
        ],
    ),
    "macros": (
        saved(document("{{ subject }}"), {"word/vbaProject.bin": "x", "word/vbaData.xml": "<x/>"}),
        [
            (
                "cả tệp",
                "Mẫu có macro (VBA); không dùng được vì không an toàn.",
                "Mở mẫu trong Word, xóa phần này rồi lưu lại dạng .docx.",
            )
        ],
    ),
    "links, fields and objects that reach outside": (
        saved(
            with_unsafe(document("{{ subject }}")),
            {"word/_rels/settings.xml.rels": RELS, "word/embeddings/a.bin": "x"},
        ),
        [
            (
                "thân bài, bảng 1, hàng 1, ô 2, đoạn 1",
                "Mẫu có tệp hoặc đối tượng nhúng (OLE); không dùng được vì không an toàn.",
                "Mở mẫu trong Word, xóa phần này rồi lưu lại dạng .docx.",
            ),
            (
                "thân bài, đoạn 2",
                (
                    "Mẫu có trường tự lấy dữ liệu từ tệp hoặc chương trình khác; "
                    "không dùng được vì "
                    "không an toàn."
                ),
                "Mở mẫu trong Word, xóa phần này rồi lưu lại dạng .docx.",
            ),
            (
                "cả tệp",
                "Mẫu có liên kết ra ngoài tệp; không dùng được vì không an toàn.",
                "Mở mẫu trong Word, xóa phần này rồi lưu lại dạng .docx.",
            ),
        ],
    ),
    "a text box and a tracked change": (
        saved(with_deleted(with_box(document("{{ subject }}"), "{{ opening.chare }}"))),
        [
            (
                "thân bài, đoạn 3",
                "Có trường đã xóa nhưng Word còn giữ ở dạng theo dõi sửa đổi (Track Changes).",
                "Vào Xem lại, chọn Chấp nhận tất cả thay đổi rồi lưu lại.",
            ),
            (
                "khung chữ, thân bài, đoạn 1",
                "Không có mục “opening.chare”.",
                "Gần nhất: “opening.chair”.",
            ),
        ],
    ),
    "fields that cannot be printed, or not always": (
        saved(
            document(
                "{{ closing.tasks }} {{ header }}",
                "{{ closing.score.total }}",
                "{% for x in subject %}{{ x }}{% endfor %} {{ closing.tasks.text }}",
                "{{ opening.unexcused[0] }} {{ opening.total|upper }}",
            )
        ),
        [
            (
                "thân bài, đoạn 1",
                "“closing.tasks” là danh sách, không in được cả cụm.",
                "Lặp từng dòng: {% for dong in closing.tasks %} … {% endfor %}.",
            ),
            (
                "thân bài, đoạn 1",
                "“header” là một nhóm, không in được cả cụm.",
                "Chọn một trường: superior, issuer, number, place_and_date…",
            ),
            (
                "thân bài, đoạn 2",
                "“closing.score” có khi không có, giấy khi đó không in được.",
                "Đặt đoạn này giữa {% if closing.score %} và {% endif %}.",
            ),
            ("thân bài, đoạn 3", "“subject” không phải danh sách, không lặp được.", ""),
            (
                "thân bài, đoạn 3",
                "“closing.tasks” là danh sách, không lấy được “text”.",
                "Lặp từng dòng: {% for dong in closing.tasks %} … {% endfor %}.",
            ),
            (
                "thân bài, đoạn 4",
                "“opening.unexcused” có khi trống, giấy khi đó không in được.",
                "Đặt đoạn này giữa {% if opening.unexcused %} và {% endif %}.",
            ),
            (
                "thân bài, đoạn 4",
                "Bộ lọc “upper” chỉ dùng cho chữ; “opening.total” không phải.",
                "",
            ),
        ],
    ),
    "commands in the wrong place": (
        saved(
            with_table(
                document("{%tr for task in closing.tasks %}", "{%tr endfor %}", "{{r subject }}"),
                ("{% for task in closing.tasks %}{{ task.text }}", "{% endfor %}"),
            )
        ),
        [
            (
                "thân bài, đoạn 1",
                "{%tr for task in closing.tasks %} không nằm trong hàng của bảng.",
                "Bỏ chữ tr sau {%, hoặc chuyển lệnh vào hàng của bảng.",
            ),
            (
                "thân bài, đoạn 2",
                "{%tr endfor %} không nằm trong hàng của bảng.",
                "Bỏ chữ tr sau {%, hoặc chuyển lệnh vào hàng của bảng.",
            ),
            ("thân bài, đoạn 3", "Không dùng được dạng {{r subject }}.", "Bỏ chữ r sau {{."),
            (
                "thân bài, bảng 1, hàng 1, ô 2, đoạn 1",
                "{% endfor %} không cùng ô, cùng bảng với {% for task in closing.tasks %}.",
                "Đặt cả hai trong một ô; muốn lặp cả hàng thì dùng {%tr … %} ở hai hàng riêng.",
            ),
        ],
    ),
}


@pytest.mark.parametrize("case", FAULTY)
def test_a_foreign_template_gets_exactly_its_faults(case):
    data, wanted = FAULTY[case]

    faults = check_template(data, MINUTES).faults

    assert [(f.where, f.message, f.suggestion) for f in faults] == wanted


def test_a_fault_carries_the_words_to_look_for():
    (fault,) = check_template(tiny("Thư ký: {{ opening.nobody }}"), MINUTES).faults

    assert fault.excerpt == "Thư ký: {{ opening.nobody }}"


OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NO_WORD_FILES = {
    "mật khẩu": OLE2 + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
    "Word đời cũ": OLE2 + b"\0" * 600,
    "LibreOffice": b"PK\3\4" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
    "quá 20 MB": b"PK\3\4" + b"\0" * 20_000_000,
    "không phải mẫu Word": b"%PDF-1.7",
    "nén bất thường": packed({**parts_with({}), "word/media/a.xml": b"0" * 3_000_000}),
}


@pytest.mark.parametrize("words", NO_WORD_FILES)
def test_what_is_no_word_file_is_said_in_one_fault(words):
    (fault,) = check_template(NO_WORD_FILES[words]).faults

    assert words in fault.message
    assert fault.part == "cả tệp"


@pytest.mark.parametrize("kind", KINDS)
def test_a_shipped_template_has_no_fault(kind):
    assert check_template(word.shipped_template(kind), kind) == TemplateReport(kind)


@pytest.mark.parametrize("kind", [PaperKind.INVITATION, PaperKind.BALLOT_SLIP])
def test_a_template_word_has_cut_into_pieces_prints_as_before(kind):
    shipped, context = word.shipped_template(kind), sample_contexts()[kind]
    cut = split(shipped, step=3)

    found = check_template(cut, kind)

    assert found.faults == ()
    assert found.mended > 3
    assert text_of(word.render(cut, context)) == text_of(word.render(shipped, context))


def test_a_template_given_without_its_kind_is_read_as_the_one_that_fits():
    slip = PaperKind.BALLOT_SLIP

    assert check_template(word.shipped_template(slip)).kind is slip


CURLY = "{% if opening.chair == “A” or closing.score and closing.score.total %}Điểm{%  endif %}"


@pytest.mark.parametrize(
    "text",
    [
        CURLY,
        "{% if not closing.score %}Chưa{% else %}{{ closing.score.total }}{% endif %}",
        "{{ closing.score.total if closing.score else 'chưa chấm' }}",
        "{% if opening.excused|length %}{{ (opening.excused|first).name }}{% endif %}",
        "{% for t in closing.tasks if t.due %}{{ loop.index }}{% else %}không{% endfor %}",
        "{# ghi chú {{ gi_cung_duoc }} #}{{- subject -}}",
        "{{ opening.exempt|join(“; ”)|or_none }} {{ opening.excused|length|count }}",
    ],
)
def test_what_can_always_be_printed_is_no_fault(text):
    assert check_template(tiny(text), MINUTES).faults == ()


def test_a_spaced_prefix_is_mended():
    made = with_table(
        document("Việc"),
        ("{% tr for task in closing.tasks %}",),
        ("{{ task.text }}",),
        ("{%  tr endfor %}",),
    )

    report = check_template(saved(made), MINUTES)
    assert (report.faults, report.mended) == ((), 2)
    printed = body_text(word.render(saved(made), sample_contexts()[MINUTES]))
    assert all(task.text in printed for task in sample_contexts()[MINUTES].closing.tasks)


GOOD = document(
    "{{ header.superior }} - {{ header.issuer }}, {{ header.place_and_date }}",
    "{{ title }}: {{ subject }}",
    "{%p for one in addressees %}",
    "Kính gửi {{ one }}",
    "{%p endfor %}",
    "{{ cell_name }} {{ call }} {{ meeting_name }} lúc {{ time_text }}, tại {{ place }}",
    "{% for one in contents %}{{ loop.index }}. {{ one }} {% endfor %}",
    "{{ documents|join('; ')|or_none }} {{ prompts|join(' ') }}",
    "{% if absence_contact %}Vắng báo {{ absence_contact }}{% endif %}",
    header="{{ header.number }}",
    footer="{{ signature.capacity }} {{ signature.name }}",
)


def test_a_good_foreign_template_prints_the_same_facts_as_the_shipped_one():
    kind, template = PaperKind.INVITATION, split(saved(GOOD), step=3)
    context = sample_contexts()[kind]
    assert type(context) is PAPER_CONTEXTS[kind]

    assert check_template(template, kind).faults == ()
    printed, shipped = word.render(template, context), word.shipped_template(kind)
    with zipfile.ZipFile(BytesIO(printed)) as package:
        foot = package.read("word/footer1.xml").decode()
    facts = (
        context.subject, context.meeting_name, context.time_text, context.place,
        context.absence_contact, *context.addressees, *context.contents, *context.prompts,
    )  # fmt: skip
    for fact in facts:
        assert fact in body_text(printed)
        assert fact in text_of(word.render(shipped, context))
    assert context.signature.name in foot
