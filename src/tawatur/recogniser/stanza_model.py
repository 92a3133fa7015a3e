"""Stanza's name tagger, read word by word with the probabilities of its CRF.

Stanza itself gives tags without a confidence, and drops names whose words it divides (issue 1393; spacy-stanza, issue 82).
Here its tagger gets our words, none divided, and the marginals come from its own scores by the forward-backward algorithm.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tawatur.recogniser.errors import ModelNotFound, ModelUnusable
from tawatur.recogniser.offline import offline
from tawatur.recogniser.tags import labels_of, names_of
from tawatur.recogniser.windows import Named

LIMIT = 200
"""Words of a window: a recurrent network reads any length, and forgets."""
BATCH = 32


class StanzaEngine:
    """A loaded tagger (`stanza.models.ner.trainer.Trainer`)."""

    def __init__(self, trainer: Any, *, least: float) -> None:
        self._trainer = trainer
        self._least = least
        column = trainer.args["predict_tagset"]
        self._column = column
        self._tags = [str(tag) for tag in trainer.vocab["tag"].items(column)]
        self.labels: Sequence[str] = labels_of(self._tags)
        self.limit = LIMIT

    def costs(self, words: Sequence[str]) -> list[int]:
        """1 for each word."""
        return [1] * len(words)

    def names(self, texts: Sequence[Sequence[str]]) -> list[list[Named]]:
        """The names in each text, by numbers of words."""
        from stanza.models.common.doc import Document
        from stanza.models.ner.data import DataLoader

        if not texts:
            return []
        document = Document([[{"id": n + 1, "text": word} for n, word in enumerate(text)] for text in texts])
        trainer = self._trainer
        batches = DataLoader(
            document, BATCH, trainer.args, vocab=trainer.vocab, evaluation=True, preprocess_tags=False,
            bert_tokenizer=trainer.model.bert_tokenizer,
        )  # fmt: skip
        rows = [row for batch in batches for row in self._marginals(batch)]
        return [names_of(self._tags, row, self._least) for row in rows]

    def _marginals(self, batch: Any) -> list[list[list[float]]]:
        """For each sentence of a batch, in the order given, the probability of each tag of each word."""
        import torch
        from stanza.models.common.utils import unsort
        from stanza.models.ner.trainer import unpack_batch

        model = self._trainer.model.eval()
        device = next(model.parameters()).device
        inputs, order, word_order, char_order, lengths, *chars = unpack_batch(batch, device)
        words, letters, letters_mask, characters, tags = inputs
        word_lengths, char_lengths, char_offsets = chars
        with torch.inference_mode():
            _, logits, transitions = model(
                words, letters, letters_mask, tags, word_order, lengths, word_lengths,
                characters, char_offsets, char_lengths, char_order,
            )  # fmt: skip
            scores, steps = logits[self._column], transitions[self._column]
            rows = [marginals(scores[number, :length], steps).tolist() for number, length in enumerate(lengths)]
        sorted_back: list[list[list[float]]] = unsort(rows, order)
        return sorted_back


def marginals(scores: Any, steps: Any) -> Any:
    """The probability of each tag of each word (rows add up to 1) in a linear chain, from tensors of log potentials.

    ``scores`` are words by tags, ``steps[i, j]`` the score of tag j behind tag i (forward-backward, Rabiner 1989).
    """
    import torch

    forward = [scores[0]]
    for row in scores[1:]:
        forward.append(row + torch.logsumexp(forward[-1].unsqueeze(1) + steps, dim=0))
    backward = [torch.zeros_like(scores[0])]
    for row in reversed(scores[1:]):
        backward.append(torch.logsumexp(steps + (row + backward[-1]).unsqueeze(0), dim=1))
    both = torch.stack(forward) + torch.stack(backward[::-1])
    return both.softmax(-1)


def load_stanza(place: str, *, least: float, allow_download: bool = False) -> StanzaEngine:
    """The tagger in the file ``place`` (``.pt``), or the default one of a language («ar») in Stanza's folder of resources.

    Word vectors and character models that a file needs are looked for beside it and where Stanza keeps them
    (``../pretrain``, ``../forward_charlm``, ``../backward_charlm``). Fetched only with ``allow_download``, and only for a
    language. Raises `ImportError` without the package, `ModelNotFound`, `ModelUnusable`.
    """
    with offline(not allow_download):
        file = Path(place)
        trainer = _from_file(file) if file.is_file() else _of_language(place, allow_download)
    return StanzaEngine(trainer, least=least)


def _of_language(language: str, allow_download: bool) -> Any:
    import stanza
    from stanza.pipeline.core import DownloadMethod

    try:
        pipeline = stanza.Pipeline(
            language,
            processors="tokenize,ner",
            tokenize_pretokenized=True,
            download_method=DownloadMethod.REUSE_RESOURCES if allow_download else None,
            verbose=False,
        )
    except (OSError, ValueError, RuntimeError, stanza.pipeline.core.PipelineRequirementsException) as error:
        raise ModelNotFound(
            f"no tagger of Stanza for «{language}» is on disk ({type(error).__name__})",
            "give its .pt file, or let it be fetched once with --allow-download",
        ) from error
    return pipeline.processors["ner"].trainers[0]


def _from_file(file: Path) -> Any:
    from stanza.models.common.exceptions import BackwardCharlmNotFoundError, ForwardCharlmNotFoundError
    from stanza.models.common.pretrain import Pretrain
    from stanza.models.ner.trainer import Trainer

    vectors = _beside(file, "pretrain")
    charlm = {
        f"charlm_{way}_file": str(found) for way in ("forward", "backward") if (found := _beside(file, f"{way}_charlm"))
    }
    try:
        return Trainer(
            args=charlm, model_file=str(file), pretrain=Pretrain(str(vectors)) if vectors else None, device="cpu"
        )
    except (ForwardCharlmNotFoundError, BackwardCharlmNotFoundError) as error:
        raise ModelNotFound(f"{file} needs a character model that is not beside it", "put it there") from error
    except Exception as error:  # pickle, torch and Stanza each have their own for a file that is no tagger
        raise ModelUnusable(
            f"{file} is no name tagger of Stanza ({type(error).__name__})", "give its .pt file"
        ) from error


def _beside(file: Path, kind: str) -> Path | None:
    """The one file of this kind where Stanza keeps it, else None."""
    found = sorted((file.parent.parent / kind).glob("*.pt"))
    return found[0] if len(found) == 1 else None
