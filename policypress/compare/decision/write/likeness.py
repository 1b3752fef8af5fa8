"""How much of some words is in others (文字的相同程度), whatever their order: by pairs of
characters, and by phrases that stand in both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from policypress.compare.text.tree import Line, Node

# Of its pairs of characters. Something that has less than half of the words of another
# is no new wording of it, but something else on the same matter.
HALF = 0.5
# Characters: shorter words are alike by chance (本办法自印发之日起施行).
LEAST = 20
# Characters of a phrase that stands in both unchanged: words in common, however many, say
# only that the matter is the same.
_PHRASE = 8
_NOT_WORDS = re.compile(r"[\W_]+")

Pairs = Counter[str]


class Words:
    """The words of some lines: their pairs of characters, and the phrases in them."""

    def __init__(self, lines: Iterable[Line]) -> None:
        """lines: tables say nothing here."""
        texts = [line.text for line in lines if not line.rows]
        words = _NOT_WORDS.sub("", "".join(texts))
        self.pairs: Pairs = Counter(map(str.__add__, words, words[1:]))
        ends = range(_PHRASE, len(words) + 1)
        self.phrases = {words[end - _PHRASE : end] for end in ends}


def share(part: Pairs, whole: Pairs) -> float:
    """How much of something is in something else; 0 of what is too short to say."""
    size = part.total()
    return (part & whole).total() / size if size >= LEAST else 0.0


def is_counted(node: Node) -> bool:
    """Whether a clause has a number of one part (第八条, not 第八条之一)."""
    return bool(node.label) and len(node.number) == 1
