"""用已经撤并的机关旧称：工商局、经贸信息委、法制办。

检查：机构改革后不再使用的机关名称和证照名称。前面有“原”字、书名号内的不算；2019年以前成文的只提示。
为什么：旧称使职责无人承接，申请人找不到受理机关。
不好：向区工商局申请
好：向区市场监督管理局申请
来源：《党政机关公文处理工作条例》第十九条（使用规范化简称）；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.effect._days import issue_date

RULE = Rule(
    code="WO-10",
    name="former-organs",
    severity="warning",
    strength="实务",
    source="《党政机关公文处理工作条例》第十九条（使用规范化简称）",
)
_FORMER = {
    "工商行政管理局": "市场监督管理局",
    "工商局": "市场监督管理局",
    "工商部门": "市场监督管理部门",
    "工商行政管理部门": "市场监督管理部门",
    "质量技术监督局": "市场监督管理局",
    "质监局": "市场监督管理局",
    "质监部门": "市场监督管理部门",
    "食品药品监督管理局": "市场监督管理局（药品监督管理局）",
    "食药监局": "市场监督管理局（药品监督管理局）",
    "国土资源局": "自然资源局",
    "国土资源部门": "自然资源主管部门",
    "规划国土委": "规划和自然资源局",
    "环境保护局": "生态环境局",
    "环保局": "生态环境局",
    "环保部门": "生态环境主管部门",
    "人居环境委": "生态环境局",
    "卫生和计划生育": "卫生健康",
    "卫生计生委": "卫生健康委",
    "卫计委": "卫生健康委",
    "旅游发展委员会": "文化和旅游局",
    "文广新旅局": "文化和旅游局",
    "文广新局": "文化和旅游局",
    "农业部": "农业农村部",
    "国土资源部": "自然资源部",
    "环境保护部": "生态环境部",
    "经贸信息委": "工业和信息化局（商务局）",
    "经济贸易和信息化委员会": "工业和信息化局（商务局）",
    "科技创新委": "科技创新局",
    "国家税务局、地方税务局": "税务局",
    "地方税务局": "税务局",
    "地税局": "税务局",
    "国税局": "税务局",
    "法制办": "司法局（厅）",
    "中国银行保险监督管理委员会": "国家金融监督管理总局",
    "中小板": "主板（2021年与中小板合并）",
    "银监会": "国家金融监督管理总局",
    "保监会": "国家金融监督管理总局",
    "银保监": "金融监督管理",
    "工商营业执照": "营业执照",
    "安全生产监督管理局": "应急管理局",
    "安监局": "应急管理局",
    "工商行政管理总局": "市场监督管理总局",
    "工商总局": "市场监督管理总局",
    "质检总局": "市场监督管理总局",
    "安监总局": "应急管理部",
    "新闻出版广电总局": "国家新闻出版署、国家广播电视总局",
    "国家旅游局": "文化和旅游部",
    "市旅游局": "文化和旅游局",
    "区旅游局": "文化和旅游局",
    "县旅游局": "文化和旅游局",
    "市文化局": "文化和旅游局",
    "区文化局": "文化和旅游局",
    "县文化局": "文化和旅游局",
    "市卫生局": "卫生健康委（局）",
    "区卫生局": "卫生健康局",
    "县卫生局": "卫生健康局",
    "计生局": "卫生健康局",
    "物价局": "发展改革委（局）",
    "国土局": "自然资源局",
    "劳动和社会保障局": "人力资源社会保障局",
    "劳动保障局": "人力资源社会保障局",
    "经贸委": "工业和信息化局（商务局）",
    "扶贫办": "农业农村局",
    "银保监局": "金融监管局",
    "银监局": "金融监管局",
    "环保部": "生态环境部",
    "文化部": "文化和旅游部",
    "民政局老龄办": "卫生健康委（老龄办）",
}
# Ministries are met as parts of other words (农业部门、农业部署) and in what was issued long
# ago: only what they demand now is looked at.
_NOW = "(?=有关(?:规定|部署|要求|政策)|的(?:规定|部署|要求|统一))"
_NAMES = re.compile(
    "|".join(
        name + _NOW if name.endswith("部") else name
        for name in sorted(_FORMER, key=len, reverse=True)
    )
)
# 原工商局, 原市工商局, 原国家工商行政管理总局.
_OLD = re.compile("原(?:[一-鿿]{0,4}[市区县省州盟旗]|国家)?$")
_REFORMED = 2019  # by then local organs had their names of today
_BEFORE = 6  # characters


def find(paper: Paper) -> Iterator[Hit]:
    """Each name of an organ that is no more."""
    issued = issue_date(paper)
    is_old = issued is not None and issued.year < _REFORMED
    for found in paper.search(_NAMES):
        low = max(0, found.start() - _BEFORE)
        if _OLD.search(paper.text, low, found.start()):
            continue
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”是机构改革前的名称。",
            f"核对现在的名称，一般为“{_FORMER[found[0]]}”。",
            severity="note" if is_old else None,
        )
