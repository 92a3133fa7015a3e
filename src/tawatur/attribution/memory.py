"""Who spoke in an article so far, and whom an unnamed subject or a short form stands for."""

import msgspec

from tawatur.attribution.speakers import SAME, Phrase
from tawatur.model.attribution import Speaker

SOURCES = frozenset({"مصدر", "مصادر"})


def unnamed(speaker: Speaker, by_name: bool) -> Speaker:
    """The same speaker without words of his own: he stands for the nearest name (``by_name``), else for what the short form before stood for."""
    stands_for = speaker.span if by_name and speaker.span is not None else speaker.named
    return Speaker(span=None, kind=speaker.kind, resolves_to=stands_for, also=speaker.also)


class Said(msgspec.Struct, frozen=True):
    """Somebody who spoke before in the same article: what later short forms and unnamed subjects may stand for."""

    speaker: Speaker
    title: tuple[str, ...]
    gender: str
    sentence: int
    named: bool


class Memory:
    """Who spoke in an article so far."""

    def __init__(self) -> None:
        self.said: list[Said] = []

    @property
    def last(self) -> Said | None:
        """Who spoke last."""
        return self.said[-1] if self.said else None

    def remember(self, said: Said) -> None:
        """Add the newest."""
        self.said.append(said)

    def elided(self, gender: str, sentence: int, interrupted: bool) -> Speaker | None:
        """Who goes on speaking without a name: the last speaker, if nobody else could be meant since (``interrupted``) and the genders agree."""
        last = self.last
        if last is None or sentence - last.sentence > 3 or interrupted:
            return None
        if gender and last.gender and gender != last.gender:
            return None
        return unnamed(last.speaker, last.named)

    def resolve(self, phrase: Phrase) -> Speaker:
        """The speaker of a phrase; a short form stands for the one speaker of this article that fits it, else for nobody."""
        if not phrase.short:
            return Speaker(span=phrase.span, kind=phrase.kind, resolves_to=None, also=phrase.also)
        said = self._antecedent(phrase)
        if said is None or said.speaker.named is None:
            return Speaker(span=phrase.span, kind=phrase.kind, also=phrase.also)
        return Speaker(span=phrase.span, kind=said.speaker.kind, resolves_to=said.speaker.named, also=phrase.also)

    def _source(self) -> Said | None:
        """Whom «المصدر» stands for: the last unnamed source, else the last post, document, outlet or office; a named person is not called so."""
        called = [said for said in self.said if SOURCES.intersection(said.title)]
        if called:
            return called[-1]
        return self.last if self.last is not None and self.last.speaker.kind != "person" else None

    def _antecedent(self, phrase: Phrase) -> Said | None:
        if phrase.head in SOURCES:
            return self._source() or (self.last if SAME.intersection(phrase.title) else None)
        fits = [said for said in self.said if said.named and said.title[:1] == (phrase.head,)]
        fits = [said for said in fits if (said.speaker.kind == "person") == (phrase.kind == "person")]
        if not fits and phrase.kind == "person" and phrase.head in ("مسؤول", "دبلوماسي"):
            fits = [said for said in self.said if said.named and said.speaker.kind == "person" and len(said.title) > 1]
        names = {said.speaker.named for said in fits}
        return fits[-1] if len(names) == 1 else None
