"""分别: which list of a sentence is held against which amounts."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source.model import Policy
from policypress.source.promises.wording.respectively import respectively
from tests.support.measures import Clause, policy, said

LEVELS = """\
amount:
  by: level
  tiers: {national: 100万元, provincial: 50万元, city: 20万元}"""
THREE = "{{ s.x.national }}、{{ s.x.provincial }}、{{ s.x.city }}"
TURNED = "{{ s.x.city }}、{{ s.x.provincial }}、{{ s.x.national }}"
TIERS = "{{ s.x.tiers | listing('value') }}"
BANDS = """\
amount:
  by: staff
  tiers:
    small: {amount: 1万元, band: {from: 10人, to: 50人, includes: lower}}
    large: {amount: 3万元, band: {from: 50人}}"""
THREE_BANDS = """\
amount:
  by: staff
  tiers:
    small: {amount: 1万元, band: {to: 10人}}
    middle: {amount: 3万元, band: {from: 10人, to: 50人}}
    large: {amount: 5万元, band: {from: 50人}}"""
STATED = """\
amount:
  by: degree
  tiers: {phd: {when: 博士, amount: 9万元}, master: {when: 硕士, amount: 6万元}}"""
PAIR = {"x": "amount: 9万元", "y": "amount: 6万元"}
BOTH = "{{ s.x.value }}、{{ s.y.value }}"
NAMED = {"甲级": "amount: 9万元", "乙级": "amount: 6万元"}
NAMED_BOTH = "{{ s.甲级.value }}、{{ s.乙级.value }}"
ONE = {"x": LEVELS}
FACTS = "facts: {a: {value: 3万元, label: 甲}, b: {value: 2万元, label: 乙}}\n"

# Which tell apart what is right from what is not: first the right ones of a kind.
CLAUSES = {
    # What the code behind 分别 prints.
    "tiers": Clause(f"对国家级、省级、市级平台分别给予{TIERS}。", ONE),
    "tiers-turned": Clause(f"对市级、省级、国家级平台分别给予{TIERS}。", ONE),
    "tiers-two": Clause(f"对国家级、省级平台分别给予{TIERS}。", ONE),
    "tier-by-tier-two": Clause(f"对国家级、省级平台分别给予{THREE}。", ONE),
    "sums": Clause(f"对大赛甲、大赛乙分别给予{BOTH}。", PAIR),
    "sums-three": Clause(f"对大赛甲、大赛乙、大赛丙分别给予{BOTH}。", PAIR),
    "amounts-three": Clause(
        "对大赛甲、大赛乙、大赛丙分别给予{{ s.x.amount }}、{{ s.y.amount }}。",
        PAIR,
    ),
    "shares-three": Clause(
        "对大赛甲、大赛乙、大赛丙分别给予{{ s.x.share }}、{{ s.y.share }}。",
        {
            "x": "amount: {share: 30%, of: cost}",
            "y": "amount: {share: 20%, of: cost}",
        },
    ),
    "each-three": Clause(
        "对大赛甲、大赛乙、大赛丙分别给予{{ s.x.each }}、{{ s.y.each }}。",
        {
            "x": "amount: {each: 30元, of: area, unit: 平方米}",
            "y": "amount: {each: 20元, of: area, unit: 平方米}",
        },
    ),
    "limits-are-none": Clause(
        "对大赛甲、大赛乙、大赛丙分别最高{{ s.x.top }}、{{ s.x.value }}。",
        {"x": "amount: 9万元\nlimits: {top: {at_most: 30万元, period: year}}"},
    ),
    "whole-supports-are-none": Clause(
        "对大赛甲、大赛乙、大赛丙分别给予{{ s.x }}、{{ s.y }}、{{ s.x.value }}。",
        PAIR,
    ),
    "facts-are-none": Clause(
        "对大赛甲、大赛乙、大赛丙分别给予{{ facts.a }}、{{ facts.b }}。",
        ONE,
        FACTS,
    ),
    "named-turned": Clause(f"对乙级、甲级企业分别给予{NAMED_BOTH}。", NAMED),
    "named": Clause(f"对甲级、乙级企业分别给予{NAMED_BOTH}。", NAMED),
    # Situations that code prints before it.
    "listed": Clause(
        "对{{ s.x.tiers | listing('when') }}平台，分别给予" + TIERS + "。", ONE
    ),
    "listed-behind-words": Clause(
        "甲、乙、丙、丁中的{{ s.x.tiers | listing('when') }}平台，分别给予"
        + TURNED
        + "。",
        ONE,
    ),
    "listed-as-amounts": Clause(
        "{{ s.x.tiers | listing('value') }}之外，对市级、省级、国家级平台，分别给予"
        + TIERS
        + "。",
        ONE,
    ),
    "bounds": Clause(
        "对{{ s.x.small.from }}以上、{{ s.x.large.from }}以上的，分别给予"
        "{{ s.x.small }}、{{ s.x.large }}。",
        {"x": BANDS},
    ),
    "bounds-turned": Clause(
        "对{{ s.x.large.from }}以上、不满{{ s.x.small.to }}的，分别给予"
        "{{ s.x.small }}、{{ s.x.large }}。",
        {"x": BANDS},
    ),
    "bands": Clause(
        "不满{{ s.x.small.to }}、{{ s.x.middle.from }}以上不满{{ s.x.middle.to }}、"
        "{{ s.x.large.from }}以上的，分别给予" + TIERS + "。",
        {"x": THREE_BANDS},
    ),
    "bands-by-the-neighbour": Clause(
        "{{ s.x.middle.from }}以下、{{ s.x.small.to }}以上{{ s.x.large.from }}以下、"
        "{{ s.x.middle.to }}以上的，分别给予" + TIERS + "。",
        {"x": THREE_BANDS},
    ),
    "bands-turned": Clause(
        "{{ s.x.large.from }}以上、{{ s.x.middle.from }}以上不满{{ s.x.middle.to }}、"
        "不满{{ s.x.small.to }}的，分别给予" + TIERS + "。",
        {"x": THREE_BANDS},
    ),
    "bands-turned-by-the-neighbour": Clause(
        "{{ s.x.small.to }}以上、不满{{ s.x.middle.from }}、{{ s.x.middle.to }}以上的，"
        "分别给予" + TIERS + "。",
        {"x": THREE_BANDS},
    ),
    "bands-two-of-three": Clause(
        "不满{{ s.x.small.to }}、{{ s.x.middle.from }}以上的，分别给予"
        + TIERS
        + "。",
        {"x": THREE_BANDS},
    ),
    "bands-beside-a-fact": Clause(
        "不满{{ facts.a }}、{{ s.x.middle.from }}以上不满{{ s.x.middle.to }}、"
        "{{ s.x.large.from }}以上的，分别给予" + TIERS + "。",
        {"x": THREE_BANDS},
        FACTS,
    ),
    "words-turned": Clause(
        "对{{ s.x.master.when }}、{{ s.x.phd.when }}，分别给予"
        "{{ s.x.phd }}、{{ s.x.master }}。",
        {"x": STATED},
    ),
    "names-of-other-code": Clause(
        "根据{{ facts.a }}、{{ facts.b }}，对市级、省级、国家级平台，分别给予"
        + TIERS
        + "。",
        ONE,
        FACTS,
    ),
    "names-behind": Clause(
        "对国家级、省级、市级平台分别给予"
        + TIERS
        + "，{{ s.x.city.when }}另行规定。",
        ONE,
    ),
    # Of several lists of a sentence the one that is meant.
    "other-list-first": Clause(
        f"对企业、学校、协会、院所中的国家级、省级、市级平台，分别给予{THREE}。",
        ONE,
    ),
    "begun-list": Clause(
        f"对企业、国家级、省级、市级平台，分别给予{THREE}。", ONE
    ),
    "list-goes-on": Clause(
        f"对国家级、省级、市级、区级平台，分别给予{THREE}。", ONE
    ),
    "list-with-and": Clause(
        f"对国家级和省级以及市级平台，分别给予{THREE}。", ONE
    ),
    "last-list": Clause(
        f"对甲、乙、丙三类企业，其市级、省级、国家级平台，分别给予{THREE}。",
        ONE,
    ),
    "before-whom": Clause(
        f"市级、省级、国家级平台由街道推荐，对通过认定的企业，分别给予{THREE}。",
        ONE,
    ),
    "longest-list": Clause(
        f"对企业、学校，甲、乙、丙、丁的，分别给予{THREE}。", ONE
    ),
    "beside-figures": Clause(
        f"对投入{{{{ facts.a }}}}的企业、学校，甲、乙，分别给予{THREE}。",
        ONE,
        FACTS,
    ),
    "beside-figures-named": Clause(
        f"对投入{{{{ facts.a }}}}的企业，国家级、市级，分别给予{THREE}。",
        ONE,
        FACTS,
    ),
    "beside-figures-same": Clause(
        f"对投入{{{{ facts.a }}}}的企业，国家级、国家级，分别给予{THREE}。",
        ONE,
        FACTS,
    ),
    "beside-figures-one": Clause(
        f"对投入{{{{ facts.a }}}}的企业，国家级，分别给予{THREE}。",
        ONE,
        FACTS,
    ),
    "beside-figures-half": Clause(
        f"对投入{{{{ facts.a }}}}的企业，国家级、丁，分别给予{THREE}。",
        ONE,
        FACTS,
    ),
    "one-situation": Clause(f"对认定的平台分别给予{THREE}。", ONE),
    # Behind it: 分别给予国家级、省级平台100万元、50万元.
    "behind": Clause(f"分别给予国家级、省级、市级平台{THREE}。", ONE),
    "behind-turned": Clause(f"依次奖励市级、省级、国家级平台{THREE}。", ONE),
    "behind-two": Clause(f"分别资助国家级、省级平台{THREE}。", ONE),
    "behind-one-amount": Clause(
        "分别给予国家级、省级平台{{ s.x.national }}。", ONE
    ),
    # Without the word.
    "in-turn": Clause(f"对国家级、省级、市级平台，给予{THREE}奖励。", ONE),
    "in-turn-turned": Clause(
        f"对市级、省级、国家级平台，给予{THREE}奖励。", ONE
    ),
    "in-turn-two": Clause(f"对国家级、省级平台，给予{THREE}奖励。", ONE),
    "in-turn-of-two-supports": Clause(
        f"对乙级、甲级企业，给予{NAMED_BOTH}。", NAMED
    ),
    # A word before it, and figures of their own between.
    "measured": Clause(
        f"对市级、省级、国家级平台，分别按照费用给予最高{THREE}。", ONE
    ),
    "two-sentences": Clause(
        f"对市级、省级、国家级平台给予支持。分别给予{THREE}。", ONE
    ),
    "twice": Clause(
        f"对市级、省级、国家级平台，分别给予{THREE}，对国家级、省级平台，依次给予{THREE}。",
        ONE,
    ),
}
ORDER = "4:5 error respectively-order “分别”前后的次序不一致：按条文的次序，各情形得到的金额与资助项目的档次不同"


def counts(situations: int, sums: int) -> str:
    """Situations and sums that are not as many."""
    return (
        "4:5 error respectively-count "
        f"“分别”之前列了{situations}种情形，之后的金额是{sums}个"
    )


# The others are right, or leave it open what is meant.
SAID = {
    "tiers-turned": [ORDER],
    "tiers-two": [counts(2, 3)],
    "tier-by-tier-two": [counts(2, 3)],
    "sums-three": [counts(3, 2)],
    "amounts-three": [counts(3, 2)],
    "shares-three": [counts(3, 2)],
    "each-three": [counts(3, 2)],
    "named-turned": [ORDER],
    "listed-behind-words": [ORDER],
    "listed-as-amounts": [ORDER],
    "bounds-turned": [ORDER],
    "bands-turned": [ORDER],
    "bands-turned-by-the-neighbour": [ORDER],
    "bands-two-of-three": [counts(2, 3)],
    "words-turned": [ORDER],
    "names-of-other-code": [ORDER],
    "begun-list": [counts(4, 3)],
    "list-goes-on": [counts(4, 3)],
    "last-list": [ORDER],
    "longest-list": [counts(4, 3)],
    "beside-figures-named": [counts(2, 3)],
    "behind-turned": [ORDER],
    "behind-two": [counts(2, 3)],
    "in-turn-turned": [
        ORDER.replace("error", "warning").replace(
            "“分别”前后的", "情形和金额的"
        )
    ],
    "measured": [ORDER],
    "twice": [ORDER, counts(2, 3)],
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    """A policy with all these clauses."""
    folder: Path = tmp_path_factory.mktemp("respectively")
    return policy(folder, CLAUSES)


@pytest.mark.parametrize("key", CLAUSES)
def test_each_clause_is_held_to_the_list_that_it_means(
    written: Policy, key: str
) -> None:
    assert said(respectively(written.measures[key])) == SAID.get(key, [])
