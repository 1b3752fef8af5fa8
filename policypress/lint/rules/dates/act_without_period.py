"""有起算日没有时限：自受理之日起作出决定。

检查：“应当自……之日起”后面直接写作出、办结、答复、告知、拨付、送达、备案、报送等一次做完的事，没有几日内、几个工作日内。
为什么：只有起算日没有时限，等于没有期限。
不好：应当自受理之日起作出决定
好：应当自受理之日起20个工作日内作出决定
来源：立法技术惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="DA-27",
    name="act-without-period",
    severity="warning",
    strength="实务",
    source="立法技术惯例",
    genres=EVERY - {"law", "decision", "note"},
)
_ACT = re.compile(
    "(?P<all>自[^。；，\n自]{2,24}?之日起，?(?:应当?|须|予以|及时|依法|书面|将|向[一-鿿]{2,12})*"
    "(?:作出|办结|答复|告知|拨付|送达|审结|退还|退回|备案|提出|提交|报送|反馈|审核完毕|完成|核实"
    "|缴纳|办理))"
)
_SINCE = re.compile("计算|享受|施行|执行|停止|不再|取消|连续|每|逐|按月|按季")


def find(paper: Paper) -> Iterator[Hit]:
    """Each act that is due from a day on, and by no day."""
    for found in paper.search(_ACT):
        _, last = paper.sentence(found.start())
        behind = paper.text[found.end() : min(last, found.end() + 16)]
        if _SINCE.search(found[0]) or re.search(
            "[0-9]|[一二三五十]个?[日月工]", found[0] + behind
        ):
            continue
        message = "有起算日，没有写几日内。"
        yield Hit(*found.span("all"), message, "写明“之日起……日内”。")
