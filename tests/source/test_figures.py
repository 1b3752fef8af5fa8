"""Every figure of a policy can be listed, with a name a reader understands."""

from __future__ import annotations

from pathlib import Path

from policypress.source import load, new_policy
from policypress.source.figures import figures, nodes
from tests.support.small_policy import FILES
from tests.support.small_policy import policy as small


def test_all_figures_are_listed_in_a_fixed_order_with_their_names(
    tmp_path: Path,
) -> None:
    new_policy(tmp_path / "policy")
    records = list(figures(load(tmp_path / "policy").policy))
    assert [
        (record.part, record.label, str(record.figure)) for record in records
    ] == [
        ("policy", "文号", "【待核】"),
        ("policy", "成文日期", "【待核】"),
        ("policy", "施行日期", "【待核】"),
        ("policy", "有效期", "3年"),
        ("measures", "支持开设便民门店·便民门店装修设备资助·比例", "30%"),
        (
            "measures",
            "支持开设便民门店·便民门店装修设备资助·单项最高",
            "5万元",
        ),
        (
            "measures",
            "支持老字号传承·老字号认定奖励·中华老字号·金额",
            "20万元",
        ),
        (
            "measures",
            "支持老字号传承·老字号认定奖励·省级老字号·金额",
            "10万元",
        ),
        ("measures", "支持举办夜市·夜市举办资助·单价", "8万元"),
        (
            "measures",
            "支持举办夜市·夜市举办资助·单个申请人每年最高",
            "16万元",
        ),
        ("measures", "支持举办夜市·申报条件·举办天数·值", "30天"),
        ("documents", "青岚区社区商业发展规划·印发日期", "2024年3月18日"),
    ]
    assert (
        records[6].path
        == records[6].figure.path
        == "measures/old-brand#supports.award.amount.tiers.national.amount.value"
    )
    assert str(records[6].place) == "policy/measures/old-brand.yaml:19:41"
    assert str(records[3].place) == "policy/policy.yaml:15:19", (
        "of the value, not of its key"
    )


def test_the_paths_of_nodes_are_unique(tmp_path: Path) -> None:
    new_policy(tmp_path / "policy")
    paths = [node.path for node in nodes(load(tmp_path / "policy").policy)]
    assert all(paths)
    assert len(set(paths)) == len(paths)


def test_each_kind_of_file_has_its_part(tmp_path: Path) -> None:
    """Notes, guides, fields of a benchmark: where a figure stands is said with it."""
    found = [
        (record.part, record.label)
        for record in figures(small(tmp_path))
        if record.part not in ("policy", "measures")
    ]
    assert found == [
        ("guides", "申报指南（通用部分）·申请表·份数"),
        ("guides", "申报指南（通用部分）·受理·时限"),
        ("guides", "申报指南（通用部分）·申报时间"),
        ("guides", "申报指南（通用部分）·电话"),
        ("benchmarks", "市手艺规程·第五条·金奖"),
    ]


def test_an_amount_yields_its_figures_with_reference_and_name(
    tmp_path: Path,
) -> None:
    policy = small(tmp_path)
    amounts = [
        support.amount
        for measure in policy.measures.values()
        for support in measure.supports.values()
    ]
    assert [
        (one.reference, one.name, str(one.figure), one.per)
        for amount in amounts
        for one in amount.figures()
    ] == [
        ("gold", "“大赛金奖”", "20万元", ""),
        ("silver", "“大赛银奖”", "10万元", ""),
        ("share", "比例", "50%", "实际培训费用的"),
        ("share", "比例", "30%", "市级资助金额的"),
    ]


def test_words_with_code_in_them_name_no_figure(tmp_path: Path) -> None:
    """A condition of several that prints its figures is known by its parts."""
    years = "years: {field: years, op: at_least, value: 2年}"
    assert years in FILES["measures/prize.yaml"]
    either = (
        "either: {text: '经营{{ cond.years }}以上', "
        "any: {years: {field: years, op: at_least, value: 2年}, "
        'local: {field: local, op: "yes"}}}'
    )
    text = FILES["measures/prize.yaml"].replace(years, either)
    policy = small(tmp_path, {"measures/prize.yaml": text})
    labels = [one.label for one in figures(policy)]
    assert [one for one in labels if "2年" in one or "{{" in one] == []
    assert any("申报条件·经营年限" in one for one in labels), labels
