"""Where every value of a YAML text begins and ends, and in which style it is written.

Marks come from the parser (yaml.compose) and count characters from 0, as the text does:
without a byte order mark, with its line ends as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct

from policypress.source.reading.places import Loc

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
BLOCK = ("|", ">")


class Spot(Struct):
    """A value in the text: text[start:end].

    style: of a scalar: "" plain, "'", '"', "|" or ">"; of a mapping or list None.
    flow: written in brackets, or inside of brackets. key_start: where its key stands,
    in a mapping. column: of the key or the dash, from 0. children: by key, or by index.
    """

    start: int
    end: int
    style: str | None
    flow: bool
    in_flow: bool
    tag: str
    column: int
    key_start: int | None = None
    children: dict[Any, Spot] = {}
    is_list: bool = False

    def at(self, loc: Loc) -> Spot:
        """The value at a location below. Raises KeyError."""
        spot = self
        for key in loc:
            spot = spot.children[key]
        return spot


def find(text: str) -> Spot | None:
    """The spots of a text; None when it has no value. Raises yaml.YAMLError."""
    root = yaml.compose(text, _Loader)
    return _spot(root, None, False, 0) if root else None


def _spot(
    node: Any,
    key: Any,
    in_flow: bool,
    column: int,
) -> Spot:
    """The spot of a node of the parser; key: the node of its key, if it has one."""
    is_scalar = isinstance(node, yaml.ScalarNode)
    flow = in_flow or (not is_scalar and bool(node.flow_style))
    spot = Spot(
        node.start_mark.index,
        node.end_mark.index,
        (node.style or "") if is_scalar else None,
        flow,
        in_flow,
        node.tag,
        column,
        key.start_mark.index if key else None,
        {},
        isinstance(node, yaml.SequenceNode),
    )
    if not is_scalar:
        spot.children = dict(_children(node, flow))
    return spot


def _children(
    node: Any,
    flow: bool,
) -> Iterator[tuple[Any, Spot]]:
    """The values in a mapping or list, by key or index."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            column = key.start_mark.column
            yield key.value, _spot(value, key, flow, column)
        return
    column = node.start_mark.column
    for index, value in enumerate(node.value):
        yield index, _spot(value, None, flow, column)
