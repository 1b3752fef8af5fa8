"""A meeting approves the figures of a policy in one place; single figures say otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source import load
from policypress.source.figures import figures
from policypress.source.model import Policy
from tests.support import journey
from tests.support.small_policy import FILES, edited, policy, write

ABOUT = "body: 青石区人民政府, meeting: 三届九次常务会议, date: 2025年5月8日"
STANDING = f"decisions: {{standing: {{{ABOUT}, approves: all}}}}\n"


def decided(decisions: str, **files: str) -> dict[str, str]:
    """Changes: what policy.yaml says of decisions, and other files by name without
    suffix (prize for measures/prize.yaml)."""
    text = FILES["policy.yaml"]
    return {
        "policy.yaml": text.replace("\nbasis:", f"\n{decisions}basis:"),
        **{f"measures/{name}.yaml": text for name, text in files.items()},
    }


def statuses(found: Policy) -> dict[str, str]:
    """Status of each figure by its path."""
    return {
        record.path: record.figure.status
        for record in figures(found)
        if record.is_own
    }


def codes(folder: Path, changes: dict[str, str]) -> list[tuple[str, int, str]]:
    """Code, line and hint of what is wrong with a policy."""
    found = load(write(folder, changes)).findings
    return [(one.code, one.place.line, one.hint) for one in found]


def test_a_decision_approves_every_proposed_figure_of_the_policy_itself(
    tmp_path: Path,
) -> None:
    found = policy(tmp_path, decided(STANDING))
    open_ones = {
        path: status
        for path, status in statuses(found).items()
        if status != "approved"
    }
    assert open_ones == {
        "policy#number": "unknown",
        "policy#issued": "unknown",
        "policy#effective": "unknown",
    }, "what is unknown stays so, whatever was decided"
    gold = "measures/prize#supports.contest.amount.tiers.gold.amount.value"
    assert statuses(found)[gold] == "approved"
    others = {
        record.figure.status
        for record in figures(found)
        if record.part == "benchmarks"
    }
    assert others == {"published"}


def test_an_approved_figure_knows_its_decision(tmp_path: Path) -> None:
    found = policy(tmp_path, decided(STANDING))
    assert found.meta.validity.decision
    assert (
        found.meta.validity.decision.words
        == "经青石区人民政府三届九次常务会议（2025年5月8日）审议通过"
    )
    assert found.meta.number.decision is None


def test_number_and_day_of_the_document_are_its_own_word(
    tmp_path: Path,
) -> None:
    """No meeting decides them; from when it is in force is in its text, and is decided."""
    found = policy(tmp_path, journey.decided("issued")).meta
    assert (found.number.status, found.issued.status) == (
        "published",
        "published",
    )
    assert found.number.decision is None
    assert found.effective.status == "approved"


def test_what_a_decision_leaves_out_stays_proposed(tmp_path: Path) -> None:
    words = STANDING.replace(
        "approves: all",
        "approves: all, except: [measures/prize, policy#validity]",
    )
    found = statuses(policy(tmp_path, decided(words)))
    still = {path for path, status in found.items() if status == "proposed"}
    assert "policy#validity" in still
    assert {path.partition("#")[0] for path in still} == {
        "policy",
        "measures/prize",
    }
    assert found["policy#facts.makers"] == "approved"


def test_a_decision_may_approve_some_files_and_a_later_one_the_rest(
    tmp_path: Path,
) -> None:
    two = (
        f"decisions: {{first: {{{ABOUT}, approves: measures/prize}},"
        f" second: {{{ABOUT.replace('5月8日', '6月8日')}, approves: [measures]}}}}\n"
    )
    found = policy(tmp_path, decided(two))
    assert found.meta.validity.status == "proposed"
    cap = found.measures["prize"].supports["contest"].limits["cap_year"]
    assert cap.figure and cap.figure.decision
    assert cap.figure.decision.date == "2025年6月8日", "the later one decides"


def test_a_figure_may_be_approved_on_its_own_and_passes_it_on(
    tmp_path: Path,
) -> None:
    own = FILES["measures/prize.yaml"].replace(
        "status: proposed\n", "status: approved\n  decision: standing\n"
    )
    one = STANDING.replace(", approves: all", "")
    found = policy(tmp_path, decided(one, prize=own))
    status = statuses(found)
    assert status["policy#validity"] == "proposed"
    gold = "measures/prize#supports.contest.amount.tiers.gold.amount.value"
    assert status[gold] == "approved"


def test_a_single_figure_may_stay_open_where_its_file_is_approved(
    tmp_path: Path,
) -> None:
    own = FILES["measures/prize.yaml"].replace(
        "amount: 20万元",
        "amount: {value: 20万元, basis: {status: unknown, reason: 会上未定}}",
    )
    found = policy(tmp_path, decided(STANDING, prize=own))
    tier = found.measures["prize"].supports["contest"].amount.tiers["gold"]
    assert str(tier.amount.main) == "【待核】", "an unverified value is none"
    assert tier.amount.main.yuan is None


WRONG = {
    "unknown decision": (
        decided(
            STANDING,
            prize=FILES["measures/prize.yaml"].replace(
                "status: proposed\n", "status: approved\n  decision: standng\n"
            ),
        ),
        ("unknown-decision", "是否应为“standing”？"),
    ),
    "no decisions at all": (
        {
            "measures/prize.yaml": FILES["measures/prize.yaml"].replace(
                "status: proposed\n",
                "status: approved\n  decision: standing\n",
            )
        },
        (
            "unknown-decision",
            "先在 policy.yaml 写 decisions: {标识: {body: 机关, meeting: 会议, date: 日期}}",
        ),
    ),
    "approved without a decision": (
        edited(
            "measures/training.yaml", ("status: proposed", "status: approved")
        ),
        (
            "approved-without-decision",
            "加上 decision: 标识（policy.yaml 的 decisions 中的一次会议）",
        ),
    ),
    "a decision for a proposal": (
        edited(
            "measures/training.yaml",
            ("status: proposed", "status: proposed, decision: standing"),
        ),
        (
            "decision-without-approval",
            "写 status: approved；还没有批准的删去 decision",
        ),
    ),
    "an exception that exists nowhere": (
        decided(
            STANDING.replace("all", "all, except: [measures/prise]"),
        ),
        ("unknown-figure", "是否应为“measures/prize”？"),
    ),
    "an exception to nothing": (
        decided(
            STANDING.replace(
                "all", "[measures/prize], except: [measures/training]"
            ),
        ),
        (
            "needless-exception",
            "approves: all 才是全部；只批准一部分时写在 approves",
        ),
    ),
    "a figure of somebody else": (
        decided(STANDING.replace("all", "[benchmarks/city]")),
        (
            "unknown-figure",
            "只有本文件（policy.yaml、各条、附则、附件）的数据由决定批准；写法如 policy#number",
        ),
    ),
    "a benchmark that says approved": (
        decided(STANDING)
        | edited(
            "benchmarks/city.yaml",
            (
                "basis: {status: published, source: {document: city-2022, article: 第五条}}",
                "basis: {status: approved, decision: standing}",
            ),
        ),
        (
            "not-ours-to-approve",
            "只有本文件（policy.yaml、各条、附则、附件）的数据由决定批准；写 published 和 source，或 unknown 和 reason",
        ),
    ),
    "a decision without its day": (
        decided(STANDING.replace("2025年5月8日", "2025年5月")),
        ("bad-date", "写作如“2026年5月8日”"),
    ),
    "a decision of a day that is none": (
        decided(STANDING.replace("2025年5月8日", "2025年2月30日")),
        ("bad-date", "这个月从1日到28日"),
    ),
    "a decision without a meeting": (
        decided(STANDING.replace("meeting: 三届九次常务会议, ", "")),
        ("missing-field", "补写 meeting: ……"),
    ),
    "an approved figure without a value": (
        decided(
            STANDING,
            prize=FILES["measures/prize.yaml"]
            + "facts: {total: {value: '', label: 总额}}\n",
        ),
        (
            "approved-without-value",
            "补写数值；没有定下来的，把 basis 写成 {status: unknown, reason: 理由}，或写进决定的 except",
        ),
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_in_an_approval_is_told_with_its_remedy(
    name: str, tmp_path: Path
) -> None:
    changes, expected = WRONG[name]
    found = codes(tmp_path, changes)
    assert expected in [(code, hint) for code, _, hint in found], found
    assert all(line for _, line, _ in found), "each has its place"
