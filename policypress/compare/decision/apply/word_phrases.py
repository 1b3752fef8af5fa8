"""Phrases that amend words (字句的修改的写法): what each makes of what it matched."""

from __future__ import annotations

import re

from policypress.compare.decision.apply.reference import run_of
from policypress.compare.decision.apply.spoken import Found
from policypress.compare.decision.apply.verbs import (
    Operation,
    ReplaceEvery,
    ReplaceWords,
)
from policypress.compare.text.numbers import value

_LISTED = re.compile("[、和与及]|以及")


def insert_words(found: Found) -> list[Operation]:
    """在“甲”后增加“乙”: 甲 becomes 甲乙."""
    (words, *_), (new, *_) = found.quotes()
    after = found.match[3] == "后"
    put = words + new if after else new + words
    return [ReplaceWords(found.line, found.paragraph(), words, put)]


def delete_words(found: Found) -> list[Operation]:
    words = found.quotes()[0][0]
    return [ReplaceWords(found.line, found.paragraph(), words, "")]


def replace_words(found: Found) -> list[Operation]:
    old, new = found.quotes()
    return [
        ReplaceWords(found.line, found.paragraph(), old[0], "\n".join(new))
    ]


def replace_every(found: Found) -> list[Operation]:
    """将第三条、第八条中的“甲”修改为“乙”，共三处."""
    old, new = found.quotes()
    listed = iter(found.listed(found.within(1)))
    targets: list[str] = []
    for part in _LISTED.split(found.match[1]):
        first = next(listed)
        run = "至" in part
        targets += run_of([first, next(listed)]) if run else [first]
    count = value(found.match[4] or "")
    put = "\n".join(new)
    return [ReplaceEvery(found.line, tuple(targets), old[0], put, count)]


def replace_all(found: Found) -> list[Operation]:
    """将全文中的“甲”修改为“乙”，共三处; 条文中 leaves headings and annexes as they are."""
    old, new = found.quotes()
    count = value(found.match[3] or "")
    put = "\n".join(new)
    scope = "条文" if "条文" in found.match[1] else "全文"
    return [ReplaceEvery(found.line, (scope,), old[0], put, count)]
