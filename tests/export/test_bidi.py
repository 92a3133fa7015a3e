"""Isolation of Latin runs, and what a page may not do to a screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.export.bidi import FIRST_STRONG_ISOLATE, POP_ISOLATE, harmless, isolate, one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("نحو 2500 جندي", "نحو <2500> جندي"),
        ("حساب @sahil_news كتب", "حساب <@sahil_news> كتب"),
        ("في 2024-03-02.", "في <2024-03-02>."),
        ("طائرة MQ-9 سقطت", "طائرة <MQ-9> سقطت"),
        ("زيادة 12% خلال", "زيادة <12%> خلال"),
        ("بلا لاتيني", "بلا لاتيني"),
    ],
)
def test_runs_are_isolated(text: str, shown: str) -> None:
    assert isolate(text) == shown.replace("<", FIRST_STRONG_ISOLATE).replace(">", POP_ISOLATE)


@given(st.text())
def test_isolation_adds_marks_in_pairs_and_nothing_else(text: str) -> None:
    clean = harmless(text)
    isolated = isolate(clean)
    assert isolated.replace(FIRST_STRONG_ISOLATE, "").replace(POP_ISOLATE, "") == clean
    assert isolated.count(FIRST_STRONG_ISOLATE) == isolated.count(POP_ISOLATE)


@given(st.text())
def test_no_command_reaches_the_screen(text: str) -> None:
    assert not set(one_line(text)) & set("\x1b\x07\x9b\u202e\u2066\u2067\n\r\t")
