"""Coverage-guided fuzzing with atheris (extra `fuzz`): `python -m tests.faults fuzz --minutes 30`.

Each target runs in a process of its own, starts from the corpus of the repository and from what earlier runs
found in `--work`, and stops at the first input that the program handles wrong; the input is kept and named.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path

CORPUS = Path(__file__).with_name("corpus")
TARGETS = ("pages", "journal", "head", "slot", "record", "toml", "foreign", "secret")
LARGEST = {"pages": 40_960, "journal": 24_576}
"""Bytes of the longest input, where 4,096 are not enough."""
_DONE = re.compile(r"stat::number_of_executed_units: +(\d+)")
_FEATURES = re.compile(r"ft: (\d+)")


def one(name: str, seconds: int, work: Path) -> tuple[int, int, float, str]:
    """Fuzz one target. Executions, features reached, seconds, and what went wrong ("" for nothing)."""
    found = work / name
    found.mkdir(parents=True, exist_ok=True)
    command = [
        sys.executable, "-m", "tests.faults.fuzzing", name, f"-max_total_time={seconds}",
        f"-max_len={LARGEST.get(name, 4096)}", "-print_final_stats=1", "-timeout=20", "-rss_limit_mb=1500",
        f"-artifact_prefix={work / name}-", str(found), str(CORPUS / name),
    ]  # fmt: skip
    started = time.monotonic()
    ran = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    taken = time.monotonic() - started
    done = _DONE.search(ran.stderr)
    features = _FEATURES.findall(ran.stderr)
    (work / f"{name}.log").write_text(ran.stderr[-200_000:])
    wrong = "" if ran.returncode == 0 else _why(ran.stderr)
    return int(done[1]) if done else 0, int(features[-1]) if features else 0, taken, wrong


def _why(log: str) -> str:
    lines = [line for line in log.splitlines() if "Error" in line or "SUMMARY" in line or "Test unit" in line]
    return "; ".join(lines[-4:]) or "ended without a word"


def main(arguments: list[str] | None = None) -> int:
    """Fuzz the targets one after the other; exit code 1 when one went wrong, 2 without atheris."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults fuzz")
    parser.add_argument("--minutes", type=float, default=30, help="for all targets together")
    parser.add_argument("--targets", default=",".join(TARGETS), help="names, with commas")
    parser.add_argument("--work", type=Path, default=Path("/tmp/wrap-fuzz"), help="where findings are kept")
    asked = parser.parse_args(arguments)
    try:
        import atheris  # noqa: F401
    except ImportError:
        print("needs atheris: pip install -e '.[fuzz]'")
        return 2
    names, bad, total = asked.targets.split(","), False, 0
    print(f"{'target':10} {'executions':>11} {'features':>9} {'seconds':>8}  wrong")
    for name in names:
        done, features, taken, wrong = one(name, max(int(asked.minutes * 60 / len(names)), 1), asked.work)
        bad, total = bad or bool(wrong), total + done
        print(f"{name:10} {done:11} {features:9} {taken:8.0f}  {wrong}", flush=True)
    print(f"{total} executions")
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
