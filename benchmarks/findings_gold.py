"""How many findings of a hand-made list are found, and how many right passages are not
left alone (校核的查全与查准).

    python3 benchmarks/findings_gold.py GOLD.json FOLDER [--category competition] [--show]

GOLD: {"findings": [{text, quote, category, certainty, rule}], "fine": [{text, quote,
looks_like}]}; FOLDER has the texts. A finding counts where it shares a character with
the quote; for competition it also has to name the article (第十条第（二）项).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from policypress.findings import Finding  # noqa: E402
from policypress.lint.engine import paper_hits  # noqa: E402
from policypress.lint.genres import genre_of  # noqa: E402
from policypress.lint.paper import Paper, paper_of  # noqa: E402
from policypress.lint.registry import selected  # noqa: E402
from policypress.pipeline.foreign_files import read_file  # noqa: E402

Hits = list[tuple[Finding, int, int]]
# Families whose every rule answers a category, and single rules of others that do.
FAMILIES = {
    "competition": ["FC"],
    "punctuation": ["PU", "OR", "NU", "WO"],
    "numbering": ["OR", "REF", "PU"],
    "reference": ["REF", "CI", "BAS"],
    "docnumber": ["DN"],
    "date": ["DA", "EF", "GUI-03"],
    "bounds": ["NUM", "NU"],
    "figures": ["NUM", "NU", "DA-15", "REF-11"],
    "validity": ["EF", "DA-12", "BAS-08"],
    "term": ["WO", "ST", "PU", "CI", "NU-07"],
    "missing": ["ST", "EF", "GUI", "WO-14", "WO-23", "NUM-28", "NUM-39"],
    "basis": ["BAS", "WO-08"],
}
_ARTICLE = re.compile("条例(第[^；（]+条(?:第（[^）]）项)?)")


def main() -> None:
    """Print the shares, and with --show what was missed or wrongly flagged."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--category", default="")
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    gold = json.loads(given.gold.read_text("utf-8"))
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in gold["findings"]:
        category = row["category"]
        if given.category and category != given.category:
            continue
        path = given.folder / row["text"]
        if not path.is_file():
            continue
        good = is_found(row, path, category)
        count = counts[category, row["certainty"]]
        count[0] += good
        count[1] += 1
        if given.show and not good and row["certainty"] != "arguable":
            print(
                "missed",
                category,
                row["certainty"],
                row["text"],
                row["place"],
                row["quote"],
                "|",
                row["why"],
            )
    for (category, certainty), (good, count) in sorted(counts.items()):
        print(f"{category:12} {certainty:9} {good} / {count}")
    fine(gold["fine"], given)


def fine(rows: list[Any], given: argparse.Namespace) -> None:
    """Print how many of the right passages are flagged."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        category, path = row["looks_like"], given.folder / row["text"]
        if given.category not in ("", category) or not path.is_file():
            continue
        said = flagged(row, path, category)
        counts[category][0] += bool(said)
        counts[category][1] += 1
        if given.show and said:
            print(
                "flagged",
                category,
                row["text"],
                row["quote"],
                "|",
                row.get("why_fine", row.get("why", "")),
                "|",
                said,
            )
    for category, (bad, count) in sorted(counts.items()):
        print(f"fine {category:12} flagged {bad} / {count}")


@cache
def read(path: Path) -> tuple[Paper, Hits]:
    """A text, and what all rules say of it."""
    tree = read_file(path).tree
    assert tree is not None, path
    paper = paper_of(tree, genre_of(tree))
    return paper, paper_hits(paper, selected())


def overlapping(row: Any, path: Path) -> Hits:
    """The findings that share a character with a quote, wherever it stands."""
    paper, hits = read(path)
    found: Hits = []
    for start, end in places(paper.text, row["quote"]):
        found += [one for one in hits if one[1] < end and one[2] > start]
    if not found and not places(paper.text, row["quote"]):
        print("quote not in the text:", row["text"], row["quote"])
    return found


@cache
def places(text: str, quote: str) -> list[tuple[int, int]]:
    """Where a quote stands, blanks aside."""
    letters = [re.escape(one) for one in quote if not one.isspace()]
    pattern = re.compile(r"\s*".join(letters))
    return [found.span() for found in pattern.finditer(text)]


def of_category(hits: Hits, category: str) -> Hits:
    """Those of the families of a category."""
    families = FAMILIES.get(category, [])
    return [
        one
        for one in hits
        if not families
        or one[0].code in families
        or one[0].code.split("-")[0] in families
    ]


def is_found(row: Any, path: Path, category: str) -> bool:
    """Whether a finding of the list is found, competition with its article."""
    hits = of_category(overlapping(row, path), category)
    if category != "competition":
        return bool(hits)
    article = _ARTICLE.search(row["rule"])
    assert article is not None, row["rule"]
    return any(article[1] in one[0].message for one in hits)


def flagged(row: Any, path: Path, category: str) -> list[str]:
    """Codes of what is said of a passage that is right."""
    hits = of_category(overlapping(row, path), category)
    return sorted({one[0].code for one in hits if one[0].severity != "note"})


if __name__ == "__main__":
    main()
