"""Petitions and concerns (kiến nghị, tâm tư, nguyện vọng) with the legal clock (O2)."""

from enum import StrEnum


class PetitionKind(StrEnum):
    """Whether something is asked of a level above, or weighs on a member."""

    PETITION = "petition"
    CONCERN = "concern"


PETITION_KIND_LABELS = {
    PetitionKind.PETITION: "Kiến nghị",
    PetitionKind.CONCERN: "Tâm tư, nguyện vọng",
}
