"""What a text or a clause is about (主题): a rule for firms from elsewhere says in its
title, or once above a list, whom all that follows is asked of.
"""

from __future__ import annotations

import re

from policypress.lint.paper import Paper
from policypress.lint.rules.competition._cues import is_near
from policypress.lint.rules.competition._leads import lead_of


def is_about(paper: Paper, start: int, topic: re.Pattern[str]) -> bool:
    """Whether a topic is met in the title of a text, in the clause around a character,
    or in what introduces its list."""
    if topic.search(title_of(paper)):
        return True
    if is_near(paper, start, topic):
        return True
    return topic.search(lead_of(paper, start)) is not None


def title_of(paper: Paper) -> str:
    """The title of a text without blanks, as its own first lines where they are none of
    its clauses: text taken from a page often has no other."""
    title = "".join(paper.tree.title.split())
    if title:
        return title
    return paper.text[: paper.passages[0].end] if paper.passages else ""
