"""Every figure of a policy can be listed, with a name a reader understands."""

from __future__ import annotations

from pathlib import Path

from policypress.source import load, new_policy
from policypress.source.figures import figures, nodes


def test_all_figures_are_listed_in_a_fixed_order_with_their_names(
    tmp_path: Path,
) -> None:
    new_policy(tmp_path / "policy")
    records = list(figures(load(tmp_path / "policy").policy))
    assert [(record.part, record.label, str(record.figure)) for record in records] == [
        ("policy", "文号", "【待核】"),
        ("policy", "成文日期", "【待核】"),
        ("policy", "施行日期", "【待核】"),
        ("policy", "有效期", "3年"),
        ("measures", "支持开设便民门店·便民门店装修设备资助·比例", "30%"),
        ("measures", "支持开设便民门店·便民门店装修设备资助·限额·单项最高", "5万元"),
        ("measures", "支持老字号传承·老字号认定奖励·中华老字号·金额", "20万元"),
        ("measures", "支持老字号传承·老字号认定奖励·省级老字号·金额", "10万元"),
        ("measures", "支持举办夜市·夜市举办资助·单价", "8万元"),
        ("measures", "支持举办夜市·夜市举办资助·限额·单个申请人每年最高", "16万元"),
        ("measures", "支持举办夜市·申报条件·举办天数·值", "30天"),
        ("documents", "青岚区社区商业发展规划·印发日期", "2024年3月18日"),
    ]
    assert (
        records[6].path
        == records[6].figure.path
        == "measures/old-brand#supports.award.amount.tiers.national.value"
    )
    assert str(records[6].place) == "policy/measures/old-brand.yaml:20:40"
    assert str(records[3].place) == "policy/policy.yaml:15:19", (
        "of the value, not of its key"
    )


def test_the_paths_of_nodes_are_unique(tmp_path: Path) -> None:
    new_policy(tmp_path / "policy")
    paths = [node.path for node in nodes(load(tmp_path / "policy").policy)]
    assert all(paths)
    assert len(set(paths)) == len(paths)
