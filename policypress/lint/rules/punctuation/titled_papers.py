"""证照、票据、称号加了书名号：提交《发票》《营业执照》复印件。

检查：发票、营业执照、身份证、户口簿、合同、毕业证、学位证、银行流水等加了书名号；有编号、有定式名称的（《……许可证》）不查。
为什么：书名号用于书籍、文件的名称，证照、票据、称号不是文件名称。
不好：提交《发票》和付款凭证
好：提交发票和付款凭证
来源：GB/T 15834—2011 附录A.12（不能视为作品的不用书名号）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="PU-37",
    name="titled-papers",
    severity="note",
    strength="规定",
    source="GB/T 15834—2011 附录A.12",
    genres=EVERY - {"law", "decision"},
    spares=frozenset(),
)
_PAPERS = re.compile(
    "《(?:增值税)?(?:专用)?(?:发票|收据|凭证|付款凭证|营业执照|营业执照副本|身份证|居民身份证"
    "|户口簿|户口本|护照|银行流水|毕业证|毕业证书|学位证|学位证书|学历证书|结婚证|驾驶证|行驶证"
    "|房产证|房屋所有权证|土地使用证|不动产权证书?|工商营业执照|组织机构代码证|税务登记证|残疾人证|居住证|社保卡|名片|印章|公章)》"
)
_HONOURS = re.compile(
    "《[^》《\n]{2,10}(?<!办法|标准|规范|方案|条例|规定|通知|细则|指南|规程|导则|意见|目录|名单)》"
    "(?=(?:创建(?:活动|工作|单位|项目)?|荣誉)?(?:称号|活动|工作|单位|企业)?[，。；、的])(?=创建|称号|荣誉)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each voucher or certificate with the marks of a title."""
    for found in paper.search(_PAPERS):
        message = f"“{found[0]}”不是文件名称，不用书名号。"
        yield Hit(*found.span(), message, "删去书名号。")
    for found in paper.search(_HONOURS):
        message = f"“{found[0]}”是称号，不是文件名称，不用书名号。"
        yield Hit(*found.span(), message, "改为引号。")
