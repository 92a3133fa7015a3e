"""The HTML file in a real browser: right to left, no scrolling sideways on a phone, nothing asked from the network."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tawatur.cli.chronicle import ChronicleFormat, formatted
from tawatur.corpus.chronicle import derive
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document, Source
from tawatur.pipeline import annotate
from tawatur.readers.inputs import read_inputs
from tawatur.readers.page_input import PageInput

GOLD = Path(__file__).parents[2] / "gold" / "pages"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PHONE = 390

HOSTILE = (
    "قُتل 5 أشخاص في انفجار في دمشق يوم 3 مارس 2023 <script>top.stolen = 1</script> <img src=http://192.0.2.1/a.png>"
    f" بحسب ما نشر موقع http://192.0.2.1/{'very-long-path/' * 20} وكلمة {'طويلة' * 60} وقالت الشرطة إن 7 أشخاص قتلوا."
)

# The page lets no script run, so what it measures is asked from outside, of a frame as wide as a phone.
FRAME = """<!doctype html><meta charset=utf-8><body><iframe width={width} height=800 srcdoc="{page}"></iframe><script>
document.querySelector('iframe').onload = event => {{
  const inside = event.target.contentWindow, root = inside.document.documentElement;
  const found = {{
    direction: inside.getComputedStyle(inside.document.body).direction, seen: root.clientWidth,
    wide: Math.max(root.scrollWidth, inside.document.body.scrollWidth), stolen: window.stolen || 0,
    asked: inside.performance.getEntriesByType('resource').map(one => one.name), articles: root.querySelectorAll('article').length,
  }};
  document.body.innerHTML = '<pre id=found>' + JSON.stringify(found) + '</pre>';
}};
</script>"""


@pytest.fixture(scope="module")
def browser() -> str:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"no browser is on PATH ({', '.join(BROWSERS)}): the HTML file was not looked at")
    return found


@pytest.fixture(scope="module")
def chronicle() -> str:
    pages = [page.document() for page in read_inputs([GOLD]) if isinstance(page, PageInput)]
    pages.append(Document(id=f"/{'deep-folder/' * 12}صفحة.txt", source=Source(), text=HOSTILE))
    lexicon = load_lexicon()
    derived = derive([annotate(page, lexicon) for page in pages])
    return formatted(derived, list(derived.chronicle.events), ChronicleFormat.HTML, show_private=False, isolated=False)


def looked_at(browser: str, page: str, folder: Path, width: int) -> dict[str, object]:
    """What a browser finds of a page in a frame of some width."""
    frame = folder / "frame.html"
    frame.write_text(FRAME.format(width=width, page=html.escape(page)), encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")
    quiet = ("--disable-background-networking", "--disable-component-update", "--virtual-time-budget=4000")
    command = [browser, *options, *quiet, f"--user-data-dir={folder / 'profile'}", "--dump-dom", frame.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    found = re.search(r'<pre id="found">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found, done.stderr[-500:]
    data: dict[str, object] = json.loads(html.unescape(found[1]))
    return data


@pytest.mark.parametrize("width", [PHONE, 1100])
def test_page_in_a_browser(browser: str, chronicle: str, tmp_path: Path, width: int) -> None:
    found = looked_at(browser, chronicle, tmp_path, width)
    assert found["direction"] == "rtl"
    assert isinstance(found["wide"], int)
    assert isinstance(found["seen"], int)
    assert found["wide"] <= found["seen"], "it scrolls sideways"
    assert found["asked"] == []
    assert found["stolen"] == 0
    assert isinstance(found["articles"], int)
    assert found["articles"] > 10


def test_a_page_that_is_too_wide_is_noticed(browser: str, tmp_path: Path) -> None:
    found = looked_at(browser, "<p style='width: 900px'>عريض</p>", tmp_path, PHONE)
    assert isinstance(found["wide"], int)
    assert found["wide"] > PHONE
