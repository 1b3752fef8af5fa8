"""What all views have in common (视图): names by attribute, words with their origin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policypress.compose.markdown.markers import Sourced
from policypress.document import Origin
from policypress.source.model import Node


def sourced(
    text: str,
    node: Node,
    child: str,
) -> Sourced:
    """Plain words of a node with their origin."""
    return Sourced(text, Origin(node.path_of(child), node.place_of(child)))


class View:
    """Names by attribute only; an unknown name becomes undefined in Jinja, which is
    then a finding."""

    def __getitem__(self, name: str | int) -> Any:
        """A number is the place in a list that the policy writes without ids: s.x.0."""
        if isinstance(name, int):
            found = getattr(self, str(name), None)
            if found is not None:
                return found
        raise KeyError(name)


class Named(View):
    """A mapping as attributes, in order; iterating gives the values."""

    def __init__(self, items: dict[str, Any]) -> None:
        self._items = items

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["_items"][name]
        except KeyError:
            raise AttributeError(name) from None

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items.values())

    def __len__(self) -> int:
        return len(self._items)

    def names(self) -> list[str]:
        return list(self._items)
