"""Time expressions as they stand, each with a ``pattern``: its reading before it is anchored.

A pattern is ``field=value;field=value...``, read with `tawatur.timex.patterns.decode` into a dict of strings. Its fields:

==========  =====================================================================================================
day         1..31, two digits; ``month`` 01..12; ``year`` four digits (Hijri where ``calendar=hijri`` stands)
weekday     ISO number, 1 Monday .. 7 Sunday
offset      how many ``unit`` (D unless given; W M Y ...) from the anchor: yesterday ``offset=-1``, today ``offset=0``;
            «أمس السبت» is ``offset=-1;weekday=6``, «مساء الجمعة» ``weekday=5;part=EV``
dir         -1 last («الماضي»), 0 this («الجاري»), 1 next («المقبل»), beside month, weekday, season or ``unit``
monthoff    beside day: of last (-1), this (0), next (1) month; ``yearoff`` beside month, season, quarter: of which year
tense       -1 or 1 where a verb beside a bare month, day or weekday decides the direction
part        MO AF EV NI; ``time`` HH:MM; ``zone`` Z, local or a name
season      SP SU FA WI; ``quarter`` 1..4; ``half`` 1..2; ``decade`` 199; ``century`` 20
amount      of a duration, in ``unit``; X where vague; ``every`` the period of a set (P1W)
ref         PAST, PRESENT, FUTURE
from        ``prev``: counted from the expression before it in the text («بعد أسبوعين»), not from the article
==========  =====================================================================================================

A range is two patterns joined by ``|``. Examples: ``day=12;month=07;year=2018`` (value 2018-07-12 at once), ``weekday=3;day=24;month=03;year=2021``,
``day=06;month=02`` (year open), ``offset=-1;weekday=3;part=MO``, ``day=15;month=02;dir=0``, ``month=02;dir=-1``, ``amount=14;unit=Y``.

English dates («2nd, March 2024») and numeric ones («23/3/2021») have the same patterns. ``value`` stands already where nothing needs an anchor.
"""

from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document
from tawatur.model.time import TimeExpression


def find_timexes(document: Document, lexicon: Lexicon) -> tuple[TimeExpression, ...]:
    """Time expressions as they stand."""
    return ()
