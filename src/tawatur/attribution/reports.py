"""Reports brought by words of speech: verbs, participles, «بحسب»."""

from tawatur.attribution.according import find_according, link_leading_sources
from tawatur.attribution.channels import find_channel
from tawatur.attribution.contents import Content, read_content, says_that
from tawatur.attribution.cues import ReportingVerb
from tawatur.attribution.drafts import Draft
from tawatur.attribution.grammar import (
    after_nominative,
    agrees,
    carries,
    goes_with,
    masculine,
    past_relative,
    verb_here,
)
from tawatur.attribution.memory import Memory, Said, unnamed
from tawatur.attribution.openers import Opener, find_opener, object_at
from tawatur.attribution.speakers import Phrase, named_by_looks, read_phrase, unknown_name
from tawatur.attribution.subjects import antecedent, governing_subject, subject_before
from tawatur.attribution.view import PageView, Passage
from tawatur.model.attribution import Speaker
from tawatur.model.mention import Mention
from tawatur.model.span import Span

_NEWS = frozenset({"title", "subtitle", "body", "caption", "embed"})


class ReportReader:
    """Reads the reports of a page sentence by sentence; remembers who spoke."""

    def __init__(self, view: PageView) -> None:
        self.view = view
        self.drafts: list[Draft] = []
        self._memory: dict[int | None, Memory] = {}
        self._fuller: dict[Span, Span] = {}
        self._quoted_until = 0

    def read(self) -> list[Draft]:
        """The reports of all sentences, in order."""
        for passage in self.view.passages:
            if passage.kind in _NEWS:
                self._sentence(passage)
        return self.drafts

    def identity(self, draft: Draft) -> Span | None:
        """The fullest name of who speaks in a draft, the same for all his reports in the page."""
        found = draft.speaker.named
        seen = 0
        while found is not None and found in self._fuller and seen < 10:
            found, seen = self._fuller[found], seen + 1
        return found

    def _sentence(self, passage: Passage) -> None:
        memory = Memory() if passage.kind == "embed" else self._memory.setdefault(passage.article, Memory())
        found: list[Draft] = []
        roles = self.view.roles
        for j in range(passage.first, passage.last):
            role = roles[j]
            if role.verb is not None:
                draft = (
                    self._finite(j, passage, memory, found)
                    if role.finite
                    else self._participle(j, passage, memory, found)
                )
            elif role.use == "according":
                draft = find_according(self.view, j, passage, memory, found)
            else:
                continue
            if draft is not None:
                draft.sentence = passage.number
                draft.article = passage.article
                found.append(draft)
                self._remember(memory, draft, passage)
        link_leading_sources(found)
        self.drafts += found

    def _finite(self, j: int, passage: Passage, memory: Memory, found: list[Draft]) -> Draft | None:
        view, role = self.view, self.view.roles[j]
        verb = role.verb
        assert verb is not None
        if verb.within is not None:
            return self._within(j, passage, memory, verb)
        if not verb_here(self.view, j, passage):
            return None
        opener = find_opener(view, j, verb, passage.last) or self._object_of(j, verb, passage)
        if opener is None or (role.impersonal and opener.before <= j + 1):
            return None
        if view.roles[j - 1].relative and j > passage.first and opener.kind in ("preposition", "object"):
            return None
        phrase, patient = self._after(j, opener, verb)
        if phrase is not None and (phrase.vague or phrase.guessed) and (role.impersonal or not verb.human):
            return None
        if patient is not None:
            opener = patient
        content = read_content(view, opener, passage, j)
        if content is None:
            return None
        if opener.kind in ("object", "preposition") and role.impersonal:
            return None
        speaker = self._speaker(j, phrase, opener, passage, memory, found)
        if speaker is None:
            return None
        draft = self._draft(j, speaker, phrase, content, opener, verb)
        draft.parent = self._channel(j, opener, passage)
        return draft

    def _object_of(self, j: int, verb: ReportingVerb, passage: Passage) -> Opener | None:
        """The plain object right after a verb whose subject stands before it: «الوزارة نفت وجود خطر»."""
        if not verb.takes_object or subject_before(self.view, j, passage) is None:
            return None
        return object_at(self.view, j + 1, passage.last)

    def _after(self, j: int, opener: Opener, verb: ReportingVerb) -> tuple[Phrase | None, Opener | None]:
        """The subject between verb and report; where the verb has a patient («اتهم X Y بـ»), what is said starts with the patient."""
        view = self.view
        if verb.patient and view.words[j + 1].stem.startswith("ال") and view.words[j + 1].stem.endswith("ون"):
            first = after_nominative(view, j + 1, opener.before)  # «اتهم المعارضون الحكومة»: who accuses has the ending
            if first < opener.before:
                return read_phrase(view, j + 1, first), Opener("object", first, view.words[first].outer, first)
        phrase = read_phrase(view, j + 1, opener.before)
        if phrase is not None and not phrase.named and phrase.head.endswith("ين") and (verb.patient or verb.asks):
            return None, Opener("object", phrase.first, view.words[phrase.first].outer, phrase.first)
        if phrase is not None and phrase.vague and opener.kind == "that" and unknown_name(view, phrase):
            return named_by_looks(view, phrase), None
        if phrase is not None and phrase.vague and not phrase.short and verb.takes_object:
            return None, Opener("object", phrase.first, view.words[phrase.first].outer, phrase.first)
        if phrase is not None and verb.writes and phrase.kind in ("document", "social_post"):
            return None, None
        if not verb.patient or phrase is None or opener.kind not in ("preposition", "that") or view.roles[j].told:
            return phrase, None
        if view.roles[j].gender == "f" and masculine(phrase):
            return None, Opener("object", phrase.first, view.words[phrase.first].outer, phrase.first)
        person = phrase.kind == "person" and phrase.first in view.mention_at
        rest = view.mention_end[phrase.first] if person else phrase.last
        rest = past_relative(view, rest, opener.before)
        while rest < opener.before and rest in view.timed:
            rest += 1
        if rest < opener.before and not view.roles[rest].preposition and view.gap(rest) in (" ", "، "):
            return phrase, Opener("object", rest, view.words[rest].outer, rest)
        if verb.patient == "always":
            return None, Opener("object", phrase.first, view.words[phrase.first].outer, phrase.first)
        return phrase, None

    def _speaker(
        self, j: int, phrase: Phrase | None, opener: Opener, passage: Passage, memory: Memory, found: list[Draft]
    ) -> tuple[Speaker, Phrase | None] | None:
        view, role = self.view, self.view.roles[j]
        if phrase is not None:
            return self._resolved(phrase, memory), phrase
        before = subject_before(view, j, passage)
        if before is not None:
            return self._resolved(before, memory), before
        if not self._opens_clause(j, passage):
            return None
        governor = self._governor(found, j)
        several = view.words[j].stem.endswith(("ون", "وا")) and self._one_spoke(memory, governor)
        if governor is not None and not several and "و" in view.words[j].form.proclitics:
            return unnamed(governor.speaker, governor.named), None
        subject = governing_subject(view, j, passage) if not found else None
        if subject is not None:
            return self._resolved(subject, memory), subject
        if several:
            return None
        continues = role.verb is not None and role.verb.continues
        going_on = (
            memory.elided(role.gender, passage.number, self._interrupted(memory, passage.number, continues))
            if not found
            else None
        )
        if going_on is None and not found and opener.kind in ("that", "quote", "colon"):
            earlier = self._subject_of_last(j, passage, memory)
            if earlier is not None:
                return self._resolved_unnamed(earlier, memory), None
        if going_on is not None and (opener.kind != "object" or self._just_spoke(memory, j, passage)):
            return going_on, None
        if opener.kind in ("that", "quote", "colon") and role.verb is not None and role.verb.continues:
            return Speaker(span=None, kind="anonymous"), None
        return None

    def _subject_of_last(self, j: int, passage: Passage, memory: Memory) -> Phrase | None:
        """The subject of the sentence before in the same paragraph, for a verb that begins this one («وصل المدرب. وقال إن»): only where nobody has spoken since."""
        view = self.view
        if j != passage.first or not passage.number or "و" not in view.words[j].form.proclitics:
            return None
        before = view.passages[passage.number - 1]
        if before.article != passage.article or before.kind != passage.kind:
            return None
        if memory.last is not None and memory.last.sentence >= before.number:
            return None
        subject = governing_subject(view, before.last, before)
        if subject is None or not subject.named or subject.kind != "person" or view.roles[j].gender == "":
            return None
        return (
            subject
            if view.roles[j].gender == view.roles[before.first].gender or not view.roles[before.first].verb
            else None
        )

    def _resolved_unnamed(self, phrase: Phrase, memory: Memory) -> Speaker:
        return unnamed(self._resolved(phrase, memory), by_name=True)

    @staticmethod
    def _one_spoke(memory: Memory, governor: Draft | None) -> bool:
        """Whether a single person spoke last, for whom no plural verb stands."""
        last = governor.speaker if governor is not None else memory.last.speaker if memory.last is not None else None
        return last is not None and last.kind == "person" and not last.also and not (governor or memory.last).title  # type: ignore[union-attr]

    def _interrupted(self, memory: Memory, number: int, going_on: bool = False) -> bool:
        """Whether between the last report and this sentence stands another paragraph, or a name that could be meant."""
        last, passages = memory.last, self.view.passages
        if last is None:
            return True
        between = passages[last.sentence + 1 : number]
        names = [self.view.mention_at[k] for p in between for k in range(p.first, p.last) if k in self.view.mention_at]
        if going_on and names and self._all_of(names, last.speaker):
            return False
        return bool(names) or any(p.paragraph != passages[number].paragraph for p in between)

    def _all_of(self, names: list[Mention], speaker: Speaker) -> bool:
        """Whether the people named are all the one who spoke, by the last word of the name."""
        if speaker.kind != "person" or speaker.named is None:
            return False
        who = speaker.named.of(self.view.text).split()[-1]
        people = {name.span.of(self.view.text).split()[-1] for name in names if name.type == "PER"}
        return people <= {who}

    def _opens_clause(self, j: int, passage: Passage) -> bool:
        """Whether a verb begins its clause, so that its subject may be left out: «وقال», «، أكد», «حيث كتب»; not «تصريحه الأخير يؤكد»."""
        view = self.view
        if j == passage.first or set(view.words[j].form.proclitics) & set("وف"):
            return True
        return view.roles[j - 1].clause_start or bool(set("،,:؛.–-").intersection(view.gap(j)))

    def _just_spoke(self, memory: Memory, j: int, passage: Passage) -> bool:
        """Whether the sentence goes on from the one before it: «وأكد ...» right after a report."""
        last = memory.last
        starts = j == passage.first and self.view.words[j].form.proclitics == "و"
        return last is not None and starts and last.sentence == passage.number - 1

    def _resolved(self, phrase: Phrase, memory: Memory) -> Speaker:
        speaker = memory.resolve(phrase)
        if speaker.resolves_to is None:
            earlier = antecedent(self.view, phrase)
            if earlier is not None:
                speaker = Speaker(span=speaker.span, kind=speaker.kind, resolves_to=earlier, also=speaker.also)
        if speaker.span is not None and speaker.resolves_to is not None and speaker.span != speaker.resolves_to:
            self._fuller[speaker.span] = speaker.resolves_to
        return speaker

    @staticmethod
    def _governor(found: list[Draft], j: int) -> Draft | None:
        return next((d for d in reversed(found) if d.rule.startswith(("report", "hedge"))), None)

    def _participle(self, j: int, passage: Passage, memory: Memory, found: list[Draft]) -> Draft | None:
        view, role = self.view, self.view.roles[j]
        verb = role.verb
        assert verb is not None
        if j == passage.first and not passage.number:
            return None
        if view.words[j].form.proclitics not in ("", "و") or not self._starts_clause(j, passage):
            return None
        opener = find_opener(view, j, verb, passage.last)
        if opener is None or opener.before > j + 4 or (opener.kind == "object" and not verb.takes_object):
            return None
        content = read_content(view, opener, passage, j)
        governor = self._governor(found, j)
        if content is None or (governor is not None and governor.content == content.span):
            return None
        if governor is not None and not agrees(view, j, governor):
            governor = next((d for d in reversed(found) if d.rule.startswith("report") and agrees(view, j, d)), None)
        speaker, phrase = self._participle_speaker(j, passage, memory, governor)
        if speaker is None:
            return None
        draft = self._draft(j, (speaker, phrase), phrase, content, opener, verb)
        draft.rule = "report/participle"
        draft.parent = governor.parent if governor is not None else None
        if governor is not None and draft.act == "SPEECH.statement" and verb.entry != "say":
            draft.act = None
        return draft

    def _starts_clause(self, j: int, passage: Passage) -> bool:
        gap = self.view.gap(j)
        stem = self.view.words[j].stem
        marked = bool(set('،,.-–"”»“)').intersection(gap)) or says_that(self.view, j, passage.last)
        return j == passage.first or marked or stem in ("قائلا", "قائلة", "قائلين")

    def _participle_speaker(
        self, j: int, passage: Passage, memory: Memory, governor: Draft | None
    ) -> tuple[Speaker | None, Phrase | None]:
        if governor is not None:
            return unnamed(governor.speaker, governor.named), None
        if j > passage.first:
            subject = governing_subject(self.view, j, passage)
            if subject is not None:
                fits = goes_with(self.view, j, subject)
                return (self._resolved(subject, memory), subject) if fits else (None, None)
            goes_on = (
                memory.last is not None and memory.last.sentence == passage.number
            )  # a stray stop cut the report before
            return (memory.elided("", passage.number, interrupted=False) if goes_on else None), None
        return memory.elided("", passage.number, self._interrupted(memory, passage.number)), None

    def _draft(
        self,
        j: int,
        who: tuple[Speaker, Phrase | None],
        phrase: Phrase | None,
        content: Content,
        opener: Opener,
        verb: ReportingVerb,
    ) -> Draft:
        view, (speaker, said) = self.view, who
        cue = view.words[j].span
        act = verb.act
        if opener.kind in ("preposition", "object"):
            act = view.cues.acts.get(view.words[opener.word].stem, act)
        rule = "hedge" if said is not None and said.hedge else f"report/{opener.kind}"
        return Draft(
            speaker,
            cue,
            content.span,
            rule,
            cue.start,
            mode="direct" if content.direct else "indirect",
            act=None if rule == "hedge" else act,
            gender=view.roles[j].gender,
            title=said.title if said is not None else (),
            named=said is not None and not said.short,
            cues=(cue,),
        )

    def _channel(self, j: int, opener: Opener, passage: Passage) -> Draft | None:
        view = self.view
        found = find_channel(view, j + 1, opener.before)
        if (found is None and view.roles[passage.first].preposition) or (
            passage.first + 1 < passage.last and view.roles[passage.first + 1].use in ("interview", "channel")
        ):
            found = found or find_channel(view, passage.first, j)
        if found is not None:
            found.article = passage.article
        return found

    def _remember(self, memory: Memory, draft: Draft, passage: Passage) -> None:
        if draft.content is None or draft.rule == "hedge" or draft.speaker.named is None:
            return
        start = draft.cue.start if draft.cue is not None else draft.place
        if start < self._quoted_until:  # somebody quoted inside a quotation does not go on speaking after it
            return
        if draft.mode == "direct":
            self._quoted_until = draft.content.end
        number = self._sentence_at(draft.content.end, passage.number)
        memory.remember(Said(draft.speaker, draft.title, draft.gender, number, draft.named))

    def _sentence_at(self, offset: int, number: int) -> int:
        """The sentence in which a report ends that begins in sentence ``number``."""
        passages = self.view.passages
        while number + 1 < len(passages) and passages[number + 1].span.start < offset:
            number += 1
        return number

    def _within(self, j: int, passage: Passage, memory: Memory, verb: ReportingVerb) -> Draft | None:
        """«جاء في بيان للهيئة أن», «نقلت الوكالة عن شاهد قوله إن»."""
        if verb.within == "document":
            return self._in_document(j, passage, memory, verb)
        return self._carried(j, passage, memory, verb)

    def _in_document(self, j: int, passage: Passage, memory: Memory, verb: ReportingVerb) -> Draft | None:
        view = self.view
        if (
            j + 2 >= passage.last
            or view.words[j + 1].stem not in ("في", "علي", "ضمن")
            or view.roles[j + 2].use not in ("document", "post")
        ):
            return None
        opener = find_opener(view, j, verb, passage.last)
        phrase = read_phrase(view, j + 2, opener.before) if opener else None
        content = read_content(view, opener, passage, j) if opener else None
        if opener is None or phrase is None or content is None:
            return None
        return self._draft(j, (self._resolved(phrase, memory), phrase), phrase, content, opener, verb)

    def _carried(self, j: int, passage: Passage, memory: Memory, verb: ReportingVerb) -> Draft | None:
        view = self.view
        opener = find_opener(view, j, verb, passage.last)
        about = next((k for k in range(j + 1, opener.before if opener else j) if view.words[k].stem == "عن"), None)
        if opener is None or about is None or not carries(view, j, about):
            return None
        origin = read_phrase(view, about + 1, opener.before)
        content = read_content(view, opener, passage, j)
        if origin is None or content is None or (origin.vague and opener.kind == "that"):
            return None
        agency = read_phrase(view, j + 1, about) or subject_before(view, j, passage)
        spoken = next(
            (
                k
                for k in range(about, opener.before)
                if view.words[k].stem in ("قوله", "قولها", "قولهم", "تاكيده", "تاكيدها")
            ),
            j,
        )
        draft = self._draft(spoken, (self._resolved(origin, memory), origin), origin, content, opener, verb)
        if agency is not None and agency.kind == "person":
            return None
        if agency is not None:
            draft.parent = Draft(
                self._resolved(agency, memory),
                view.words[j].span,
                None,
                "channel/carried",
                view.words[j].start,
                passage.article,
                named=True,
            )
        return draft
