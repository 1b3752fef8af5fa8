"""A person who has only docs/zh: what its pages tell to type and to write is done word by word, and the
program answers what the pages say."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import docx
import pytest

from policypress.cli import main
from policypress.source import load
from policypress.system.environment import ROOT
from tests.site.everyday_queries import carried
from tests.support.walkthrough import is_answer, steps, walk

DOCS = ROOT / "docs/zh"
FIRST = "第一个十分钟.md"
PAGES = [FIRST, "加一档.md", "加一条措施.md", "加一个附件.md", "搜索.md"]
LINK = re.compile(r"\]\(([^)#:]+)\)")


@pytest.fixture
def follow(tmp_path, monkeypatch, capsys):
    """Follows a page in a new folder, after the first one, on which the others build."""
    monkeypatch.chdir(tmp_path)

    def run(words: list[str]) -> str:
        main(words)
        return capsys.readouterr().out

    def follow(*names: str, before: tuple[str, ...] = (FIRST,)) -> None:
        for page in dict.fromkeys((*before, *names)):
            for words, said, expected in walk(DOCS / page, tmp_path, run):
                assert is_answer(said, expected), f"{words}\n{said}"

    return follow


def clauses(folder: Path) -> str:
    """The text that the last build made."""
    document = docx.Document(folder / "练习-outputs/措施正文.docx")
    return "\n".join(one.text for one in document.paragraphs)


def test_the_first_ten_minutes_change_an_amount(follow, tmp_path):
    follow(FIRST)
    assert "每店最高8万元" in clauses(tmp_path)
    assert next((tmp_path / "比较结果").rglob("修订稿.docx"))


def test_a_tier_is_added(follow, tmp_path):
    follow("加一档.md")
    text = clauses(tmp_path)
    assert "中华老字号、省级老字号、市级老字号" in text
    assert "20万元、10万元、5万元" in text


def test_a_measure_is_added_with_its_guide(follow, tmp_path):
    follow("加一条措施.md")
    policy = load(tmp_path / "练习").policy
    assert policy
    assert "community-canteen" in policy.measures
    assert "用餐座位不少于30个的，给予3万元奖励" in clauses(tmp_path)
    guide = next((tmp_path / "练习-outputs/申报指南").glob("*社区食堂*.docx"))
    words = [
        cell.text
        for table in docx.Document(guide).tables
        for row in table.rows
        for cell in row.cells
    ]
    assert "能看出座位不少于30个" in words


def test_an_annex_is_added(follow, tmp_path):
    follow("加一个附件.md")
    assert "夜市评分表" in clauses(tmp_path)
    assert "夜市按照附件评分" in clauses(tmp_path)


def test_the_search_learns_words(follow, tmp_path):
    follow("搜索.md")
    page = tmp_path / "练习-outputs/site/search.html"
    assert "赶集" in str(carried(page.read_text("utf-8")))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_something_to_do(name):
    kinds = {step.kind for step in steps(DOCS / name)}
    assert {"console", "diff"} <= kinds


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda one: one.name)  # fmt: skip
def test_what_a_page_links_to_is_there(page):
    links = LINK.findall(page.read_text("utf-8"))
    assert [one for one in links if not (page.parent / one).exists()] == []


def test_pictures_are_small():
    pictures = list((DOCS / "pictures").glob("*.png"))
    assert pictures
    for path in pictures:
        assert path.stat().st_size <= 60 * 1024, path.name


def test_an_answer_is_compared_line_by_line():
    assert is_answer("甲\n用时 1 秒\n乙\n丙\n", "甲\n用时……\n……\n")
    assert not is_answer("甲\n", "乙\n")
    assert not is_answer("甲\n乙\n", "甲\n")


@pytest.mark.slow
def test_all_pages_are_followed_one_after_the_other(follow, tmp_path):
    follow(*PAGES)
    policy = load(tmp_path / "练习").policy
    assert policy
    assert len(policy.measures) == 4
    assert len(policy.guides) == 4
    assert list(policy.annexes) == ["market-scoring"]


def test_names_are_listed_as_the_page_shows(follow):
    follow("可用的名称.md")


def test_a_document_of_ones_own_is_one_template(tmp_path, capsys):
    """The template that the page on templates shows makes a document."""
    page = (DOCS / "模板.md").read_text("utf-8")
    [(name, text)] = re.findall(r"```jinja (\S+)\n(.*?)^```$", page, re.S | re.M)  # fmt: skip
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / name).write_text(text, "utf-8")
    main(["new", "policy", str(tmp_path / "练习")])
    words = ["build", "--policy", str(tmp_path / "练习"), "--only", "一页纸"]
    assert main([*words, "--templates", str(tmp_path / "templates")]) == 0
    made = docx.Document(tmp_path / "练习-outputs/一页纸.docx")
    text = "\n".join(one.text for one in made.paragraphs)
    assert "第一条支持开设便民门店。" in text.replace("　", "")


def test_a_text_is_imported_and_reviewed_by_a_newer_one(follow, tmp_path):
    follow("导入.md", before=())
    policy = load(tmp_path / "就业").policy
    assert policy
    assert policy.meta.notice.recipients == ("各镇人民政府，区直各单位",)
    part = (tmp_path / "就业/parts/chapter_2.yaml").read_text("utf-8")
    assert "补贴的具体标准见{{ ref('annex1') }}。" in part
