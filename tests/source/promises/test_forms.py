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


CODES = (
    "form-field-twice",
    "form-field-without-cause",
    "unknown-cause",
    "catch-all-material",
    "signing-differs",
)


def said(folder: Path, **changes: list[tuple[str, str]]) -> list[str]:
    """What forms and materials are told, whole: severity, place, words, hint."""
    files: dict[str, str] = {}
    for name, swaps in changes.items():
        files |= small.edited(f"guides/{name}.yaml", *swaps)
    found = promises(small.policy(folder, files))
    shown = [f"{one.severity} {one}" for one in found if one.code in CODES]
    return [line.strip() for text in shown for line in text.splitlines()]


def test_materials_and_prose_that_nobody_can_name_are_told_whole(
    tmp_path,
) -> None:
    found = said(
        tmp_path,
        prize=[
            (
                "name: 获奖证书, form: copy",
                "name: 其他材料, form: copy, note: 主管部门要求提供的材料",
            )
        ],
        common=[
            (
                "cautions: [如实申报。]",
                "cautions: [如实申报。, 提交其他需要的材料。]",
            ),
            ("text: 核对材料。", "text: 核对其他有关材料。"),
        ],
    )
    assert found == [
        "error policy/guides/prize.yaml:3:23: [catch-all-material] 材料“其他材料”是兜底材料：“其他材料”，申请人不知道要交什么",
        "建议：写明材料的名称，或者写明证明什么；说不清的，删去",
        "error policy/guides/prize.yaml:3:47: [catch-all-material] 材料“其他材料”的要求是兜底材料：“主管部门要求提供的材料”，申请人不知道要交什么",
        "建议：写明材料的名称，或者写明证明什么；说不清的，删去",
        "error policy/guides/common.yaml:12:19: [catch-all-material] 指南里有兜底材料：“其他需要的材料”，申请人不知道要交什么",
        "建议：写明材料的名称，列入 materials；说不清的，删去",
        "error policy/guides/common.yaml:4:28: [catch-all-material] 指南里有兜底材料：“其他有关材料”，申请人不知道要交什么",
        "建议：写明材料的名称，列入 materials；说不清的，删去",
    ]


def test_fields_without_a_cause_or_asked_twice_are_told_whole(
    tmp_path,
) -> None:
    found = said(
        tmp_path,
        prize=[
            ("label: 所获奖项", "label: 奖项（等级）"),
            (
                "needed_for: certificate",
                "needed_for: [certificate, nothing, certifcate]",
            ),
        ],
    )
    assert found == [
        "error policy/guides/prize.yaml:5:85: [unknown-cause] 没有条件、资助项目或者材料“nothing”",
        "建议：可用：local、years、contest、certificate、application",
        "error policy/guides/prize.yaml:5:94: [unknown-cause] 没有条件、资助项目或者材料“certifcate”",
        "建议：是否应为“certificate”？",
        "warning policy/guides/prize.yaml:5:18: [form-field-twice] 填写项“奖项（等级）”与填报项“prize_level”问的是同一件事，申请表里会问两次",
        "建议：删去这一项：条件和金额要问的自动列入申请表",
    ]


def test_a_field_of_no_use_is_told_whole(tmp_path) -> None:
    found = said(
        tmp_path,
        prize=[(", needed_for: certificate", "")],
    )
    assert found == [
        "warning policy/guides/prize.yaml:5:18: [form-field-without-cause] 填写项“所获奖项”没有写明由它说明什么，条件、金额、材料都不用它",
        "建议：写明 needed_for: 条件、资助项目或者材料的标识；没有用处的，不得要求填写",
    ]


def test_a_signature_without_a_place_is_told_whatever_stands_before(
    tmp_path,
) -> None:
    found = said(
        tmp_path,
        common=[
            (
                "{name: 申请表, form: form, copies: 1份",
                "{name: 申请表, form: form, copies: 1份, note: 由负责人签字",
            ),
            (
                "  application:",
                "  first: {name: 说明, form: original}\n  application:",
            ),
        ],
    )
    assert found == [
        "warning policy/guides/common.yaml:3:58: [signing-differs] 材料“申请表”要求签字，申请表上没有签字的地方",
        "建议：在 signing 中写明由谁签字、盖什么章，如 [法定代表人签字, 加盖单位公章]",
    ]
