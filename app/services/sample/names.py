"""Invented names for the reference data: the same list for the same number, whoever makes it."""

from random import Random

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
MIDDLE_MEN = ("Văn", "Đức", "Quang", "Minh", "Hữu", "Công", "Ngọc")
MIDDLE_WOMEN = ("Thị", "Thị Thu", "Thị Kim", "Ngọc", "Thị Mai", "Bích")
MEN = ("An", "Bình", "Cường", "Dũng", "Đạt", "Giang", "Hải", "Hùng", "Khánh", "Long", "Nam", "Phúc")
WOMEN = ("Anh", "Chi", "Diệp", "Hà", "Hạnh", "Hương", "Lan", "Loan", "Mai", "Nga", "Oanh", "Thắm")


def invented_names(number: int) -> list[tuple[str, str]]:
    """Return that many different names with their gender."""
    rng = Random(2026)
    names: dict[str, str] = {}
    while len(names) < number:
        man = rng.random() < 0.55
        middle = rng.choice(MIDDLE_MEN if man else MIDDLE_WOMEN)
        given = rng.choice(MEN if man else WOMEN)
        names[f"{rng.choice(FAMILY)} {middle} {given}"] = "Nam" if man else "Nữ"
    return list(names.items())
