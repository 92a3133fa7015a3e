"""Pages annotated in one process or in several, always in the order given."""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice

from tawatur.case.errors import IngestStopped
from tawatur.case.lexicon import NO_LISTS, OwnLists, lexicon_with
from tawatur.model.document import Document, decode_document, encode_document
from tawatur.pipeline import STAGES, Stage, annotate

BATCH = 16
"""Pages sent to a worker at once; fewer pages than this are not worth starting one."""


def annotated(
    documents: Iterable[Document],
    processes: int = 1,
    stages: tuple[tuple[str, Stage], ...] = STAGES,
    own: OwnLists = NO_LISTS,
) -> Iterator[Document]:
    """The records of ``documents`` in their order, the same for any number of ``processes``; other ``stages`` run in this one. ``own``: what a newsroom added.

    Workers are new interpreters (spawn), so a script that asks for them must guard its start with ``if __name__ == "__main__"``.
    Few pages are taken from ``documents`` ahead of what has come out. Raises `IngestStopped` when a worker is killed.
    """
    if processes < 2 or stages is not STAGES:
        return _here(documents, stages, own)
    batches = _batches(documents)
    first = next(batches, [])
    return _here(first, stages, own) if len(first) < BATCH else _by_workers(chain([first], batches), processes, own)


def _here(documents: Iterable[Document], stages: tuple[tuple[str, Stage], ...], own: OwnLists) -> Iterator[Document]:
    lexicon = lexicon_with(own)
    return (annotate(document, lexicon, stages).record() for document in documents)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    left = iter(documents)
    while batch := list(islice(left, BATCH)):
        yield batch


def _by_workers(batches: Iterable[list[Document]], processes: int, own: OwnLists) -> Iterator[Document]:
    spawn = multiprocessing.get_context("spawn")
    waiting: deque[Future[list[bytes]]] = deque()
    with ProcessPoolExecutor(processes, mp_context=spawn) as workers:
        try:
            for batch in batches:
                waiting.append(workers.submit(annotate_batch, batch, own))
                if len(waiting) > 2 * processes:
                    yield from map(decode_document, waiting.popleft().result())
            while waiting:
                yield from map(decode_document, waiting.popleft().result())
        except BrokenProcessPool as error:
            message = "a worker process ended before its pages were done"
            raise IngestStopped(message, "run it again, it goes on from there; use fewer processes") from error
        finally:
            workers.shutdown(wait=True, cancel_futures=True)


def annotate_batch(batch: list[Document], own: OwnLists = NO_LISTS) -> list[bytes]:
    """The encoded records of some pages: what a worker does."""
    lexicon = lexicon_with(own)
    return [encode_document(annotate(document, lexicon)) for document in batch]
