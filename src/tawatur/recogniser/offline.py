"""No call to the network while a model is loaded, whatever an engine would like to look up."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_SETTINGS = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
}
_YES = frozenset({"1", "ON", "YES", "TRUE"})


@contextmanager
def offline(asked: bool = True) -> Iterator[None]:
    """Inside it Hugging Face's libraries read what is on disk and nothing else; with ``asked`` False it does nothing.

    Their setting is an environment variable that they read when they are imported, so both it and what was read are set,
    and put back at the end.
    """
    if not asked:
        yield
        return
    before = {name: os.environ.get(name) for name in _SETTINGS}
    os.environ.update(_SETTINGS)
    constants = sys.modules.get("huggingface_hub.constants")
    read = getattr(constants, "HF_HUB_OFFLINE", before["HF_HUB_OFFLINE"] in _YES)
    if constants is not None:
        constants.HF_HUB_OFFLINE = True  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        constants = sys.modules.get("huggingface_hub.constants")
        if constants is not None:
            constants.HF_HUB_OFFLINE = read  # type: ignore[attr-defined]
