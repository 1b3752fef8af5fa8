"""The document on a page of a government's site, apart from what surrounds it."""

from __future__ import annotations

import pytest
from lxml import html

from policypress.compare.read.unread import Unread
from policypress.importing.web.grid import rows_of
from policypress.importing.web.page import Page, read_page

PAGE = """\
<!DOCTYPE html><html><head><meta charset="{charset}">
<title>云湾区孵化器扶持办法_云湾区人民政府网站</title>
<style>p {{ color: red }}</style></head><body>
<div class="top"><a href="/">首页</a> | <a href="/zw">政务公开</a></div>
<div class="main"><h1>云湾区孵化器扶持办法</h1>
<p class="ly"><span>来源：区科技局</span><span>发布日期：2025-01-01</span></p>
<div id="zoom">
<p>　　<b>第一条</b>&nbsp;为支持孵化器，制定本办法。</p>
<p>　　第二条　标准如下：<br>　　（一）新设的，50万元；<br>（二）扩建的，
20万元。</p>
<table><tr><th>类别</th><th colspan="2">标准</th></tr>
<tr><td rowspan="2">甲类</td><td>国家级</td><td>10万元</td></tr>
<tr><td>市级</td><td><p>5万元</p><p>（上限）</p></td></tr></table>
<ol><li>先申请。</li><li>后审核。</li></ol>
<p style="display:none">看不见的字。</p><script>var x = "脚本，不是字。";</script>
<p>第三条　自印发之日起施行。<img src="章.png"></p>
<p><a href="a.doc">附件：申请表.doc</a></p>
<p>【打印】</p>
</div></div>
<div class="foot">版权所有：云湾区人民政府，联系电话：12345。</div>
</body></html>
"""


def read(text: str, charset: str = "utf-8"):
    unread = Unread("页.html")
    data = text.format(charset=charset).encode(charset)
    return read_page(data, "页.html", unread), unread


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk"])
def test_the_document_is_told_from_what_surrounds_it(charset):
    page, _ = read(PAGE, charset)
    assert [line.text for line in page.lines if not line.rows] == [
        "云湾区孵化器扶持办法",
        "第一条\u00a0为支持孵化器，制定本办法。",
        "第二条　标准如下：",
        "（一）新设的，50万元；",
        "（二）扩建的， 20万元。",
        "1. 先申请。",
        "2. 后审核。",
        "第三条　自印发之日起施行。",
        "附件：申请表.doc",
    ]
    aside = " ".join(line.text for line in page.aside)
    for words in ("首页", "来源：区科技局", "【打印】", "版权所有"):
        assert words in aside


def test_merged_cells_stand_once_and_every_row_is_as_wide():
    page, _ = read(PAGE)
    (table,) = [line.rows for line in page.lines if line.rows]
    assert table == (
        ("类别", "标准", ""),
        ("甲类", "国家级", "10万元"),
        ("", "市级", "5万元\n（上限）"),
    )


def test_a_picture_in_the_document_is_counted():
    _, unread = read(PAGE)
    assert [one.what for one in unread.uncompared()] == ["图片"]


def test_a_page_laid_out_in_a_table_is_no_table():
    page, _ = read(
        "<html><meta charset={charset}><body><table><tr><td><a href=x>导航</a>"
        "</td><td><table><tr><td><p>第一条　甲，乙。</p><p>第二条　丙，丁。</p>"
        "</td></tr></table></td></tr></table></body></html>"
    )
    words = [line.text for line in page.lines]
    assert words == ["第一条　甲，乙。", "第二条　丙，丁。"]
    assert [line.text for line in page.aside] == ["导航"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html></html>",
        "<" * 5000,
        "<div>" * 3000 + "深，很深。",
        "\x00\x01<p>字，有字。",
        "没有标签，只有字。",
        "<td rowspan=99999 colspan=999>一，二。",
    ],
)
def test_a_broken_page_is_read_as_far_as_it_can_be(text):
    page = read_page(text.encode(), "页.html", Unread("页.html"))
    words = "".join(line.text for line in [*page.lines, *page.aside])
    assert ("。" in words) == ("。" in text)


def test_frames_of_a_page_are_no_part_of_a_short_document():
    page, _ = read(
        "<html><meta charset={charset}><body><nav><a href=x>首页</a></nav>"
        "<div><h1>关于延期的通知</h1><div class='article-content'><div>各单位：</div>"
        "<div>经研究，予以延期。</div></div></div><div class='footer'>"
        "地址：某路1号，邮编：510000，电话：12345，未经许可，不得转载。</div></body></html>"
    )
    assert [line.text for line in page.lines] == [
        "关于延期的通知",
        "各单位：",
        "经研究，予以延期。",
    ]


def test_a_document_in_two_elements_is_whole():
    first = "第一条　为了支持，制定本办法。" * 30
    second = "第二条　自印发之日起，开始施行。" * 30
    page, _ = read(
        "<html><meta charset={charset}><body><div class='TRS_Editor'><p>"
        f"{first}</p></div><div class='TRS_Editor'><p>{second}</p></div>"
        "</body></html>"
    )
    assert [line.text for line in page.lines] == [first, second]


