"""Opinions on the draft as the table of what came of them shows them (采纳情况表)."""

from __future__ import annotations

from typing import Any

from policypress.compose.markdown.markers import Marked
from policypress.compose.views.base_views import View
from policypress.compose.views.view_context import ViewContext
from policypress.source.model import Policy
from policypress.source.model.opinions import ANSWERS, Opinion, Opinions
from policypress.source.opinion_places import numbered_as

_WHOLE = "全文"


class OpinionView(View):
    """One opinion: clause, who, text, answer, reason."""

    def __init__(
        self,
        home: Opinions,
        opinion: Opinion,
        context: ViewContext,
    ) -> None:
        """home: what the same body or person said."""
        self._opinion = opinion
        self._context = context
        self.who = context.write(home.who)
        self.way = context.write(home.way)
        self.date = context.write(home.date or "")
        self.text = context.write(opinion.text)
        self.words = context.write(opinion.words)
        self.answer = ANSWERS[opinion.answer]
        self.is_open = not opinion.answer
        self.reason = context.write(opinion.reason)

    @property
    def clause(self) -> Marked | str:
        """The number of the clause it is about, 全文 for the whole text; its id where
        that clause is gone."""
        about = self._opinion.about
        if not about:
            return _WHOLE
        number = self._context.numbers.get(numbered_as(about))
        return number.citation if number else self._context.write(about)


def opinion_views(
    policy: Policy,
    context: ViewContext,
) -> list[OpinionView]:
    """All opinions in the order of the text, those on the whole text first."""
    found = [
        OpinionView(home, opinion, context)
        for home in policy.reviews.values()
        for opinion in home.opinions.values()
    ]
    order = {name: at for at, name in enumerate(context.numbers.ids())}

    def rank(view: OpinionView) -> Any:
        about = view._opinion.about
        return -1 if not about else order.get(numbered_as(about), len(order))

    return sorted(found, key=rank)
