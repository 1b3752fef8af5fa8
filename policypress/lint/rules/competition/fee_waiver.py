"""减免收费、基金、社会保险费：对入驻企业免收行政事业性收费。

检查：地方自行减免、缓缴行政事业性收费、政府性基金、社会保险费的说法。按照国家规定减免的不算。
为什么：收费和社会保险费的减免须有法律、行政法规依据或者经国务院批准。
不好：对入驻企业免收城市基础设施配套费
好：按照国家规定减免行政事业性收费
来源：《公平竞争审查条例》第十条第（三）项，实施办法第二十条；规定
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

_SOURCE = f"{REGULATION}第十条第（三）项；{DETAILS}第二十条"
RULE = Rule(
    code="FC-15",
    name="fee-waiver",
    severity="warning",
    strength="规定",
    source=_SOURCE,
    genres=GENRES,
)
_FREE = re.compile(
    "(?:减免|免收|缓缴|免征|减征|免缴|返还|降低)[^。；\n]{0,24}?(?:行政事业性收费|政府性基金|社会保险费|社保费|手续费|配套费|登记费)"
)
_BY_LAW = re.compile(
    "国家(?:现行)?(?:有关)?规定|国务院|依法|法律|财政部|按照有关规定|按(?:照)?规定"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each fee that is waived without saying by what right."""
    for found in paper.search(_FREE):
        is_lawful = is_in_sentence(paper, found.start(), _BY_LAW)
        if not is_lawful and not is_forbidden(paper, found):
            yield hit(
                found,
                "减免收费或者社会保险费，没有写明依据",
                _SOURCE,
                "写明国家依据；没有依据的，删去。",
            )
