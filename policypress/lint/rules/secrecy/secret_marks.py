"""公开文件里有密级、身份证号、手机号。

检查：密级标志、“内部资料”，身份证号码；手机号码只作提示。
为什么：涉密标志、个人信息不得出现在公开发布的文件里。
不好：机密★1年
好：（删去，依法定密的文件不公开）
来源：《保守国家秘密法》；《个人信息保护法》；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="SEC-01",
    name="secret-marks",
    severity="error",
    strength="规定",
    source="《保守国家秘密法》；《个人信息保护法》",
)
_SECRET = re.compile(
    "(?:绝密|机密|秘密)★[^\\n]{0,6}|内部资料[，、 ]?注意保存|内部文件[，、 ]?不得外传"
)
_IDENTITY = re.compile(
    "(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    "[0-9]{3}[0-9Xx](?![0-9])"
)
_MOBILE = re.compile("(?<![0-9])1[3-9][0-9]{9}(?![0-9])")


def find(paper: Paper) -> Iterator[Hit]:
    """Each mark of secrecy and each number of a person."""
    for found in paper.search(_SECRET):
        yield Hit(
            found.start(),
            found.end(),
            f"公开文件里有“{found[0]}”。",
            "核对定密情况；涉密文件不得用本工具处理和公开。",
        )
    for found in paper.search(_IDENTITY):
        yield Hit(
            found.start(),
            found.end(),
            "疑似身份证号码。",
            "删去或者隐去中间各位。",
        )
    for found in paper.search(_MOBILE):
        yield Hit(
            found.start(),
            found.end(),
            "疑似个人手机号码。",
            "改用办公电话。",
            severity="warning",
        )
