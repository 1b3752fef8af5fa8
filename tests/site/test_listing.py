"""measures.json, measures.csv and publish.json: held to their published schemas by a library that is not ours."""

from __future__ import annotations

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from policypress.site.listing import harmless
from policypress.site.publishing import publish_workbook
from tests.site.test_ics import ISSUED, dated
from tests.support.sites import HOSTILE, composed, hostile, site
from tests.support.small_policy import edited

SCHEMAS = ("rules", "measures", "publish")
PORTAL = """portal:
  index: 11440000MB2D00000X/2026-00001
  topics: [科技、教育, 文化]
  keywords: 手艺
  summary: "=1+1 <b>概述</b>"
  published: 2026年5月9日
  announcement: https://www.example.org/a?b=1
basis: {status: proposed, reason: 样例}
"""
FULL = edited(
    "policy.yaml",
    *ISSUED.items(),
    ("basis: {status: proposed, reason: 样例}\n", PORTAL),
)
PHONE = edited(
    "guides/common.yaml",
    (
        'contacts: {phone: {label: 电话, value: ""}}',
        "contacts: {phone: {label: 咨询电话, value: 0755-12345678}, watch: {label: 监督电话, value: 0755-1}}",
    ),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("listing")
    window = dated("第一批：2026年3月1日至31日；第二批：9月1日至30日18:00")
    return site(folder, FULL | PHONE | window)


@pytest.fixture(scope="module")
def foul(tmp_path_factory) -> dict[str, str]:
    return site(tmp_path_factory.mktemp("foul"), hostile())


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_is_published_keeps_to_its_schema(made, foul, name):
    schema = json.loads(made[f"{name}.schema.json"])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for files in (made, foul):
        errors = list(validator.iter_errors(json.loads(files[f"{name}.json"])))
        assert errors == []
    assert list(validator.iter_errors({"version": 1})) != []


@pytest.mark.slow
@pytest.mark.parametrize("policy", ["policy", "examples/low-altitude"])
def test_so_do_whole_policies(policy):
    from policypress.site import SiteRequest, make
    from tests.support.sites import ROOT, TEMPLATES

    found = composed(ROOT / policy)
    files, _ = make(SiteRequest(found.policy, found.documents, TEMPLATES))
    for name in SCHEMAS:
        schema = json.loads(files[f"{name}.schema.json"])
        validator = Draft202012Validator(schema)
        assert list(validator.iter_errors(json.loads(files[f"{name}.json"]))) == []  # fmt: skip


def test_a_measure_says_who_how_much_and_when(made):
    data = json.loads(made["measures.json"])
    prize = data["measures"][0]
    assert prize["audience"] == "获奖的工作室。"
    assert prize["most_yuan"] == 200000 and "20万元" in prize["amount"]
    assert prize["page"] == "m/prize.html"
    first, second = prize["window"]["periods"]
    assert first["label"] == "第一批" and not first["yearly"]
    assert first["opens"] == ["2026-03-01", "2026-03-01"]
    assert (second["closes"][0], second["closes_at"]) == (
        "2026-09-30",
        "18:00",
    )
    assert data["policy"]["effective"] == "2026-01-01"
    assert data["policy"]["number"] is None


def test_the_table_is_what_a_spreadsheet_reads(made, foul):
    assert made["measures.csv"].startswith("\ufeff标识,")
    text = made["measures.csv"].lstrip("\ufeff")
    rows = list(csv.reader(io.StringIO(text)))
    assert [row[0] for row in rows] == ["标识", "prize", "training", "city-match"]  # fmt: skip
    assert rows[1][9:11] == [
        "2026-03-01；2026-09-01",
        "2026-03-31；2026-09-30",
    ]
    rows = list(csv.reader(io.StringIO(foul["measures.csv"])))
    assert len({len(row) for row in rows}) == 1
    assert any(HOSTILE[:8] in cell for row in rows for cell in row)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝"])
def test_no_cell_is_a_formula(start):
    assert harmless(f"{start}1+1") == f"'{start}1+1"
    assert harmless("a\r\nb\x00") == "a b"
    assert harmless(None) == ""


def test_portals_get_what_the_source_says_and_null_for_the_rest(made):
    data = json.loads(made["publish.json"])
    assert data["索引号"] == "11440000MB2D00000X/2026-00001"
    assert data["主题分类"] == ["科技、教育", "文化"]
    assert data["关键词"] == ["手艺"]
    assert (data["发布日期"], data["施行日期"]) == ("2026-05-09", "2026-01-01")
    assert data["有效期至"] == "2028-12-31"
    assert data["有效性"] == "未印发"  # it is a draft still
    assert data["咨询电话"] == ["0755-12345678"]
    assert data["资金额度（最高，元）"] == 200000
    for name in ("发文字号", "成文日期", "所属行业", "政策解读", "企业特色"):
        assert data[name] is None


def test_the_workbook_has_one_row_without_a_formula(made):
    from openpyxl import load_workbook

    data = publish_workbook(made["publish.json"].encode())
    assert data == publish_workbook(made["publish.json"].encode())
    sheet = load_workbook(io.BytesIO(data)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    by_head = dict(
        zip(*list(sheet.iter_rows(values_only=True))[-2:], strict=True)
    )
    assert by_head["发文字号"] == "待补"
    assert by_head["内容概述"].endswith("=1+1 <b>概述</b>")
    assert by_head["主题分类"] == "科技、教育；文化"
