"""用错字、旧词形：帐号、其它、做出决定、制订办法、截止到。

检查：一批有定论的字词：账（不用帐）、其他（不用其它）、作出决定（不用做出）、制定办法（不用制订）、截至（不用截止到）、部署（不用布署）、登录网站（不用登陆）等。
为什么：公文用字以规范写法为准，混用使文稿不严肃，也影响检索。
不好：开户帐号
好：开户账号
来源：立法技术规范（试行）（一）（二）关于常用词语；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="WO-03",
    name="wrong-characters",
    severity="warning",
    strength="一般",
    source="立法技术规范（试行）（一）（二）关于常用词语",
    mechanical=True,
)
# What is written → what it should be. The part that is wrong is the first group.
_PAIRS = (
    ("(帐)(?=[号户目簿务款单册期])", "账"),
    ("(?<=[对记入报进查销挂台])(帐)(?!篷|幕|子)", "账"),
    ("(其它)", "其他"),
    (
        "(做出)(?=[^。；，、\\n]{0,6}(?:决定|处理|规定|承诺|结论|裁决|解释|说明|答复|批复|判决|决议))",
        "作出",
    ),
    (
        "(制订)(?=[^。；，、\\n]{0,14}(?:办法|细则|规定|条例|规则|规章|制度))",
        "制定",
    ),
    (
        "(?:办法|细则|规定|条例|规则)由[^。；，\\n]{2,24}?(?:另行)?(制订)",
        "制定",
    ),
    ("(截止到|截止至|截止(?=[0-9]{4}年))", "截至"),
    ("(布署)", "部署"),
    ("(既使)(?=[^。\\n]{0,20}也)", "即使"),
    ("(登陆)(?=[^。；，\\n]{0,12}(?:网站|系统|平台|网址|账号|官网))", "登录"),
    ("(部份)", "部分"),
    ("(成份)", "成分"),
    ("(座落)", "坐落"),
    ("(复盖)", "覆盖"),
    ("(按装)(?![修机卸配载饰置])", "安装"),
    ("(竟争)", "竞争"),
    ("(侯选)", "候选"),
    ("(即然)", "既然"),
    ("(按排)(?=[^。\\n]{0,8}(?:资金|人员|专人|经费))", "安排"),
    ("(阿尔兹海默)", "阿尔茨海默"),
    ("(渡假)", "度假"),
    ("(萤火灯|萤光灯)", "荧光灯"),
    ("(年青人)(?=[^。\\n]{0,8}就业)", "年轻人"),
)
# Slips of the keyboard that are no words at all: 拔付 for 拨付.
_NO_WORDS = {
    "予已": "予以",
    "己经": "已经",
    "做为": "作为",
    "拔付": "拨付",
    "拔款": "拨款",
    "划拔": "划拨",
    "核淮": "核准",
    "批淮": "批准",
    "标淮": "标准",
    "申清": "申请",
    "补帖": "补贴",
    "帖息": "贴息",
    "贴熄": "贴息",
    "奖厉": "奖励",
    "鼓厉": "鼓励",
    "激历": "激励",
    "绩校": "绩效",
    "统畴": "统筹",
    "通迅": "通讯",
    "制做": "制作",
    "签定": "签订",
    "幅射": "辐射",
    "装璜": "装潢",
    "帐蓬": "帐篷",
    "松驰": "松弛",
    "迁徒": "迁徙",
    "一如继往": "一如既往",
    "再接再励": "再接再厉",
    "融汇贯通": "融会贯通",
    "因地置宜": "因地制宜",
    "相辅相承": "相辅相成",
    "按步就班": "按部就班",
    "名列前矛": "名列前茅",
    "权力义务": "权利义务",
    "权力和义务": "权利和义务",
}
_NONE = re.compile("(?P<wrong>" + "|".join(_NO_WORDS) + ")")
_WORDS = tuple((re.compile(words), right) for words, right in _PAIRS)


def find(paper: Paper) -> Iterator[Hit]:
    """Each wrong form of a word."""
    for pattern, right in _WORDS:
        for found in paper.search(pattern):
            wrong = found[1]
            yield Hit(
                found.start(1),
                found.end(1),
                f"“{wrong}”应为“{right}”。",
                f"改为“{right}”。",
                instead=right,
            )
    for found in paper.search(_NONE):
        wrong, right = found["wrong"], _NO_WORDS[found["wrong"]]
        message = f"“{wrong}”应为“{right}”。"
        hint = f"改为“{right}”。"
        yield Hit(*found.span(), message, hint, instead=right)
