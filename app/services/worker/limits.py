"""What the worker process may use of the machine: memory, and time on the processor."""

import sys

MEMORY_BYTES = 1_000_000_000
PROCESSOR_SECONDS = 600
"""Over all files of one worker; a single file is stopped by the clock of the caller."""

_JOB_LIMITS = 9
_PROCESS_MEMORY = 0x100


def limit_this_process(memory: int = MEMORY_BYTES, seconds: int = PROCESSOR_SECONDS) -> None:
    """Bind this process to its limits; a system that refuses leaves the clock of the caller."""
    if sys.platform == "win32":
        _limit_by_job(memory)
    else:
        _limit_by_rlimits(memory, seconds)


def _limit_by_rlimits(memory: int, seconds: int) -> None:
    import resource  # noqa: PLC0415 - Windows has none

    for kind, wanted in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        _soft, hard = resource.getrlimit(kind)
        allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        try:
            resource.setrlimit(kind, (allowed, hard))
        except (OSError, ValueError):  # macOS knows no limit of address space
            continue


def _limit_by_job(memory: int) -> None:
    """Put this process into a job of its own that bounds its memory."""
    import ctypes  # noqa: PLC0415 - only Windows needs it

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent in the stubs elsewhere
    job = kernel.CreateJobObjectW(None, None)
    limits = job_limits(memory)
    kernel.SetInformationJobObject(job, _JOB_LIMITS, limits, len(limits))
    kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())


def job_limits(memory: int) -> bytes:
    """Return JOBOBJECT_EXTENDED_LIMIT_INFORMATION with nothing set but the memory of a process.

    The first block has eight-byte times, flags, sizes, counts; then six counters; then the
    memory of one process, of the job, and their peaks. Sizes are those of 64-bit Windows.
    """
    basic = (0).to_bytes(16, "little") + _PROCESS_MEMORY.to_bytes(4, "little")
    basic = basic.ljust(64, b"\0")
    counters = bytes(48)
    return basic + counters + memory.to_bytes(8, "little") + bytes(24)
