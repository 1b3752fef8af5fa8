"""A district puts its policies into one site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policypress.cli import main
from policypress.pipeline import build as pipeline
from policypress.pipeline.hub import HubRequest, build_hub
from policypress.pipeline.request import BuildRequest
from policypress.system.environment import ROOT
from tests.support.small_policy import write

TEMPLATES = ROOT / "templates"
ADDRESS = "https://example.org/z/"
LINK = re.compile(r'(?:href|src)="([^"#]*)')


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Two policies of one district, and the site of both."""
    home = tmp_path_factory.mktemp("hub")
    for name, title in (("甲", "手艺发展"), ("乙", "匠人培养")):
        (home / name).mkdir()
        write(home / name)
        file = home / name / "policy/policy.yaml"
        text = file.read_text("utf-8")
        words = text.replace("促进手艺发展", f"促进{title}", 1)
        if name == "乙":
            words += f"\nsite: {ADDRESS}\n"
        file.write_text(words, "utf-8")
    named = {name: home / name / "policy" for name in ("甲", "乙")}
    result = build_hub(
        HubRequest(named, TEMPLATES, home / "门户"), lambda *_: None
    )
    assert result.written, result.findings
    return home


def page(folder: Path, name: str) -> str:
    return (folder / "门户/site" / name).read_text("utf-8")


def test_the_home_leads_to_each_policy_and_to_what_happened(folder):
    home = page(folder, "index.html")
    assert "青石区政策" in home
    assert "青石区关于促进匠人培养的若干措施" in home
    assert "calculator.html#things-happened=" in home


def test_every_link_of_every_page_leads_somewhere(folder):
    site = folder / "门户/site"
    for file in site.rglob("*.html"):
        for link in LINK.findall(file.read_text("utf-8")):
            if link and ":" not in link:
                from urllib.parse import unquote

                there = (file.parent / unquote(link)).resolve()
                assert there.is_file(), f"{file.name}: {link}"


def test_the_pages_of_a_policy_are_those_it_has_alone(folder, tmp_path):
    alone = pipeline.site(
        BuildRequest(folder / "甲/policy", TEMPLATES, tmp_path),
        lambda *_: None,
    )
    assert alone.written
    for file in (tmp_path / "site").rglob("*"):
        if not file.is_file():
            continue
        name = file.relative_to(tmp_path / "site").as_posix()
        there = (folder / "门户/site/甲" / name).read_bytes()
        words = re.sub(
            rb'<li><a href="[./]*index.html">\xe5\x85\xa8\xe9\x83\xa8[^<]*</a></li>',
            b"",
            there,
        )
        assert words.split() == file.read_bytes().split(), name


def test_a_site_stands_at_the_address_that_its_policy_states(folder, tmp_path):
    """Alone; below a joint site it stands somewhere else."""
    pipeline.site(
        BuildRequest(folder / "乙/policy", TEMPLATES, tmp_path),
        lambda *_: None,
    )
    home = (tmp_path / "site/index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{ADDRESS}index.html">' in home
    assert (tmp_path / "site/sitemap.xml").is_file()
    assert 'rel="canonical"' not in page(folder, "乙/index.html")


def test_a_mistake_in_one_policy_leaves_the_site_as_it_was(folder, capsys):
    before = page(folder, "index.html")
    broken = folder / "乙/policy/measures/prize.yaml"
    kept = broken.read_text("utf-8")
    broken.write_text("title: [", "utf-8")
    named = [str(folder / name / "policy") for name in ("甲", "乙")]
    code = main(["site", *named, "--out", str(folder / "门户")])
    broken.write_text(kept, "utf-8")
    said = capsys.readouterr().out
    assert code == 1 and "乙/policy/measures/prize.yaml" in said
    assert page(folder, "index.html") == before


def test_a_final_site_is_refused_as_long_as_one_policy_lacks_something(
    folder, tmp_path, capsys
):
    named = [str(folder / name / "policy") for name in ("甲", "乙")]
    code = main(["site", *named, "--final", "--out", str(tmp_path)])
    said = capsys.readouterr().out
    assert code == 1 and "甲/policy/policy.yaml" in said
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([], "须用 --out"),
        (["--out", "x", "--since", "v1"], "一次只能用于一个政策"),
        (["--out", "x", "--title", "甲\n乙"], "控制字符"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(folder, capsys, more, said):
    named = [str(folder / name / "policy") for name in ("甲", "乙")]
    assert main(["site", *named, *more]) == 2
    assert said in capsys.readouterr().err
