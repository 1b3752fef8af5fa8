"""Outputs onto the disk: each file is old or new, never partial.

Nothing of the user's is lost.

What is ours, what is set aside and what is removed: docs/publishing.md.
"""

from policypress.publish.manifest import Owner, seen_from
from policypress.publish.publisher import Publisher, is_claimed
from policypress.publish.result import Published

__all__ = ["Owner", "Published", "Publisher", "is_claimed", "seen_from"]
