"""What all rules take over a hostile line (恶意输入), beside ordinary text of its length.

    python3 benchmarks/hostile_lines.py [SIZE]

SIZE: characters of a line, 60,000 when not given. Run it with the packages of
`build.py test`. Ends with 1 where a line takes more than ten times the ordinary one.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from policypress.lint.engine import hits  # noqa: E402
from tests.support import hostile_lines as lines  # noqa: E402

BAR = 10.0  # times ordinary text
ORDINARY = "one long line"
ROUNDS = 3
LONG = 200_000  # characters from which one round is steady enough


def main() -> int:
    """Measure each line in turns with the ordinary one, and say the ratios."""
    if len(sys.argv) > 1:
        lines.SIZE = int(sys.argv[1])
    rounds = ROUNDS if lines.SIZE < LONG else 1
    worst = 0.0
    print(f"{lines.SIZE:,} characters, {len(lines.PAPER_RULES)} rules")
    for name, make in lines.TEXTS.items():
        ratio = min(_ratio(make()) for _ in range(rounds))
        worst = max(worst, ratio)
        print(f"{ratio:6.1f}  {name}", flush=True)
    verdict = "met" if worst <= BAR else "MISSED"
    print(f"at most {BAR:.0f} times ordinary text: {verdict} ({worst:.1f})")
    return int(worst > BAR)


def _ratio(words: str) -> float:
    ordinary = lines.TEXTS[ORDINARY]()
    return _seconds(words) / _seconds(ordinary)


def _seconds(words: str) -> float:
    """Seconds of the processor that all rules take over a line of these words."""
    paper = lines.paper_with(words)
    start = time.process_time()
    for loaded in lines.PAPER_RULES:
        for _ in hits(paper, loaded):
            pass
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
