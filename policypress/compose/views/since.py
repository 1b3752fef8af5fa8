"""What differs from the text before (与原政策的变化), in the words of this policy: a clause is
cited as everywhere, a new amount is the figure itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from policypress.compose.markdown.markers import Marked, escape
from policypress.compose.views.view_context import ViewContext, citing
from policypress.source.figures import figures
from policypress.source.model import Figure


class Said(Protocol):
    """One thing that differs. path: of the figure whose value is `new`."""

    @property
    def before(self) -> str: ...
    @property
    def new(self) -> str: ...
    @property
    def path(self) -> str: ...


class ClauseSince(Protocol):
    """A clause by its permanent id, or else by what it was called."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def said(self) -> Sequence[Said]: ...


class Since(Protocol):
    """What a comparison found (compare.reports.since); made by whoever joins the two."""

    @property
    def old(self) -> str: ...
    @property
    def amounts(self) -> Sequence[ClauseSince]: ...
    @property
    def added(self) -> Sequence[ClauseSince]: ...
    @property
    def deleted(self) -> Sequence[ClauseSince]: ...
    @property
    def amended(self) -> Sequence[ClauseSince]: ...


def since_lines(
    context: ViewContext,
    since: Since | None,
) -> list[Marked]:
    """A paragraph for each clause with other amounts, then the new ones, those that are
    gone, and those that say something else besides. [] where no text before is known."""
    if since is None:
        return []
    writer = _Writer(context)
    lines = [writer.amounts(clause) for clause in since.amounts]
    for words, clauses in (
        ("新增的条款", since.added),
        ("删去的条款", since.deleted),
        ("其他内容有修改的条款", since.amended),
    ):
        if clauses:
            names = "、".join(writer.name(clause) for clause in clauses)
            lines.append(Marked(f"{words}：{names}。"))
    if not lines:
        lines.append(Marked("条文没有变化。"))
    return [*_opening(context, since), *lines]


def _opening(
    context: ViewContext,
    since: Since,
) -> list[Marked]:
    """Which text it was before, where that had another name."""
    if not since.old or since.old == context.policy.meta.title:
        return []
    return [Marked(f"原政策为《{escape(since.old)}》。")]


class _Writer:
    """Writes clauses and figures of one policy."""

    def __init__(self, context: ViewContext) -> None:
        """context: of the new text, whose provisions and figures are named."""
        self._context = context
        policy = context.policy
        self._keys = {
            node.path.rstrip("#"): key
            for key, node in policy.provisions.items()
        }
        self._figures: dict[str, Figure] = {
            record.path: record.figure for record in figures(policy)
        }

    def name(self, clause: ClauseSince) -> str:
        """第三条“手艺大赛”."""
        key = self._keys.get(clause.id)
        if key is None:
            return escape(clause.name)
        return citing(self._context, key)

    def amounts(self, clause: ClauseSince) -> Marked:
        """第三条“手艺大赛”：大赛奖励（金奖）由15万元调整为20万元；……。"""
        name = self.name(clause)
        words = "；".join(self._said(one) for one in clause.said)
        return Marked(f"{name}：{words}。" if name else f"{words}。")

    def _said(self, one: Said) -> str:
        figure = self._figures.get(one.path)
        is_it = figure is not None and str(figure) == one.new
        new = self._context.write(figure) if is_it else escape(one.new)
        return escape(one.before) + new
