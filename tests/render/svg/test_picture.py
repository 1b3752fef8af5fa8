"""一图读懂: the policy as one picture, drawn from its source."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from policypress.document import Document, Paragraph, Text
from policypress.pipeline.composing import compose
from policypress.render.svg import render
from policypress.render.svg.raster import is_possible, raster
from tests.support.small_policy import FILES, edited, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[3]
POLICIES = ("policy", "examples/low-altitude", "examples/talent-housing")
SVG = "{http://www.w3.org/2000/svg}"
# Words that leave the box they stand in, as the browser sets them.
OUTSIDE = """() => [...document.querySelectorAll('g.box')].flatMap(box => {
    const edge = box.querySelector('rect').getBBox();
    const leaves = one => {
        const words = one.getBBox();
        return words.x < edge.x - 0.5 || words.y < edge.y - 0.5
            || words.x + words.width > edge.x + edge.width + 0.5
            || words.y + words.height > edge.y + edge.height + 0.5;
    };
    return [...box.querySelectorAll('text')].filter(leaves).map(one => one.textContent);
})"""


def picture(folder: Path) -> bytes:
    """The picture of a policy."""
    found = compose(
        folder,
        ROOT / "templates",
        (),
        lambda *_: None,
        kinds=("infographic",),
        since=False,
    )
    assert not [one for one in found.findings if one.severity == "error"]
    [document] = found.documents
    return render(document)


def texts(drawn: bytes) -> list[str]:
    tree = ElementTree.fromstring(drawn)
    return [one.text or "" for one in tree.iter(f"{SVG}text")]


def test_it_says_who_what_how_much_when_and_how(tmp_path: Path) -> None:
    words = texts(picture(write(tmp_path)))
    for expected in (
        "一图读懂《若干措施》",
        "在本区依法设立",
        "支持匠人",
        "手艺大赛",
        "最高20万元",
        "每年3月",
        "网上提交。",
        "1 受理",
        "5个工作日",
        "电话",
        "【待核】",
    ):
        assert expected in words


def test_the_same_policy_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = write(tmp_path)
    assert picture(folder) == picture(folder)


def test_a_public_address_is_a_code_in_the_picture(tmp_path: Path) -> None:
    plain = picture(write(tmp_path / "plain"))
    text = FILES["policy.yaml"]
    site = {"policy.yaml": f"site: https://www.example.gov.cn/\n{text}"}
    with_code = picture(write(tmp_path / "site", site))
    assert "扫码" not in plain.decode()
    assert "扫码查政策、算金额：https://" in with_code.decode()
    assert with_code.count(b"scale(") == 1


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script>]]>&amp;"
    changes = edited("measures/prize.yaml", ("手艺大赛\n", f'"{hostile}"\n'))
    drawn = picture(write(tmp_path, changes))
    tree = ElementTree.fromstring(drawn)
    assert {one.tag for one in tree.iter()} <= {
        f"{SVG}{name}" for name in ("svg", "rect", "g", "text", "path")
    }
    assert "<script>" in "".join(texts(drawn))


def test_a_document_without_anything_is_a_banner() -> None:
    title = Paragraph("title", (Text("题"),), level=1)
    drawn = render(Document("试", "题", (title,))).decode()
    assert re.findall(r"<text[^>]*>(.*?)</text>", drawn) == ["题"]


@pytest.mark.browser
@pytest.mark.parametrize("name", POLICIES)
def test_no_words_leave_their_box(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "picture.svg"
    file.write_bytes(picture(ROOT / name))
    page = browser.new_page(viewport={"width": 750, "height": 900})
    page.goto(file.as_uri())
    assert page.evaluate("document.querySelectorAll('text').length") > 60
    assert page.evaluate(OUTSIDE) == []
    page.close()


@pytest.mark.browser
def test_a_browser_makes_a_png_of_it(browser: Browser, tmp_path: Path) -> None:
    if not is_possible():
        pytest.skip("没有 Chromium、LibreOffice")
    drawn = picture(write(tmp_path))
    folder = tmp_path / "scratch"
    folder.mkdir()
    data = raster(drawn, folder)
    size = re.search(rb'width="(\d+)" height="(\d+)"', drawn)
    assert data is not None and size is not None
    seen = (int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
    assert seen == (int(size[1]), int(size[2]))


def test_without_a_program_there_is_no_png(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "policypress.render.svg.raster.find_program", lambda name: None
    )
    monkeypatch.setattr(
        "policypress.render.svg.raster.find_soffice", lambda: None
    )
    assert not is_possible()
    assert raster(b"<svg/>", tmp_path) is None
