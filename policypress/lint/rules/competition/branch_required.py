"""要求设立子公司、分公司：须在本区设立独立法人公司方可申请补贴。

检查：以在本地设立子公司、分公司、法人机构为享受支持、参与经营前提的说法。单纯鼓励设立的不算。
为什么：强制或者变相强制外地经营者在本地设立分支机构。
不好：须在本区设立子公司方可申请补贴
好：在本区开展业务的企业均可申请补贴
来源：《公平竞争审查条例》第九条第（二）项，实施办法第十四条；规定
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
    is_in_sentence,
    promised,
)

_SOURCE = f"{REGULATION}第九条第（二）项；{DETAILS}第十四条"
RULE = Rule(
    code="FC-12",
    name="branch-required",
    severity="warning",
    strength="规定",
    source=_SOURCE,
    genres=GENRES,
)
_BRANCH = re.compile(
    "(?:设立|成立|组建|新设)[^。；，\n]{0,12}?(?:子公司|分公司|分支机构|法人公司|独立法人(?:公司|机构|企业))"
)
_NEEDED = re.compile(
    "方可|才能|才可|须在|必须|应当在|应在|为(?:前提|条件)|需在|后方"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each branch that has to be founded here first."""
    for found in promised(paper, _BRANCH):
        if is_in_sentence(paper, found.start(), _NEEDED):
            yield hit(
                found,
                "以在本地设立机构为前提",
                _SOURCE,
                "删去设立机构的前提，对在本地实际开展业务的经营者同等对待。",
            )
