"""How well `import` reads the amounts of official texts, against a hand-made list (金额读取).

    python benchmarks/import_amounts.py GOLD.json FOLDER [--show] [--bar]

GOLD.json is a list of supports {text, quote, kind, mode, amounts: [{yuan, percent, per,
cap_yuan, cap_scope, max_is_amount}]}; FOLDER holds the texts by the names in it. Each text
is imported whole, as `build.py import --json` does it.

found: an amount of the list has a row with its value, unit, ceiling and share, whatever
its status; wrong: a row that is said to be understood, and is not one of the list or
says another value, unit, ceiling or sort; understood: the row is `modelled` and has kind,
mode, unit and ceiling right. --bar: exit code 1 below 95 %, 80 %, or above 1 %.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from policypress.pipeline.importing import (  # noqa: E402
    ImportRequest,
    import_text,
)

_BLANKS = re.compile(r"\s+")
_FOUND = ("per", "cap_yuan")
_UNDERSTOOD = ("kind", "mode", "per", "cap_yuan", "cap_scope", "max_is_amount")
_ALIKE = {"㎡": "平方米", "个机构": "机构", "张": "床位", "床": "床位"}
_LEAST_FOUND = 0.95
_LEAST_UNDERSTOOD = 0.80
_MOST_WRONG = 0.01
Row = dict[str, Any]


def main() -> int:
    """Import every text of the list, and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--bar", action="store_true")
    given = parser.parse_args()
    supports = json.loads(given.gold.read_text("utf-8"))
    counts: Counter[str] = Counter()
    for name in dict.fromkeys(one["text"] for one in supports):
        rows = _imported(given.folder / name)
        wanted = [one for one in supports if one["text"] == name]
        _count(rows, wanted, counts, given.show)
    return _told(counts, given.bar)


def _imported(file: Path) -> list[Row]:
    """The rows of one text."""
    with tempfile.TemporaryDirectory() as home:
        request = ImportRequest(file, Path(home) / "p", ROOT / "templates")
        result = import_text(request, lambda *_: None)
    errors = [one for one in result.findings if one.severity == "error"]
    if errors:
        print(f"{file.name}: {errors[0]}")
    if not result.is_equal:
        print(f"{file.name}: the text differs")
    return result.amounts


def _count(
    rows: list[Row],
    supports: list[Row],
    counts: Counter[str],
    is_shown: bool,
) -> None:
    """Hold the rows of a text against its supports."""
    free = list(rows)
    for support in supports:
        for amount in support["amounts"]:
            if amount["yuan"] is None and amount["percent"] is None:
                continue
            counts["amounts"] += 1
            row = _taken(free, support, amount)
            _judge(row, support, amount, counts, is_shown)
    for row in free:
        says = row["yuan"] is not None or row["percent"] is not None
        if row["status"] == "modelled" and says:
            counts["modelled"] += 1
            counts["invented"] += 1
            if is_shown:
                print(f"  not in the list: {_said(row)}  {row['quote']}")


def _taken(
    free: list[Row],
    support: Row,
    amount: Row,
) -> Row | None:
    """The first free row of the same value in the words of the support; it is taken. In one
    sentence, what is said to be given comes before what is a figure (实缴1亿元的，奖励1亿元)."""
    quotes = [support["quote"], *support.get("quotes_more", [])]
    quotes += support["limits"]
    words = [_bare(one) for one in quotes]
    for row in sorted(free, key=lambda one: _distance(one, words)):
        is_same = row["yuan"] == amount["yuan"]
        is_same = is_same and row["percent"] == amount["percent"]
        if is_same and _overlaps(_bare(row["quote"]), words):
            free.remove(row)
            return row
    return None


def _distance(row: Row, words: list[str]) -> tuple[bool, bool]:
    """How far a row is from the words of a support."""
    quote = _bare(row["quote"]).rstrip("。；")
    is_within = any(one in quote or quote in one for one in words)
    return not is_within, is_within and row["status"] != "modelled"


def _overlaps(quote: str, words: list[str]) -> bool:
    """Whether a quotation shares a stretch of words with one of the list."""
    return any(
        one in quote or quote in one or _shares(quote, one) for one in words
    )


def _shares(first: str, second: str) -> bool:
    """Whether ten characters in a row, or all of fewer, are in both."""
    length = min(10, len(first), len(second))
    pieces = {first[at : at + length] for at in range(len(first) - length + 1)}
    return any(
        second[at : at + length] in pieces
        for at in range(len(second) - length + 1)
    )


def _judge(
    row: Row | None,
    support: Row,
    amount: Row,
    counts: Counter[str],
    is_shown: bool,
) -> None:
    """Count one amount of the list."""
    wanted = {**amount, "kind": support["kind"], "mode": support["mode"]}
    wrong = [] if row is None else _unlike(row, wanted, _UNDERSTOOD)
    is_found = row is not None and not _unlike(row, wanted, _FOUND)
    is_modelled = row is not None and row["status"] == "modelled"
    counts["found"] += is_found
    counts["modelled"] += is_modelled
    counts["understood"] += is_modelled and not wrong
    is_wrong = is_modelled and (not is_found or "kind" in wrong)
    counts["wrong"] += is_modelled and not is_found
    counts["other kind"] += is_modelled and is_found and "kind" in wrong
    counts["other mode"] += is_modelled and "mode" in wrong
    counts["other scope"] += is_modelled and "cap_scope" in wrong
    if is_shown and (not is_found or not is_modelled or wrong):
        mark = "WRONG" if is_wrong else "      "
        print(f"{mark} {support['text'][:12]} {support['place']} {wrong}")
        print(f"    want {_said(wanted)}  {support['quote']}")
        if row:
            print(f"    have {_said(row)}  {row['quote']}")


def _unlike(
    row: Row,
    wanted: Row,
    names: tuple[str, ...],
) -> list[str]:
    """Which of these are not the same."""
    return [one for one in names if _same(row[one]) != _same(wanted[one])]


def _same(value: Any) -> Any:
    """A value as it is compared: units by another name are one."""
    if not isinstance(value, str):
        return value
    return "·".join(_ALIKE.get(one, one) for one in value.split("·"))


def _bare(words: str) -> str:
    """Words without blanks."""
    return _BLANKS.sub("", words)


def _said(row: Row) -> str:
    """One row in short."""
    names = ("kind", "mode", "yuan", "percent", "per", "cap_yuan")
    found = [str(row[one]) for one in (*names, "cap_scope", "max_is_amount")]
    return " | ".join([*found, row.get("status", "")])


def _told(counts: Counter[str], has_bar: bool) -> int:
    """Print the figures; the exit code."""
    every = counts["amounts"] or 1
    wrong = counts["wrong"] + counts["invented"]
    modelled = counts["modelled"] or 1
    print(f"amounts {counts['amounts']}")
    print(f"found {counts['found']} = {counts['found'] / every:.1%}")
    print(f"modelled {counts['modelled']}, wrong {wrong}", end=" ")
    print(f"= {wrong / modelled:.1%} ({counts['invented']} not in the list)")
    understood = counts["understood"] / every
    print(f"understood {counts['understood']} = {understood:.1%}")
    for name in ("other kind", "other mode", "other scope"):
        print(f"  {name} {counts[name]}")
    is_good = counts["found"] / every >= _LEAST_FOUND
    is_good = is_good and understood >= _LEAST_UNDERSTOOD
    is_good = is_good and wrong / modelled <= _MOST_WRONG
    return 1 if has_bar and not is_good else 0


if __name__ == "__main__":
    sys.exit(main())
