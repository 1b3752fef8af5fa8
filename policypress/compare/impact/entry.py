"""Something that a policy provides (事项), in the one shape that two versions
are compared by.
"""

from __future__ import annotations

from msgspec import Struct

from policypress.findings import Place
from policypress.language.quantity import Quantity
from policypress.source.model import Figure


class Entry(Struct, frozen=True):
    """Something that a policy provides and that may differ in another version
    of it.

    path: permanent; label: its name for a reader. sort: 金额, 比例, 上限,
    名额, 日期, 期限, 数量, 条件, 规则 or 文字. words: as printed; figure: None
    for conditions and rules.
    compared: what decides whether two versions differ, "" when the words
    themselves do.
    """

    path: str
    label: str
    sort: str
    words: str
    place: Place
    figure: Figure | None = None
    compared: str = ""

    @property
    def quantity(self) -> Quantity | None:
        """The amount, ratio, count or duration, None for anything else."""
        parsed = self.figure.parsed if self.figure else None
        return parsed if isinstance(parsed, Quantity) else None

    def same_as(self, other: Entry) -> bool:
        """Whether both versions provide the same."""
        ours = self.compared or self.words
        theirs = other.compared or other.words
        return ours == theirs
