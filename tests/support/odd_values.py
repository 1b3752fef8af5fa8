"""Every command and option there is, by the parsers themselves, and arguments that nobody should type."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from policypress.cli import command, command_names
from policypress.cli.parser import Parser

# Arguments go to other programs here (test → pytest).
_PASSED_ON = {"test"}

VALUES = {
    "empty": "",
    "blank": " ",
    "dash": "-",
    "dashes": "--",
    "nobody's home": "~nosuchuser/policy",
    "home": "~",
    "no UTF-8": "\udcff\udcfe",
    "half a character": "\ud800",
    "escape": "a\x1b[2J\x1b]0;x\x07b",
    "right to left": "a\u202egnp.exe",
    "isolate": "a\u2066b",
    "lines": "a\nb\rc\u2028d\x85e",
    "zero byte": "a\0b",
    "long name": "x" * 300,
    "long Chinese name": "政策" * 120,
    "long path": "x/" * 3000,
    "very long": "x" * 100_000,
    "many digits": "9" * 5000,
    "other digits": "٣",
    "negative": "-1",
    "not a number": "NaN",
    "device": "/dev/null",
    "full device": "/dev/full",
    "below a file": "/dev/null/x",
    "here": ".",
    "above": "..",
    "formats": "%s%n{0}{x!r}",
    "list": ",，、",
    "revision": "HEAD~1",
    "odd revision": "-x^{/a}@{1}:..",
    "emoji": "😀",
    "address": "http://[",
    "sentence": "https://例え.中国/\u202e",
}


class _Found(Exception):
    def __init__(self, parser: Parser) -> None:
        super().__init__()
        self.parser = parser


def parser_of(name: str) -> Parser:
    """The parser of a command: the one with which it begins to read its arguments."""

    def stop(self: Parser, arguments: list[str]) -> argparse.Namespace:
        raise _Found(self)

    genuine, Parser.parse = Parser.parse, stop
    try:
        command(name).run([])
    except _Found as found:
        return found.parser
    finally:
        Parser.parse = genuine
    raise AssertionError(f"{name} reads no arguments")


def places() -> Iterator[tuple[str, str, list[str]]]:
    """(command, option or argument, arguments with VALUE where the value belongs) for all that take a value."""
    for name in command_names():
        if name in _PASSED_ON:
            continue
        actions = parser_of(name)._actions
        needed = {
            action.dest: _harmless(action)
            for action in actions
            if _is_positional(action)
        }
        for action in actions:
            if action.nargs == 0:
                continue
            if not _is_positional(action):
                words = [action.option_strings[-1], "VALUE"]
                yield (
                    name,
                    action.option_strings[-1],
                    [name, *filter(None, needed.values()), *words],
                )
                continue
            filled = {**needed, action.dest: "VALUE"}
            yield name, action.dest, [name, *filter(None, filled.values())]


def _is_positional(action: argparse.Action) -> bool:
    return not action.option_strings


def _harmless(action: argparse.Action) -> str:
    """What a required argument may be; "" for one that may be left out."""
    if action.nargs == "?":
        return ""
    if action.choices:
        return list(action.choices)[-1]
    return "old.txt"
