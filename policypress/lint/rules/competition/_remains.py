"""What a firm is to leave as it is, or loses what it got (留在本地的其他说法): the seat, the tax,
the figures, what it has invented.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._cues import HERE, OUTSIDE
from policypress.lint.rules.competition._vocabulary import GAP

# 登记地八年不变, 税户外迁, 终止在本地经营, 统计数据转出.
REMAINS = re.compile(
    "(?:注册|登记|税务|工商|纳税|户管|住所|税收)[^。；，\n]{0,8}?(?:地址?|关系)[^。；，\n]{0,8}?"
    "(?:不变(?!更登记)|不转移|不变动)"
    f"|仍在{HERE}|未在{HERE}的，?(?:视为|停发)|(?:终止|停止|中止)在{HERE}{GAP}{{0,4}}?经营|迁册"
    "|(?:税户|税源|税收|开票)(?:外迁|外流|转出)|跨区开票"
    f"|减少在{HERE}{GAP}{{0,4}}?的?(?:纳税|税收|产能)|(?:统计)?数据(?:迁出|转出){HERE}?"
    f"|(?:知识产权|成果|专利|技术)[^。；，\n]{{0,6}}?(?:转移|转让)(?:至|到|给)(?:{OUTSIDE}|[市县区省]外)"
    f"|(?:撤离|搬离|迁离|离开){HERE}|提前(?:撤离|搬离|迁离)"
)
LOSES_IT = re.compile(
    "退回|退还|退补|缴回|收回|归还|追偿|追缴|违约|不予退还|停止(?:奖|补|享受|兑现)|停发|自动放弃"
    "|补缴|罚金|(?:一律)?不予(?:补|奖|兑现)|保证|承诺|为条件|共管"
)
MAY_LEAVE = re.compile(
    "不得(?:要求|以|将|限制)|不影响|自愿|无须|无需|户口|户籍|人才(?!企业)|学生|居民|承租人|劳动|社保关系"
    "|破产|征收|拆迁|棚改|退城|环保|政策[^。；，\n]{0,4}?不变|税率不变|产权不变|用途不变|文物"
)
