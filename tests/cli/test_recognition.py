"""``--recogniser``: what a person sees with a trained model, and without one."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Invoke, tawatur
from tests.recogniser import tiny_models
from tests.recogniser.conftest import MISSING, needs

TEXT = "الواحة - وكالة الضفة\n\nاستقبل سليم الراوي وفدا من هيئة الأنهار في الواحة يوم 3 مارس 2024. وقالت هالة الجندي إن هيئة الأنهار تعمل بالواحة.\n"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("models") / "tiny-ner"
    tiny_models.save_transformers(folder)
    return f"transformers:{folder}"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.mark.parametrize("command", ["annotate", "ingest"])
@pytest.mark.parametrize("wanted", ["spacy:x", "transformers:", "nothing"])
def test_what_is_no_recogniser_is_wrong_usage(
    invoke: Invoke, page: Path, command: str, wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = invoke(command, page, "--recogniser", wanted)
    assert (done.status, done.out) == (2, b"")
    assert "gliner, stanza, transformers" in done.err
    assert not (tmp_path / "tawatur-case").exists()


@pytest.mark.parametrize("kind", MISSING)
def test_a_missing_extra_is_wrong_usage_and_says_what_to_install(invoke: Invoke, page: Path, kind: str) -> None:
    done = invoke("annotate", page, "--recogniser", f"{kind}:somewhere")
    assert (done.status, done.out) == (2, b"")
    assert f"pip install 'tawatur[{kind}]'" in done.err


def test_no_engine_is_imported_unless_it_is_asked_for(page: Path) -> None:
    """In a process of its own, since other tests import them."""
    import subprocess
    import sys

    code = (
        "import sys; sys.argv = ['tawatur', 'annotate', sys.argv[1]]\n"
        "from tawatur.cli.main import run\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "print(sorted({'torch', 'transformers', 'gliner', 'stanza', 'tawatur.recogniser'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(page)], capture_output=True, check=True)
    assert done.stdout.splitlines()[-1] == b"[]"


@needs("transformers")
def test_a_model_that_is_not_on_disk_is_wrong_usage(invoke: Invoke, page: Path) -> None:
    done = invoke("annotate", page, "--recogniser", "transformers:someone/no-such-model-7f3a")
    assert (done.status, done.out) == (2, b"")
    assert "--allow-download" in done.err


@needs("transformers")
def test_annotate_with_a_model_keeps_its_votes(invoke: Invoke, page: Path, model: str) -> None:
    done = invoke("annotate", page, "--recogniser", model)
    assert done.status == 0
    assert "transformers:tiny-ner: what it calls PLANT is left out" in done.err
    mentions = json.loads(done.out)["mentions"]
    voted = {TEXT[slice(*m["span"])] for m in mentions for v in m["votes"] if v["by"] == "transformers:tiny-ner"}
    assert {"سليم الراوي", "هيئة الأنهار", "هالة الجندي"} <= voted
    assert model.partition(":")[2] not in done.out.decode()


@needs("transformers")
def test_vote_keeps_no_more_than_union(invoke: Invoke, page: Path, model: str) -> None:
    union, vote = (
        json.loads(invoke("annotate", page, "--recogniser", model, "--combine", how).out)["mentions"]
        for how in ("union", "vote")
    )
    assert {tuple(m["span"]) for m in vote} <= {tuple(m["span"]) for m in union}


@needs("transformers")
def test_a_case_knows_what_read_it(page: Path, model: str, tmp_path: Path) -> None:
    case = tmp_path / "case"

    def ingest(*options: str) -> str:
        done = tawatur("ingest", page, "--case", case, *options)
        assert done.status == 0, done.err
        return done.err.splitlines()[-1]

    assert "1 added" in ingest()
    assert "1 updated" in ingest("--recogniser", model)
    assert "1 unchanged" in ingest("--recogniser", model)
    assert "1 updated" in ingest("--recogniser", model, "--combine", "vote")
    assert "1 updated" in ingest()


def test_models_in_several_processes_are_wrong_usage(invoke: Invoke, page: Path, tmp_path: Path) -> None:
    done = invoke("ingest", page, "--case", tmp_path / "case", "--recogniser", "stanza:ar", "--processes", "2")
    assert done.status == 2
    assert "--processes" in done.err
