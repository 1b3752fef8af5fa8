"""What a sentence says goes on in the next (承前省略):
在本区注册的企业，给予…。营业收入超过1亿元的，再奖励…, and in the items of a list that it
introduces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policypress.lint.paper import Paper
from policypress.lint.rules.competition._leads import lead_of
from policypress.lint.rules.competition._vocabulary import FIRMS

_SUM = "(?:[0-9.,]{1,9} ?(?:万|亿)?元|[0-9.]{1,9} ?%|[一二三四五六七八九]折|减半|全额|一半)"
_GIVES = "(?:给予|奖励|奖|补贴|补助|资助|扶持|贴息|奖补|免租)"
GIVES_SUM = re.compile(
    f"{_GIVES}[^。；，\n]{{0,20}}?{_SUM}|{_SUM}[^。；，\n]{{0,14}}?{_GIVES}"
)
# Somebody else, or something else: the condition of the sentence before ends here.
_OTHER = re.compile(
    f"(?:对于?|凡|向|支持|鼓励|引导|允许)(?!其|该|上述|以上|前述|符合上述)[^。；\n]{{0,40}}?"
    f"(?:{FIRMS}|个人|人员|人才)"
    "|财政|资金来源|申报|申请|不得|骗取|追回|追缴|退回|管理费|负责|人才|员工|高管|毕业生|职工|个人"
    "|总额|预算|分担|社会保险|贷款|银行|最高不超过(?![0-9])"
)
_MOST_ITEMS = 20  # as in `_leads`
_LONGEST = 60  # characters: what is cited of a sentence that gives


def carried(
    paper: Paper,
    starts: Iterable[int],
) -> Iterator[tuple[int, int]]:
    """What is given in the sentences behind some others in their lines, or in the items
    of their lists. starts: a character of each of the others, in any order."""
    reached = 0
    for start in sorted(starts):
        first, last = paper.sentence(start)
        if not GIVES_SUM.search(paper.text, first, last):
            yield from _in_items(paper, start, last)
            continue
        end = paper.passage_at(start).end
        place = max(last + 1, reached)
        while place < end:
            first, last = paper.sentence(place)
            span = _given(paper.text, first, last)
            place = reached = last + 1
            if span is None:
                break
            yield span


def _in_items(
    paper: Paper,
    start: int,
    last: int,
) -> Iterator[tuple[int, int]]:
    """What the items of the list give that a sentence introduces, if it does."""
    index = paper.index_at(start)
    line = paper.line_of(paper.passages[index]).rstrip()
    if not line.endswith("：") or last < paper.passages[index].end - 1:
        return
    for item in paper.passages[index + 1 : index + 1 + _MOST_ITEMS]:
        lead = lead_of(paper, item.start)
        if not lead or not line.endswith(lead):
            return
        first, last = paper.sentence(item.words)
        span = _given(paper.text, first, last)
        if span is not None:
            yield span


def _given(text: str, first: int, last: int) -> tuple[int, int] | None:
    """What a sentence gives to those of the one before; nothing where it is about others,
    or gives nothing."""
    if _OTHER.search(text, first, last):
        return None
    found = GIVES_SUM.search(text, first, last)
    if found is None:
        return None
    if found.end() - first > _LONGEST:
        return found.span()
    return first, found.end()
