"""Whether a value is of a JSON Schema: the keywords that our own schemas use, no
others; one that is not known here is a fault of the test."""

from __future__ import annotations

import re
from typing import Any

_TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
}
_SAYINGS = {"$schema", "$defs", "title", "description"}


def is_type(value: Any, name: str) -> bool:
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, _TYPES[name])


class Schema:
    """A schema with its definitions."""

    def __init__(self, whole: dict[str, Any]) -> None:
        self.whole = whole

    def accepts(self, value: Any, name: str = "") -> bool:
        """name: of a definition, else the schema itself."""
        part = self.whole["$defs"][name] if name else self.whole
        return self.fits(value, part)

    def fits(self, value: Any, part: dict[str, Any]) -> bool:
        return all(
            getattr(self, f"_{key.replace('$', '')}")(value, said, part)
            for key, said in part.items()
            if key not in _SAYINGS
        )

    def _ref(self, value, said, part):
        return self.fits(value, self.whole["$defs"][said.split("/")[-1]])

    def _type(self, value, said, part):
        names = said if isinstance(said, list) else [said]
        return any(is_type(value, name) for name in names)

    def _const(self, value, said, part):
        return type(value) is type(said) and value == said

    def _enum(self, value, said, part):
        return any(self._const(value, one, part) for one in said)

    def _anyOf(self, value, said, part):
        return any(self.fits(value, one) for one in said)

    def _oneOf(self, value, said, part):
        return sum(self.fits(value, one) for one in said) == 1

    def _required(self, value, said, part):
        return not isinstance(value, dict) or set(said) <= value.keys()

    def _properties(self, value, said, part):
        return not isinstance(value, dict) or all(
            self.fits(value[key], one)
            for key, one in said.items()
            if key in value
        )

    def _additionalProperties(self, value, said, part):
        if not isinstance(value, dict):
            return True
        others = value.keys() - part.get("properties", {}).keys()
        if isinstance(said, dict):
            return all(self.fits(value[key], said) for key in others)
        return said or not others

    def _items(self, value, said, part):
        first = len(part.get("prefixItems", []))
        return not isinstance(value, list) or all(
            self.fits(one, said) for one in value[first:]
        )

    def _prefixItems(self, value, said, part):
        pairs = zip(value, said, strict=False)
        return not isinstance(value, list) or all(
            self.fits(one, of) for one, of in pairs
        )

    def _minItems(self, value, said, part):
        return not isinstance(value, list) or len(value) >= said

    def _maxItems(self, value, said, part):
        return not isinstance(value, list) or len(value) <= said

    def _maxLength(self, value, said, part):
        return not isinstance(value, str) or len(value) <= said

    def _pattern(self, value, said, part):
        return not isinstance(value, str) or bool(re.search(said, value))

    def _minimum(self, value, said, part):
        return not is_type(value, "integer") or value >= said

    def _maximum(self, value, said, part):
        return not is_type(value, "integer") or value <= said
