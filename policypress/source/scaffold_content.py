"""What a new guide or compared policy takes from the policy it is for: its measures,
and the conditions that materials have to show.

The sources are read as they stand, without the model: a draft may be broken while one
adds to it, and what cannot be read is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

_COMMON = "common"
_LONGEST_KEY = 40


def measures(root: Path) -> dict[str, dict[str, Any]]:
    """The provisions with `supports` of the policy in `root`, by id, as their files say
    them."""
    found = {
        path.stem: data
        for path in sorted((root / "measures").glob("*.yaml"))
        if (data := _mapping(path))
    }
    for path in sorted((root / "parts").glob("*.yaml")):
        found |= _mappings(_mapping(path), "articles")
    return {key: one for key, one in found.items() if one.get("supports")}


def materials(root: Path, identity: str) -> str:
    """YAML lines of a guide's materials: one for each condition that no material of the
    common guide shows yet; an example as a comment where there is none.

    identity: of the measure; `common` for the conditions of the whole policy.
    """
    lines = [
        f"  {key}: {{name: （写材料名称）, form: copy, copies: 1份, {whom}proves: [{condition}]}}"
        for key, condition, whom in _to_show(root, identity)
    ]
    if lines:
        return "\n".join(["materials:", *lines])
    example = "#   plan: {name: 工作方案, form: original, copies: 1份, clause: 条文标识.款标识}"
    if identity == _COMMON:
        return "\n".join(["materials: {}", example])
    return "\n".join(["# materials:", example])


def _to_show(root: Path, identity: str) -> Iterator[tuple[str, str, str]]:
    """Key of the material, id of the condition, and whom it is for (`for: x, `)."""
    policy = _mapping(root / "policy.yaml")
    groups = _mappings(policy, "groups")
    if identity == _COMMON:
        for name in _conditions(policy):
            yield _key(name), name, ""
        for group, node in groups.items():
            for name in _conditions(node):
                yield _key(name), name, f"for: {group}, "
        return
    shown = _shown(root)
    node = measures(root).get(identity, {})
    supports = _mappings(node, "supports")
    names = [
        name for one in (node, *supports.values()) for name in _conditions(one)
    ]
    for name in dict.fromkeys(names):
        if name not in shown:
            yield _key(name), name, ""


def _shown(root: Path) -> set[str]:
    """The conditions that materials of the common guide show."""
    common = _mapping(root / "guides" / f"{_COMMON}.yaml")
    proved = [
        one.get("proves") for one in _mappings(common, "materials").values()
    ]
    lists = [one for one in proved if isinstance(one, list)]
    return {str(name) for one in lists for name in one}


def _key(condition: str) -> str:
    """What the material of a condition goes by: never the name of a common one."""
    return f"shows_{condition}"[:_LONGEST_KEY]


def _conditions(node: dict[str, Any]) -> list[str]:
    """Ids of the conditions that stand directly in a node."""
    return list(_mappings(node, "conditions"))


def _mapping(path: Path) -> dict[str, Any]:
    """What a file holds; nothing when it cannot be read or holds something else."""
    from policypress.source.reading.yaml_file import read

    data = read(path, path.name).data
    return data if isinstance(data, dict) else {}


def _mappings(node: dict[str, Any], name: str) -> dict[str, dict[str, Any]]:
    """The mappings below one key of a node, by their own keys."""
    inner = node.get(name)
    if not isinstance(inner, dict):
        return {}
    return {
        str(key): one for key, one in inner.items() if isinstance(one, dict)
    }
