"""Leaflets (宣传单页): one page a measure, with a code where the site has an address."""

from __future__ import annotations

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from policypress.document import (
    Block,
    Code,
    Document,
    Paragraph,
    Table,
    Text,
    cell_text,
    paragraphs,
    plain,
)
from policypress.pipeline.composing import compose
from policypress.render.docx import load_look, render
from policypress.render.pdf import convert
from policypress.source import load
from policypress.system.tools import find_program
from tests.support.effort import more
from tests.support.small_policy import FILES, edited, write

ROOT = Path(__file__).resolve().parents[3]
SITE = "https://www.example.gov.cn/policies/service"
POLICIES = (
    "policy",
    *more("examples/low-altitude", "examples/talent-housing"),
)


def leaflets(folder: Path) -> list[Document]:
    found = compose(
        folder,
        ROOT / "templates",
        (),
        lambda *_: None,
        kinds=("leaflet",),
        since=False,
    )
    assert not [one for one in found.findings if one.severity == "error"]
    return list(found.documents)


def with_site(address: str = SITE) -> dict[str, str]:
    text = FILES["policy.yaml"]
    return {"policy.yaml": f"site: {address}\n{text}"}


def codes(document: Document) -> list[str]:
    return [
        item.address
        for block in paragraphs(document.blocks)
        for item in block.inlines
        if isinstance(item, Code)
    ]


def rows(document: Document) -> dict[str, str]:
    [table] = [one for one in document.blocks if isinstance(one, Table)]
    return {cell_text(row[0]): cell_text(row[-1]) for row in table.rows[1:]}


def test_a_leaflet_answers_what_people_ask(tmp_path: Path) -> None:
    first, *_ = leaflets(write(tmp_path))
    words = [plain(one.inlines) for one in paragraphs(first.blocks)]
    assert words[:2] == ["手艺大赛", "最高20万元"]
    assert rows(first) == {
        "谁能申请": "获奖的工作室。",
        "什么时候": "每年3月。",
        "怎么办": "网上提交。",
        "带什么": "申请表、获奖证书。",
        "办理流程": "受理 → 审定",
        "在哪里问": "电话：【待核】",
    }


def test_a_code_leads_to_the_page_of_the_measure(tmp_path: Path) -> None:
    found = leaflets(write(tmp_path, with_site()))
    assert [codes(one) for one in found] == [
        [f"{SITE}/m/{key}.html"] for key in ("prize", "training", "city-match")
    ]


def test_without_a_public_address_nothing_speaks_of_a_code(
    tmp_path: Path,
) -> None:
    for one in leaflets(write(tmp_path)):
        words = "".join(
            plain(block.inlines) for block in paragraphs(one.blocks)
        )
        assert codes(one) == []
        assert "扫码" not in words and "二维码" not in words


@pytest.mark.parametrize(
    "address",
    [
        "www.example.cn",
        "javascript:alert(1)",
        "https://例子.中国/",
        "https://a.example/?q=1",
        f"https://a.example/{'a' * 120}",
        '"https://a.example/\\n<b>"',
    ],
)
def test_what_is_no_address_is_named_with_its_place(
    tmp_path: Path, address: str
) -> None:
    loaded = load(write(tmp_path, with_site(address)))
    [finding] = [one for one in loaded.findings if one.severity == "error"]
    assert (finding.code, finding.place.line) == ("not-an-address", 1)


def test_the_picture_is_in_the_word_file(tmp_path: Path) -> None:
    first, *_ = leaflets(write(tmp_path, with_site()))
    look, _ = load_look(ROOT / "templates/looks/gbt9704.yaml")
    data = render(first, look)
    assert data == render(first, look)
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.read("word/media/code1.png")[:4] == b"\x89PNG"
        assert (
            'Target="media/code1.png"'
            in package.read("word/_rels/document.xml.rels").decode()
        )
        assert "r:embed=" in package.read("word/document.xml").decode()


def test_more_materials_than_fit_are_counted(tmp_path: Path) -> None:
    many = "".join(
        f"  paper{number}: {{name: 第{number}项材料的名称写得很长很长很长很长很长, form: copy, proves: [years]}}\n"
        for number in range(60)
    )
    changes = {
        **edited("guides/prize.yaml", ("form:\n", f"{many}form:\n")),
        **with_site(),
    }
    first, *_ = leaflets(write(tmp_path, changes))
    assert rows(first)["带什么"] == "共62项，见申报指南。"


@pytest.mark.libreoffice
def test_every_leaflet_of_three_policies_is_one_page(tmp_path: Path) -> None:
    """With a code, which takes the most room. Those of a policy are laid out in one file,
    each from the top of a page: as many pages as leaflets, and each begins one."""
    if not find_program("pdfinfo"):
        pytest.skip("没有 poppler")
    look, _ = load_look(ROOT / "templates/looks/gbt9704.yaml")
    counts: dict[str, int] = {}
    files = []
    for name in POLICIES:
        folder = copied_with_site(ROOT / name, tmp_path / Path(name).name)
        found = leaflets(folder)
        file = tmp_path / f"{folder.name}.docx"
        file.write_bytes(render(together(found), look))
        files.append(file)
        counts[folder.name] = len(found)
    assert sum(counts.values()) == (45 if len(POLICIES) > 1 else 24)
    out = tmp_path / "pdf"
    convert(files, out, base=tmp_path)
    assert {file.stem: pages(file) for file in out.glob("*.pdf")} == counts


def together(documents: list[Document]) -> Document:
    """Leaflets as one document, each with its draft line from the top of a page."""
    blocks: list[Block] = []
    for one in documents:
        draft = Paragraph("draft", (Text(one.draft),), new_page=bool(blocks))
        blocks += [draft, *one.blocks]
    return replace(documents[0], blocks=tuple(blocks), draft="")


def pages(pdf: Path) -> int:
    """How many pages a file has."""
    program = str(find_program("pdfinfo"))
    told = subprocess.run(
        [program, str(pdf)], check=True, capture_output=True, text=True
    )
    [line] = [
        one for one in told.stdout.splitlines() if one.startswith("Pages")
    ]
    return int(line.split()[1])


def copied_with_site(policy: Path, folder: Path) -> Path:
    """A copy of a policy folder that names a public address."""
    for file in policy.rglob("*.yaml"):
        copy = folder / file.relative_to(policy)
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text("utf-8")
        if file.name == "policy.yaml":
            text = f"site: {SITE}\n{text}"
        copy.write_text(text, "utf-8")
    return folder