@pytest.mark.parametrize("text", ["", "<!-- 甲 -->", "<!doctype html>"])
def test_a_page_without_anything_on_it_is_empty(text):
    assert read(text)[0] == Page([], [], [])


def test_cells_stand_beside_those_that_reach_down_from_above():
    table = html.fromstring(
        "<table><tr><td rowspan=2>甲</td><td rowspan=2>乙</td><td>丙</td></tr>"
        "<tr><td>丁</td></tr><tr><td colspan=2>戊</td><td>己</td></tr></table>"
    )
    assert rows_of(table, lambda cell: cell.text) == (
        ("甲", "乙", "丙"),
        ("", "", "丁"),
        ("戊", "", "己"),
    )


def words_of(body: str) -> tuple[list[str], Unread]:
    """What is read of the body of a page, and what else was met."""
    page, unread = read(
        f"<html><meta charset={{charset}}><body>{body}</body></html>"
    )
    return [line.text for line in page.lines], unread


def test_words_marked_as_deleted_beside_inserted_ones_are_no_words():
    words, unread = words_of(
        "<p>第一条　奖励<del>10</del><ins>20</ins>万元，甲。</p>"
    )
    assert words == ["第一条　奖励20万元，甲。"]
    assert [one.what for one in unread.uncompared()] == ["标为删除的文字"]


@pytest.mark.parametrize("tag", ["s", "strike", "del"])
def test_struck_out_words_are_read_and_told(tag):
    words, unread = words_of(f"<p>第一条　<{tag}>乙</{tag}>丙，甲。</p>")
    assert words == ["第一条　乙丙，甲。"]
    assert [one.code for one in unread.findings()] == ["read-otherwise"]


def test_lines_that_are_printed_as_typed_are_lines():
    words, _ = words_of(
        "<pre>第一条　甲，乙。\n第二条　丙：\n  （一）子；\n</pre>"
    )
    assert words == ["第一条　甲，乙。", "第二条　丙：", "（一）子；"]


def test_raised_digits_are_no_other_number():
    words, _ = words_of("<p>第一条　10<sup>3</sup>和CO<sub>2</sub>，甲。</p>")
    assert words == ["第一条　10³和CO₂，甲。"]


def test_fields_of_a_form_say_what_they_show():
    words, _ = words_of(
        "<p>第一条　<input type=checkbox checked>甲，<input type=radio>乙，"
        "<select><option>丙<option selected>丁</select>，<input value=戊>，"
        "<textarea>己</textarea>，<input type=hidden value=庚>。</p>"
    )
    assert words == ["第一条　☑甲，○乙，丁，戊，己，。"]


@pytest.mark.parametrize(
    ("element", "what"),
    [
        ("<iframe src=a.html></iframe>", "嵌入的网页"),
        ("<svg><text>最高30万元</text></svg>", "图形"),
        ("<math><mfrac><mi>A</mi><mi>B</mi></mfrac></math>", "公式"),
        ("<object data=a.pdf></object>", "嵌入的对象"),
    ],
)
def test_what_shows_something_else_than_words_is_told(element, what):
    words, unread = words_of(
        f"<p>第一条　甲，{element}乙。</p><p>第二条　丙，丁。</p>"
    )
    assert words == ["第一条　甲，乙。", "第二条　丙，丁。"]
    assert [one.what for one in unread.uncompared()] == [what]


@pytest.mark.parametrize(
    "head",
    ["<h1>云湾区会展办法</h1>", "<div>云湾区会展办法</div>"],
)
def test_navigation_and_imprint_are_set_apart_in_elements_of_no_name(head):
    """A plain page, where all stands in the body side by side."""
    page, _ = read(
        "<html><head><title>云湾区会展办法_云湾区政府</title></head><body>"
        "<div>首页 | 政务公开 | 互动交流 <a href=#>登录</a></div>"
        f"{head}<p>云府规〔2025〕3号</p>"
        "<p>第一条 网站首页、办事大厅均受理。</p><p>第二条 补助20万元。</p>"
        '<div class="foot">主办：云湾区政府办　网站标识码：3700000001</div>'
        "<div>粤ICP备0000001号 分享到：微信</div></body></html>"
    )
    assert [one.text for one in page.lines] == [
        "云湾区会展办法",
        "云府规〔2025〕3号",
        "第一条 网站首页、办事大厅均受理。",
        "第二条 补助20万元。",
    ]
    assert len(page.aside) == 3


def test_a_clause_in_an_element_called_a_foot_is_of_the_document():
    page, _ = read(
        "<html><body><h1>云湾区会展办法</h1><p>第一条 补助20万元，一次付清。</p>"
        '<div class="bottom"><p>第二条 自印发之日起施行。</p></div></body></html>'
    )
    assert [one.text for one in page.lines][-1].startswith("第二条")
