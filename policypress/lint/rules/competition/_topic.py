"""What a text or a clause is about (主题): a rule for firms from elsewhere says in its
title, or once above a list, whom all that follows is asked of.
"""

from __future__ import annotations

import re

from policypress.lint.paper import Paper
from policypress.lint.rules.competition._cues import is_near
from policypress.lint.rules.competition._leads import lead_of

# 惠企政策对照清单, 收费清单: what is given or asked stands in them and nowhere else. Not so
# a list of what a measure is made from: 《某措施》数据来源清单.
_LISTS_TERMS = re.compile(
    "(?:政策|惠企|奖补|补贴|补助|奖励|扶持|优惠|收费|减免|措施)[^清览》]{0,10}?(?:清单|一览表)(?:[（(][^）)]{0,20}[）)])?$"
)


def is_about(paper: Paper, start: int, topic: re.Pattern[str]) -> bool:
    """Whether a topic is met in the title of a text, in the clause around a character,
    or in what introduces its list."""
    if topic.search(title_of(paper)):
        return True
    if is_near(paper, start, topic):
        return True
    return topic.search(lead_of(paper, start)) is not None


def sets_terms(paper: Paper) -> bool:
    """Whether a text may set terms itself: any but a list that only recites them, as one
    of what was answered or of how a draft was changed."""
    return paper.genre != "table" or bool(_LISTS_TERMS.search(title_of(paper)))


def title_of(paper: Paper) -> str:
    """The title of a text without blanks, as its own first lines where they are none of
    its clauses: text taken from a page often has no other."""
    title = "".join(paper.tree.title.split())
    if title:
        return title
    return paper.text[: paper.passages[0].end] if paper.passages else ""
