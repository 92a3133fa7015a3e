"""The folder of a case: what lies in it, and who may read it."""

import os
from pathlib import Path

from tawatur.store.errors import CaseNotFound, CaseNotPermitted

STORE = "case.sqlite"
README = "README.txt"
PLACES, NAMES = "places.tsv", "names.jsonl"
_OURS = frozenset({STORE, f"{STORE}-wal", f"{STORE}-shm", f"{STORE}-journal", README, PLACES, NAMES})

_ABOUT = """\
هذا المجلد قضية من قضايا برنامج «تواتر»: صفحات إخبارية كما جُلبت، وما وُجد فيها، وأحكام من عمل عليها.
قد يحوي مواد حساسة: أسماء أشخاص وأقوالا لم تُنشر وملاحظات. لا تشاركه إلا مع من يحق له الاطلاع عليه، واحفظ منه نسخة احتياطية.
الملف case.sqlite قاعدة بيانات، فلا تعدّله يدويا. والملف names.jsonl، إن وُجد، قائمة أسماء أضافتها غرفة الأخبار. ولنسخ القضية انسخ المجلد كله والبرنامج مغلق.

This folder is a case of Tawatur: news pages as they were fetched, what was found in them, and the judgements of those
who worked on it. It may hold sensitive material: names of people, unpublished statements, notes. Share it only with those
who may see it, and keep a backup. case.sqlite is a database: do not edit it by hand. names.jsonl, if it is there,
lists the names that the newsroom added. To copy the case, copy the whole folder while no program has it open.
"""


def make_folder(folder: Path) -> bool:
    """Whether the folder was made now; make ``folder`` a place for a case, readable by its owner only; one that is a case already is left as it is.

    Raises `CaseNotPermitted`, also for a folder with other files in it: they would be locked away from their readers.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        there = {found.name for found in folder.iterdir()}
        if STORE in there:
            return False
        if there - _OURS:
            message = "the folder holds other files"
            raise CaseNotPermitted(folder, message, "choose a new or empty folder for the case")
        folder.chmod(0o700)
        _write_about(folder / README)
        return True
    except OSError as error:
        message = f"the folder cannot be made ({error.strerror})"
        raise CaseNotPermitted(folder, message, "choose another place for the case") from error


def find_store(folder: Path) -> Path:
    """The path of the store in a case folder. Raises `CaseNotFound` when there is none, `CaseNotPermitted` when it may not be looked at."""
    store = folder / STORE
    try:
        store.lstat()
    except PermissionError as error:
        raise CaseNotPermitted(folder, "the folder may not be read", "ask its owner for access") from error
    except OSError as error:
        raise CaseNotFound(folder, "there is no case here", "check the folder, or ingest pages to make one") from error
    return store


def may_write(folder: Path) -> bool:
    """Whether this user may change the case in ``folder``: its store, and the files that SQLite lays beside it.

    >>> may_write(Path("no-such-folder"))
    False
    """
    by_rights = os.access in os.supports_effective_ids
    return all(os.access(path, os.W_OK, effective_ids=by_rights) for path in (folder, folder / STORE))


def _write_about(path: Path) -> None:
    with os.fdopen(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="utf8") as file:
        file.write(_ABOUT)
