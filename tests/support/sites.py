"""Sites made from the tiny policy of tests/support/small_policy.py, and pages read as a browser reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from msgspec.structs import replace

from policypress.findings import has_errors
from policypress.pipeline import build as pipeline
from policypress.site import SiteRequest, make
from policypress.source.model import Policy
from tests.support import small_policy as small

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
KINDS = ("guide", "form", "measures", "comparison", "infographic")
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>]]></script></title>&amp;'\\\""
_VOID = {"meta", "link", "base", "br", "col", "input", "img", "hr", "rect"}


def composed(folder: Path) -> pipeline.Composed:
    """A policy with the documents a site is made of; a mistake in it fails the test with its findings."""
    found = pipeline.compose(
        folder, TEMPLATES, (), lambda *_: None, kinds=KINDS
    )
    assert found.policy and not has_errors(found.findings), "\n".join(
        map(str, found.findings)
    )
    return found


def site(
    folder: Path,
    changes: dict[str, str] | None = None,
    base_url: str = "",
    published: Policy | None = None,
    final: bool = False,
    downloads: bool = False,
) -> dict[str, str]:
    """The files of the tiny policy's site, as text. final: no draft line; downloads: every guide and form as a file, the PDFs as well."""
    found = composed(small.write(folder, changes))
    documents = list(found.documents)
    if final:
        documents = [replace(d, draft="") for d in documents]
    files = (
        {
            f"{d.name}.{kind}": b"PK" * 2000
            for d in documents
            for kind in ("docx", "pdf")
        }
        if downloads
        else {}
    )
    made, findings = make(
        SiteRequest(
            found.policy, documents, TEMPLATES, files, base_url, published
        )
    )
    assert not findings, findings
    return {name: data.decode("utf-8") for name, data in made.items()}


def written(folder: Path, files: dict[str, str] | dict[str, bytes]) -> str:
    """Address of a folder with these files."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder.as_uri()


def hostile() -> dict[str, str]:
    """Changes of the tiny policy that put markup, scripts and a title of 15 KB wherever words may stand. (Marks that turn the
    direction of a line are refused where the source is read.)"""
    title = HOSTILE + "长" * 5000
    return {
        **small.edited(
            "measures/prize.yaml",
            ("title: 奖励手艺大赛", f'title: "{title}"'),
            ("subject: 手艺大赛", f'subject: "{HOSTILE}"'),
            ("name: 大赛获奖奖励", f'name: "{HOSTILE}"'),
        ),
        **small.edited(
            "policy.yaml",
            ("region: 青石区", f'region: "{HOSTILE}"'),
            ("title: 支持匠人", f'title: "{HOSTILE}"'),
            ("drafter: 青石区文旅局", f'drafter: "{HOSTILE}"'),
            (
                "issued: {basis: {status: unknown, reason: 印发时确定}}",
                "issued: {value: 2025年3月1日, basis: {status: proposed, reason: 试}}",
            ),
        ),
        **small.edited(
            "fields.yaml",
            ("question: 在本区设立吗？", f'question: "{HOSTILE}"'),
            ("gold: 金奖", f'gold: "{HOSTILE}"'),
        ),
        **small.edited(
            "benchmarks/city.yaml", ("name: 市手艺规程", f'name: "{HOSTILE}"')
        ),
        "guides/prize.yaml": 'audience: 获奖的工作室。\nquestions:\n  q: {question: "[点](javascript:alert(1))<b>", answer: "<i>答</i> ![x](http://x.example/y.png)"}\n',
    }


@dataclass
class Page(HTMLParser):
    """What a browser would see. elements: (tag, attributes) in order; words: text outside scripts and styles;
    code: contents of script and style elements with their attributes."""

    html: str
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: str = ""
    code: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html)
        self.close()

    def handle_starttag(
        self, tag: str, attributes: list[tuple[str, str | None]]
    ) -> None:
        named = {name: value or "" for name, value in attributes}
        self.elements.append((tag, named))
        if tag not in _VOID:
            self.unclosed.append(tag)
        if tag in ("script", "style"):
            self.code.append((tag, named, ""))

    def handle_startendtag(
        self, tag: str, attributes: list[tuple[str, str | None]]
    ) -> None:
        self.elements.append(
            (tag, {name: value or "" for name, value in attributes})
        )

    def handle_endtag(self, tag: str) -> None:
        assert self.unclosed and self.unclosed[-1] == tag, (
            f"</{tag}> closes {self.unclosed[-1:]}"
        )
        self.unclosed.pop()

    def handle_data(self, data: str) -> None:
        if self.unclosed and self.unclosed[-1] in ("script", "style"):
            tag, named, words = self.code[-1]
            self.code[-1] = (tag, named, words + data)
        else:
            self.words += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [
            attributes for name, attributes in self.elements if name == tag
        ]

    def ids(self) -> list[str]:
        return [
            attributes["id"]
            for _, attributes in self.elements
            if "id" in attributes
        ]
