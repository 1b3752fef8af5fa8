"""What a drafting note can compute (起草说明中自动写出的部分): what the procedure
records, money needed, and how the standards differ from those before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from policypress.compose.markdown.markers import Marked
from policypress.compose.views.note_funds import funds
from policypress.compose.views.note_procedure import (
    consultation,
    fair_competition,
    legality,
)
from policypress.compose.views.since import since_lines
from policypress.compose.views.view_context import ViewContext, citing
from policypress.source.model import BenchmarkFigure, Figure, Provision
from policypress.source.model.figure import quantity_of

_QUOTES = "“”"
_MORE, _LESS, _SAME, _OTHER = "提高到", "降低到", "不变", "改为"


def computed(
    context: ViewContext,
    what: str | None,
) -> list[Marked]:
    """The paragraphs of a computed section; none where nothing is known."""
    make = _SECTIONS.get(what or "")
    return make(context) if make else []


def changes(context: ViewContext) -> list[Marked]:
    """与原政策的变化: by its text, where that is known; else each figure that a policy of
    before has too, with both values, then which measures it has nothing like. Nothing
    where no such policy is registered."""
    if context.since is not None:
        return since_lines(context, context.since)
    before = _before(context)
    known = _named_before(context)
    if not known:
        return []
    lines: list[Marked] = []
    measures = context.policy.measures
    for key, node in measures.items():
        said = "；".join(_differences(context, node, before))
        if said:
            name = citing(context, key)
            lines.append(Marked(f"{name}：{said}。"))
    new = [citing(context, key) for key in measures if key not in known]
    if new:
        names = "、".join(new)
        lines.append(Marked(f"原政策中未见对应条款的：{names}。"))
    return lines


def _before(context: ViewContext) -> dict[str, BenchmarkFigure]:
    """Known figures of the policies before, by the path of ours that each compares with."""
    found: dict[str, BenchmarkFigure] = {}
    for benchmark in context.policy.benchmarks.values():
        if benchmark.scope != "previous":
            continue
        for article in benchmark.articles.values():
            for figure in article.figures.values():
                if not figure.value or figure.status == "unknown":
                    continue
                for path in figure.compares:
                    found.setdefault(path, figure)
    return found


def _named_before(context: ViewContext) -> set[str]:
    """Ids of the measures that a policy before has something like."""
    found: set[str] = set()
    for benchmark in context.policy.benchmarks.values():
        if benchmark.scope != "previous":
            continue
        for article in benchmark.articles.values():
            if not article.absent:
                found.update(article.measures)
    return found


def _differences(
    context: ViewContext,
    node: Provision,
    before: dict[str, BenchmarkFigure],
) -> Iterator[str]:
    """Each figure of a measure that was another before, or the same."""
    for support in node.supports.values():
        for one in support.amount.figures():
            theirs = before.get(one.figure.path)
            if theirs is None or not one.figure.value:
                continue
            name = support.name
            if not one.is_main:
                own = one.name.strip(_QUOTES)
                name = f"{name}（{own}）"
            yield _said(context, name, theirs, one.figure)


def _said(
    context: ViewContext,
    name: str,
    theirs: BenchmarkFigure,
    ours: Figure,
) -> str:
    """大赛奖励（金奖）由最高15万元提高到20万元."""
    name = context.write(name)
    before = context.write(theirs)
    now = context.write(ours)
    bound = "最高" if theirs.bound == "up_to" else ""
    how = _how(theirs, ours)
    if how == _SAME and not bound:
        return f"{name}{now}，{_SAME}"
    if how == _SAME:
        how = _OTHER
    return f"{name}由{bound}{before}{how}{now}"


def _how(theirs: Figure, ours: Figure) -> str:
    """The verb between two figures; a plain one where they are not of one kind."""
    left, right = quantity_of(theirs), quantity_of(ours)
    if left is None or right is None or left.kind != right.kind:
        return _OTHER
    if left.approx != right.approx:
        return _OTHER
    if left.value == right.value:
        return _SAME
    if right.value > left.value:
        return _MORE
    return _LESS


_SECTIONS: dict[str, Callable[[ViewContext], list[Marked]]] = {
    "consultation": consultation,
    "fair_competition": fair_competition,
    "legality": legality,
    "funds": funds,
    "changes": changes,
}
