"""What a policy says that another may contradict: plain records with their places."""

from __future__ import annotations

from typing import Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from policypress.findings import Place

Force = Literal["in_force", "replaced", "expired", "draft", "unknown"]


class CitedDocument(Struct, frozen=True):
    """A document that the policy cites (登记的文件). successor: by what it says that the
    document was replaced, "" where it says nothing."""

    title: str
    number: str
    force: Force
    successor: str
    place: Place


class Definition(Struct, frozen=True):
    """A term (用语) and what the text says it means."""

    term: str
    meaning: str
    place: Place


class ComparedFigure(Struct, frozen=True):
    """A figure of somebody else's policy, as this one quotes it (对照数据).

    document: title of the policy it comes from, "" where none is named. region: whose.
    """

    document: str
    region: str
    article: str
    label: str
    value: str
    place: Place


class OwnFigure(Struct, frozen=True):
    """A figure of the policy itself, with the names on the way to it."""

    labels: tuple[str, ...]
    value: str


class Matter(Struct, frozen=True):
    """What a support is given for (支持事项).

    support: measure.support, as rules name it. name: of the support, without the words
    for the money. situations: what applicants have to have done or to be, in the words
    of its tiers. guard: the words of the policy that keep other policies' money for the
    same matter apart, "" where it has none."""

    support: str
    name: str
    situations: tuple[str, ...]
    clause: str
    guard: str
    place: Place


Placed = TypeVar("Placed", CitedDocument, Definition, ComparedFigure, Matter)


def moved(place: Place, folder: str, name: str) -> Place:
    """A place in a folder, with another name in place of the folder's own."""
    if not place.file.startswith(f"{folder}/"):
        return place
    return replace(place, file=name + place.file.removeprefix(folder))


class Facts(Struct, frozen=True):
    """One policy among others. name: as messages call its folder."""

    name: str
    title: str
    region: str
    documents: tuple[CitedDocument, ...] = ()
    definitions: tuple[Definition, ...] = ()
    compared: tuple[ComparedFigure, ...] = ()
    figures: tuple[OwnFigure, ...] = ()
    matters: tuple[Matter, ...] = ()

    @property
    def head(self) -> Facts:
        """The policy alone, without what it says: little enough to be remembered of each
        of a thousand."""
        return Facts(self.name, self.title, self.region)

    def called(self, name: str, folder: str) -> Facts:
        """The same with places that begin with a name instead of the policy's folder,
        which others may have as well."""

        def placed(records: tuple[Placed, ...]) -> tuple[Placed, ...]:
            return tuple(
                replace(one, place=moved(one.place, folder, name))
                for one in records
            )

        return replace(
            self,
            documents=placed(self.documents),
            definitions=placed(self.definitions),
            compared=placed(self.compared),
            matters=placed(self.matters),
        )
