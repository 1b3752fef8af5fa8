"""Several cards in one file are told, and none takes what another says."""

from __future__ import annotations

from policypress.pipeline.importing import ImportRequest, import_text
from policypress.source import load
from policypress.system.environment import ROOT

BOXED = """\
【政策名称】云湾区夜市培育奖励
【适用对象】夜市运营主体
【奖补标准】
评为市级的，一次性奖励30万元。
【申报条件】
（一）面积不少于5000平方米；
（二）商户不少于60家。
【申报时间】每年3月

【政策名称】云湾区首店引进补贴
【适用对象】首店运营主体
【奖补标准】
每家补贴20万元。
"""
PLAIN = """\
项目名称：首台套奖励
支持对象：制造业企业
支持标准：给予50万元奖励。
项目名称：技术改造补助
支持对象：规模以上工业企业
支持标准：按设备投资额的8%给予补助，累计不超过800万元。
"""


def imported(tmp_path, text):
    """The findings, and the provisions with their words and their supports."""
    file = tmp_path / "原文.txt"
    file.write_text(text, "utf-8")
    into = tmp_path / "政策"
    request = ImportRequest(file, into, ROOT / "templates")
    result = import_text(request, lambda *_: None)
    assert result.is_equal
    provisions = list(load(into).policy.provisions.values())
    return result.findings, provisions


def told(findings):
    """Where it is said that there are several cards, and the words."""
    return [
        (one.place.line, one.message)
        for one in findings
        if one.code == "several-cards"
    ]


def words(provision):
    """All paragraphs of a provision."""
    return "\n".join(str(one) for one in provision.paragraphs.values())


def test_each_card_is_a_provision_and_the_drafter_is_told(tmp_path):
    findings, (first, second) = imported(tmp_path, BOXED)
    assert "5000平方米" in str(first.facts) and "每年" in words(first)
    assert "首店" not in words(first) and "首店" in words(second)
    assert [len(one.supports) for one in (first, second)] == [1, 1]
    ((line, message),) = told(findings)
    assert line == 10 and "2 张政策卡片" in message


def test_cards_with_plain_labels_are_cards_too(tmp_path):
    findings, provisions = imported(tmp_path, PLAIN)
    assert [len(one.supports) for one in provisions] == [1, 1]
    ((line, _),) = told(findings)
    assert line == 4


def test_one_card_and_a_text_with_articles_are_left_as_they_are(tmp_path):
    one_card = BOXED.split("\n\n")[0] + "\n"
    findings, provisions = imported(tmp_path, one_card)
    assert told(findings) == [] and len(provisions) == 1
    (tmp_path / "另").mkdir()
    text = "云湾区办法\n第一条 项目名称：甲\n第二条 项目名称：乙\n第三条 联系人：丙\n"
    findings, provisions = imported(tmp_path / "另", text)
    assert told(findings) == [] and len(provisions) == 3
