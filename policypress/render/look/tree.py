"""Taking the values of a look file out of its tree, and reporting what does
not fit.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from policypress.findings import Place
from policypress.render.look.keys import Keys
from policypress.render.look.problems import Problems
from policypress.render.look.source import Branch, Scalar

_EXAMPLE = "参照 gbt9704.yaml"


class LookTree:
    """The tree of one look file with everything it extends."""

    def __init__(
        self,
        root: Branch,
        problems: Problems,
    ) -> None:
        """root: the whole file. problems: where mistakes are noted."""
        self.root = root
        self.problems = problems

    def branch(
        self,
        branch: Branch,
        key: str,
    ) -> Branch:
        """The mapping under a key; an empty one where there is none."""
        found = branch.get(key)
        if found is None:
            return Branch(branch.place)
        if isinstance(found, Branch):
            return found
        place = place_of(found, branch.place)
        message = f"{key} 下面应是“键: 值”"
        self.problems.error("wrong-type", message, place, _EXAMPLE)
        return Branch(place)

    def branches(self, key: str) -> list[tuple[str, Branch]]:
        """The mappings of a section of the file, by name."""
        section = self.branch(self.root, key)
        return [(name, self.branch(section, name)) for name in section]

    def check_keys(
        self,
        branch: Branch,
        known: Iterable[str],
    ) -> None:
        """Reports each key that is not known."""
        names = tuple(known)
        for key, value in branch.items():
            if key not in names:
                place = place_of(value, branch.place)
                what = "版式里没有这一项："
                self.problems.unknown("unknown-key", what, key, place, names)

    def fields(
        self,
        branch: Branch,
        keys: Keys,
        other: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        """The values of a mapping that can be read, by key.

        The rest is reported.

        other: keys that somebody else reads.
        """
        self.check_keys(branch, (*keys, *other))
        fields = {}
        for key, read in keys.items():
            if key not in branch:
                continue
            leaf = branch[key]
            if not isinstance(leaf, Scalar):
                message = f"{key} 应写一个值"
                self.problems.error(
                    "wrong-type",
                    message,
                    branch.place,
                    _EXAMPLE,
                )
                continue
            try:
                fields[key] = read(leaf.text)
            except ValueError as error:
                hint = f"{_EXAMPLE} 的写法"
                self.problems.error(
                    "bad-value",
                    f"{key}：{error}",
                    leaf.place,
                    hint,
                )
        return fields


def place_of(
    value: object,
    otherwise: Place,
) -> Place:
    """Where a value of the tree stands; a list has no place of its own."""
    if isinstance(value, (Scalar, Branch)):
        return value.place
    return otherwise
