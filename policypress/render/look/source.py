"""A look file as it was written: values that remember their place, and what `extends` adds to them.

The result is a tree of dicts and lists whose leaves are `Scalar`; later readers give the leaves a meaning.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policypress.findings import Finding, Place, nearest
from policypress.system.user_files import read_text_file

DEEPEST = 32  # levels of nesting; a look needs five


@dataclass(frozen=True, slots=True)
class Scalar:
    """Words in a look file and where they stand."""

    text: str
    place: Place


class Branch(dict[str, Any]):
    """A mapping in a look file; `place` is where it begins."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


Tree = Scalar | Branch | list[Any]


def read_look(
    path: Path, findings: list[Finding], seen: tuple[Path, ...] = ()
) -> Branch | None:
    """The tree of a look, with everything it extends already under it; None when it cannot be read at all."""
    tree = _read(path, findings)
    if tree is None or "extends" not in tree:
        return tree
    asked = tree.pop("extends")
    if not isinstance(asked, Scalar):
        findings.append(
            Finding(
                "wrong-type",
                "extends 应写一个版式的名字",
                tree.place,
                "例如 extends: gbt9704",
            )
        )
        return None
    parent = path.with_name(f"{asked.text}.yaml")
    if parent in (*seen, path):
        findings.append(
            Finding(
                "circular-look",
                f"版式“{asked.text}”绕回了自己",
                asked.place,
                "去掉其中一个 extends",
            )
        )
        return None
    if not parent.is_file():
        findings.append(unknown_look(path.parent, asked.text, asked.place))
        return None
    base = read_look(parent, findings, (*seen, path))
    return None if base is None else _over(base, tree)


def unknown_look(folder: Path, name: str, place: Place) -> Finding:
    """The finding for a look that has no file, with the nearest name that has one."""
    names = sorted(path.stem for path in folder.glob("*.yaml"))
    near = nearest(name, names)
    hint = (
        f"是否想写“{near}”？" if near else f"可用的版式：{'、'.join(names) or '（无）'}"
    )
    return Finding("unknown-look", f"没有名为“{name}”的版式", place, hint)


def _over(base: Branch, own: Branch) -> Branch:
    """`own` laid over `base`: mappings merge key by key, the list of deviations grows, the rest is replaced."""
    merged = Branch(own.place)
    merged.update(base)
    for key, value in own.items():
        under = base.get(key)
        if isinstance(value, Branch) and isinstance(under, Branch):
            merged[key] = _over(under, value)
        elif (
            key == "deviations" and isinstance(value, list) and isinstance(under, list)
        ):
            merged[key] = under + value
        else:
            merged[key] = value
    return merged


def _read(path: Path, findings: list[Finding]) -> Branch | None:
    import yaml

    whole = Place(str(path))
    text, unreadable = read_text_file(path, str(path))
    if text is None:
        findings += unreadable
        return None
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        unfit = _unfit(yaml.parse(text, Loader=loader), str(path))
        if unfit:
            findings.append(unfit)
            return None
        node = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(str(path), mark.line + 1, mark.column + 1) if mark else whole
        findings.append(
            Finding(
                "yaml-syntax", "版式文件不是合格的 YAML", place, "检查缩进、冒号和引号"
            )
        )
        return None
    tree = _tree(node, str(path), findings) if node else None
    if not isinstance(tree, Branch):
        findings.append(
            Finding(
                "wrong-type", "版式文件应由“键: 值”组成", whole, "参照 gbt9704.yaml"
            )
        )
        return None
    return tree


def _unfit(events: Iterable[Any], file: str) -> Finding | None:
    """What no look needs and what can make a small file endless: aliases, deep nesting,
    keys that are no words."""
    import yaml

    depth = 0
    # For each mapping that is open whether a key comes next, for each list None.
    keys: list[bool | None] = []
    for event in events:
        place = Place(file, event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.AliasEvent):
            return Finding(
                "alias", f"不支持引用 *{event.anchor}", place, "写出完整内容"
            )
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            keys.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        is_key = bool(keys and keys[-1])
        if keys and keys[-1] is not None:
            keys[-1] = not keys[-1]
        if isinstance(event, yaml.ScalarEvent):
            continue
        if is_key:
            return Finding("not-a-text-key", "键必须是文字", place, "写成“键: 值”")
        depth += 1
        if depth > DEEPEST:
            return Finding(
                "too-deep",
                f"层次太深，超过 {DEEPEST} 层",
                place,
                "核对缩进，或括号是否多写了",
            )
        keys.append(True if isinstance(event, yaml.MappingStartEvent) else None)
    return None


def _tree(node: Any, file: str, findings: list[Finding]) -> Tree:
    place = Place(file, node.start_mark.line + 1, node.start_mark.column + 1)
    if node.id == "scalar":
        return Scalar(node.value, place)
    if node.id == "sequence":
        return [_tree(item, file, findings) for item in node.value]
    branch = Branch(place)
    for key, value in node.value:
        if key.value in branch:
            at = Place(file, key.start_mark.line + 1, key.start_mark.column + 1)
            findings.append(
                Finding("duplicate-key", f"“{key.value}”写了两次", at, "删去其中一个")
            )
        branch[str(key.value)] = _tree(value, file, findings)
    return branch
