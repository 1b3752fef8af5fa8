"""What says that a part of the rules has no expression over columns."""

from __future__ import annotations


class NotCompiledError(Exception):
    """A part of the rules that only the engine for one applicant can run.

    reason: why, in Chinese, as a note of the result says it.
    """

    def __init__(self, reason: str) -> None:
        """See above."""
        self.reason = reason
        super().__init__(reason)
