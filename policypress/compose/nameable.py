"""What prose may name (可用的名称): each expression as it is typed between braces, what it
prints today, and how it is used.

The views that prose sees say which names they have, and prose itself says what each
prints; what prose would refuse is not listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from policypress.compose.markdown.markers import Nodes
from policypress.compose.sandbox.errors import known_parts
from policypress.compose.views.base_views import Named
from policypress.compose.views.context import Context
from policypress.compose.views.supports import AmountView, TierView
from policypress.source.model import Policy
from policypress.source.traverse import clauses

_DEEPEST = 6  # names behind one another: s.x.tiers.gold.at_most and one more
_CLAUSE = re.compile(r"[^，。；：\n]*")
# A point that ends a clause, unless it stands within {{ }}.
_POINT = re.compile(r"[，。；：\n](?![^{]*\}\})")
# How a name is used that the text does not use yet: by how it ends, then by how it begins
# (the longest counts).
_ENDS = {
    ".name": "申请{}的",
    ".when": "对{}",
    "('when')": "对{}",
    "('value')": "分别给予{}",
    ".of": "按照{}计算",
    ".unit": "每{}",
    ".tiers": "{}",
}
_USES = {
    "p.": "……{}……",
    "p.validity": "有效期{}",
    "p.effective": "自{}起施行",
    "p.limits.": "每年累计最高{}",
    "m.": "……{}……",
    "s.": "给予{}",
    "cond.": "不少于{}",
    "exclusions": "有下列情形的，不予资助：{}",
    "ref(": "按照{}的规定",
    "cite(": "根据{}",
    "counts.": "共{}个",
    "facts.": "……{}……",
}


class Name(Struct, frozen=True):
    """expression: as it is typed between {{ }}. value: what it prints today, as plain
    words. example: how it is used, in the words of the text where it is used there."""

    expression: str
    value: str
    example: str


class Group(Struct, frozen=True):
    """Names of one sort under a heading (Chinese)."""

    title: str
    names: list[Name]


class Nameable:
    """What the prose of one policy may name."""

    def __init__(self, policy: Policy) -> None:
        """policy: loaded without errors."""
        self._policy = policy
        nodes = Nodes(len(policy.measures))
        self._context = Context(policy, nodes)
        self._texts = [*policy.meta.preamble, *policy.meta.signature]
        for provision in policy.provisions.values():
            self._texts += clauses(provision).values()

    def everywhere(self) -> list[Group]:
        """What all prose may name; that of the drafting note besides."""
        names = self._context.names
        identities = self._context.numbers.ids()
        homes = [key for key in identities if "." not in key]
        cited = [f"cite('{key}')" for key in self._policy.documents]
        groups = [
            self._group(
                "名称、日期和全文数据",
                self._walk("p", names["p"]),
                {},
            ),
            self._group(
                "各条共同的条件中的数值",
                self._walk("cond", names["cond"]),
                {},
            ),
            self._group("不予资助的情形", self._exclusions(), {}),
            self._group("条文和附件的编号", self._refs(homes), {}),
            self._group("文件", iter(cited), {}),
            self._in_note(),
            self._in_guides(),
        ]
        return [group for group in groups if group.names]

    def of(self, identity: str) -> list[Group]:
        """What the prose of one provision, and of its guide, may name besides. KeyError
        when there is no such provision."""
        view = self._context.views[identity]
        scope = view.scope
        identities = self._context.numbers.ids()
        within = f"{identity}."
        inner = [key for key in identities if key.startswith(within)]
        general = set(known_parts(self._context.names["cond"]))
        own = [
            f"cond.{name}"
            for name in known_parts(scope["cond"])
            if name not in general
        ]
        groups = [
            self._group("本条", self._walk("m", view), scope),
            self._group(
                "资助项目：金额、比例、限额",
                self._walk("s", scope["s"]),
                scope,
            ),
            self._group(
                "其他数据",
                self._walk("facts", scope["facts"]),
                scope,
            ),
            self._group("条件中的数值", iter(own), scope),
            self._group("款、项的编号", self._refs(inner), scope),
        ]
        return [group for group in groups if group.names]

    def provisions(self) -> dict[str, str]:
        """Ids of all provisions, each with its number and what it is about."""
        return {
            key: f"{view.label}{view.subject or view.title}"
            for key, view in self._context.views.items()
        }

    def _in_note(self) -> Group:
        """What the drafting note may name besides."""
        notes = self._policy.notes
        counts = self._context.counts
        title = "只在起草说明中"
        if not notes:
            return Group(title, [])
        facts = Named(dict(notes.facts))
        scope: dict[str, Any] = {"counts": counts, "facts": facts}
        found = [f"counts.{name}" for name in vars(counts)]
        found += self._walk("facts", facts)
        return self._group(title, iter(found), scope)

    def _in_guides(self) -> Group:
        """What all guides may name besides."""
        common = self._policy.common_guide
        facts = Named(dict(common.facts) if common else {})
        found = self._walk("facts", facts)
        return self._group("只在各份指南中", found, {"facts": facts})

    def _exclusions(self) -> Iterator[str]:
        """All of them at once, and each."""
        exclusions = self._context.names.get("exclusions")
        if exclusions is not None:
            yield from self._walk("exclusions", exclusions)

    def _refs(self, identities: list[str]) -> Iterator[str]:
        """The number of each, and its title where it has one."""
        for key in identities:
            yield f"ref('{key}')"
            yield f"ref('{key}', 'title')"

    def _walk(
        self,
        expression: str,
        view: Any,
        depth: int = 0,
    ) -> Iterator[str]:
        """An expression and those below it, as the views name them; some may print
        nothing."""
        if isinstance(view, list):
            yield from _listed(expression, view)
            return
        yield expression
        # What an amount names, its support names more shortly.
        if depth == _DEEPEST or isinstance(view, AmountView):
            return
        for name in dict.fromkeys(known_parts(view)):
            inner = getattr(view, name, None)
            if inner is not None:
                yield from self._walk(f"{expression}.{name}", inner, depth + 1)

    def _group(
        self,
        title: str,
        expressions: Iterator[str],
        scope: dict[str, Any],
    ) -> Group:
        """Those of some expressions that print something, each once."""
        found: list[Name] = []
        for expression in dict.fromkeys(expressions):
            value = self._context.prose.value(expression, scope)
            if value and not _is_said(expression, value, found):
                example = self._example(expression)
                found.append(Name(expression, value, example))
        return Group(title, found)

    def _example(self, expression: str) -> str:
        """Words around the expression where the text has it, else words of ours."""
        typed = re.compile(rf"\{{\{{-?\s*{re.escape(expression)}\s*-?\}}\}}")
        for text in self._texts:
            found = typed.search(text)
            if found:
                return _clause(text, found)
        use = _use(expression)
        return use.format(f"{{{{ {expression} }}}}")


def _listed(
    expression: str,
    items: list[Any],
) -> list[str]:
    """How prose lists items: those of tiers by what each is for and what it gives."""
    if any(isinstance(item, TierView) for item in items):
        names = ("when", "value")
        return [f"{expression} | listing('{name}')" for name in names]
    return [f"{expression} | listing"]


def _clause(text: str, found: re.Match[str]) -> str:
    """The words between two points (，。；：) in which an expression stands."""
    start = text[: found.start()]
    before = _POINT.split(start)[-1]
    after = _CLAUSE.match(text, found.end())
    rest = after[0] if after else ""
    clause = f"{before}{found[0]}{rest}"
    return clause.strip()


def _use(expression: str) -> str:
    """A sentence with {} where an expression of this sort is used."""
    for end, use in _ENDS.items():
        if expression.endswith(end):
            return use
    known = [start for start in _USES if expression.startswith(start)]
    return _USES[max(known, key=len)]


def _is_said(
    expression: str,
    value: str,
    found: list[Name],
) -> bool:
    """Whether it is a longer way (x.gold.value) to say what is listed (x.gold)."""
    shorter = expression.removesuffix(".value")
    for one in found:
        if one.expression == shorter and one.value == value:
            return True
    return False
