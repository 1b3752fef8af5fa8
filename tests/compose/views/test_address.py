"""A policy for persons speaks to persons, one for firms to firms; what it gives has its own
name (补贴) wherever a fixed sentence names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.documents import composed, front
from tests.support.small_policy import edited

LINES = """\
{{ p.address.you }}申请{{ p.grant }}。

{{ p.address.self }}承诺。

承诺人（{{ p.address.sign }}）、申请人（{{ p.address.seal }}）。

{{ policy.measures[0].supports.contest.timing }}，{{ p.payer }}，{{ p.address.favour }}。
"""
SAID = {
    "": [
        "你单位申请资助。",
        "本单位承诺。",
        "承诺人（盖章或签字）、申请人（盖章）。",
        "事后资助，专项资金，惠企政策。",
    ],
    "applicants: persons\ngrant: 补贴\npayer: 人才资金\n": [
        "你申请补贴。",
        "本人承诺。",
        "承诺人（签名）、申请人（签名）。",
        "事后补贴，人才资金，惠民政策。",
    ],
    "applicants: both\n": [
        "你（单位）申请资助。",
        "本单位（本人）承诺。",
        "承诺人（盖章或者签名）、申请人（盖章或者签名）。",
        "事后资助，专项资金，惠企惠民政策。",
    ],
}


@pytest.mark.parametrize("added", SAID)
def test_fixed_sentences_name_who_applies_and_what_is_given(
    tmp_path: Path, added: str
) -> None:
    changes = edited("policy.yaml", ("short_title:", f"{added}short_title:"))
    made = composed(tmp_path, changes, note=front() + LINES)
    assert made.findings == []
    assert made.words == SAID[added]
