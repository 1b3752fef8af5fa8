"""Comparing as the text grows: a law of 150 to 2,400 articles with ordinary edits, and 270 articles rewritten.

    python benchmarks/compare_growth.py [--quick]

Both texts read, compared, written as a redline and proven. Ordinary edits: of 100 articles 10 amended, 3 new, 2 gone,
1 moved, so that nearly every article is renumbered. Time for one article may grow with log n, no faster.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from math import log
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from timing import headline, in_turns, verdict  # noqa: E402

from policypress.compare import compare, parse_text  # noqa: E402
from policypress.compare.proof import prove  # noqa: E402
from policypress.findings import Place  # noqa: E402
from policypress.language.numerals import to_chinese  # noqa: E402
from policypress.render import redline  # noqa: E402
from policypress.render.docx import named_look  # noqa: E402

SIZES = (150, 300, 600, 1200, 2400)
REWRITTEN, SECONDS = 270, 1.0
ARTICLES_A_CHAPTER = 25
SHARES = (0.2, 0.4, 0.6, 0.8)  # of the words of every article
_CHARACTERS = [chr(code) for code in range(0x5400, 0x7400)]
WORDS = [
    "".join(Random(number).choices(_CHARACTERS, k=2)) for number in range(4000)
]
Article = tuple[str, ...]


def articles(count: int, seed: int) -> list[Article]:
    """Articles of one to three paragraphs of 60 to 150 characters, drawn from words as unevenly used as those of a law."""
    random = Random(seed)
    return [
        tuple(_paragraph(random) for _ in range(random.choice((1, 1, 2, 3))))
        for _ in range(count)
    ]


def _words(random: Random) -> str:
    """A phrase; of the 4,000 words the first are by far the most frequent."""
    return "".join(
        WORDS[int(len(WORDS) * random.random() ** 3)]
        for _ in range(random.randint(3, 8))
    )


def _paragraph(random: Random) -> str:
    phrases = [_words(random) for _ in range(random.randint(5, 10))]
    phrases[-1] += f"{random.randrange(1, 900)}万元"
    return "，".join(phrases) + "。"


def edited(old: list[Article], seed: int) -> list[Article]:
    """The same law after ordinary edits."""
    random = Random(seed)
    new: list[Article] = []
    moved: list[Article] = []
    for article in old:
        fate = random.randrange(100)
        if fate < 10:
            new.append(reworded(random, article, 0.2))
        elif fate < 12:
            continue
        elif fate < 13:
            moved.append(article)
        else:
            new.append(article)
        if fate >= 97:
            new += articles(1, random.randrange(10**9))
    for article in moved:
        new.insert(random.randrange(len(new)), article)
    return new


def reworded(random: Random, article: Article, share: float) -> Article:
    """The article with about this share of its words replaced by others, here a word and there a phrase."""

    def text(paragraph: str) -> str:
        pairs = [paragraph[at : at + 2] for at in range(0, len(paragraph), 2)]
        return "".join(
            random.choice(WORDS)
            if random.random() < share and pair.isalpha()
            else pair
            for pair in pairs
        )

    return tuple(text(paragraph) for paragraph in article)


def law(found: list[Article]) -> str:
    """The text of a law, a chapter after every 25 articles."""
    lines = ["某市促进高质量发展条例"]
    for index, (first, *others) in enumerate(found):
        if index % ARTICLES_A_CHAPTER == 0:
            lines.append(
                f"第{to_chinese(index // ARTICLES_A_CHAPTER + 1)}章　事项之{to_chinese(index // ARTICLES_A_CHAPTER + 1)}"
            )
        lines += [f"第{to_chinese(index + 1)}条　{first}", *others]
    return "\n".join(lines)


def comparison(old: list[Article], new: list[Article]) -> Callable[[], None]:
    """What reads both texts, compares them, writes the redline and proves it."""
    look, _ = named_look(ROOT / "templates" / "looks", "gbt9704", Place(""))
    texts = law(old), law(new)
    assert look

    def run() -> None:
        trees = [
            parse_text(text, name).tree
            for text, name in zip(texts, ("旧", "新"), strict=False)
        ]
        changes = compare(*trees)
        written = redline.render(
            changes, look, author="修订", date="2026-01-01T00:00:00Z"
        )
        assert not prove(changes, {"修订稿.docx": written})

    return run


def show_growth(rounds: int) -> bool:
    """Milliseconds of this process for one article at each size, the shortest of all rounds; the growth is the median of
    those within each round, so that no change of the machine's pace is growth."""
    olds = {size: articles(size, size) for size in SIZES}
    makers = {
        str(size): comparison(old, edited(old, 1))
        for size, old in olds.items()
    }
    times = in_turns(makers, rounds, clock=process_time)
    each = {size: min(times[str(size)]) * 1000 / size for size in SIZES}
    rounds_of = zip(times[str(SIZES[0])], times[str(SIZES[-1])], strict=False)
    growth = (
        median(long / short for short, long in rounds_of)
        * SIZES[0]
        / SIZES[-1]
    )
    most = log(SIZES[-1]) / log(SIZES[0])
    print(
        "one article  "
        + "  ".join(
            f"{size}: {article:.3f} ms" for size, article in each.items()
        )
    )
    print(
        f"{verdict(growth <= most)}  {SIZES[-1]} / {SIZES[0]} articles, time for one: {growth:.2f} (n log n: {most:.2f})"
    )
    return growth <= most


def show_rewrite(rounds: int) -> bool:
    old, random = articles(REWRITTEN, REWRITTEN), Random(REWRITTEN)
    shares = {
        f"{share:.0%} of the words": comparison(
            old, [reworded(random, article, share) for article in old]
        )
        for share in SHARES
    }
    times = {
        name: min(each)
        for name, each in in_turns(shares, rounds, clock=process_time).items()
    }
    for name, seconds in times.items():
        print(
            f"{verdict(seconds < SECONDS)}  {REWRITTEN} articles, {name} replaced: {seconds:.2f} s (under {SECONDS:g})"
        )
    return all(seconds < SECONDS for seconds in times.values())


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--quick", action="store_true", help="1 round instead of 4"
    )
    rounds = 1 if parser.parse_args().quick else 4
    headline("lxml")
    good = [show_growth(rounds), show_rewrite(rounds)]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
