"""Mappings of which one key says what they are (种类键): `share: 50%` is a share.

A tag never looks like a key of the source, so that the location of an error can be
told from pydantic's (`reading/model_errors`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Union

from pydantic import Discriminator, GetCoreSchemaHandler, Tag
from pydantic_core import CoreSchema

from policypress.source.model.base import Node

Kinds = Mapping[str, type[Node]]

# Tags of what is no class.
_LIST = "<tuple>"
_MAPPING = "<dict>"


class Later:
    """A type that is known only once the classes it is made of are, which have values of
    it themselves: written as ``Annotated[Any, Later()]``."""

    made: Any = None

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """What pydantic makes of the type."""
        return handler.generate_schema(self.made)


def tag(kind: type[Node]) -> str:
    """The name by which pydantic's union knows a class."""
    return f"<{kind.__name__}>"


def kinds_in(data: Any, kinds: Kinds) -> list[str]:
    """The kind keys that a mapping has, in the order it has them."""
    if not isinstance(data, dict):
        return []
    return [key for key in data if key in kinds]


def one_of(
    kinds: Kinds,
    scalar: Callable[[Any], type[Node]] | None = None,
    otherwise: Callable[[dict[str, Any]], type[Node] | None] | None = None,
    listed: Any = None,
    also: type[Node] | None = None,
    refine: Callable[[dict[str, Any], type[Node]], type[Node]] | None = None,
) -> Any:
    """The type of a value that is one of `kinds`, told by its one kind key.

    scalar: the class of a value written short. otherwise: the class of a mapping
    without a kind key, or None. listed: the type of a list of them, where a list may
    stand as well. also, refine: another class, and which mappings of a known
    kind belong to it. What is none or two of them is pydantic's
    `union_tag_not_found`.
    """
    classes = list(dict.fromkeys(kinds.values()))
    if also is not None and also not in classes:
        classes.append(also)

    def of_mapping(data: dict[str, Any]) -> type[Node] | None:
        """The class of a mapping; None when it is none, or more than one."""
        found = kinds_in(data, kinds)
        if len(found) == 1:
            kind = kinds[found[0]]
            return refine(data, kind) if refine else kind
        if found or otherwise is None:
            return None
        return otherwise(data)

    def discriminate(data: Any) -> str | None:
        """The tag of the class that a value belongs to."""
        if isinstance(data, Node):
            return tag(type(data))
        if listed is not None and isinstance(data, (list, tuple)):
            return _LIST
        if not isinstance(data, dict):
            return _short(data, scalar)
        kind = of_mapping(data)
        return tag(kind) if kind else None

    members = tuple(Annotated[kind, Tag(tag(kind))] for kind in classes)
    if listed is not None:
        members += (Annotated[listed, Tag(_LIST)],)
    return Annotated[Union[members], Discriminator(discriminate)]  # noqa: UP007


def _short(
    data: Any, scalar: Callable[[Any], type[Node]] | None
) -> str | None:
    """The tag of a value written short; an empty value is none."""
    if scalar is None or not isinstance(data, (str, int)) or data == "":
        return None
    return tag(scalar(data))


def list_or_mapping(listed: Any, mapped: Any) -> Any:
    """The type of a value that is a list or a mapping; anything else is explained as a
    list."""

    def discriminate(data: Any) -> str:
        """The tag of the shape that a value has."""
        return _MAPPING if isinstance(data, dict) else _LIST

    return Annotated[
        Annotated[listed, Tag(_LIST)] | Annotated[mapped, Tag(_MAPPING)],
        Discriminator(discriminate),
    ]
