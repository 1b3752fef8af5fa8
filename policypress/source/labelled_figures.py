"""The figures below a node of the source, each with the names a reader finds it by:
中国专利奖、中国专利金奖、金额."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

from policypress.source.asking import Asked, everything_asked
from policypress.source.model import (
    AmountNode,
    Atom,
    Basis,
    BenchmarkArticle,
    Cited,
    ConditionNode,
    Figure,
    Limit,
    Node,
    Policy,
    Things,
)
from policypress.source.model.base import PLAIN

# The names on the way to a figure, outer before inner.
Labels = tuple[str, ...]
Found = Iterator[tuple[Labels, Figure]]

_CONDITION = "申报条件"
# The field by which a node is called, first one that is there.
_NAMES = ("short_title", "title", "name", "when", "label", "subject")


@cache
def _named(kind: type[Node]) -> tuple[str, ...]:
    """Those of `_NAMES` that nodes of a class have: asking each node for what it has not
    takes a tenth of naming all figures."""
    return tuple(
        name
        for name in _NAMES
        if name in kind.model_fields or hasattr(kind, name)
    )


class LabelledFigures:
    """Walks the nodes of one policy."""

    def __init__(self, policy: Policy) -> None:
        """policy: whose questions, things and provisions give names."""
        self._policy = policy

    def within(self, node: Node, labels: Labels) -> Found:
        """The figures in a node, in the order of its fields. labels: the names on the
        way to it."""
        amount = node if isinstance(node, AmountNode) else None
        for name, field in type(node).model_fields.items():
            if amount and name == amount.kind:
                yield from self._below_kind(amount, labels)
                continue
            value = getattr(node, name)
            if type(value) in PLAIN:
                continue
            title = field.title or name
            yield from self._of_value(node, value, title, labels)

    def _of_value(
        self,
        node: Node,
        value: Any,
        title: str,
        labels: Labels,
    ) -> Found:
        """The figures in the value of a field. title: of the field."""
        if isinstance(value, Figure):
            if not self._is_choice(node):
                yield (*labels, value.label or title), value
        elif isinstance(value, Node):
            yield from self._child(node, value, title, labels)
        else:
            yield from self._several(value, labels)

    def _several(
        self,
        value: Any,
        labels: Labels,
    ) -> Found:
        """The figures of a mapping or a list; those of a list are called 第1项 …; none
        of anything else."""
        if isinstance(value, dict):
            return self._items(value, labels)
        if isinstance(value, tuple):
            items = {f"第{i}项": one for i, one in enumerate(value, 1)}
            return self._items(items, labels)
        return iter(())

    def _child(
        self,
        node: Node,
        child: Node,
        title: str,
        labels: Labels,
    ) -> Found:
        """The figures in a node that is the value of a field of another. title: of the
        field. Outside of amounts it is left out: 资助标准 and the like add nothing."""
        if isinstance(child, Basis):
            return iter(())
        if isinstance(node, AmountNode):
            return self._bounding(child, (*labels, title))
        if isinstance(node, Limit):
            return self._bounding(child, labels)
        return self.within(child, labels)

    def _below_kind(
        self,
        amount: AmountNode,
        labels: Labels,
    ) -> Found:
        """The figures below the kind key of an amount, by the names that the amount has
        for its parts."""
        kind = amount.kind
        value = getattr(amount, kind)
        if isinstance(value, Figure):
            title = type(amount).model_fields[kind].title
            name = value.label or title or ""
            yield (*labels, name), value
        elif isinstance(value, Node):
            yield from self.within(value, labels)
        else:
            yield from self._parts(amount, value, (), labels)

    def _parts(
        self,
        amount: AmountNode,
        parts: Any,
        keys: tuple[str, ...],
        labels: Labels,
    ) -> Found:
        """The same for a list or a mapping of amounts, at any depth. keys: on the way."""
        if isinstance(parts, (str, Figure)):
            return
        is_named = isinstance(parts, dict)
        items = parts.items() if is_named else enumerate(parts)
        for key, part in items:
            inner = (*keys, str(key))
            if isinstance(part, Node):
                name = amount.item_name(inner)
                yield from self.within(part, (*labels, name))
            elif isinstance(part, dict):
                name = amount.item_name(inner)
                yield from self._parts(amount, part, inner, (*labels, name))

    def _bounding(
        self,
        bound: Node,
        labels: Labels,
    ) -> Found:
        """The figures of what bounds an amount: its main one goes by the name of the
        bound (单项最高)."""
        main = getattr(bound, "main", None)
        for inner, figure in self.within(bound, labels):
            if figure is main:
                yield labels, figure
            else:
                yield inner, figure

    def _items(
        self,
        items: dict[str, Any],
        labels: Labels,
    ) -> Found:
        """The same for a mapping: figures by id, or nodes by id."""
        for key, item in items.items():
            if isinstance(item, Figure):
                yield (*labels, item.label or key), item
            elif isinstance(item, ConditionNode):
                inner = self._condition_labels(item, labels)
                yield from self.within(item, inner)
            elif isinstance(item, Node):
                name = self._name(key, item)
                yield from self.within(item, (*labels, name))
            elif isinstance(item, dict):
                yield from self._items(item, (*labels, key))

    def _name(self, key: str, node: Node) -> str:
        """What a reader calls a node of a mapping; its id when it has no words of its
        own."""
        if isinstance(node, Cited):
            return node.short or node.title
        if isinstance(node, BenchmarkArticle):
            return self._article_name(key, node)
        for field in _named(type(node)):
            words = getattr(node, field, "")
            if words and isinstance(words, str):
                return words
        return key

    def _article_name(
        self,
        key: str,
        node: BenchmarkArticle,
    ) -> str:
        """第五条第一项; without it, what our measures against it are about."""
        if node.article:
            return node.article
        subjects: list[str] = []
        for name in node.measures:
            provision = self._policy.provisions.get(name)
            if provision:
                subjects.append(provision.subject)
        return "、".join(subjects) or key

    def _condition_labels(
        self,
        condition: ConditionNode,
        labels: Labels,
    ) -> Labels:
        """The names on the way into a condition: 申报条件 once, then what it asks, or its
        own words where it has any."""
        found = list(labels)
        if _CONDITION not in labels:
            found.append(_CONDITION)
        name = self._condition_name(condition)
        if name:
            found.append(name)
        return tuple(found)

    def _condition_name(self, condition: ConditionNode) -> str:
        """The question that a condition asks, the things it counts, or its own words; ""
        when it has none of them, or words with code in them: its parts name themselves."""
        if isinstance(condition, Atom):
            asked = self._asked.get(condition.field)
            if asked:
                return asked.label
        if isinstance(condition, Things):
            thing = self._policy.things.get(condition.things)
            if thing:
                return thing.label
        if "{{" in condition.text:
            return ""
        return condition.text

    @cached_property
    def _asked(self) -> dict[str, Asked]:
        """Everything asked by id."""
        return everything_asked(self._policy)

    def _is_choice(self, node: Node) -> bool:
        """Whether a node compares with a choice: its id is a word of the source, and no
        figure."""
        if not isinstance(node, Atom):
            return False
        asked = self._asked.get(node.field)
        if asked is None:
            return False
        return asked.type == "choice"
