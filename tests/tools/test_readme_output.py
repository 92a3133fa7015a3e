import subprocess
import sys
from pathlib import Path


def test_the_output_in_the_readme_is_true() -> None:
    command = [sys.executable, str(Path("tools/readme_output.py")), "--check"]
    done = subprocess.run(command, capture_output=True, encoding="utf8", check=False)
    assert done.returncode == 0, done.stderr
