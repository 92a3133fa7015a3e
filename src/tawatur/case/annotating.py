"""Pages annotated in one process or in several, always in the order given."""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice

from tawatur.case.errors import IngestStopped
from tawatur.case.lexicon import lexicon_with
from tawatur.lexicon.own_names import OwnName
from tawatur.model.document import Document, decode_document, encode_document
from tawatur.pipeline import STAGES, Stage, annotate

BATCH = 16
"""Pages sent to a worker at once; fewer pages than this are not worth starting one."""


def annotated(
    documents: Iterable[Document],
    processes: int = 1,
    stages: tuple[tuple[str, Stage], ...] = STAGES,
    names: tuple[OwnName, ...] = (),
) -> Iterator[Document]:
    """The records of ``documents`` in their order, the same for any number of ``processes``; other ``stages`` run in this one. ``names``: a newsroom's own.

    Workers are new interpreters (spawn), so a script that asks for them must guard its start with ``if __name__ == "__main__"``.
    Few pages are taken from ``documents`` ahead of what has come out. Raises `IngestStopped` when a worker is killed.
    """
    if processes < 2 or stages is not STAGES:
        return _here(documents, stages, names)
    batches = _batches(documents)
    first = next(batches, [])
    return _here(first, stages, names) if len(first) < BATCH else _by_workers(chain([first], batches), processes, names)


def _here(
    documents: Iterable[Document], stages: tuple[tuple[str, Stage], ...], names: tuple[OwnName, ...]
) -> Iterator[Document]:
    lexicon = lexicon_with(names)
    return (annotate(document, lexicon, stages).record() for document in documents)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    left = iter(documents)
    while batch := list(islice(left, BATCH)):
        yield batch


def _by_workers(batches: Iterable[list[Document]], processes: int, names: tuple[OwnName, ...]) -> Iterator[Document]:
    spawn = multiprocessing.get_context("spawn")
    waiting: deque[Future[list[bytes]]] = deque()
    with ProcessPoolExecutor(processes, mp_context=spawn) as workers:
        try:
            for batch in batches:
                waiting.append(workers.submit(annotate_batch, batch, names))
                if len(waiting) > 2 * processes:
                    yield from map(decode_document, waiting.popleft().result())
            while waiting:
                yield from map(decode_document, waiting.popleft().result())
        except BrokenProcessPool as error:
            message = "a worker process ended before its pages were done"
            raise IngestStopped(message, "run it again, it goes on from there; use fewer processes") from error
        finally:
            workers.shutdown(wait=True, cancel_futures=True)


def annotate_batch(batch: list[Document], names: tuple[OwnName, ...] = ()) -> list[bytes]:
    """The encoded records of some pages: what a worker does."""
    lexicon = lexicon_with(names)
    return [encode_document(annotate(document, lexicon)) for document in batch]
