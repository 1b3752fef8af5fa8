"""How amounts, limits and conditions are written in one document (表述): figures with
their marks, questions by their labels, conditions in words."""

from __future__ import annotations

from typing import Any

from policypress.compose.views.view_context import ViewContext
from policypress.source.asking import Asking
from policypress.source.condition_words import condition_words
from policypress.source.model import ConditionNode


class Writer:
    """What amounts, limits and conditions ask to say themselves
    (source/model/amount/_asking.Write).

    thing: of the support, so that its columns have names. scope: the names that the
    prose of a condition may use.
    """

    def __init__(
        self,
        context: ViewContext,
        thing: str | None = None,
        scope: dict[str, Any] | None = None,
    ) -> None:
        """thing, scope: see above; without them only the policy's own names."""
        self._context = context
        self._asking = Asking(context.policy, thing)
        self._scope = scope or {}

    @property
    def grant(self) -> str:
        """What the policy calls what it gives: 资助, 补贴."""
        return self._context.policy.meta.grant

    def __call__(self, value: object) -> str:
        """A figure with its mark, or words made safe for Markdown."""
        return self._context.write(value)

    def label(self, field: str) -> str:
        """What a question, column or derived figure is called."""
        label = self._asking.label(field)
        return self(label)

    def choice(self, field: str, key: str) -> str:
        """What a choice of a question is called; the id of one that is not known."""
        label = self._asking.choice(field, key)
        return self(label)

    def is_choice(self, field: str, key: str) -> bool:
        """Whether an id is one of the choices of a question."""
        return self._asking.is_choice(field, key)

    def condition(self, condition: ConditionNode) -> str:
        """A condition in words: its own text, or what is made from its parts."""
        if condition.text:
            return self._context.prose.inline(
                condition.text,
                condition,
                "text",
                self._scope,
            )
        return condition_words(condition, self)

    def within(self, thing: str) -> Writer:
        """The same for the rows of a thing."""
        return Writer(self._context, thing, self._scope)

    def thing(self, name: str) -> str:
        """What a table of things is called; its id when it is not known."""
        found = self._context.policy.things.get(name)
        if found is None:
            return self(name)
        return self(found.label)

    def each(self, name: str) -> str:
        """每件: what is given for each of some things is given by."""
        found = self._context.policy.things.get(name)
        unit = found.unit if found else ""
        if not unit:
            unit = "项"
        return self(f"每{unit}")
