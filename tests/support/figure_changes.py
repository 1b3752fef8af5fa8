"""What differs between two versions of the small policy, for tests of money and reports."""

from __future__ import annotations

from pathlib import Path

from policypress.compare import Tree, parse_text
from policypress.compare.impact.figures import FigureChange, money_changes
from tests.support import small_policy as small

NO_TEXT = parse_text("若干措施", "文本").tree
assert NO_TEXT is not None


def figure_changes(
    folder: Path,
    old: dict[str, str],
    new: dict[str, str],
    trees: tuple[Tree, Tree] = (NO_TEXT, NO_TEXT),
) -> list[FigureChange]:
    """The rows between two versions; old, new: their changed files, as in `small.policy`."""
    before = small.policy(folder / "old", old)
    after = small.policy(folder / "new", new)
    return money_changes(before, after, trees)
