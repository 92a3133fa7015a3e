"""What a person writes, and what is said when it cannot be had."""

import os
from pathlib import Path

import pytest
from tests.recogniser.conftest import INSTALLED, MISSING, needs, saved_model

from tawatur.model.span import Span
from tawatur.recogniser.contract import Bias
from tawatur.recogniser.errors import BadRecogniser, MissingExtra, ModelNotFound, ModelUnusable
from tawatur.recogniser.loading import load_recogniser, load_recognisers
from tawatur.recogniser.offline import offline

TEXT = "استقبل سليم الراوي وفدا من هيئة الأنهار في الواحة."


@pytest.mark.parametrize("wanted", ["", "gliner", "gliner:", "spacy:x", "C:/models/ner"])
def test_what_is_no_recogniser_is_refused(wanted: str) -> None:
    with pytest.raises(BadRecogniser, match="gliner, stanza, transformers"):
        load_recogniser(wanted)


@pytest.mark.parametrize("kind", MISSING)
def test_a_missing_extra_is_named_with_the_command_that_installs_it(kind: str) -> None:
    with pytest.raises(MissingExtra, match=rf"pip install 'tawatur\[{kind}\]'"):
        load_recogniser(f"{kind}:anything")


@pytest.mark.filterwarnings("ignore:The `resume_download` argument")
@pytest.mark.parametrize("kind", INSTALLED)
def test_a_model_that_is_not_on_disk_is_not_fetched(kind: str, no_network: list[str], tmp_path: Path) -> None:
    for place in ("someone/no-such-model-7f3a", str(tmp_path / "nowhere"), str(tmp_path)):
        with pytest.raises((ModelNotFound, ModelUnusable)) as caught:
            load_recogniser(f"{kind}:{place}")
        assert caught.value.what_to_do
    assert no_network == []


@pytest.mark.parametrize("kind", INSTALLED)
def test_loading_and_reading_never_use_the_network(
    kind: str, request: pytest.FixtureRequest, no_network: list[str]
) -> None:
    place = saved_model(request, kind)
    assert len(load_recogniser(f"{kind}:{place}").read(TEXT, [Span(0, len(TEXT))])) == 3
    assert no_network == []


@needs("transformers")
def test_names_hold_no_path_and_are_told_apart(transformers_folder: Path) -> None:
    found = load_recognisers([f"transformers:{transformers_folder}"] * 3)
    assert [one.name for one in found] == [
        "transformers:tiny-ner",
        "transformers:tiny-ner#2",
        "transformers:tiny-ner#3",
    ]


@needs("transformers")
def test_labels_that_no_map_knows_are_told(transformers_folder: Path) -> None:
    recogniser = load_recogniser(f"transformers:{transformers_folder}")
    assert recogniser.unknown_labels == ("PLANT",)
    assert recogniser.types == {"PER", "ORG", "LOC"}


@needs("gliner")
def test_an_encoder_without_a_trained_head_is_refused(gliner_folder: Path) -> None:
    with pytest.raises(ModelUnusable, match="not trained to tell names"):
        load_recogniser(f"transformers:{gliner_folder.parent / 'encoder'}")


@needs("stanza")
def test_a_file_that_is_no_tagger_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notes.pt"
    file.write_bytes(b"no model")
    with pytest.raises(ModelUnusable, match="no name tagger"):
        load_recogniser(f"stanza:{file}")


@needs("stanza")
def test_a_model_saved_as_code_is_not_run(tmp_path: Path) -> None:
    """A pickle that would make a file is no tagger, and makes none."""
    import pickle

    class Trap:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(tmp_path / "sprung"),)

    file = tmp_path / "trap.pt"
    file.write_bytes(pickle.dumps(Trap()))
    with pytest.raises(ModelUnusable):
        load_recogniser(f"stanza:{file}")
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize("kind", INSTALLED)
def test_recall_finds_no_less_than_precision(kind: str, request: pytest.FixtureRequest) -> None:
    """On words that the model has never seen it is unsure; the bias decides."""
    place = saved_model(request, kind)
    text = "استقبل بدر الجندي السيدة نوال في وادي الراوي وقالت هيئة النخيل إن المازني وصل."
    found = [
        load_recogniser(f"{kind}:{place}", bias=bias).read(text, [Span(0, len(text))])
        for bias in (Bias.RECALL, Bias.BALANCED, Bias.PRECISION)
    ]
    words = [sum(vote.span.length for vote in votes) for votes in found]
    assert words == sorted(words, reverse=True)
    assert all(vote.confidence >= Bias.PRECISION.least for vote in found[2])


def test_the_settings_of_the_process_are_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    monkeypatch.delenv("TRANSFORMERS_OFFLINE", raising=False)
    with offline():
        assert os.environ["HF_HUB_OFFLINE"] == os.environ["TRANSFORMERS_OFFLINE"] == "1"
    assert os.environ["HF_HUB_OFFLINE"] == "0"
    assert "TRANSFORMERS_OFFLINE" not in os.environ
    with offline(False):
        assert os.environ["HF_HUB_OFFLINE"] == "0"
