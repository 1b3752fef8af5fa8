"""Records: small classes of named values that cost little to define.

`@record` gives a class what `@dataclass(frozen=True, slots=True)` would: values by
position or name, comparison and hash by value, no assignment afterwards.
`@mutable_record` is `@dataclass(slots=True)`. The functions of `dataclasses` take
records for dataclasses.

Why not dataclasses: each class there compiles six functions, 0.4 ms, and the module
imports `inspect`. A comparison defines 120 such classes, which was a fifth of its time.
Records share their functions; `__init__` is compiled once for all of one shape
(docs/decisions/0006-records.md).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

T = TypeVar("T")
C = TypeVar("C", bound=type[Any])
_MISSING: Any = object()


class Field:
    """One value of a record: its default, and whether it counts in comparisons."""

    __slots__ = ("compare", "default", "factory", "name")

    def __init__(self, default: Any, factory: Any, compare: bool) -> None:
        self.default, self.factory = default, factory
        self.compare, self.name = compare, ""


def field(
    *,
    default: Any = _MISSING,
    default_factory: Callable[[], Any] = _MISSING,
    compare: bool = True,
) -> Any:
    """A value that each record makes anew, or that does not count in comparisons."""
    return Field(default, default_factory, compare)


@overload
def record(cls: C, /) -> C: ...
@overload
def record(*, order: bool = ..., eq: bool = ...) -> Callable[[C], C]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: Any = None, /, *, order: bool = False, eq: bool = True) -> Any:
    """Make a class a record that does not change.

    order: records compare with < by their values; eq False: each equals only itself.
    """

    def make(made: Any) -> Any:
        return _record(made, frozen=True, order=order, eq=eq)

    return make if cls is None else make(cls)


@dataclass_transform(field_specifiers=(field,))
def mutable_record(cls: C) -> C:
    """Make a class a record whose values may be assigned; it has no hash."""
    return _record(cls, frozen=False, order=False, eq=True)


def replace(one: T, **changes: Any) -> T:
    """A record like this one but for some values. Raises TypeError for unknown names."""
    names = type(one).__match_args__  # type: ignore[attr-defined]
    values = {name: getattr(one, name) for name in names}
    return type(one)(**(values | changes))


def as_dict(one: Any) -> dict[str, Any]:
    """The values of a record by name; records in them, and in lists and tuples, too."""
    return {name: _plain(getattr(one, name)) for name in one.__match_args__}


def _plain(value: Any) -> Any:
    """A value with dicts in the place of records."""
    if hasattr(type(value), "_record_fields"):
        return as_dict(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_plain(inner) for inner in value)
    return value


def _record(cls: Any, frozen: bool, order: bool, eq: bool) -> Any:
    """The class again, with slots for its values and with the methods of a record.

    Slots can only be given when a class is made, so it is made a second time.
    """
    inherited = {one.name: one for one in getattr(cls, "_record_fields", ())}
    own = _own_fields(cls)
    fields = tuple((inherited | own).values())
    members = {
        name: value
        for name, value in vars(cls).items()
        if name not in own and name not in ("__dict__", "__weakref__")
    }
    members["__slots__"] = tuple(name for name in own if name not in inherited)
    members["__match_args__"] = tuple(one.name for one in fields)
    members["_record_fields"] = fields
    members["__dataclass_fields__"] = _AsDataclass()
    for name, method in _methods(fields, frozen, order, eq).items():
        members.setdefault(name, method)
    made = type(cls)(cls.__name__, cls.__bases__, members)
    made.__init__ = _initializer(made, fields)
    return made


def _own_fields(cls: Any) -> dict[str, Field]:
    """The values that a class itself declares, by name and in that order."""
    found = {}
    for name, kind in vars(cls).get("__annotations__", {}).items():
        if str(kind).startswith("ClassVar"):
            continue
        default = vars(cls).get(name, _MISSING)
        is_field = isinstance(default, Field)
        one = default if is_field else Field(default, _MISSING, True)
        one.name = name
        found[name] = one
    return found


def _initializer(made: Any, fields: tuple[Field, ...]) -> Callable[..., None]:
    """`__init__` of a record: code of its shape, with the names of its values."""
    has_factory = tuple(one.factory is not _MISSING for one in fields)
    known: dict[str, Any] = {"missing": _MISSING}
    defaults = []
    for at, one in enumerate(fields):
        # The slot itself sets a value, past the refusal of a frozen record.
        known[f"set{at}"] = getattr(made, one.name).__set__
        known[f"make{at}"] = one.factory
        if one.default is not _MISSING:
            defaults.append(one.default)
        elif has_factory[at]:
            defaults.append(_MISSING)
        elif defaults:
            raise TypeError(f"{one.name} has no default and follows one")
    names = tuple(one.name for one in fields)
    code = _code_of(has_factory).replace(
        co_varnames=("self", *names),
        co_qualname=f"{made.__qualname__}.__init__",
    )
    return FunctionType(code, known, "__init__", tuple(defaults))


@cache
def _code_of(has_factory: tuple[bool, ...]) -> CodeType:
    """The code of `__init__` for so many values: compiled once for all of that shape.

    has_factory: for each value, whether it is made anew when it is not given.
    """
    parameters, steps = ["self"], ["    pass"]
    for at, is_made in enumerate(has_factory):
        value = f"value{at}"
        parameters.append(value)
        if is_made:
            value = f"make{at}() if {value} is missing else {value}"
        steps.append(f"    set{at}(self, {value})")
    head = f"def __init__({', '.join(parameters)}):"
    defined: dict[str, Any] = {}
    exec("\n".join([head, *steps]), defined)
    code: CodeType = defined["__init__"].__code__
    return code


def _methods(
    fields: tuple[Field, ...], frozen: bool, order: bool, eq: bool
) -> dict[str, Any]:
    """The methods of a record, but for `__init__`."""
    methods: dict[str, Any] = {"__repr__": _repr, "__reduce__": _reduce}
    values = _values_of([one.name for one in fields if one.compare])
    if frozen:
        methods["__setattr__"] = _refuse
        methods["__delattr__"] = _refuse
    if eq:
        methods["__eq__"] = _equality(values)
        methods["__hash__"] = _hash(values) if frozen else None
    if order:
        methods["__lt__"] = _less(values)
    return methods


def _values_of(names: list[str]) -> Callable[[Any], Any]:
    """What gives the values with these names, all at once."""
    if not names:
        return lambda _: ()
    return attrgetter(*names)


def _equality(values: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    def __eq__(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    return __eq__


def _hash(values: Callable[[Any], Any]) -> Callable[[Any], int]:
    def __hash__(self: Any) -> int:
        return hash(values(self))

    return __hash__


def _less(values: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    def __lt__(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) < values(other)

    return __lt__


def _repr(self: Any) -> str:
    values = [
        f"{name}={getattr(self, name)!r}" for name in self.__match_args__
    ]
    return f"{type(self).__qualname__}({', '.join(values)})"


def _reduce(self: Any) -> tuple[Any, ...]:
    """For pickle and copy: the class, called again with the values."""
    return type(self), tuple(
        getattr(self, name) for name in self.__match_args__
    )


def _refuse(self: Any, name: str, *_: object) -> NoReturn:
    raise AttributeError(f"{type(self).__qualname__}.{name} cannot change")


class _AsDataclass:
    """What `dataclasses` asks a class for, made when it asks."""

    def __get__(self, _: object, owner: Any) -> dict[str, Any]:
        import dataclasses

        described = []
        for one in owner._record_fields:
            options = {"compare": one.compare}
            if one.default is not _MISSING:
                options["default"] = one.default
            if one.factory is not _MISSING:
                options["default_factory"] = one.factory
            described.append((one.name, Any, dataclasses.field(**options)))
        twin: Any = dataclasses.make_dataclass(owner.__name__, described)
        fields: dict[str, Any] = twin.__dataclass_fields__
        owner.__dataclass_fields__ = fields
        return fields
