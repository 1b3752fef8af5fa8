"""规范性文件设定处罚、强制、收费：处1万元罚款。

检查：罚款、没收、吊销、查封、扣押、拘留、征收费用等措施，句中没有法律、法规依据的。规章可以在法定幅度内设定的，只作提示。
为什么：行政处罚、行政强制、行政许可、收费只能由法律、法规、规章依法设定。
不好：违反本措施的，处1万元罚款
好：违反本措施的，依照有关法律、法规处理
来源：国办发〔2018〕37号；《行政处罚法》第十四条、第十六条；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="WO-08",
    name="own-penalty",
    severity="error",
    strength="规定",
    source="国办发〔2018〕37号；《行政处罚法》第十四条、第十六条",
    genres=frozenset(("rules", "measures", "notice")),
)
_FEES = (
    "服务费|管理费|登记费|手续费|工本费|保证金|押金|评审费|占道费|审查费|检测费|办证费|代理费"
    "|资料费"
)
_WORDS = re.compile(
    "处(?:以)?[^。；，\\n]{0,20}?罚[款金]|并处罚款|吊销[^。；，\\n]{0,12}?(?:许可证|执照|资质|证书)"
    "|没收[^。；，\\n]{0,8}?(?:所得|财物|收入)"
    "|(?:缴纳|交纳|收取)[^。；，\\n]{0,8}?[0-9.]{1,8}万?元[^。；，、\\n]{0,4}?"
    f"(?:{_FEES})"
    f"|(?:缴纳|交纳|收取)[^。；，\\n]{{0,6}}?(?:{_FEES})[^。；，0-9\\n]{{0,4}}[0-9.]{{1,8}}万?元"
    "|予以(?:查封|扣押)|责令停产停业|行政拘留|征收[^。；，\\n]{0,10}?(?:费|费用|保证金)(?!用途)"
)
_LAWFUL = re.compile(
    "依照|依法|依据|按照|根据|法律|法规|规章|移送|移交|有关规定|被[^。；，\\n]{0,10}$|《"
)
# 移送有关部门处理，由本局处以1万元罚款: what is set here is set here.
_SET_HERE = re.compile(
    "[0-9一二三四五六七八九十百千]{1,6}(?:万|千)?元|[0-9一二两三四五]{1,3}倍"
)
_PASSED_ON = re.compile("(?:移送|移交)[^。；，\\n]{0,20}，")
_PAST = re.compile("受到|被处|曾|近[一二三两0-9]年|记录|情形")
# Before a penalty: 不得处以罚款. What stands behind it is another measure: 并处罚款，三年内不得
# 申报.
_NOT = re.compile("免于|不予|不得|禁止")
# 国务院批准, 公安部令第16号发布: such a text may set penalties itself.
_LEGISLATION = re.compile(
    "国务院(?:令|批准|发布|公布)|令第[0-9〇一二三四五六七八九十百]+号(?:发布|公布|）|$)"
    "|人民代表大会",
    re.MULTILINE,
)
_HEAD = 200  # characters of a text in which its issuer is named


def find(paper: Paper) -> Iterator[Hit]:
    """Each penalty that no law in the sentence stands behind."""
    if _LEGISLATION.search(_head(paper)):
        return
    for found in paper.search(_WORDS):
        first, last = paper.sentence(found.start())
        sentence = paper.text[first:last]
        if _is_lawful(found, sentence) or _PAST.search(sentence):
            continue
        if _NOT.search(paper.text, first, found.end()):
            continue
        is_rule = paper.genre == "rules"
        yield Hit(
            found.start(),
            found.end(),
            f"规范性文件不得设定“{found[0]}”之类的处罚、强制或者收费。",
            "改为“依照有关法律、法规的规定处理”，并写明依据。",
            severity="warning" if is_rule else None,
        )


def _is_lawful(found: re.Match[str], sentence: str) -> bool:
    """Whether a law is named beside a penalty, or somebody else decides on it."""
    if _SET_HERE.search(found[0]):
        sentence = _PASSED_ON.sub("", sentence)
    return _LAWFUL.search(sentence) is not None


def _head(paper: Paper) -> str:
    """What stands before the first clause."""
    clauses = (one.start for one in paper.passages if one.part == "clause")
    first = next(clauses, _HEAD)
    return paper.text[: min(first, _HEAD)]
