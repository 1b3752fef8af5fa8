"""What a stage demands and what is out of order is told with its place and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.findings import Finding, has_errors
from policypress.source import load
from policypress.source.stages import STAGES, demanded
from tests.support.journey import decided
from tests.support.small_policy import edited, write


def found(folder: Path, changes: dict[str, str]) -> list[Finding]:
    return load(write(folder, changes)).findings


@pytest.mark.parametrize("stage", [one.key for one in STAGES[:5]])
def test_a_policy_that_has_what_its_stage_demands_is_sound(
    stage: str, tmp_path: Path
) -> None:
    assert found(tmp_path, decided(stage)) == []


CONSULTATION = """\
  consultation:
    from: 2025年2月1日
    until: 2025年3月2日
    channel: 区政府门户网站
"""
LACKS = {
    "no consultation": (
        ("consultation", ("procedure:\n" + CONSULTATION, "")),
        "lacks-consultation",
        "没有写明征求意见的情况",
        "procedure: {consultation:",
    ),
    "a consultation without its end": (
        ("consultation", ("    until: 2025年3月2日\n", "")),
        "lacks-consultation",
        "征求意见没有写明截止日期",
        "补写 until: ……",
    ),
    "no opinions counted": (
        ("review", ("    received: 5\n", "")),
        "lacks-opinions",
        "征求意见没有写明收到、采纳的条数",
        "received: 收到条数",
    ),
    "an opinion refused without a reason": (
        ("review", ("    refusals: 一条建议超出本区事权。\n", "")),
        "lacks-opinions",
        "有1条意见没有采纳，没有写明理由",
        "refusals",
    ),
    "no review of fair competition": (
        (
            "review",
            (
                "  fair_competition: {body: 青石区市场监督管理局, date: 2025年3月20日, conclusion: 不违反公平竞争审查标准}\n",
                "",
            ),
        ),
        "lacks-fair-competition",
        "没有写明公平竞争审查",
        "fair_competition: {body:",
    ),
    "no review of legality": (
        (
            "approval",
            (
                "  legality: {body: 青石区司法局, number: 青司审〔2025〕7号, date: 2025年4月10日, conclusion: 合法}\n",
                "",
            ),
        ),
        "lacks-legality",
        "没有写明合法性审核",
        "legality: {body:",
    ),
    "issued while proposals remain": (
        ("issued", (", approves: all", ", approves: [measures/prize]")),
        "not-settled",
        "有效期（3年）仍是拟定数据",
        "approves: all",
    ),
    "issued while something is to be verified": (
        (
            "issued",
            (
                "value: 300多个,",
                "value: 300多个, basis: {status: unknown, reason: 未核},",
            ),
        ),
        "not-settled",
        "匠人工作室（【待核】）仍待核实",
        "核实后补写数值",
    ),
    "issued without a number": (
        (
            "issued",
            (
                "number: 青府规〔2025〕1号",
                "number: {basis: {status: unknown, reason: 印发时编号}}",
            ),
        ),
        "lacks-number",
        "没有文号",
        "写 number",
    ),
    "issued with an unverified date": (
        (
            "issued",
            (
                "effective: 2025年6月1日",
                "effective: {value: 2025年6月1日, basis: {status: unknown, reason: 未定}}",
            ),
        ),
        "lacks-effective",
        "没有施行日期",
        "删去待核的 basis",
    ),
    "issued without a meeting": (
        (
            "issued",
            (
                "decisions:\n  standing: {body: 青石区人民政府, meeting: 三届九次常务会议, date: 2025年5月8日, approves: all}\n",
                "",
            ),
        ),
        "lacks-decision",
        "没有写明由哪次会议审议通过",
        "decisions: {标识",
    ),
    "repealed without a date": (
        ("issued", ("stage: issued", "stage: repealed")),
        "lacks-repeal",
        "没有写明何时、为何废止",
        "repeal: {date:",
    ),
}


@pytest.mark.parametrize("name", LACKS)
def test_what_a_stage_lacks_is_told(name: str, tmp_path: Path) -> None:
    (stage, *swaps), code, message, hint = LACKS[name]
    findings = found(tmp_path, decided(stage, *swaps))
    (one,) = [
        finding for finding in findings if finding.message.startswith(message)
    ]
    assert one.code == code and hint in one.hint
    assert one.severity == "error" and "的要求" in one.message
    assert one.place.file == "policy/policy.yaml" and one.place.line > 1


def test_the_legal_basis_is_in_force_from_the_consultation_on(
    tmp_path: Path,
) -> None:
    old = ("cite('plan')", "cite('city-2022')")
    assert found(tmp_path / "a", decided("drafting", old)) == []
    (one,) = found(tmp_path / "b", decided("consultation", old))
    assert one.code == "basis-not-in-force"
    assert "《市手艺资助规程》已被替代" in one.message
    assert one.hint == "改引替代它的《市手艺资助办法》（cite('city-2024')）"


def test_whether_the_basis_is_in_force_is_known_when_it_is_reviewed(
    tmp_path: Path,
) -> None:
    changes = edited("documents.yaml", ("level: district, force: in_force", "level: district, force: unknown"))  # fmt: skip
    assert found(tmp_path / "a", decided("consultation") | changes) == []
    (one,) = found(tmp_path / "b", decided("review") | changes)
    assert (one.code, one.severity) == ("basis-not-verified", "warning")


def test_a_clause_that_repeals_may_name_what_is_no_longer_in_force(
    tmp_path: Path,
) -> None:
    repeals = edited(
        "supplementary.yaml",
        (
            "有效期{{ p.validity }}。",
            "有效期{{ p.validity }}。根据{{ cite('city-2022') }}设立的奖励同时废止。",
        ),
    )
    assert found(tmp_path, decided("issued") | repeals) == []


def test_a_public_consultation_may_be_waived_with_a_reason(
    tmp_path: Path,
) -> None:
    swaps = (
        CONSULTATION
        + "    received: 5\n    adopted: 4\n    refusals: 一条建议超出本区事权。\n",
        "  consultation: {waived: 依法需要保密}\n",
    )
    assert found(tmp_path, decided("issued", swaps)) == []


ORDER = {
    "the consultation ends before it begins": (
        ("until: 2025年3月2日", "until: 2025年1月2日"),
        "征求意见截止日期2025年1月2日早于征求意见起始日期2025年2月1日",
    ),
    "the meeting comes before the review of competition": (
        ("date: 2025年3月20日", "date: 2025年5月9日"),
        "三届九次常务会议日期2025年5月8日早于公平竞争审查日期2025年5月9日",
    ),
    "the meeting comes before the review of legality": (
        ("date: 2025年4月10日", "date: 2025年5月9日"),
        "三届九次常务会议日期2025年5月8日早于合法性审核日期2025年5月9日",
    ),
    "the document is made before the meeting": (
        ("issued: 2025年5月20日", "issued: 2025年5月7日"),
        "成文日期2025年5月7日早于三届九次常务会议日期2025年5月8日",
    ),
    "the meeting comes after the document": (
        (
            "date: 2025年5月8日, approves",
            "date: 2025年5月21日, approves",
        ),
        "成文日期2025年5月20日早于三届九次常务会议日期2025年5月21日",
    ),
    "in force before it is made": (
        ("effective: 2025年6月1日", "effective: 2025年5月1日"),
        "施行日期2025年5月1日早于成文日期2025年5月20日",
    ),
    "repealed before it is in force": (
        (
            "  legality:",
            "  repeal: {date: 2025年5月25日, by: 某机关决定}\n  legality:",
        ),
        "废止日期2025年5月25日早于施行日期2025年6月1日",
    ),
    "more adopted than received": (
        ("adopted: 4", "adopted: 6"),
        "采纳和部分采纳的意见6条，多于收到的5条",
    ),
    "too short a consultation": (
        (
            "    channel: 区政府门户网站\n",
            "    channel: 区政府门户网站\n    least_days: 31\n",
        ),
        "征求意见30天，少于当地规定的31天",
    ),
    "waived and held": (
        (
            "    channel: 区政府门户网站\n",
            "    channel: 区政府门户网站\n    waived: 保密\n",
        ),
        "既写了征求意见的日期，又写了不公开征求意见的理由",
    ),
}


@pytest.mark.parametrize("name", ORDER)
def test_a_record_that_contradicts_itself_is_told(
    name: str, tmp_path: Path
) -> None:
    swap, message = ORDER[name]
    findings = found(tmp_path, decided("issued", swap))
    (one,) = [finding for finding in findings if finding.message == message]
    assert one.severity == "error" and one.hint and one.place.line > 1


MISSPELT = {
    "consultaton": "是否应为“consultation”？",
    "draft": "是否应为“drafting”？",
    "征求意见稿": "是否应为“consultation”？",
    "印发": "是否应为“issued”？",
}


@pytest.mark.parametrize("word", MISSPELT)
def test_a_misspelt_stage_is_told_with_the_right_one(
    word: str, tmp_path: Path
) -> None:
    (one,) = found(
        tmp_path, decided("drafting", ("stage: drafting", f"stage: {word}"))
    )
    assert one.code == "not-allowed" and one.hint.startswith(MISSPELT[word])


def test_demands_add_up_from_stage_to_stage() -> None:
    keys = [[demand.key for demand in demanded(stage)] for stage in STAGES]
    assert keys[0] == []
    for earlier, later in zip(keys, keys[1:], strict=False):
        assert later[: len(earlier)] == earlier and len(later) > len(earlier)


def test_only_norms_of_the_state_stop_a_build() -> None:
    for demand in demanded(STAGES[-1]):
        stops = demand.severity == "error"
        assert stops == (demand.strength == "规定"), demand.key


def test_a_repealed_policy_says_so(tmp_path: Path) -> None:
    swaps = (
        ("stage: issued", "stage: repealed"),
        (
            "  legality:",
            "  repeal: {date: 2028年5月31日, by: 有效期届满}\n  legality:",
        ),
    )
    assert not has_errors(found(tmp_path, decided("issued", *swaps)))
