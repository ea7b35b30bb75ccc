"""Words and names put in the place of real ones: of everyday use, and of nobody."""

FAMILY_NAMES = (
    "An", "Âu", "Bành", "Biện", "Ca", "Chế", "Chử", "Cổ", "Cù", "Diêm", "Doãn", "Giản", "Giáp",
    "Hứa", "Kha", "Khương", "Lã", "Liêu", "Lục", "Mã", "Nghiêm", "Nhâm", "Nhữ", "Ông", "Phí",
    "Quản", "Sầm", "Tào", "Thái", "Thân", "Tiêu", "Từ", "Ung", "Viên", "Vi", "Xa",
)  # fmt: skip
"""Rare ones: a reader sees that nobody of the cell is meant."""
MIDDLE_NAMES = (
    "Bách", "Cát", "Cẩm", "Diệu", "Đan", "Gia", "Hạnh", "Hoài", "Khánh", "Lệ", "Mộng", "Nguyệt",
    "Phúc", "Quỳnh", "Thảo", "Thiên", "Trúc", "Uyên", "Vĩnh", "Yên",
)  # fmt: skip
GIVEN_NAMES = (
    "Ái", "Bằng", "Cầm", "Chiêu", "Dao", "Đài", "Đoan", "Giao", "Hòe", "Huân", "Khải", "Kỳ",
    "Lam", "Liễu", "Mạch", "Miên", "Ngân", "Nhu", "Oanh", "Phi", "Quế", "Sao", "Sâm", "Thạch",
    "Thoa", "Tiên", "Trâm", "Tuế", "Vịnh", "Xuyến", "Ý", "Yến",
)  # fmt: skip

SHORT_WORDS = (
    "ao", "áo", "ba", "bè", "bé", "cá", "cỏ", "cờ", "dù", "đá", "đò", "gà", "gỗ", "ho", "hè", "lá",
    "lê", "lò", "má", "mè", "mơ", "nơ", "nụ", "ổi", "ô", "phà", "rổ", "sò", "tơ", "ủ", "vé", "xe",
)  # fmt: skip
USUAL_WORDS = (
    "bánh", "biển", "bông", "bưởi", "cành", "cát", "chim", "chuối", "cúc", "diều", "dừa", "đèn",
    "đồi", "giếng", "gối", "gương", "hoa", "hồ", "khoai", "kẹo", "lúa", "lụa", "mây", "mưa", "mực",
    "nắng", "ngô", "nến", "nhãn", "phượng", "quạt", "rừng", "sen", "sông", "suối", "sương",
    "thuyền", "trăng", "tre", "trống", "vàng", "vườn", "xoài", "xuân",
)  # fmt: skip
"""Filler in place of words, by their length; no name of a place or a person among them."""
KEPT_PHRASES = (
    "đồng chí", "đ/c", "đến lượt", "ưu điểm", "hạn chế", "nguyên nhân", "giải pháp",
)  # fmt: skip
"""What checks look for in texts besides the lists of the rules: it stands as it was."""
