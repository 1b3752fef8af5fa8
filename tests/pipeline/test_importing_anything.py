"""Whatever lines stand in a file, in whatever order: the text we print is that of the file,
and `check` accepts it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policypress.pipeline.composing import found_by_composing
from policypress.pipeline.importing import ImportRequest, import_text
from policypress.system.environment import ROOT

TEMPLATES = ROOT / "templates"
LINES = [
    "云湾区人民政府文件",
    "云府规〔2025〕3号",
    "云湾区人民政府关于印发《云湾区孵化器扶持办法》的通知",
    "各镇人民政府，区直各单位：",
    "现印发给你们。",
    "云湾区人民政府",
    "2025年3月5日",
    "（此件公开发布）",
    "云湾区孵化器扶持办法",
    "第一章　总则",
    "第二章 扶持",
    "一、总则",
    "二、支持",
    "第一条　为支持，制定本办法。",
    "第二条 给予50万元，最高不超过一百万元，见附件1。",
    "第三条　本办法自2025年4月1日起施行，有效期3年。",
    "（一）甲；",
    "（二）乙。",
    "(一)丙；",
    "1.丁；",
    "（1）戊",
    "①己",
    "|类别|标准|",
    "||10万元|",
    "附件：1.名单",
    "2.表",
    "附件",
    "附件1",
    "附件2",
    "名单",
    "{{ x }} {% if %} {# 注 #} 冒号: # 井号",
    "- 列表 *星* _下_ `码` <b> & \\",
    "姓名：______　年　月　日",
    "抄送：区委。",
    "云湾区人民政府办公室　　2025年3月6日印发",
    "null",
    "\t制表\t",
]


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.sampled_from(LINES), min_size=1, max_size=18), st.booleans()
)
def test_the_text_is_that_of_the_file(lines, is_draft):
    with tempfile.TemporaryDirectory() as home:
        file, into = Path(home, "文.txt"), Path(home, "政策")
        file.write_text("\n".join(lines), "utf-8")
        request = ImportRequest(file, into, TEMPLATES, is_draft)
        result = import_text(request, lambda *_: None)
        assert result.is_equal, [str(one) for one in result.findings]
        found = found_by_composing(into, TEMPLATES).findings
        assert [str(one) for one in found if one.severity == "error"] == []
