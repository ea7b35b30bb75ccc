"""The invented members of Chi bộ mẫu and what they did at its eleven regular meetings of 2026."""

from dataclasses import dataclass
from datetime import date

from app.domain.dates import DatePrecision, PartialDate
from app.domain.members import MemberForm, Post, Situation

JOINED = date(2020, 1, 2)
TERM_START = date(2025, 6, 15)


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """One invented member; `year` has a letter a regular meeting from January to November.

    s spoke, x was there, P was absent with a reason, - was outside the attendance base.
    """

    key: str
    name: str
    gender: str
    born: str
    admitted: date
    official: date | None
    year: str
    post: Post | None
    work: str
    joined: date
    review_form: str


def _exact(day: date | None) -> PartialDate | None:
    return None if day is None else PartialDate(day)


def _born(text: str) -> PartialDate:
    parts = [int(part) for part in text.split("/")]
    if len(parts) == 1:
        return PartialDate(date(parts[0], 1, 1), DatePrecision.YEAR, text)
    if len(parts) == 2:
        return PartialDate(date(parts[1], parts[0], 1), DatePrecision.MONTH, text)
    return PartialDate(date(parts[2], parts[1], parts[0]), DatePrecision.DAY, text)


def form_of(person: SamplePerson) -> MemberForm:
    """Return an invented member as the form of a member."""
    return MemberForm(
        full_name=person.name,
        gender=person.gender,
        birth_date=_born(person.born),
        admission_date=_exact(person.admitted),
        official_date=_exact(person.official),
        joined_on=person.joined,
        occupation=person.work,
        work_unit="Văn phòng HĐND và UBND xã Tân Hòa",
        review_form=person.review_form,
    )


_ROWS = """
bao|Lý Gia Bảo|Nam|12/4/1997|2025-11-20||sxsxsxsxxxs
binh|Dương Quốc Bình|Nam|1974|2001-11-07|2002-11-07|xxPxxsssxxx
diep|Cao Thị Diệp|Nữ|25/9/1992|2020-05-19|2021-05-19|xxxsPPxsxxx
dung|Phạm Văn Dũng|Nam|02/9/1975|2003-02-03|2004-02-03|sssssssssxs|deputy_secretary|Phó Văn phòng
dat|Hồ Sỹ Đạt|Nam|17/6/1987|2015-02-03|2016-02-03|ssPxsxPsxxx
ha|Bùi Thị Thu Hà|Nữ|21/11/1983|2010-09-02|2011-09-02|ssxsxssssss|committee_member
hai|Đặng Văn Hải|Nam|08/01/1977|2005-02-03|2006-02-03|sxssxssPsss
hanh|Nguyễn Thị Hạnh|Nữ|14/3/1971|1998-05-19|1999-05-19|xxxxxxxxxxx|secretary|Chánh Văn phòng
huong|Mai Thị Hương|Nữ|30/4/1982|2011-09-02|2012-09-02|xssxxxPxssP
huy|Trần Quang Huy|Nam|11/01/1990|2018-09-02|2019-09-02|xsxPxsxssPP
khanh|Phan Đình Khánh|Nam|05/10/1976|2004-05-19|2005-05-19|sPsxsxPsxxs
lan|Hoàng Thị Lan|Nữ|14/8/1979|2006-02-03|2007-02-03|sxsssxssxss
linh|Phan Thị Mỹ Linh|Nữ|22/12/1999|2026-07-01||------sxxxx
loan|Tạ Thị Loan|Nữ|19/7/1991|2019-02-03|2020-02-03|xPxxsxxxPxx
minh|Lương Ngọc Minh|Nam|03/3/1989|2017-11-07|2018-11-07|xxxPxssxxxx
nam|Võ Hoài Nam|Nam|27/02/1994|2022-09-02|2023-09-02|ssxssx-----
nga|Đinh Thị Nga|Nữ|09/5/1993|2025-03-15|2026-03-15|Pxssxssxxxx
oanh|Ngô Thị Kim Oanh|Nữ|16/11/1985|2012-05-19|2013-05-19|xsxsxxsssss
phuong|Trần Thị Phượng|Nữ|08/3/1949|1974-02-03|1975-02-03|-----------
tham_v|Nguyễn Văn Thâm|Nam|20/8/1968|1997-02-03|1998-02-03|sssxPssssss
tham_h|Trịnh Hồng Tham|Nữ|11/9/1980|2009-02-03|2010-02-03|ssxssxxPxss
tham_t|Vũ Thị Thắm|Nữ|06/6/1988|2016-05-19|2017-05-19|Pxsxssxsssx
thanh|Đỗ Đức Thành|Nam|30/6/1986|2014-05-19|2015-05-19|xsssssssxxs
tuan|Lê Minh Tuấn|Nam|05/1984|2012-11-07|2013-11-07|ssxsxssssss
"""
"""Key, name, gender, birth, admission, official date, the year, post, work."""


_LEADING = frozenset({Post.SECRETARY.value, Post.DEPUTY_SECRETARY.value})


def _person(row: str) -> SamplePerson:
    cells = [*row.split("|"), "", ""][:9]
    key, name, gender, born, admitted, official, year, post, work = cells
    day = date.fromisoformat(admitted)
    return SamplePerson(
        key=key,
        name=name,
        gender=gender,
        born=born,
        admitted=day,
        official=date.fromisoformat(official) if official else None,
        year=year,
        post=Post(post) if post else None,
        work=work or "Chuyên viên Văn phòng",
        joined=max(JOINED, day),
        review_form="2A" if post in _LEADING else "2B",
    )


PEOPLE: tuple[SamplePerson, ...] = tuple(map(_person, _ROWS.strip().splitlines()))

SITUATIONS: tuple[tuple[str, Situation, date, str], ...] = (
    ("phuong", Situation.EXEMPT, date(2024, 3, 8), "Miễn theo nguyện vọng, chi bộ quyết định"),
    ("nam", Situation.TEMPORARY_OUT, date(2026, 7, 1), "Biệt phái 12 tháng"),
)
"""Dated situations by key: who, what, since when, note."""
