"""Files that are no page of text, but would be read as one."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tawatur.readers.inputs import read_inputs
from tawatur.readers.page_input import InputProblem, PageInput

TEXT = "وصل وفد بلدية الزهراء إلى المدينة صباح أمس."


def code_of(data: str, name: str, folder: Path) -> str:
    (folder / name).write_text(data, encoding="utf-8")
    (found,) = read_inputs([folder / name])
    return found.code if isinstance(found, InputProblem) else "page"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (json.dumps([{"text": TEXT}]), "not_a_record"),
        (json.dumps({"pages": [{"text": TEXT}]}, indent=1, ensure_ascii=False), "not_a_record"),
        (f"<!DOCTYPE html>\n<html dir=rtl><body>{TEXT}</body></html>", "markup"),
        (f"\n<html lang=ar>{TEXT}</html>", "markup"),
        (f'<?xml version="1.0"?><rss>{TEXT}</rss>', "markup"),
        (f"[صورة]\n{TEXT}", "page"),
        (f"[{TEXT}]", "page"),
        (f"<عاجل> {TEXT}", "page"),
        (f"{{{TEXT}}}", "page"),
        (f"{TEXT}\n<html>", "page"),
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.html", "a.txt", "noname"])
def test_a_list_of_records_or_markup_is_told_apart_from_a_page(data: str, code: str, name: str, tmp_path: Path) -> None:
    assert code_of(data, name, tmp_path) == code


def test_a_record_whose_text_begins_like_markup_is_a_page() -> None:
    line = json.dumps({"id": "a", "text": f"<html> {TEXT}"}, ensure_ascii=False)
    (found,) = read_inputs(["-"], io.BytesIO(line.encode()))
    assert isinstance(found, PageInput)


def test_a_closed_standard_input_is_called_by_its_name() -> None:
    code = "import sys; sys.stdin = None\nfrom tawatur.readers.inputs import read_inputs\nprint(*read_inputs(['-']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("standard input: it is closed: ")
