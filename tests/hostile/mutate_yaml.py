"""Policies, looks and answers that are nearly right: their tree changed, or their text."""

from __future__ import annotations

import copy
from random import Random
from typing import Any

import yaml

from tests.hostile import oddities

_LINES = (
    "- x", "  y: z", "\tz: 1", "a: b: c", "? [1, 2]", ": x", "<<: *nothing", "<<: {a: 1}",
    "&a a: *a", "x: &a [*a]", "x: !!python/object:os.system {}", "x: !!binary |", "x: !!set {a}",
    "x: !!float nan", "x: !unknown 1", "--- ", "...", "%YAML 9.9", "%TAG ! x", "x: |", "x: >+9",
    "x: '", 'x: "', 'x: "\\ud800"', 'x: "\\0"', 'x: "\\e[31m"', "x: [", "x: {", "x: ]", "x: @",
    "x: `", "# " + "长" * 9000, "x: 2024-02-30", "x: 2024-01-01", "x: 1:2:3", "x: .inf", "x: 0x" + "f" * 5000,
    "=: 1", "x: =", "null: 1", "1: 2", "true: x", "[a]: 1", "'': 1", "~: x", "\u202e: 1", "\x85x: 1",
    "x: " + "[" * 400, "x: " + "[" * 900 + "]" * 900, "x: " + "{a: " * 300 + "1" + "}" * 300,
    "title: 又一个", "basis: {}", "supports: {x: {}}", "conditions: []", "paragraphs: {main: }",
)  # fmt: skip
_BOMB = (
    "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
)  # fmt: skip


def mutated(rng: Random, source: str) -> bytes:
    """One file changed a little, in one of many ways; the bytes to write."""
    chance = rng.random()
    if chance < 0.62:
        data = yaml.load(source, yaml.CSafeLoader)
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            data = change_tree(rng, data)
        return _dumped(data).encode("utf-8", "surrogatepass")
    content = source
    for _ in range(rng.choice((1, 1, 2))):
        content = _change_text(rng, content)
    data = content.encode("utf-8", "surrogatepass")
    if chance > 0.94:
        return oddities.recoded(rng, content)
    if chance > 0.86:
        return oddities.damaged(rng, data)
    return data


def change_tree(rng: Random, data: Any) -> Any:
    """The tree with one change: a value, a key, a branch."""
    data = copy.deepcopy(data)
    places = _places(data)
    if not places:
        return rng.choice(oddities.VALUES)
    holder, key = rng.choice(places)
    way = rng.randrange(10)
    if way == 4:
        del holder[key]
    elif way in (7, 8) and isinstance(holder, dict):
        kept = copy.deepcopy(holder[key]) if way == 8 else holder.pop(key)
        holder[_new_key(rng, places)] = kept
    else:
        holder[key] = _new_value(rng, holder[key], places, way)
    return data


def _new_value(
    rng: Random, old: Any, places: list[tuple[Any, Any]], way: int
) -> Any:
    """A value in the place of another: odd, of another kind, of another place."""
    if way <= 2:
        return oddities.text(rng)
    if way == 3:
        return rng.choice(oddities.VALUES)
    if way == 5:
        holder, key = rng.choice(places)
        return copy.deepcopy(holder[key])
    if way == 6:
        return _wrapped(rng, old)
    return _changed_scalar(rng, old)


def _changed_scalar(rng: Random, value: Any) -> Any:
    """A scalar that still resembles itself: the slips that people make."""
    content = value if isinstance(value, str) else str(value)
    way = rng.randrange(5)
    if way == 0:
        return oddities.splice(rng, content, oddities.text(rng))
    if way == 1:
        return content[: rng.randint(0, len(content))]
    if way == 2:
        return content * rng.choice((2, 40, 3000 if len(content) < 40 else 5))
    if way == 3:
        return oddities.splice(rng, content, rng.choice(oddities.JINJA))
    digits = [c if not c.isdigit() else rng.choice("0159９") for c in content]
    return "".join(digits)


def _new_key(rng: Random, places: list[tuple[Any, Any]]) -> Any:
    """A key of somewhere else in the file, or an odd one."""
    if rng.random() < 0.6:
        return rng.choice([key for _, key in places])
    return (
        oddities.text(rng)
        if rng.random() < 0.7
        else rng.choice((1, None, True, 1.5))
    )


def _wrapped(rng: Random, value: Any) -> Any:
    for _ in range(rng.choice((1, 1, 2, 60))):
        value = [value] if rng.random() < 0.5 else {"x": value}
    return value


def _places(data: Any) -> list[tuple[Any, Any]]:
    """Each (holder, key) of the tree."""
    found: list[tuple[Any, Any]] = []
    waiting = [data]
    while waiting:
        holder = waiting.pop()
        for key in _keys(holder):
            found.append((holder, key))
            if isinstance(holder[key], (dict, list)):
                waiting.append(holder[key])
    return found


def _keys(holder: Any) -> list[Any]:
    if isinstance(holder, dict):
        return list(holder)
    return list(range(len(holder))) if isinstance(holder, list) else []


def _dumped(data: Any) -> str:
    """YAML of any tree; strings the dumper escapes are what a careful user writes."""
    return yaml.dump(
        data,
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        width=10**6,
    )


def _change_text(rng: Random, content: str) -> str:  # noqa: C901 - one branch a kind of change
    """One change of the text, line by line."""
    lines = content.split("\n")
    at = rng.randrange(len(lines))
    way = rng.randrange(11)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(at, lines[at])
    elif way == 2:
        lines[at] = (
            rng.choice(("", " ", "   ", "\t", "\u3000")) + lines[at].lstrip()
        )
    elif way == 3:
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        lines.insert(at, indent + rng.choice(_LINES))
    elif way == 4:
        other = rng.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif way == 5:
        lines[at] = oddities.splice(rng, lines[at], oddities.text(rng))
    elif way == 6:
        mark = rng.choice(":,{}[]\"'|>&*!%@`#-?")
        lines[at] = oddities.splice(rng, lines[at], mark)
    elif way == 7 and rng.random() < 0.3:
        return oddities.repeated(rng, content)
    elif way == 8:
        return (
            _BOMB + content
            if rng.random() < 0.2
            else content.replace("\n", "\r")
        )
    elif way == 9:
        lines[at] = lines[at].replace(":", "：", 1)
    else:
        lines[at] = lines[at][: rng.randint(0, len(lines[at]))]
    return "\n".join(lines)
