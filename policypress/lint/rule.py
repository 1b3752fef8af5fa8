"""What a rule of proofreading is, and what it says it found (校核规则)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from policypress.findings import Place, Severity

# How strongly the source of a rule speaks. Only what a norm demands (规定), or what
# cannot be otherwise (逻辑: 第七条 twice), may be an error.
Strength = Literal["规定", "逻辑", "一般", "推荐", "可以", "实务"]
CERTAIN: tuple[Strength, ...] = ("规定", "逻辑")
# law: 法律、法规、规章. rules: 办法、细则、规定. measures: 若干措施. notice: 通知、函.
# note: 起草说明. guide: 申报指南. table: 对照表 and other papers made of tables. decision:
# 修改决定. text: anything else.
Genre = Literal[
    "law",
    "rules",
    "measures",
    "notice",
    "note",
    "guide",
    "table",
    "decision",
    "text",
]
NORMATIVE: frozenset[Genre] = frozenset(("law", "rules", "measures"))
EVERY: frozenset[Genre] = NORMATIVE | {
    "notice",
    "note",
    "guide",
    "table",
    "decision",
    "text",
}
# What a rule reads: the words of a text; the policy itself; a Word package; the pages
# of a rendered document; the set of documents of a stage; what changed since another
# text. "check": nothing, what checks elsewhere say goes by its name (`Rule.checks`).
Subject = Literal[
    "paper",
    "policy",
    "package",
    "page",
    "dossier",
    "changes",
    "check",
]
# Words that are somebody else's, and what says so: 《》, “”, an instruction to amend.
Foreign = Literal["titled", "quoted"]
ALL_FOREIGN: frozenset[Foreign] = frozenset(("titled", "quoted"))


class Rule(Struct, frozen=True, kw_only=True):
    """What is known of a rule before it runs.

    code: family of the norm and number, PU-01. name: reads well after "allow":
        half-width-marks; also the name of its file. source: the document and its clause.
    genres: kinds of text that it applies to. spares: whose words it leaves alone.
    mechanical: its hits say what to write instead, and nothing else could be meant.
    checks: codes of findings that loading, promises or measuring make of the same fault;
    they go by the code of the rule, so that nobody is told twice. is_second: it only
    speaks of sentences of which no other rule of its family does.
    """

    code: str
    name: str
    severity: Severity
    strength: Strength
    source: str
    reads: Subject = "paper"
    genres: frozenset[Genre] = EVERY
    spares: frozenset[Foreign] = ALL_FOREIGN
    mechanical: bool = False
    checks: tuple[str, ...] = ()
    is_second: bool = False

    @property
    def family(self) -> str:
        """FC of FC-01."""
        return self.code.partition("-")[0]


class Hit(Struct, frozen=True):
    """Words that a rule objects to: text[start:end] of a paper.

    instead: what to write there, None where that is not certain. severity: where it
    is another than the rule's, never a stronger one.
    """

    start: int
    end: int
    message: str
    hint: str = ""
    instead: str | None = None
    severity: Severity | None = None


class Spot(Struct, frozen=True):
    """What a rule objects to in something that is no text: a node of the policy, a part
    of a Word file. quote: the words or the value there; where: as a reader would call
    it (第九条第二款)."""

    place: Place
    message: str
    hint: str = ""
    quote: str = ""
    where: str = ""
    severity: Severity | None = None


Find: TypeAlias = Callable[[Any], Iterable[Hit] | Iterable[Spot]]


class Loaded(Struct, frozen=True):
    """A rule with what runs it. manual: its docstring. file: where it is written."""

    rule: Rule
    find: Find
    manual: str
    file: str
