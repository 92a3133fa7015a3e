"""Token classification with Hugging Face transformers: CAMeLBERT, AraBERT, Wojood and any other fine-tuned encoder."""

from collections.abc import Sequence
from typing import Any

from tawatur.recogniser.errors import ModelNotFound, ModelUnusable
from tawatur.recogniser.offline import offline
from tawatur.recogniser.tags import labels_of, names_of
from tawatur.recogniser.windows import Named

MOST = 256
"""Pieces of a window: models are fine-tuned on sentences, and twice the length takes four times the attention."""
BATCH = 8
"""Windows read at once."""
_HEAD = ("classifier", "score", "qa_outputs")


class TransformersEngine:
    """A loaded model with its tokenizer (one with word numbers, a «fast» one).

    The tag of a word is that of its first piece, which is the only one that fine-tuning on words looks at; ``least`` is
    the share of probability from which a word is part of a name.
    """

    def __init__(self, tokenizer: Any, model: Any, *, least: float) -> None:
        self._tokenizer = tokenizer
        self._model = model.eval()
        self._least = least
        self._tags = [str(model.config.id2label[number]) for number in range(model.config.num_labels)]
        self.labels: Sequence[str] = labels_of(self._tags)
        self._most = min(MOST, tokenizer.model_max_length, _positions(model.config))
        self.limit = self._most - tokenizer.num_special_tokens_to_add(pair=False)

    def costs(self, words: Sequence[str]) -> list[int]:
        """The pieces of each word, 1 for one that the tokenizer has nothing for."""
        numbers = self._encoded([words], add_special_tokens=False).word_ids(0)
        counts = [0] * len(words)
        for number in numbers:
            if number is not None:
                counts[number] += 1
        return [max(1, count) for count in counts]

    def names(self, texts: Sequence[Sequence[str]]) -> list[list[Named]]:
        """The names in each text, by numbers of words."""
        found = []
        for start in range(0, len(texts), BATCH):
            found += self._batch(texts[start : start + BATCH])
        return found

    def _batch(self, texts: Sequence[Sequence[str]]) -> list[list[Named]]:
        import torch

        encoded = self._encoded(texts, padding=True, truncation=True, max_length=self._most, return_tensors="pt")
        with torch.inference_mode():
            shares = self._model(**encoded).logits.softmax(-1).tolist()
        return [
            names_of(self._tags, self._rows(len(text), encoded.word_ids(number), shares[number]), self._least)
            for number, text in enumerate(texts)
        ]

    def _rows(
        self, words: int, numbers: Sequence[int | None], pieces: Sequence[Sequence[float]]
    ) -> list[Sequence[float]]:
        """A row for every word: that of its first piece; all zero, so no name, for a word without one."""
        rows: list[Sequence[float]] = [[0.0] * len(self._tags)] * words
        for place in range(len(numbers) - 1, -1, -1):
            number = numbers[place]
            if number is not None:
                rows[number] = pieces[place]
        return rows

    def _encoded(self, texts: Sequence[Sequence[str]], **settings: Any) -> Any:
        return self._tokenizer([list(text) for text in texts], is_split_into_words=True, **settings)


def load_transformers(place: str, *, least: float, allow_download: bool = False) -> TransformersEngine:
    """The model in the folder ``place``, or the one of this id in the local cache; fetched only with ``allow_download``.

    Raises `ImportError` without the package, `ModelNotFound`, and `ModelUnusable` for a model without a trained head or
    without a tokenizer that numbers words. No code that comes with a model is run.
    """
    from transformers import AutoModelForTokenClassification

    with offline(not allow_download):
        tokenizer = _tokenizer(place, allow_download)
        try:
            model, told = AutoModelForTokenClassification.from_pretrained(
                place, local_files_only=not allow_download, output_loading_info=True
            )
        except (OSError, ValueError) as error:
            raise _not_found(place, error) from error
    untrained = sorted(key for key in told["missing_keys"] if key.startswith(_HEAD))
    if untrained:
        raise ModelUnusable(
            f"{place} was not trained to tell names (it has no {untrained[0]})",
            "name a model that was fine-tuned for token classification",
        )
    return TransformersEngine(tokenizer, model, least=least)


def _tokenizer(place: str, allow_download: bool) -> Any:
    from transformers import AutoTokenizer

    try:
        tokenizer = AutoTokenizer.from_pretrained(place, local_files_only=not allow_download)
        if (
            getattr(tokenizer, "add_prefix_space", None) is False
        ):  # byte-level pieces tell words by the space before them
            tokenizer = AutoTokenizer.from_pretrained(place, local_files_only=not allow_download, add_prefix_space=True)
    except (OSError, ValueError) as error:
        raise _not_found(place, error) from error
    if not tokenizer.is_fast:
        raise ModelUnusable(f"{place} has no tokenizer that numbers words", "add its tokenizer.json")
    return tokenizer


def _not_found(place: str, error: Exception) -> ModelNotFound:
    first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return ModelNotFound(
        f"the model {place} cannot be read from disk ({first})",
        "give the folder of a saved model, or let it be fetched once with --allow-download",
    )


def _positions(config: Any) -> int:
    """How many pieces the model has places for; RoBERTa's kind counts from behind its padding."""
    most = int(getattr(config, "max_position_embeddings", None) or MOST)
    padded = (config.pad_token_id or 0) + 1 if "roberta" in str(config.model_type) else 0
    return most - padded if most > 0 else MOST
