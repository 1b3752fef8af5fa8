"""How documents speak to those who apply (称呼): a firm is 你单位 and seals, a person is 你 and
signs."""

from __future__ import annotations

from typing import NamedTuple


class Address(NamedTuple):
    """you: in letters to an applicant. self: how applicants call themselves in a promise.
    seal: how a form is signed; sign: how a promise is. favour: what a site of such policies
    is called."""

    you: str
    self: str
    seal: str
    sign: str
    favour: str


# By `applicants` of policy.yaml.
ADDRESSES = {
    "organisations": Address(
        "你单位",
        "本单位",
        "盖章",
        "盖章或签字",
        "惠企政策",
    ),
    "persons": Address("你", "本人", "签名", "签名", "惠民政策"),
    "both": Address(
        "你（单位）",
        "本单位（本人）",
        "盖章或者签名",
        "盖章或者签名",
        "惠企惠民政策",
    ),
}
