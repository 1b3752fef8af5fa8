"""What a new guide or compared policy takes from the policy it is for: its measures,
and the conditions that materials have to show.

The sources are read as they stand, without the model: a draft may be broken while one
adds to it, and what cannot be read is left out.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

_COMMON = "common"
_LONGEST_KEY = 40
_MATERIAL = "  {key}: {{name: （写材料名称）, form: copy, copies: 1份, {whom}proves: [{condition}]}}"
_EXAMPLE = "#   plan: {name: 工作方案, form: original, copies: 1份, clause: 条文标识.款标识}"
_NO_OWN = f"# materials:\n{_EXAMPLE}"
_NO_COMMON = f"materials: {{}}\n{_EXAMPLE}"


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
    policy = _mapping(root / "policy.yaml")
    node = measures(root).get(identity, {})
    if identity == _COMMON:
        return _lines(_of_policy(policy)) or _NO_COMMON
    return _lines(_of_measure(node, _shown(root))) or _NO_OWN


def _of_policy(policy: dict[str, Any]) -> list[tuple[str, str]]:
    """The conditions of all and those of each group, with whom the material is for."""
    found = [(name, "") for name in _conditions(policy)]
    for group, node in _mappings(policy, "groups").items():
        found += [(name, f"for: {group}, ") for name in _conditions(node)]
    return found


def _of_measure(
    node: dict[str, Any],
    shown: set[str],
) -> list[tuple[str, str]]:
    """The same for a measure and its supports. shown: conditions that the common guide
    has materials for."""
    names = _conditions(node)
    for support in _mappings(node, "supports").values():
        names += _conditions(support)
    return [(name, "") for name in dict.fromkeys(names) if name not in shown]


def _lines(conditions: list[tuple[str, str]]) -> str:
    """A material for each condition; "" for none. Its id is never that of a common one,
    which it would replace, nor that of another."""
    found: dict[str, str] = {}
    for condition, whom in conditions:
        key = f"shows_{condition}"[:_LONGEST_KEY]
        if key in found:
            key = f"shows_{len(found) + 1}"
        found[key] = _MATERIAL.format(key=key, whom=whom, condition=condition)
    if found:
        return "\n".join(["materials:", *found.values()])
    return ""


def _shown(root: Path) -> set[str]:
    """The conditions that materials of the common guide show."""
    common = _mapping(root / "guides" / f"{_COMMON}.yaml")
    proved = [
        one.get("proves") for one in _mappings(common, "materials").values()
    ]
    lists = [one for one in proved if isinstance(one, list)]
    return {str(name) for one in lists for name in one}


def _conditions(node: dict[str, Any]) -> list[str]:
    """Ids of the conditions that stand directly in a node."""
    return list(_mappings(node, "conditions"))


def _mapping(path: Path) -> dict[str, Any]:
    """What a file holds; nothing when it cannot be read or holds something else."""
    from policypress.source.reading.yaml_file import read

    data = read(path, path.name).data
    return data if isinstance(data, dict) else {}


def _mappings(
    node: dict[str, Any],
    name: str,
) -> dict[str, dict[str, Any]]:
    """The mappings below one key of a node, by their own keys."""
    inner = node.get(name)
    if not isinstance(inner, dict):
        return {}
    return {
        str(key): one for key, one in inner.items() if isinstance(one, dict)
    }
