"""“的”“地”“得”用错，确有把握的几种：切实的做好、不的超过。

检查：状语后的“的”（切实的、更好的）接“做好、抓好、落实好”等，“不的”接动词（应为“不得”），“取的成效”（应为“取得”），“使的”等；拿不准的不报。
为什么：“不的超过”一类笔误会改变规范的意思，“切实的做好”不合语法。
不好：最高不的超过100万元
好：最高不得超过100万元
来源：现代汉语语法、校对惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-21",
    name="structural-particles",
    severity="warning",
    strength="实务",
    source="现代汉语语法、校对惯例",
    mechanical=True,
)
_HOW = "切实|认真|积极|及时|严格|扎实|全面|深入|大力|不断|进一步|有效|有序|依法|主动"
_DO = "做好|抓好|落实好|搞好|办好|管好|用好|推进|推动|促进|加强|加大|加快|履行|贯彻|配合"
# 积极的推动作用: behind these the verb is part of a noun.
_NOUN = "力|作用|措施|机制|效|因素|意义|手段|方式|方法|策略|态势|过程|关系|者"
_DE = re.compile(
    rf"(?:{_HOW})(?P<adverb>的)(?=(?:{_DO})(?!{_NOUN})[^的。；，\n]{{0,12}}[。；，])"
    rf"|(?:更|很)好(?P<well>的)(?=(?:完成|推进|推动|落实|服务|发挥|开展|实施|促进|履行|满足|解决"
    rf"|保障|做好|贯彻|执行|适应|引导|支持)(?!{_NOUN})[^的。；，\n]{{1,24}}[。；，])"
    "|不(?P<must>的)(?=超过|低于|少于|高于|多于|享受|申报|参加|用于|从事|设置|收取|要求|重复|挪用"
    "|截留|泄露|转让)"
    "|(?<![领获录收换索选汲争夺抽提])取(?P<got>的)"
    "(?=(?:了|显著|明显|积极|良好|重大|实质)?(?:成效|成绩|进展|突破|实效))"
    "|使(?P<made>的)(?=企业|申请|各|其|该)"
    rf"|(?:{_HOW})(?P<how>得)(?=[一-鿿])(?![很多太到以了出起上知票分奖失益名胜主力罪])"
    rf"|(?:{_HOW})(?P<also>的)(?=组织(?:实施|开展)(?!{_NOUN})[^的。；，\n]{{0,12}}[。；，])"
    "|(?:做|干|办|搞|抓|管|完成|落实|执行|开展|发展|运行|经营)(?P<degree>的)"
    "(?=(?:很|较|更|比较|非常|特别)?(?:好|快|差)的?[，。；、])"
    "|(?:形式|条件|情形|规定|要求|期限|义务|材料|行为|责任)(?P<which>得)(?=[，。；])"
    "|(?:形式|情形|符合[一-鿿]{0,6}条件)(?P<such>地)(?=[，。；])"
    "|(?:数据|资金|材料|信息|政策|服务|设施|制度|机制)(?P<whose>地)"
    "(?=分类|管理|使用|建设|申报|审核|实施|保护|共享|开放|监管)"
)
_MEANT = {
    "adverb": "地",
    "well": "地",
    "must": "得",
    "got": "得",
    "made": "得",
    "how": "地",
    "also": "地",
    "degree": "得",
    "which": "的",
    "such": "的",
    "whose": "的",
}


def find(paper: Paper) -> Iterator[Hit]:
    """Each 的, 地 or 得 that is certainly another of them."""
    for found in paper.search(_DE):
        kind = found.lastgroup or "adverb"
        at = found.start(kind) - found.start()
        wrong, meant = found[kind], _MEANT[kind]
        right = found[0][:at] + meant + found[0][at + 1 :]
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”的“{wrong}”应为“{meant}”。",
            f"改为“{right}”。",
            instead=right,
        )
