"""Every field of a member has a name where they are told one under the other."""

from app.domain.member_fields import MEMBER_FIELD_LABELS
from app.domain.members import MemberForm


def test_every_field_but_the_mentor_has_a_name():
    assert MEMBER_FIELD_LABELS.keys() == MemberForm.__dataclass_fields__.keys() - {"mentor_id"}
