"""What every node of the policy has in common: a permanent path and a place in a file."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, ClassVar, Protocol

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from policypress.findings import Place
from policypress.source.model.no_plugins import leave_out_plugins

leave_out_plugins()

Loc = tuple[Any, ...]
# Types of values in which no node can stand.
PLAIN = frozenset((str, int, bool, type(None)))


class Places(Protocol):
    """Where the values of a file stand (source.read)."""

    def around(self, loc: Loc) -> Place:
        """The place of a location, or of the nearest thing around it that is written out."""


# Inner ids become names in Jinja prose and in formulas, so they follow Python's rules;
# file ids may use hyphens. Chinese characters are letters, as they are to Python.
_LETTER = r"a-z\u3400-\u4dbf\u4e00-\u9fff"
KEY_PATTERN = rf"^[{_LETTER}][{_LETTER}0-9_]*$"
FILE_ID_PATTERN = rf"^[{_LETTER}][{_LETTER}0-9_-]*$"
Key = Annotated[str, StringConstraints(pattern=KEY_PATTERN, max_length=40)]
FileId = Annotated[
    str, StringConstraints(pattern=FILE_ID_PATTERN, max_length=40)
]
NonEmpty = Annotated[
    str, StringConstraints(min_length=1, strip_whitespace=True)
]


def _yes_or_no(value: Any) -> Any:
    """YAML 1.1 takes no, off and n for false as well; only one spelling is accepted
    here, so that none surprises."""
    if not isinstance(value, str):
        return value
    if value not in ("true", "false"):
        raise PydanticCustomError(
            "not-boolean",
            "此处只能写 true（是）或 false（否），写的是“{text}”",
            {"text": value},
        )
    return value == "true"


Flag = Annotated[bool, BeforeValidator(_yes_or_no)]


def _whole(value: Any) -> Any:
    """A whole number in Arabic digits, short enough to be meant."""
    if not isinstance(value, str):
        return value
    if not (value.isascii() and value.isdigit() and len(value) <= 9):
        raise PydanticCustomError(
            "not-whole",
            "此处只能写整数，写的是“{text}”",
            {"text": value, "hint": "只写阿拉伯数字，如 3，不带单位"},
        )
    return int(value)


Whole = Annotated[int, BeforeValidator(_whole)]


class Node(BaseModel):
    """A mapping of the YAML source. `path` and `place` are set by the loader
    (source.bind) once the file is valid.

    They are kept out of the fields: two nodes that say the same are equal wherever they stand.
    """

    model_config = ConfigDict(
        extra="forbid",
        defer_build=True,
        frozen=True,
        protected_namespaces=(),
    )

    _path: ClassVar[str] = ""
    _loc: ClassVar[Loc] = ()
    _places: ClassVar[Places | None] = None

    @property
    def path(self) -> str:
        """``<file id>#<keys>``, e.g. ``measures/patent-award#supports.china_patent``; permanent."""
        return self._path

    @property
    def place(self) -> Place:
        """Where the node stands: its key, or the value itself when it is written short."""
        if self._places:
            return self._places.around(self._loc)
        return Place("")

    @property
    def key(self) -> str:
        """The node's own id: the last part of its path."""
        _, _, keys = self._path.rpartition("#")
        _, _, last_key = keys.rpartition(".")
        _, _, file_name = self._path.rpartition("/")
        return last_key or file_name

    def place_of(self, child: str) -> Place:
        """Where the value of a child stands (``text``, ``preamble.0``); the node's own
        place when it is not written out."""
        if self._places is None:
            return Place("")
        parts = [
            int(part) if part.isdigit() else self.written(part)
            for part in child.split(".")
        ]
        return self._places.around((*self._loc, *parts))

    def path_of(self, child: str) -> str:
        """Permanent path of a child value."""
        return (
            f"{self._path}.{child}"
            if "#" in self._path
            else f"{self._path}#{child}"
        )

    def when_bound(self) -> None:
        """Called when the node and all in it have their paths and places (source.bind)."""

    @classmethod
    def written(cls, name: str) -> str:
        """A field's name as YAML writes it."""
        return _aliases(cls).get(name, name)


@cache
def _aliases(kind: type[Node]) -> dict[str, str]:
    """The fields of a class that YAML writes in another way, with how it does."""
    return {
        name: field.alias
        for name, field in kind.model_fields.items()
        if field.alias
    }


class Short(Node):
    """A mapping that may be written short, as the value of its `short` key."""

    short: ClassVar[str] = "value"

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        """The mapping of a value written short."""
        if isinstance(data, (str, int)):
            return {cls.short: data}
        return data

    @classmethod
    def __get_pydantic_json_schema__(
        cls,
        core: Any,
        handler: GetJsonSchemaHandler,
    ) -> dict:
        """For editors: the value alone, or the mapping."""
        return {
            "anyOf": [
                {"type": ["string", "number"]},
                handler.resolve_ref_schema(handler(core)),
            ]
        }
