"""What stands in a Markdown file beside its text (文首数据、注释): the data that a site
keeps at its head, and comments. Their lines stay, empty, so that places stay those of
the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_YAML = re.compile(
    r"\A---[ \t]*\n(?P<data>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_TOML = re.compile(
    r"\A\+\+\+[ \t]*\n(?P<data>(?:.*\n)*?)\+\+\+[ \t]*(?:\n|\Z)"
)
# A line of data: a key with its value, what belongs to the key above, a comment.
_KEY = re.compile(r"[^\s:：#=-][^:：\n]{0,60}:(?:\s|\Z)")
_SETTING = re.compile(r"(?:\[{1,2}[^\[\]]{1,80}\]{1,2}\s*\Z|[^\s=]{1,60}\s*=)")
_GOES_ON = re.compile(r"\s|[-#\])}]")
_TICKS = re.compile("`+")
_FENCE = 3  # marks of a block of code, which goes on over empty lines


def without_front_matter(text: str) -> str:
    """The text without the YAML or TOML at its head. A text that only begins with a rule
    (---) and has another one further down begins with its words: not a line is lost of
    what does not read as keys and values."""
    for pattern, entry in ((_YAML, _KEY), (_TOML, _SETTING)):
        found = pattern.match(text)
        if found and _is_data(found["data"], entry):
            return "\n" * found[0].count("\n") + text[found.end() :]
    return text


def _is_data(lines: str, entry: re.Pattern[str]) -> bool:
    """Whether lines are keys and values, and nothing else. entry: how one begins."""
    written = [line for line in lines.split("\n") if line.strip()]
    entries = [line for line in written if entry.match(line)]
    others = [line for line in written if not entry.match(line)]
    is_all = all(map(_GOES_ON.match, others))
    return not written or bool(entries) and is_all


def uncommented(text: str) -> str:
    """The text without comments. A comment that nothing closes is none, and none begins
    within `code`, whose words are words. Each mark is looked for once, so many of them
    cost no more than few."""
    remaining = []
    place, sought = 0, 0
    code = _Code(text)
    while (start := text.find("<!--", sought)) >= 0:
        if (after := code.end_at(start)) > start:
            sought = after
            continue
        end = text.find("-->", start + 4)
        if end < 0:
            break
        remaining.append(text[place:start])
        remaining.append("\n" * text.count("\n", start, end))
        place = sought = end + 3
    remaining.append(text[place:])
    return "".join(remaining)


class _Code:
    """Where code stands in a text, looked for once and only when it is asked for."""

    def __init__(self, text: str) -> None:
        """Nothing is looked for yet."""
        self._text = text
        self._spans: list[tuple[int, int]] | None = None

    def end_at(self, place: int) -> int:
        """Where the code ends that a place is in; 0 where it is in none."""
        if self._spans is None:
            self._spans = list(_code(self._text))
        number = bisect_right(self._spans, (place, len(self._text)))
        end = self._spans[number - 1][1] if number else 0
        return end if end > place else 0


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Each stretch between two equal runs of `, in order: within a paragraph, or between
    lines that begin with three."""
    runs = list(_TICKS.finditer(text))
    later: dict[int, list[int]] = {}
    for number in range(len(runs) - 1, -1, -1):
        later.setdefault(len(runs[number][0]), []).append(number)
    number = 0
    while number < len(runs):
        run = runs[number]
        same = later[len(run[0])]
        while same and same[-1] <= number:
            same.pop()
        if not same or not _reaches(text, run, runs[same[-1]]):
            number += 1
            continue
        yield run.start(), runs[same[-1]].end()
        number = same[-1] + 1


def _reaches(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether code may go on from one run to another: over an empty line only as a block."""
    is_block = len(one[0]) >= _FENCE
    return is_block or "\n\n" not in text[one.end() : other.start()]
