"""What a site for the public demands (build.py site --public): the document is issued and has
what that needs (source/check/stages), or every page says that it is a draft."""

from __future__ import annotations

from policypress.findings import Finding
from policypress.source.model import Policy
from policypress.source.stages import stage_of


def about_public(
    policy: Policy,
    final: bool,
) -> list[Finding]:
    """What stands against showing a site to the public; a note where it is of a draft.
    final: whether `--final` asks for the same already."""
    stage = stage_of(policy, final)
    if stage.use:
        message = f"公开的是{_called(stage.name)}：各页写明不具效力，不含拟定理由和来源"
        place = policy.meta.place_of("stage")
        hint = "印发后改写 stage，再生成公开的网页"
        return [Finding("public-draft", message, place, hint, "note")]
    # What an issued document lacks, the check of its stage has said already.
    return []


def _called(name: str) -> str:
    return "草案" if name == "起草" else name
