"""`python3 -m kanban`: the one way in. Written so that a Python that is too old can still read it and say so."""

import sys

TOO_OLD = """Papan SOP memerlukan Python 3.11 atau lebih baru; yang dipakai di sini %d.%d.
Pasang Python yang lebih baru, lalu ulangi, misalnya dengan: python3.11 -m kanban
(Papan SOP needs Python 3.11 or newer; this is %d.%d.)"""


def too_old(major: int, minor: int) -> str:
    """The sentence to stop with, or nothing."""
    return "" if (major, minor) >= (3, 11) else TOO_OLD % (major, minor, major, minor)


if __name__ == "__main__":
    if too_old(*sys.version_info[:2]):
        sys.exit(too_old(*sys.version_info[:2]))

    from kanban.bootstrap import enter

    enter(sys.argv[1:])  # returns only where everything that the next import needs is installed

    from kanban.cli import main

    sys.exit(main(sys.argv[1:]))
