"""每页行数、每行字数不合公文格式：排满21行，每行27字。

检查：`check 文稿.docx --layout` 排成页面以后，排满正文的页是不是22行、每行28字，行距是否撑满版心。
为什么：公文一般每面排22行，每行排28个字，并撑满版心。
不好：行距设为29磅，每页只有21行
好：行距28.95磅，字距−0.25磅，22行×28字
来源：GB/T 9704—2012 5.2.3；一般
"""

from __future__ import annotations

from policypress.lint.rule import Rule

RULE = Rule(
    code="PG-02",
    name="rows-and-characters",
    severity="warning",
    strength="一般",
    source="GB/T 9704—2012 5.2.3",
    reads="check",
    checks=("rows", "characters", "line-pitch", "no-full-page"),
)
