"""What the clause does state is not complained of, however it is stated."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.changing import edited, merged, promised
from tests.support.small_policy import FILES

PRIZE = "measures/prize.yaml"
START = FILES[PRIZE].index("    text: |")
PROSE = FILES[PRIZE][START : FILES[PRIZE].index("supports:")]
BOUND = "years: {field: years, op: at_least, value: 2年}"
MODE = "    mode: 奖励\n"
TOLD = "奖励{{ s.contest.tiers | listing('value') }}，每家每年最高{{ s.contest.cap_year }}。"


def clause(words: str) -> tuple[str, str]:
    """The clause of the prize in other words."""
    return PROSE, f'    text: "{words}"\n'


LIMIT = edited(
    "policy.yaml",
    (
        "conditions:",
        "limits: {all: {at_most: 90万元, period: year}}\nconditions:",
    ),
)
GROUP = edited(
    "policy.yaml",
    (
        "conditions:\n",
        'groups: {firm: {label: 规上企业, conditions: {held: {field: local, op: "yes", text: 连续经营}}}}\nconditions:\n',
    ),
)
# The changed files, and the code that must not be there.
RIGHT = {
    "a year that is exactly so is no threshold": (
        [edited(PRIZE, (BOUND, BOUND.replace("at_least", "is")))],
        "unstated-condition",
    ),
    "the limit of all stands in a clause": (
        [
            LIMIT,
            edited(
                PRIZE, clause(f"{TOLD}合计每年最高{{{{ p.limits.all }}}}。")
            ),
        ],
        "unstated-limit",
    ),
    "both lists of 分别 are made from the tiers": (
        [
            edited(
                PRIZE,
                clause(
                    f"对获得{{{{ s.contest.tiers | listing('when') }}}}的，分别{TOLD}"
                ),
            )
        ],
        "respectively-order",
    ),
    "each tier by its name": (
        [
            edited(
                PRIZE,
                clause(
                    "对{{ s.contest.gold.when }}、{{ s.contest.silver.when }}分别奖励"
                    "{{ s.contest.gold }}、{{ s.contest.silver.value }}。"
                ),
            )
        ],
        "respectively-order",
    ),
    "a figure behind its value": (
        [
            edited(
                PRIZE,
                clause(
                    "{{ s.contest.gold.value }}、{{ s.contest.silver.amount }}。"
                ),
            )
        ],
        "unstated-amount",
    ),
    "the group says who it is": (
        [
            GROUP,
            edited(
                PRIZE,
                clause(f"对规模以上单位{TOLD}"),
                ("supports:\n", "for: [firm]\nsupports:\n"),
            ),
        ],
        "condition-unheld",
    ),
    "the group has the condition": (
        [
            GROUP,
            edited(
                PRIZE,
                clause(f"对连续经营的单位{TOLD}"),
                ("supports:\n", "for: [firm]\nsupports:\n"),
            ),
        ],
        "condition-unheld",
    ),
    "the other measure says that they exclude one another": (
        [
            edited(
                PRIZE,
                ("supports:\n", "exclusive_with: [city-match]\nsupports:\n"),
            )
        ],
        "unstated-exclusion",
    ),
    "the condition quotes its clause": (
        [edited(PRIZE, (BOUND, f"{BOUND[:-1]}, quote: 对获得}}"))],
        "misquoted-clause",
    ),
    "the condition quotes a figure as it is printed": (
        [
            edited(
                PRIZE,
                (BOUND, f"{BOUND[:-1]}, quote: 经营2年以上的}}"),
                clause(f"对经营{{{{ cond.years }}}}以上的，{TOLD}"),
            )
        ],
        "misquoted-clause",
    ),
    "the condition quotes a figure by its name": (
        [
            edited(
                PRIZE,
                (
                    BOUND,
                    BOUND[:-1] + ', quote: "经营{{ cond.years }}以上的"}',
                ),
                clause(f"对经营{{{{cond.years}}}}以上的，{TOLD}"),
            )
        ],
        "misquoted-clause",
    ),
    "the condition quotes the sum that it is about": (
        [
            edited(
                PRIZE,
                (BOUND, f"{BOUND[:-1]}, quote: 每家每年最高30万元}}"),
                clause(TOLD),
            )
        ],
        "misquoted-clause",
    ),
    "what is more than nought needs no figure": (
        [edited(PRIZE, (BOUND, BOUND.replace("2年", "0年")))],
        "unstated-condition",
    ),
    "one sentence states the threshold of both": (
        [
            edited(
                PRIZE,
                (BOUND, f"{BOUND}\n  again: {BOUND.removeprefix('years: ')}"),
                clause(f"对经营{{{{ cond.again }}}}以上的，{TOLD}"),
            )
        ],
        "unstated-condition",
    ),
    "nobody applies where nothing is asked": (
        [
            {
                "guides/prize.yaml": "no_application: true\naudience: 获奖者。\n"
            },
            edited(
                "guides/common.yaml",
                (
                    "materials:\n  application: {name: 申请表, form: form, copies: 1份}\n",
                    "materials: {}\n",
                ),
            ),
        ],
        "not-without-application",
    ),
}


@pytest.mark.parametrize("case", RIGHT)
def test_what_is_stated_is_right(tmp_path: Path, case: str) -> None:
    changes, code = RIGHT[case]
    found = promised(tmp_path, merged(*changes))
    assert code not in {one.code for one in found}


@pytest.mark.parametrize("quoted", ["经营3年以上", "经营以上", "2年以下"])
def test_another_figure_than_that_of_the_clause_is_no_quotation(
    tmp_path: Path, quoted: str
) -> None:
    change = edited(
        PRIZE,
        (BOUND, f"{BOUND[:-1]}, quote: {quoted}}}"),
        clause(f"对经营{{{{ cond.years }}}}以上的，{TOLD}"),
    )
    found = promised(tmp_path, change)
    assert "misquoted-clause" in {one.code for one in found}


@pytest.mark.parametrize("words", ["规模以上", "连续经营"])
def test_a_group_that_the_measure_is_not_for_holds_nothing(
    tmp_path: Path, words: str
) -> None:
    change = edited(PRIZE, clause(f"对{words}的单位{TOLD}"))
    found = promised(tmp_path, GROUP, change)
    assert "condition-unheld" in {one.code for one in found}
