"""A look file as it was written.

Values with their place, and what `extends` adds.

The result is a tree of dicts and lists whose leaves are `Scalar`; later
readers give the leaves a meaning.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct

from policypress.findings import Finding, Place, did_you_mean
from policypress.system.compiled import folder_of
from policypress.system.kept import Kept, made_from
from policypress.system.user_files import read_text_file

DEEPEST = 32  # levels of nesting; a look needs five
# Reading YAML takes longer than all else that a look needs, so what was read is kept.
_KEPT = Path(folder_of(__file__))
_MOST_KEPT = 12  # looks
_MAKERS = (Path(__file__),)


class Scalar(Struct, frozen=True):
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
    path: Path,
    findings: list[Finding],
    seen: tuple[Path, ...] = (),
) -> Branch | None:
    """The tree of a look, with everything it extends already under it.

    None when it cannot be read at all. seen: the looks that led here by
    extending.
    """
    tree = _read(path, findings)
    if tree is None or "extends" not in tree:
        return tree
    asked = tree.pop("extends")
    if not isinstance(asked, Scalar):
        message = "extends 应写一个版式的名字"
        hint = "例如 extends: gbt9704"
        findings.append(Finding("wrong-type", message, tree.place, hint))
        return None
    parent = path.with_name(f"{asked.text}.yaml")
    if parent in (*seen, path):
        message = f"版式“{asked.text}”绕回了自己"
        hint = "去掉其中一个 extends"
        findings.append(Finding("circular-look", message, asked.place, hint))
        return None
    if not parent.is_file():
        findings.append(unknown_look(path.parent, asked.text, asked.place))
        return None
    base = read_look(parent, findings, (*seen, path))
    if base is None:
        return None
    return _over(base, tree)


def unknown_look(
    folder: Path,
    name: str,
    place: Place,
) -> Finding:
    """The finding for a look that has no file, with the nearest name that has
    one.
    """
    names = sorted(path.stem for path in folder.glob("*.yaml"))
    hint = did_you_mean(
        name,
        names,
        f"可用的版式：{'、'.join(names) or '（无）'}",
    )
    return Finding("unknown-look", f"没有名为“{name}”的版式", place, hint)


def _over(
    base: Branch,
    own: Branch,
) -> Branch:
    """`own` laid over `base`.

    Mappings merge key by key, the list of deviations grows, the rest is
    replaced.
    """
    merged = Branch(own.place)
    merged.update(base)
    for key, value in own.items():
        under = base.get(key)
        both_lists = isinstance(value, list) and isinstance(under, list)
        if isinstance(value, Branch) and isinstance(under, Branch):
            merged[key] = _over(under, value)
        elif both_lists and key == "deviations":
            merged[key] = under + value
        else:
            merged[key] = value
    return merged


def _read(
    path: Path,
    findings: list[Finding],
) -> Branch | None:
    """The tree of one file; None, and findings, when it is no usable YAML."""
    file = str(path)
    text, unreadable = read_text_file(path, file)
    if text is None:
        findings += unreadable
        return None
    kept = Kept(_KEPT, "looks", _MOST_KEPT)
    key = made_from([text], _MAKERS)
    known = kept.get(key)
    if known is not None:
        return _restored(known, file)
    before = len(findings)
    tree = _parsed(text, file, findings)
    if tree is not None and len(findings) == before:
        kept.put(key, _plain(tree))
        kept.keep()
    return tree


def _parsed(
    text: str,
    file: str,
    findings: list[Finding],
) -> Branch | None:
    """The tree of a text; None, and findings, when it is no usable YAML."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        unfit = _unfit(yaml.parse(text, Loader=loader), file)
        if unfit:
            findings.append(unfit)
            return None
        node = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        findings.append(_syntax_error(error, file))
        return None
    tree = _tree(node, file, findings) if node else None
    if isinstance(tree, Branch):
        return tree
    message = "版式文件应由“键: 值”组成"
    findings.append(
        Finding("wrong-type", message, Place(file), "参照 gbt9704.yaml")
    )
    return None


