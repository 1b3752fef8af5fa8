"""Places and findings: the one shape every mistake of a user takes (design principle:
errors are values)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "note"]
_RANK = {"error": 0, "warning": 1, "note": 2}
# How a reader calls them.
SEVERITIES: dict[Severity, str] = {
    "error": "错误",
    "warning": "警告",
    "note": "提示",
}


class Place(Struct, frozen=True, order=True):
    """A spot in a source file: path as the user knows it, line and column from 1 (0 =
    the whole file)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column or 1}"


class Finding(Struct, frozen=True):
    """One thing a user should know: where, a stable code, what is wrong, and what to do
    about it (Chinese).

    quote: the words at the place that it is about, "" where there are none to cite.
    where: what a reader calls the place (第九条第二款), "" where it has no name.
    instead: what to write for `quote`, where nothing else could be meant.
    """

    code: str
    message: str
    place: Place
    hint: str = ""
    severity: Severity = "error"
    quote: str = ""
    where: str = ""
    instead: str | None = None

    def __str__(self) -> str:
        text = f"{self.place}: [{self.code}] {self.message}"
        if self.hint:
            return f"{text}\n    建议：{self.hint}"
        return text


# The share of letters that two names have in common (difflib's ratio) from which one is
# probably a slip of the other: half of the letters is what unlike Chinese names of two
# characters share by chance.
_ALIKE = 0.6
# Ids of few letters have that in common by chance (nope and scope, share and here): below
# this one begins as the other does, or is a part of it (any_of and any).
_ALIKE_IDS = 0.7
_LONGEST = (
    100  # letters compared; the time grows with the square of the length
)
_MOST_CHOICES = 12  # names listed in a hint; more than that nobody reads


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name that a writer of `word` probably meant, or None when none is near.

    Capitals do not matter, and - and _ count as the same.
    """
    import difflib  # only a mistake needs it

    names = {_without_case(name): name for name in known}
    asked = _without_case(word[:_LONGEST])
    near = difflib.get_close_matches(asked, list(names), n=1, cutoff=_ALIKE)
    if not near:
        return None
    found = near[0]
    if asked.isascii() and not _is_begun_alike(asked, found):
        near = difflib.get_close_matches(asked, [found], 1, _ALIKE_IDS)
    return names[found] if near else None


def _is_begun_alike(asked: str, found: str) -> bool:
    """Whether two ids begin with the same letter, or one is a part of the other."""
    return asked[:1] == found[:1] or asked in found or found in asked


def did_you_mean(
    word: str,
    known: Iterable[str],
    otherwise: str = "",
) -> str:
    """A hint: 是否应为“…”？, else `otherwise`, else what there is to choose from."""
    names = list(known)
    near = nearest(word, names)
    if near is not None:
        return f"是否应为“{near}”？"
    if otherwise:
        return otherwise
    if not names:
        return "先补上要引用的内容"
    more = "……" if len(names) > _MOST_CHOICES else ""
    return f"可用：{'、'.join(names[:_MOST_CHOICES])}{more}"


def _without_case(name: str) -> str:
    return name.lower().replace("-", "_")


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings without repeats, errors first, then by place."""
    unique = dict.fromkeys(findings)
    return sorted(
        unique,
        key=lambda f: (_RANK[f.severity], f.place, f.code, f.message),
    )


def has_errors(findings: Iterable[Finding]) -> bool:
    """True when at least one finding must stop the build."""
    return any(f.severity == "error" for f in findings)
