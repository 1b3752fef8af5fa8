"""Documents on their way to the process that reads them (边编边校).

A fork inherits what has been read so far. The policy, and what is composed of it later,
travel through a file in memory, so that the process that composes never waits for the one
that reads; a pipe tells how much has come. Where there is no other process, all is only
remembered, and read by this one.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from msgspec import msgpack

from policypress.document import Document
from policypress.findings import Finding

if TYPE_CHECKING:
    from policypress.source.model import Policy

_SIZE = 8  # bytes of the number that goes through the pipe
# What cannot be written down, and what the system says when it has no more room.
_CANNOT = (OSError, OverflowError, TypeError, ValueError)


class Interrupted(Exception):
    """Not everything has come that was to be passed on."""


class Passing:
    """A policy, its documents in the order in which they are composed, and what was found
    meanwhile.

    is_elsewhere: whether another process is to read them, which has to be forked before
    anything is put in.
    """

    def __init__(self, is_elsewhere: bool) -> None:
        """Nothing has come yet. is_elsewhere: as above; the channel is open from here on."""
        self.documents: list[Document] = []
        self.findings: list[Finding] = []
        self._policy: Policy | None = None
        self._owner = os.getpid()
        self._channel = Channel() if is_elsewhere else None
        self._coming: Iterator[Any] | None = None

    def is_here(self) -> bool:
        """Whether this is the process that composes."""
        return os.getpid() == self._owner

    def begin(self, policy: Policy | None) -> None:
        """Passes the policy on, before its documents; None where it is wrong, and nothing
        is composed."""
        self._policy = policy
        self._send(pickle.dumps(policy, pickle.HIGHEST_PROTOCOL))

    def put(self, document: Document) -> None:
        """Passes a document on."""
        self.documents.append(document)
        self._send(document)

    def end(self, findings: list[Finding]) -> None:
        """That was the last one. findings: of reading the policy and composing."""
        self.findings = findings
        self._send(findings)
        if self._channel:
            self._channel.close()

    def policy(self) -> Policy | None:
        """The policy, as soon as it has come. To be asked for once, and first.

        Raises Interrupted when the process that composes stops before.
        """
        if self._is_at_hand():
            return self._policy
        for message in self._messages():
            policy: Policy | None = pickle.loads(message)
            return policy
        raise Interrupted

    def __iter__(self) -> Iterator[Document]:
        """Each document as soon as it has come; then `findings` is complete.

        Raises Interrupted when the process that composes stops before the end.
        """
        if self._is_at_hand():
            yield from self.documents
            return
        for message in self._messages():
            if isinstance(message, list):
                self.findings = message
                return
            yield message
        raise Interrupted

    def _is_at_hand(self) -> bool:
        """Whether everything is in this process already."""
        return self.is_here() or self._channel is None

    def _messages(self) -> Iterator[Any]:
        """What comes, in turn."""
        if self._coming is None and self._channel:
            decode = msgpack.Decoder(bytes | Document | list[Finding]).decode
            self._coming = map(decode, self._channel.received())
        return self._coming or iter(())

    def _send(self, message: Any) -> None:
        """Writes down one more message. After one that cannot be none is sent: this
        process will read all documents itself."""
        if self._channel is None:
            return
        try:
            self._channel.send(msgpack.encode(message))
        except _CANNOT:
            self._channel.close()
            self._channel = None


class Channel:
    """Messages from one process to another, one of which is a fork of the other."""

    def __init__(self) -> None:
        """To be made before the fork."""
        self._file = os.memfd_create("policypress")
        self._receiving, self._sending = os.pipe()
        # Where nobody reads any more, sending must fail and not wait.
        os.set_blocking(self._sending, False)
        self._end = 0

    def send(self, data: bytes) -> None:
        """Writes a message. Raises OSError where there is no room, or nobody reads."""
        if os.pwrite(self._file, data, self._end) < len(data):
            raise OSError
        self._end += len(data)
        os.write(self._sending, len(data).to_bytes(_SIZE, "little"))

    def received(self) -> Iterator[bytes]:
        """Each message, until the other side closes or ends."""
        os.close(self._sending)
        start = 0
        while number := os.read(self._receiving, _SIZE):
            size = int.from_bytes(number, "little")
            yield os.pread(self._file, size, start)
            start += size

    def close(self) -> None:
        """No more messages."""
        for number in (self._sending, self._receiving, self._file):
            with suppress(OSError):
                os.close(number)