def _syntax_error(
    error: Exception,
    file: str,
) -> Finding:
    """A file that PyYAML cannot read, at the place it names."""
    mark = getattr(error, "problem_mark", None)
    place = _place(file, mark) if mark else Place(file)
    message = "版式文件不是合格的 YAML"
    return Finding("yaml-syntax", message, place, "检查缩进、冒号和引号")


def _place(
    file: str,
    mark: Any,
) -> Place:
    """A mark of PyYAML counts lines and columns from 0."""
    return Place(file, mark.line + 1, mark.column + 1)


def _unfit(
    events: Iterable[Any],
    file: str,
) -> Finding | None:
    """The first thing that no look needs and that can make a small file
    endless.

    That is aliases, deep nesting, and keys that are no words.
    """
    nesting = _Nesting()
    for event in events:
        problem = nesting.enter(event)
        if problem:
            code, message, hint = problem
            return Finding(code, message, _place(file, event.start_mark), hint)
    return None


class _Nesting:
    """The mappings and lists that are open while the events of a
    file go by.
    """

    def __init__(self) -> None:
        # For each mapping that is open whether a key comes next, for each list
        # None.
        self.key_comes_next: list[bool | None] = []

    def enter(self, event: Any) -> tuple[str, str, str] | None:
        """Takes the next event.

        Code, message and hint when it is not fit for a look.
        """
        import yaml

        if isinstance(event, yaml.AliasEvent):
            return "alias", f"不支持引用 *{event.anchor}", "写出完整内容"
        if isinstance(event, yaml.CollectionEndEvent):
            self.key_comes_next.pop()
            return None
        if not isinstance(event, yaml.NodeEvent):
            return None
        is_key = self._is_key()
        if isinstance(event, yaml.ScalarEvent):
            return None
        if is_key:
            return "not-a-text-key", "键必须是文字", "写成“键: 值”"
        if len(self.key_comes_next) >= DEEPEST:
            message = f"层次太深，超过 {DEEPEST} 层"
            return "too-deep", message, "核对缩进，或括号是否多写了"
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self.key_comes_next.append(True if is_mapping else None)
        return None

    def _is_key(self) -> bool:
        """Whether this node is a key.

        In a mapping the next one then is not.
        """
        if not self.key_comes_next:
            return False
        expected = self.key_comes_next[-1]
        if expected is None:
            return False
        self.key_comes_next[-1] = not expected
        return expected


def _tree(
    node: Any,
    file: str,
    findings: list[Finding],
) -> Tree:
    """A node of PyYAML with everything below it; a key twice is reported."""
    place = _place(file, node.start_mark)
    if node.id == "scalar":
        return Scalar(node.value, place)
    if node.id == "sequence":
        return [_tree(item, file, findings) for item in node.value]
    branch = Branch(place)
    for key, value in node.value:
        if key.value in branch:
            message = f"“{key.value}”写了两次"
            at = _place(file, key.start_mark)
            findings.append(
                Finding("duplicate-key", message, at, "删去其中一个")
            )
        branch[str(key.value)] = _tree(value, file, findings)
    return branch


def _plain(tree: Tree) -> Any:
    """A tree as it is kept: without the file, whose name another folder may give it."""
    if isinstance(tree, Scalar):
        return (tree.text, tree.place.line, tree.place.column)
    if isinstance(tree, list):
        return [_plain(item) for item in tree]
    inside = {key: _plain(value) for key, value in tree.items()}
    return (inside, tree.place.line, tree.place.column)


def _restored(plain: Any, file: str) -> Any:
    """The tree of something plain, as if it had just been read from this file."""
    if isinstance(plain, list):
        return [_restored(item, file) for item in plain]
    what, line, column = plain
    place = Place(file, line, column)
    if isinstance(what, str):
        return Scalar(what, place)
    branch = Branch(place)
    for key, value in what.items():
        branch[key] = _restored(value, file)
    return branch
