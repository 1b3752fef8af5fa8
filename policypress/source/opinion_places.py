"""What an opinion is about that is no clause (章名、附则标题、附件的格): named by the path of
its node, as the listing of a returned file names it.
"""

from __future__ import annotations

from policypress.source.model import Policy

# The id of the supplementary chapter, and what those of other chapters begin with.
CHAPTER = "chapter:"
_ANNEXES, _CHAPTERS = "annexes/", "chapters."


def numbered_as(about: str) -> str:
    """The id by which the number is known of what an opinion is about: that of a clause
    itself; of a place in an annex, or the title of a chapter, that of the annex or the
    chapter."""
    file, is_path, keys = about.partition("#")
    if not is_path:
        return about
    if file.startswith(_ANNEXES):
        return file.removeprefix(_ANNEXES)
    if file == "policy" and keys.startswith(_CHAPTERS):
        return CHAPTER + keys.rpartition(_CHAPTERS)[2].partition(".")[0]
    return CHAPTER if file == "supplementary" else about


def is_there(about: str, policy: Policy) -> bool:
    """Whether a policy has the annex or chapter that an opinion is about."""
    name = numbered_as(about)
    if name.startswith(CHAPTER):
        key = name.removeprefix(CHAPTER)
        return key in policy.chapters or not key and bool(policy.closing)
    return name in policy.annexes
