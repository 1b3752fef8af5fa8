"""The properties of a file show whether it is a draft."""

from __future__ import annotations

from policypress.word import properties


def test_a_draft_shows_itself_in_the_properties() -> None:
    written = properties.core("题<", "", "作者", "草案：数字待定")
    assert written.partition('elements/1.1/">')[2] == (
        "<dc:title>题&lt;</dc:title><dc:creator>作者</dc:creator>"
        "<dc:description>草案：数字待定</dc:description><dc:language>zh-CN</dc:language>"
        "<cp:contentStatus>草案</cp:contentStatus></cp:coreProperties>"
    )
    final = properties.core("", "主题", "", "")
    assert "<dc:subject>主题</dc:subject><dc:language>" in final
    assert "contentStatus" not in final and "<dc:title>" not in final


def test_properties_of_our_own_are_numbered_from_2_by_name() -> None:
    written = properties.custom({"b": "2", 'a"': "<1>"})
    kind = 'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"'
    assert written.partition('docPropsVTypes">')[2] == (
        f'<property {kind} pid="2" name="a&quot;"><vt:lpwstr>&lt;1&gt;</vt:lpwstr>'
        f'</property><property {kind} pid="3" name="b"><vt:lpwstr>2</vt:lpwstr>'
        "</property></Properties>"
    )
