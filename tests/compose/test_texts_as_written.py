"""Texts that were written elsewhere and are kept as they are: how they count, who signs
them, and their tables."""

from __future__ import annotations

from policypress.document import Paragraph, Table, cell_text, plain
from policypress.pipeline.composing import compose
from policypress.system.environment import ROOT

POLICY = """\
title: 云湾区办法
short_title: 办法
kind: 办法
region: 云湾区
issuer: 云湾区人民政府
drafter: 云湾区科技局
number: {value: 云府规〔2025〕3号, basis: {status: proposed, reason: 样例}}
issued: {value: 2025年3月5日, basis: {status: proposed, reason: 样例}}
effective: {basis: {status: unknown, reason: 待定}}
validity: {basis: {status: unknown, reason: 待定}}
numbering: {scheme: articles, chapters: counted, brackets: half}
chapters:
  general: {title: 总则}
  more: {title: 支持}
signature: [云湾区人民政府, "{{ p.issued }}", （此件公开发布）]
list_annexes: false
notice:
  recipients: [各镇人民政府，区直各单位]
  text: [现印发给你们。]
  note: （此件公开发布）
  label: 附件1
"""
GENERAL = """\
articles:
  one:
    text: 见{{ ref('list') }}。
"""
MORE = """\
articles:
  two:
    paragraphs:
      main:
        text: 下列各项：
        items: {a: {text: 甲：, items: {x: 丙；}}, b: 乙。}
      table:
        table:
          columns: [类别, 标准, '']
          rows: [['甲', "一\\n二", 三]]
      bare:
        table: {columns: ['', ''], rows: [[丁, 戊]]}
"""
ANNEX = "title: 名单\ntext: 甲公司。\n"


def document(tmp_path, kind):
    """The lines of a document with the styles of its paragraphs, tables as rows."""
    for name, text in (
        ("policy.yaml", POLICY),
        ("parts/general.yaml", GENERAL),
        ("parts/more.yaml", MORE),
        ("annexes/list.yaml", ANNEX),
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    made = compose(
        tmp_path, ROOT / "templates", (), lambda *_: None, kinds=(kind,)
    )
    errors = [one for one in made.findings if one.severity == "error"]
    assert errors == []
    found = []
    for block in made.documents[0].blocks:
        if isinstance(block, Paragraph):
            found.append((block.role, plain(block.inlines)))
        elif isinstance(block, Table):
            rows = [tuple(map(cell_text, row)) for row in block.rows]
            found.append(("table", *rows))
    return found


def test_a_text_is_printed_as_it_was_written(tmp_path):
    found = document(tmp_path, "measures")
    start = found.index(("chapter", "一、总则"))
    assert found[start:] == [
        ("chapter", "一、总则"),
        ("body", "第一条\u3000见附件。"),
        ("chapter", "二、支持"),
        ("body", "第二条\u3000下列各项："),
        ("body", "(一)甲："),
        ("body", "1.丙；"),
        ("body", "(二)乙。"),
        ("table", ("类别", "标准"), ("甲", "一\n二", "三")),
        ("table", ("丁", "戊")),
        ("signature", "云湾区人民政府"),
        ("date-line", "2025年3月5日"),
        ("note", "（此件公开发布）"),
        ("attachment-label", "附件"),
        ("attachment-title", "名单"),
        ("body", "甲公司。"),
    ]


def test_a_letter_has_its_note_and_names_the_text_an_annex(tmp_path):
    found = document(tmp_path, "notice")
    start = found.index(("recipient", "各镇人民政府，区直各单位："))
    assert found[start + 1 : start + 7] == [
        ("body", "现印发给你们。"),
        ("signature", "云湾区人民政府"),
        ("date-line", "2025年3月5日"),
        ("note", "（此件公开发布）"),
        ("attachment-label", "附件1"),
        ("title", "云湾区办法"),
    ]


def test_items_may_be_counted_1_below_a_provision(tmp_path, monkeypatch):
    counted = POLICY.replace("brackets: half", "brackets: half, items: arabic")
    monkeypatch.setitem(globals(), "POLICY", counted)
    words = [one[1] for one in document(tmp_path, "measures")]
    start = words.index("第二条\u3000下列各项：")
    assert words[start + 1 : start + 4] == ["1.甲：", "(1)丙；", "2.乙。"]
