"""Bounds that stand in lines of their own are found, and what only looks like one is not."""

from __future__ import annotations

import pytest

from policypress.importing.supports.reading import read_among
from policypress.importing.supports.unplaced import unplaced_in

GIVES = "对引进的人才，每人每月补贴1000元。\n"


def told(text):
    """What bounds or changes nothing that was read."""
    read = read_among(text, ())
    return [
        ("加减" if one.is_change else "限额", one.said)
        for one in unplaced_in(text, read.given, read.settled)
    ]


@pytest.mark.parametrize(
    "words",
    [
        "补贴期限不超过36个月",
        "补贴发放36个月",
        "每家企业最多补贴20人",
        "同一企业每年申报不超过2项",
    ],
)
def test_a_bound_below_what_is_given_is_found(words):
    assert told(f"{GIVES}{words}。") == [("限额", words)]


@pytest.mark.parametrize(
    "words",
    [
        "同一企业每年奖励总额不超过100万元",
        "单个企业年度补贴总额最高为200万元",
        "同一企业每年享受的各项补贴累计不超过人民币叁拾万元",
    ],
)
def test_a_ceiling_in_a_provision_of_its_own_is_found(words):
    assert told(f"{words}。") == [("限额", words)]


@pytest.mark.parametrize(
    "words",
    ["考核不合格的，减半发放", "复核未通过的，按上述标准的80%执行"],
)
def test_a_change_below_what_is_given_is_found(words):
    assert told(f"{GIVES}{words}。") == [("加减", words.split("，")[1])]


@pytest.mark.parametrize(
    "words",
    [
        "公示期不超过7日",
        "违反规定的，处不超过3万元罚款",
        "年收入不超过42000元的家庭，可以申请",
        "申请的事项应发生在申请日前12个月内",
        "每人限申请一次",
    ],
)
def test_what_is_asked_or_owed_bounds_nothing(words):
    assert told(f"{GIVES}{words}。") == []
