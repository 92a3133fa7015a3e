"""GLiNER: a model that is asked for kinds of names in words."""

from collections.abc import Iterator, Sequence
from typing import Any

from tawatur.recogniser.errors import ModelNotFound
from tawatur.recogniser.offline import offline
from tawatur.recogniser.windows import Named

PROMPTS = ("person", "organization", "location", "job title", "nationality", "military equipment")
"""What the model is asked for, in the words that the label map `words` knows."""
BATCH = 8
PIECES = 512
"""What an encoder with relative positions was trained to read at once, with the prompts."""


class GlinerEngine:
    """A loaded model. The words that it reads are ours: its own splitters cut Arabic at vowel signs, or into letters (GLiNER2, issue 147)."""

    def __init__(self, model: Any, *, least: float, prompts: Sequence[str] = PROMPTS) -> None:
        self._model = model.eval()
        self._model.data_processor.words_splitter = split_at_spaces
        self._tokenizer = model.data_processor.transformer_tokenizer
        self._least = least
        self.labels: Sequence[str] = prompts
        asked = sum(self.costs([word for prompt in prompts for word in prompt.split()])) + 2 * len(prompts)
        self.limit = max(1, min(model.config.max_len, _pieces(model, self._tokenizer) - asked))

    def costs(self, words: Sequence[str]) -> list[int]:
        """The pieces of each word, at least 1: the model bounds words, its encoder pieces, and so both hold."""
        if not words:
            return []
        pieces = self._tokenizer(list(words), add_special_tokens=False)["input_ids"]
        return [max(1, len(one)) for one in pieces]

    def names(self, texts: Sequence[Sequence[str]]) -> list[list[Named]]:
        """The names in each text, by numbers of words."""
        joined = [" ".join(text) for text in texts]
        found = self._model.inference(joined, list(self.labels), flat_ner=True, threshold=self._least, batch_size=BATCH)
        return [_by_words(text, names) for text, names in zip(joined, found, strict=True)]


def _pieces(model: Any, tokenizer: Any) -> int:
    """How many pieces the encoder reads, its own marks of start and end taken off."""
    encoder = getattr(model.config, "encoder_config", None)
    places = getattr(encoder, "max_position_embeddings", None) or PIECES
    own = tokenizer.num_special_tokens_to_add(pair=False)
    return int(min(PIECES, tokenizer.model_max_length, places) - own)


def split_at_spaces(text: str) -> Iterator[tuple[str, int, int]]:
    """Words with their offsets, as GLiNER's splitters give them.

    >>> list(split_at_spaces("وصل سليم"))
    [('وصل', 0, 3), ('سليم', 4, 8)]
    """
    start = 0
    for word in text.split(" "):
        yield word, start, start + len(word)
        start += len(word) + 1


def _by_words(text: str, found: Sequence[dict[str, Any]]) -> list[Named]:
    starts = {start: number for number, (_, start, _) in enumerate(split_at_spaces(text))}
    ends = {end: number for number, (_, _, end) in enumerate(split_at_spaces(text))}
    return [
        Named(starts[one["start"]], ends[one["end"]], str(one["label"]), round(min(1.0, float(one["score"])), 4))
        for one in found
    ]


def load_gliner(place: str, *, least: float, allow_download: bool = False) -> GlinerEngine:
    """The model in the folder ``place``, or the one of this id in the local cache; fetched only with ``allow_download``.

    Raises `ImportError` without the package, `ModelNotFound`.
    """
    from gliner import GLiNER

    with offline(not allow_download):
        try:
            model = GLiNER.from_pretrained(place, local_files_only=not allow_download)
        except (OSError, ValueError) as error:
            raise ModelNotFound(
                f"the model {place} cannot be read from disk ({type(error).__name__})",
                "give the folder of a saved model, or let it be fetched once with --allow-download",
            ) from error
    return GlinerEngine(model, least=least)
