"""What a public notice hides (公示时隐去的内容): names, numbers and telephones of persons.
Firms are shown whole.

《中华人民共和国个人信息保护法》 asks that no more than needed be made public; the identity
number of a person and the telephone are never needed to recognise who is meant.
"""

from __future__ import annotations

import re

_HAN = re.compile(r"[\u3400-\u9fff·]{2,5}")
# A name of two to five characters that ends so is one of a firm or body.
_BODIES = re.compile(
    "(?:公司|集团|厂|店|所|院|校|中心|协会|学会|商会|银行|社|站|局|部|馆|室|会|园|行|坊|铺)$"
)
_TWO_NAMES = (
    "欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "端木", "夏侯", "南宫",
)  # fmt: skip


def is_person(name: str, number: str | None, is_list_of_people: bool) -> bool:
    """Whether an applicant is a person: by the list, by an identity number, or because
    the name can only be one of a person."""
    if is_list_of_people or number:
        return True
    return (
        bool(_HAN.fullmatch(name))
        and len(name) <= 3
        and not _BODIES.search(name)
    )


def masked_name(name: str) -> str:
    """The family name, and a star for each further character."""
    if not name:
        return ""
    shown = 2 if name[:2] in _TWO_NAMES and len(name) > 2 else 1
    if not _HAN.fullmatch(name):
        shown = 1
    return name[:shown] + "*" * max(1, len(name) - shown)


def masked_number(number: str) -> str:
    """An identity number: three characters in front and two at the end."""
    return _masked(number, 3, 2)


def masked_phone(number: str) -> str:
    """A telephone: three characters in front and four at the end."""
    return _masked(number, 3, 4)


def _masked(text: str, front: int, end: int) -> str:
    """A text with its middle hidden; a short one nearly whole."""
    if len(text) <= front + end:
        return text[:1] + "*" * max(1, len(text) - 1)
    return text[:front] + "*" * (len(text) - front - end) + text[-end:]
