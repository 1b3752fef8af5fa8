"""授予特许、独家、专营权：由某公司独家经营。

检查：特许经营、独家、专营、垄断经营的说法。是否有法律、行政法规依据需要核对。
为什么：特许经营权只能依法、经公平竞争程序授予。
不好：授予某公司独家经营权
好：依法通过招标方式授予特许经营权
来源：《公平竞争审查条例》第八条第（二）项，实施办法第十条；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    REGULATION,
    hit,
    is_forbidden,
    is_in_sentence,
)

_SOURCE = f"{REGULATION}第八条第（二）项；{DETAILS}第十条"
RULE = Rule(
    code="FC-14",
    name="exclusive-right",
    severity="note",
    strength="规定",
    source=_SOURCE,
    genres=GENRES,
)
_RIGHT = re.compile("独家(?:经营|代理|运营|授权)|专营权?|特许经营权|垄断经营")
_OPEN = re.compile("招标|竞争性|依法授予|法律、行政法规")


def find(paper: Paper) -> Iterator[Hit]:
    """Each exclusive right, to be looked at."""
    for found in paper.search(_RIGHT):
        is_open = is_in_sentence(paper, found.start(), _OPEN)
        if not is_open and not is_forbidden(paper, found):
            yield hit(
                found,
                "涉及独家或者特许权利",
                _SOURCE,
                "核对有无法律、行政法规依据，并经公平竞争程序授予。",
            )
