#!/usr/bin/env python3
"""Fill the blocks of output in README.md with what the commands print for the sample pages, so that they stay true.

    tools/readme_output.py           write them
    tools/readme_output.py --check   exit 1 when one is stale

A block follows a comment `<!-- output: tawatur ... -->`. An entry is named by one of its tellings (`page#event id`), whose number is shown.
"""

import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

TREE = Path(__file__).parents[1]
README = TREE / "README.md"
BLOCK = re.compile(r"<!-- output: (.*?) -->\n(?:\n(?:    .*\n|\n)*)?")


def tawatur(*arguments: str) -> str:
    """What the command of this environment prints; its messages are shown when it fails."""
    command = [str(Path(sys.executable).parent / "tawatur"), *arguments]
    done = subprocess.run(command, cwd=TREE, capture_output=True, encoding="utf8", check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def block(command: str, case: str) -> str:
    """A comment with the output of its command below, indented."""
    printed = tawatur(*shlex.split(command)[1:], "--case", case)
    number = re.search(r"\[(\d+)\]", printed)
    shown = re.sub(r"\S+#\S+", number[1], command) if number else command
    lines = [f"$ {shown}", "", *printed.rstrip("\n").split("\n")]
    body = "\n".join(f"    {line}" if line else "" for line in lines)
    return f"<!-- output: {command} -->\n\n{body}\n\n"


def filled(text: str) -> str:
    """The README with every block as the sample pages give it now."""
    with tempfile.TemporaryDirectory() as folder:
        case = str(Path(folder) / "case")
        pages = sorted(str(path.relative_to(TREE)) for path in (TREE / "gold" / "pages").glob("*.txt"))
        tawatur("ingest", *pages, "--case", case)
        return BLOCK.sub(lambda match: block(match[1], case), text)


def main() -> int:
    """The exit status."""
    text = README.read_text(encoding="utf8")
    fresh = filled(text)
    if "--check" in sys.argv[1:]:
        if fresh != text:
            print("README.md shows stale output: run tools/readme_output.py", file=sys.stderr)
        return int(fresh != text)
    README.write_text(fresh, encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
