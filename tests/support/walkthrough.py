"""Pages for drafters that are tried word by word: what they tell to type is typed, and what they say is
answered is compared.

Of a page count the fenced blocks whose first line is

- ``console``: after `$` a command, below it the answer; …… stands for any words, alone on a line for any lines
- ``diff FILE``: the lines with - and without a sign stand in the file once, and become those with + and without
- ``yaml FILE``, ``text FILE``: the whole new content of the file
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

_BLOCK = re.compile(
    r"^```(console|diff|yaml|text) ?(\S*)\n(.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_ANY = "……"
_PROGRAM = ["python3", "build.py"]


class Step(Struct, frozen=True):
    """kind: console, diff, yaml or text. file: that is changed. text: of the block."""

    kind: str
    file: str
    text: str


def steps(page: Path) -> list[Step]:
    """What a page tells to do, in its order; examples of YAML without a file are none."""
    found = [Step(*parts) for parts in _BLOCK.findall(page.read_text("utf-8"))]
    return [one for one in found if one.kind == "console" or one.file]


def commands(text: str) -> Iterator[tuple[list[str], str]]:
    """Each command of a console block as words, without the program; and its answer."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        line, _, answer = part.partition("\n")
        words = shlex.split(line)
        assert words[:2] == _PROGRAM, f"no command of ours: {line}"
        yield words[2:], answer


def is_answer(said: str, expected: str) -> bool:
    """Whether a program said what a page says, …… being anything."""
    lines = [
        r"(?:.*\n)*" if line == _ANY else _line(line)
        for line in expected.splitlines()
    ]
    return re.fullmatch("".join(lines), said) is not None


def _line(expected: str) -> str:
    parts = [re.escape(part) for part in expected.split(_ANY)]
    return ".*".join(parts) + r"\n"


def change(home: Path, step: Step) -> None:
    """What a drafter does to a file."""
    path = home / step.file
    if step.kind in ("yaml", "text"):
        path.write_text(step.text, "utf-8")
        return
    lines = step.text.splitlines(keepends=True)
    old = "".join(one[1:] for one in lines if one[0] in " -")
    new = "".join(one[1:] for one in lines if one[0] in " +")
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{step.file}: {old}"
    path.write_text(text.replace(old, new), "utf-8")


def walk(
    page: Path, home: Path, run: Callable[[list[str]], str]
) -> Iterator[tuple[list[str], str, str]]:
    """Does everything a page tells, in a folder; yields each command, what it answered
    and what the page says. run: a command's words → what it prints."""
    for step in steps(page):
        if step.kind != "console":
            change(home, step)
            continue
        for words, expected in commands(step.text):
            yield words, run(words), expected
