"""What the labels of models mean in our terms: one file a family in ``labels/``."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec

from tawatur.model.mention import MentionType


class LabelMap(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The labels of one family of models (a guideline of annotation): ``types`` by label; ``left_out`` name nothing of ours (dates, money).

    ``about`` says where the labels are from. Case does not count.
    """

    family: str
    about: str
    types: dict[str, MentionType]
    left_out: frozenset[str] = frozenset()

    def type_of(self, label: str) -> MentionType | None:
        """Our type for a label, None for one left out or unknown.

        >>> label_maps()["wojood"].type_of("gpe")
        'LOC'
        """
        return self.types.get(label.upper())

    def knows(self, label: str) -> bool:
        """Whether the label is mapped or left out on purpose."""
        return label.upper() in self.types or label.upper() in self.left_out


@cache
def label_maps() -> dict[str, LabelMap]:
    """All maps by family."""
    decode = msgspec.json.Decoder(LabelMap).decode
    folder = files("tawatur.recogniser") / "labels"
    maps = [decode(file.read_bytes()) for file in folder.iterdir() if file.name.endswith(".json")]
    return {found.family: found for found in sorted(maps, key=lambda found: found.family)}


def label_map(labels: Sequence[str]) -> LabelMap:
    """The map that knows most of these labels, and of two such the one that knows fewer others.

    >>> label_map(["PERS", "LOC", "ORG", "MISC"]).family, label_map(["person", "gpe", "norp"]).family
    ('anercorp', 'ontonotes')
    """
    return max(
        label_maps().values(),
        key=lambda found: (sum(map(found.knows, labels)), -len(found.types) - len(found.left_out)),
    )
