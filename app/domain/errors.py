"""The few kinds of refusal a user can act on; each carries one Vietnamese sentence."""

from collections.abc import Sequence

from app.domain.problems import Problem


class AppError(Exception):
    """Chưa làm được việc này. Hãy thử lại."""

    def __init__(self, sentence: str | None = None) -> None:
        self.sentence = sentence or (type(self).__doc__ or "").strip()
        super().__init__(self.sentence)


class ValidationError(AppError):
    """Còn chỗ cần sửa trước khi lưu."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(problem.message for problem in self.problems) or None)


class NotFound(AppError):
    """Mục này không còn trong sổ. Hãy mở lại danh sách."""


class Conflict(AppError):
    """Dữ liệu đã đổi sau việc này nên không hoàn tác được nữa."""


class Refused(AppError):
    """Quy tắc không cho làm việc này."""


class DataFileError(AppError):
    """Chưa mở được sổ. Hãy kiểm tra thư mục dữ liệu."""


class FolderInUse(DataFileError):
    """Sổ đang mở ở nơi khác. Hãy đóng ở đó rồi thử lại."""


class TooNew(DataFileError):
    """Sổ này do phiên bản mới hơn tạo ra. Hãy cập nhật chương trình rồi mở lại."""


class Damaged(DataFileError):
    """Tệp dữ liệu bị hỏng. Hãy khôi phục từ bản sao lưu gần nhất."""


class DiskFull(DataFileError):
    """Ổ đĩa đã đầy. Hãy xóa bớt tệp khác rồi lưu lại; nội dung đang gõ vẫn còn trên màn hình."""


class ReadOnly(DataFileError):
    """Thư mục dữ liệu chỉ cho đọc. Hãy chọn thư mục khác hoặc xin quyền ghi."""


class ExportError(AppError):
    """Chưa xuất được tệp. Hãy thử lại."""


class Cancelled(Exception):
    """The user stopped a long task; not an error and never shown."""
