"""Mappings of which one key says what they are (种类键): `share: 50%` is a share.

A tag never looks like a key of the source, so that the location of an error can be
told from pydantic's (`reading/model_errors`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Union

from msgspec import Struct
from pydantic import Discriminator, GetCoreSchemaHandler, Tag
from pydantic_core import CoreSchema

from policypress.source.model.base import Node

Kinds = Mapping[str, type[Node]]
_Scalar = Callable[[Any], type[Node]]
_Otherwise = Callable[[dict[str, Any]], type[Node] | None]
_Refine = Callable[[dict[str, Any], type[Node]], type[Node]]

# Tags of what is no class.
_LIST = "<tuple>"
_MAPPING = "<dict>"


class Later:
    """A type that is known only once the classes it is made of are, which have values of
    it themselves: written as ``Annotated[Any, Later()]``."""

    made: Any = None

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
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
    scalar: _Scalar | None = None,
    otherwise: _Otherwise | None = None,
    listed: Any = None,
    also: type[Node] | None = None,
    refine: _Refine | None = None,
) -> Any:
    """The type of a value that is one of `kinds`, told by its one kind key.

    scalar: the class of a value written short. otherwise: the class of a mapping
    without a kind key, or None. listed: the type of a list of them, where a list may
    stand as well. also, refine: another class, and which mappings of a known
    kind belong to it. What is none or two of them is pydantic's
    `union_tag_not_found`.
    """
    choice = _Choice(kinds, scalar, otherwise, refine, listed is not None)
    classes = dict.fromkeys(kinds.values())
    if also is not None:
        classes[also] = None
    members = tuple(Annotated[kind, Tag(tag(kind))] for kind in classes)
    if listed is not None:
        members += (Annotated[listed, Tag(_LIST)],)
    return Annotated[Union[members], Discriminator(choice.tag_of)]  # noqa: UP007


class _Choice(Struct, frozen=True):
    """Which class a value belongs to; the fields are those of `one_of`. takes_lists:
    whether a list may stand as well."""

    kinds: Kinds
    scalar: _Scalar | None
    otherwise: _Otherwise | None
    refine: _Refine | None
    takes_lists: bool

    def tag_of(self, data: Any) -> str | None:
        """The tag of the class that a value belongs to; None when it is none."""
        if isinstance(data, Node):
            return tag(type(data))
        if self.takes_lists and isinstance(data, (list, tuple)):
            return _LIST
        kind = self._of_scalar(data)
        if isinstance(data, dict):
            kind = self._of_mapping(data)
        return tag(kind) if kind else None

    def _of_mapping(self, data: dict[str, Any]) -> type[Node] | None:
        """The class of a mapping; None when it has no kind key, or several."""
        found = kinds_in(data, self.kinds)
        if len(found) == 1:
            kind = self.kinds[found[0]]
            if self.refine:
                return self.refine(data, kind)
            return kind
        if found or self.otherwise is None:
            return None
        return self.otherwise(data)

    def _of_scalar(self, data: Any) -> type[Node] | None:
        """The class of a value written short; an empty value is none."""
        if self.scalar is None or data == "":
            return None
        if isinstance(data, (str, int)):
            return self.scalar(data)
        return None


def list_or_mapping(listed: Any, mapped: Any) -> Any:
    """The type of a value that is a list or a mapping; anything else is explained as a
    list."""

    def discriminate(data: Any) -> str:
        """The tag of the shape that a value has."""
        if isinstance(data, dict):
            return _MAPPING
        return _LIST

    return Annotated[
        Annotated[listed, Tag(_LIST)] | Annotated[mapped, Tag(_MAPPING)],
        Discriminator(discriminate),
    ]
