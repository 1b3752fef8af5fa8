"""How much is given is for somebody to say (另定标准的说法): a rate that an office raises at
its discretion, an agreement that goes further than the text, a nod that lifts a bar.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._off_the_measure import (
    GIVES_SOMETHING,
    NOT_ALLOWED,
    OPEN_CALL,
)
from policypress.lint.rules.competition._search import Frame, Usual

_TEXT = "本(?:措施|办法|政策|细则|意见|规定|方案)"
_SUM = "(?:比例|标准|金额|额度|倍数|支持|补助|补贴|奖励|扶持)"
# 支持比例由主管部门酌情上调
_RAISED = (
    f"{_SUM}[^。；，\n]{{0,6}}?由[^。；，\n]{{1,14}}?(?:酌情|视情|酌量|斟酌|灵活)"
    "(?:上调|上浮|提高|增加|放宽|调整|增减|掌握)"
)
# 另签协议，内容可以超出本措施; 不受本办法约束
_BEYOND = (
    f"协议[^。；\n]{{0,12}}?(?:可以?|允许)?(?:超出|突破|优于|高于){_TEXT}"
    f"|不受{_TEXT}[^。；，\n]{{0,8}}?(?:约束|限制)"
    "|协议[^。；，\n]{0,6}?比[^。；，\n]{0,6}?(?:办法|措施|政策)[^。；，\n]{0,2}?(?:多|高|优)"
    "[^。；\n]{0,10}?(?:照|按)协议"
)
# 标准不事先固定，年底一户一户算账; 依企业诉求拟订
_NOT_FIXED = (
    f"{_SUM}[^。；，\n]{{0,4}}?(?:不事先|不预先|事先不|不作统一|不统一)(?:固定|确定|明确|规定|设定)"
    "|(?:一户一户|一家一家|一企一企|挨家挨户)[^。；，\n]{0,6}?(?:算|定|谈|核|商)"
    "|依(?:据|照)?(?:企业|项目单位|投资方)的?诉求(?:拟订|拟定|确定|商定|核定)"
)
# 经主要领导批示同意的，可以不受投入门槛的限制
_NODDED = (
    "经[^。；，\n]{0,14}?(?:领导|政府|会议?|管委会|指挥部|书记|区长|县长|市长)[^。；，\n]{0,4}?"
    "(?:批示|点头|首肯|签批|同意|批准|认可|拍板)[^。；，\n]{0,3}?的，[^。；，\n]{0,6}?"
    "(?:不受|放宽|突破|豁免|免于|可以?不|照样|也可)[^。；，\n]{0,14}"
)
BY_GRACE_SAID = re.compile(f"{_RAISED}|{_BEYOND}|{_NOT_FIXED}|{_NODDED}")
# How a building is lent, a fault mended, a person helped.
_NOT_GRACE = re.compile(
    f"{OPEN_CALL.pattern}|事故|污染|信访|纠纷|工期|拆迁|征收|考核|处罚|患者|儿童|农户|价款"
)
_grace = Usual(
    why="没有公开标准，由个案决定支持",
    remedy="写明适用条件、标准和上限并公开，符合条件的均可享受。",
    unless=(_NOT_GRACE,),
    forbids=NOT_ALLOWED,
)
BY_GRACE: tuple[Frame, ...] = (
    _grace.sentence(BY_GRACE_SAID, whole=GIVES_SOMETHING, paid=True),
)
