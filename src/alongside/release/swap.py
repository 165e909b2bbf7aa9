"""Changes the released site as a whole, in one step that cannot be half done.

`site/` and the folder with the next release trade names through the kernel
(renameat2 with RENAME_EXCHANGE). A reader, or a process killed at any moment,
finds either the old release or the new one.
"""

from __future__ import annotations

import ctypes
import logging
import os
import shutil
from pathlib import Path

from alongside.errors import BuildFailed

log = logging.getLogger("alongside")

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100
"""As in Linux's headers linux/fs.h and linux/fcntl.h: Python has no names for them."""


class ReleaseFolders:
    """site/ of one publication and, in .releases/, its next and its previous release."""

    def __init__(self, root: Path):
        self.site = root / "site"
        self.next = root / ".releases" / "next"
        self.previous = root / ".releases" / "previous"
        self._swap_note = root / ".releases" / "swapping-to"

    def swap_in_next(self, digest: str) -> None:
        """Makes the finished folder `next` the released site and keeps the site it replaces.

        digest: what tells the new site from the old one, in ASCII.
        """
        if not self.site.exists() or not any(self.site.iterdir()):
            os.rename(self.next, self.site)
            return
        # Says to the next run, should this one be killed, which of the two folders is the new site.
        self._swap_note.write_text(digest, encoding="ascii")
        exchange(self.next, self.site)
        try:
            self._keep_previous()
        except OSError as error:
            # The new site is out: to call this a failure would be wrong. The next run tries again.
            log.warning(
                "The new site is released. The one before it could not be kept (%s).",
                error.strerror,
            )

    def roll_back(self) -> None:
        """The previous release and the site change places; without a site, it becomes the site."""
        if self.site.exists():
            exchange(self.previous, self.site)
        else:
            os.rename(self.previous, self.site)

    def recover(self, digest: str) -> None:
        """Tidies up after a process that was killed.

        digest: of the release now in site/, as for swap_in_next; "" without one.
        """
        self.next.parent.mkdir(parents=True, exist_ok=True)
        if (
            self._swap_note.exists()
            and self.next.exists()
            and self._swap_note.read_text(encoding="ascii") == digest
        ):
            self._keep_previous()  # the exchange was done: `next` holds the old site
        shutil.rmtree(self.next, ignore_errors=True)
        self._swap_note.unlink(missing_ok=True)

    def _keep_previous(self) -> None:
        """`next` holds the site that was replaced.

        An exchange again, so that at no moment there is no previous release.
        """
        if self.previous.is_symlink() or self.previous.is_file():
            self.previous.unlink()
        if self.previous.exists():
            exchange(self.next, self.previous)
            shutil.rmtree(self.next, ignore_errors=True)
        else:
            os.rename(self.next, self.previous)
        self._swap_note.unlink(missing_ok=True)


def exchange(first: Path, second: Path) -> None:
    """Two existing folders trade places in one system call.

    Raises BuildFailed where the disk cannot do it.
    """
    # Python has no function for this system call.
    libc = ctypes.CDLL(None, use_errno=True)
    failed = libc.renameat2(
        _AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE
    )
    if failed:
        raise BuildFailed(
            "The new site could not take the place of the old one. The old site is unchanged.",
            path="site",
            seen=os.strerror(ctypes.get_errno()),
            mend="Keep the folders site/ and .releases/ on the same Linux disk, and check that you "
            "may write to it.",
        )
