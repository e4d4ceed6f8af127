"""The process in which a stranger's file is read: once the readers are loaded it limits
itself, reads, writes the reading to its output, and can write nothing else.
"""

import json
import logging
import sys
import warnings

MEMORY = 1024 * 1024 * 1024
SECONDS = 30
"""Of processor time; the parent waits less."""


def limit() -> None:
    """Memory, processor time and files, where the system can limit them (not on Windows, where the parent's clock
    must do).
    """
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, 0)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def main() -> int:
    content = sys.stdin.buffer.read()
    # The readers are brought in before the limits, so that Python may keep them compiled for the next file.
    from kanban.exchange import sop_formats, sop_reading  # noqa: PLC0415 - not needed where only the limits are

    sop_formats.bring(content)
    limit()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    reading = sop_formats.read_here(content, sys.argv[1] if len(sys.argv) > 1 else "")
    sys.stdout.buffer.write(json.dumps(sop_reading.to_document(reading)).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
