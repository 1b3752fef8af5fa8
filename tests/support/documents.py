"""Composing the tiny policy of tests/support/small_policy.py with a template written in the test."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from policypress.compose.compose import Composer
from policypress.compose.sandbox.template import load_templates
from policypress.document import Document, Paragraph, paragraphs, plain
from policypress.findings import Finding
from tests.support.small_policy import policy

ROOT = Path(__file__).resolve().parents[2]


def front(**said: str) -> str:
    """The front matter of a template; what is not said is 试."""
    return "".join(
        [
            "---\n",
            *(
                f"{key}: {value}\n"
                for key, value in {"title": "试", "file": "试", **said}.items()
            ),
            "---\n",
        ]
    )


FRONT = front()  # a body after it begins in line 5


@dataclass(frozen=True)
class Composed:
    """The documents of a composition and what was found."""

    documents: list[Document]
    findings: list[Finding]

    @property
    def paragraphs(self) -> list[Paragraph]:
        return [
            paragraph
            for document in self.documents
            for paragraph in paragraphs(document.blocks)
        ]

    @property
    def words(self) -> list[str]:
        """The words of each paragraph, those in cells included."""
        return [plain(paragraph.inlines) for paragraph in self.paragraphs]


def composed(
    folder: Path, changes: dict[str, str] | None = None, **templates: str
) -> Composed:
    """Documents of the tiny policy. templates: name → whole text; a name that begins with _ is a part in _parts/."""
    home = folder / "templates"
    for name, text in templates.items():
        path = home / (
            f"_parts/{name[1:]}.md" if name.startswith("_") else f"{name}.md"
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    kinds, findings = load_templates(home)
    composer = Composer(policy(folder, changes), home)
    documents = [
        document
        for job in composer.jobs(kinds)
        if (document := composer.compose(job))
    ]
    return Composed(documents, findings + composer.all_findings())


def body(
    folder: Path, text: str, changes: dict[str, str] | None = None
) -> Composed:
    """The tiny policy composed with one template that has this body."""
    return composed(folder, changes, one=FRONT + text)


def clause(folder: Path, prose: str, **swaps: str) -> Composed:
    """The tiny policy whose measure `training` says this prose, composed with a template that prints it."""
    text = f"""\
title: 资助手艺培训
subject: 手艺培训
paragraphs:
  main:
    text: |
      {prose}
supports:
  course:
    name: 手艺培训资助
    mode: 资助
    amount: {{share: 50%, of: cost, called: 实际培训费用}}
    limits:
      cap: {{at_most: 5万元, scope: row}}
      cap_year: {{at_most: 8万元, period: year}}
      pool: {{at_most: 90万元, scope: all, period: year}}
      quota_year: {{at_most: 2项, period: year}}
      quota_total: {{at_most: 20项, scope: all, period: year}}
conditions:
  years: {{field: years, op: at_least, value: 4年}}
facts:
  rooms: 12个
basis: {{status: proposed, reason: 无可比数据}}
"""
    template = "{% for m in policy.measures %}{% if m.id == 'training' %}\n{{ m.paragraphs[0] }}\n{% endif %}{% endfor %}"
    return body(folder, template, {"measures/training.yaml": text, **swaps})
