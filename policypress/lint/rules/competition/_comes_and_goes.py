"""Firms that change their place, in words of other drafters (换地、调出的说法): 由外地换到, 调出
税务关系, 以任何形式将主体资格转出, and those who leave and are held up.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._cues import HERE, OUTSIDE
from policypress.lint.rules.competition._ties import GAINS

# 由外地换到本区, 原登记地在区外的公司变更地址, 从原来的省搬过来
SWITCHES = re.compile(
    f"(?:由|从|自|原[^。；，\n]{{0,8}}?在){OUTSIDE}[^。；，\n]{{0,14}}?"
    f"(?:换|转|改|挪|变更|迁|搬|调)(?:地址|住所|注册地|到|至|为|入|来|进|在)"
    f"|从原(?:来|先|有)?的?[^。；，\n]{{1,8}}?(?:搬|迁|转)(?:过来|进来|到(?:{HERE}))"
)
SWITCH_GAIN = re.compile(f"{GAINS.pattern}|[记计得加][0-9]{{1,2}}分")
NOT_SWITCHED = re.compile(
    "人才|户口|户籍|学生|毕业|职工|患者|居民|档案|车辆|社保|医保|公积金|台账|线下|线上|材料|出口|追|退"
    "|收回|不影响|同等|均可"
)
# 工商、税务关系调出的，剩余不发
_TIES = (
    "(?:工商|税务|税收|统计|注册|登记|征管|户管|住所|主体资格|营业执照|纳税)"
)
_OUT = "(?:调出|调离|划出|划走|挪出|移走|转走|迁走|移交(?:外|他)|带离)"
QUITS = re.compile(f"{_TIES}[^。；\n]{{0,16}}?{_OUT}")
QUITS_LOSES = re.compile(
    "不发|停发|停拨|停付|倒扣|扣回|扣减|追[缴回]|退[还回]|收回|不再|取消|作废|清算"
)
# 不以注销、合并等任何形式将主体资格转出本区; 不得以任何方式限制迁出 is no such thing.
STAYS_BY_ALL = re.compile(
    "不(?:得|会|再)?(?:以|通过|借)[^。；，\n]{1,24}?(?:形式|方式|名义|途径|手段)"
    "(?:(?!限制|阻|干预|要求|设置)[^。；，\n]){0,14}?"
    f"(?:转出|迁出|移出|迁离|撤离|调出|迁往|转移至|搬离)(?:{HERE}|{OUTSIDE})"
)
# Said of those who may forbid it, and of those who are held for another reason.
STAYS_LIFTED = re.compile(
    "废止|清理|取消(?!资格)|破产|涉案|查封|数据|境外|户籍|户口"
)
# Who moves across a border, or is bought from beyond it, is held up.
HELD_UP = re.compile(
    "(?:跨[区县市省](?:域|区域)?[^。；，\n]{0,6}?(?:变更|迁移|迁址|迁转)"
    f"|(?:变更|迁|控制人|股东)[^。；，\n]{{0,8}}?(?:至|到|往|为|成){OUTSIDE})"
    "[^。；\n]{0,24}?(?:暂缓(?:出具|办理|受理|开具)|约谈|冻结|重点监控|列为重点|(?:先|须)说明理由)"
)
MAY_GO = re.compile(
    "不得(?:以|要求|限制|设置)|违法|失信|欠薪|欠税|破产|涉案|查封|诉讼|投诉|事故|污染|逃避|债务|境外|数据"
    "|户籍|户口|人才"
)
