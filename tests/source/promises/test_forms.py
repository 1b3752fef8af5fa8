"""A form and a guide ask for what is needed, once, and by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source.promises import promises
from policypress.source.promises.forms import catch_all_words
from tests.support import small_policy as small

FIELD = "choices: [金奖, 银奖], needed_for: certificate}"


def codes(folder: Path, *changes: tuple[str, str], file: str) -> list[str]:
    policy = small.policy(folder, small.edited(file, *changes))
    wanted = (
        "form-field",
        "unknown-cause",
        "catch-all",
        "signing",
    )
    found = [one.code for one in promises(policy)]
    return [one for one in found if one.startswith(wanted)]


def test_a_field_that_is_needed_for_a_material_is_in_order(tmp_path) -> None:
    assert codes(tmp_path, file="guides/prize.yaml") == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ((", needed_for: certificate", ""), "form-field-without-cause"),
        (("needed_for: certificate", "needed_for: nothing"), "unknown-cause"),
        (("label: 所获奖项", "label: 奖项（等级）"), "form-field-twice"),
        (("name: 获奖证书", "name: 其他材料"), "catch-all-material"),
    ],
)
def test_what_nothing_needs_is_named(tmp_path, change, code) -> None:
    assert codes(tmp_path, change, file="guides/prize.yaml") == [code]


def test_a_signature_that_is_asked_for_has_a_place(tmp_path) -> None:
    old = "{name: 申请表, form: form, copies: 1份"
    new = f"{old}, note: 由负责人签字"
    file = "guides/common.yaml"
    assert codes(tmp_path, (old, new), file=file) == ["signing-differs"]


@pytest.mark.parametrize(
    "text",
    [
        "其他材料",
        "其他需要的材料",
        "其他需要提供的证明材料",
        "其它有关材料",
        "有关部门要求的其他材料",
        "主管部门要求提供的材料",
        "法律、法规规定的其他文件",
        "营业执照、审计报告和其他相关材料",
        "窗口认为需要补充的材料。",
    ],
)
def test_a_material_that_nobody_can_name_is_seen(text: str) -> None:
    assert catch_all_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "营业执照或者其他登记证书",
        "其他财政资金的名称、年度和金额",
        "能够证明实际经营场所的其他材料",
        "国家有关部门批准的验收文件",
        "申报事项和资助情况说明",
        "同一项目已享受其他资助情况的材料",
        "其他申请人的材料目录",
    ],
)
def test_a_material_that_has_a_name_is_none_of_them(text: str) -> None:
    assert catch_all_words(text) == ""
