"""The words of a clause as a short digest (条文摘要): whether it has changed since somebody
looked at it."""

from __future__ import annotations

from hashlib import sha256

_LENGTH = 12  # hexadecimal digits


def clause_digest(words: str) -> str:
    """The digest of the prose of a clause, as it is written in the source."""
    plain = "".join(words.split())
    return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
