"""What the measured programs tell the one that started them: moments, and their memory."""

import sys
from pathlib import Path

STATUS = Path("/proc/self/status")


def resident_mb() -> float:
    """Return the resident memory now, or its peak where only that is told."""
    if STATUS.exists():
        lines = STATUS.read_text(encoding="ascii").splitlines()
        held = next(line for line in lines if line.startswith("VmRSS:"))
        return int(held.split()[1]) / 1024
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def say(line: str) -> None:
    """Write a line that is read at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
