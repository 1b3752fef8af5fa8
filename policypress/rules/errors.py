"""What is wrong with rules that cannot be run, and how large they may be."""

from __future__ import annotations

MOST_DEPTH = 60  # of nested operations: real policies stay below twenty
MOST_NODES = 50_000  # of one expression


class RulesError(ValueError):
    """Rules that cannot be run: unknown operation, wrong shape or version.

    message: one Chinese sentence; path: where in the expression it is, as
    "sum[1].product[0]" ("" = at its root).
    """

    def __init__(
        self,
        message: str,
        path: str = "",
    ) -> None:
        """See above."""
        self.message = message
        self.path = path.lstrip(".")
        place = f"{self.path}：" if self.path else ""
        super().__init__(place + message)
