"""What the shipped policy holds, clause by clause, as its source says it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from policypress.language.numerals import to_chinese
from policypress.source import load
from policypress.source.model import Policy
from policypress.system.environment import ROOT


@dataclass(frozen=True, slots=True)
class Clause:
    """A measure (title and all) or a supplementary article (no title), with the number it must carry."""

    id: str
    order: int
    subject: str
    title: str = ""

    @property
    def label(self) -> str:
        return f"（{to_chinese(self.order)}）"

    @property
    def quoted_title(self) -> str:
        """“争当企业标准‘领跑者’”: marks inside marks are single."""
        inner = self.title.replace("“", "‘").replace("”", "’")
        return f"“{inner}”"

    @property
    def citation(self) -> str:
        """As the texts cite it: a clause that is numbered （四） is no 第四条."""
        return self.label


@cache
def policy() -> Policy:
    loaded = load(ROOT / "policy").policy
    assert loaded, "policy/ does not load: see `build.py check`"
    return loaded


@cache
def measures() -> tuple[Clause, ...]:
    ids = [
        identity for chapter in policy().order.values() for identity in chapter
    ]
    nodes = policy().measures
    return tuple(
        Clause(key, number, nodes[key].subject, nodes[key].title)
        for number, key in enumerate(ids, 1)
    )


@cache
def articles() -> tuple[Clause, ...]:
    nodes = policy().supplementary.articles
    return tuple(
        Clause(key, number, node.subject)
        for number, (key, node) in enumerate(
            nodes.items(), len(measures()) + 1
        )
    )
