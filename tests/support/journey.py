"""A policy on its way from 起草 to 印发: what its drafters write into policy.yaml at each stage."""

from __future__ import annotations

from pathlib import Path

from tests.support.small_policy import FILES

STAGES = ("drafting", "consultation", "review", "approval", "issued")

CONSULTED = """\
  consultation:
    from: 2025年2月1日
    until: 2025年3月2日
    channel: 区政府门户网站
"""
ANSWERED = """\
    received: 5
    adopted: 4
    refusals: 一条建议超出本区事权。
  fair_competition: {body: 青石区市场监督管理局, date: 2025年3月20日, conclusion: 不违反公平竞争审查标准}
"""
REVIEWED = """\
  legality: {body: 青石区司法局, number: 青司审〔2025〕7号, date: 2025年4月10日, conclusion: 合法}
"""
DECIDED = """\
decisions:
  standing: {body: 青石区人民政府, meeting: 三届九次常务会议, date: 2025年5月8日, approves: all}
"""
OPEN = {
    "number": "{basis: {status: unknown, reason: 印发时编号}}",
    "issued": "{basis: {status: unknown, reason: 印发时确定}}",
    "effective": "{basis: {status: unknown, reason: 印发时确定}}",
}
KNOWN = {
    "number": "青府规〔2025〕1号",
    "issued": "2025年5月20日",
    "effective": "2025年6月1日",
}


def policy_file(stage: str) -> str:
    """policy.yaml of the small policy as it stands at a stage."""
    reached = STAGES.index(stage)
    text = FILES["policy.yaml"].replace(
        "numbering:", f"stage: {stage}\nnumbering:"
    )
    if reached >= 1:
        text += f"procedure:\n{CONSULTED}"
    if reached >= 2:
        text += ANSWERED
    if reached >= 3:
        text += REVIEWED
    if reached >= 4:
        text += DECIDED
        for key, value in KNOWN.items():
            text = text.replace(f"{key}: {OPEN[key]}", f"{key}: {value}")
    return text


def move_to(folder: Path, stage: str) -> None:
    """Writes what a stage needs into the policy.yaml of a folder."""
    (folder / "policy.yaml").write_text(policy_file(stage), encoding="utf-8")


def decided(stage: str = "issued", *swaps: tuple[str, str]) -> dict[str, str]:
    """policy.yaml of a stage as a change of the small policy, with some words replaced
    that must be there."""
    text = policy_file(stage)
    for old, new in swaps:
        assert old in text, f"{old!r} is not in policy.yaml"
        text = text.replace(old, new)
    return {"policy.yaml": text}
