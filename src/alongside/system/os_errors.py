"""What the computer refused, in words for the person at it."""

from __future__ import annotations

import errno
from pathlib import Path

from alongside.errors import AlongsideError

_UNFINISHED = 3
"""Exit code: what could not be done to its end could not be told."""
_DISK = "Free some space on the disk, or have your limit raised. Then try again."
_RIGHTS = (
    "This account may not use the file or folder. Ask whoever looks after this computer for the "
    "right to it, or work in a copy that is your own."
)
_MEND = {
    errno.ENOSPC: _DISK,
    errno.EDQUOT: _DISK,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: "This disk can only be read. Copy the publication to one that you may change.",
    errno.EMFILE: "Too many files are open. Close other programs, then try again.",
    errno.ENOMEM: "The computer has no memory left. Close other programs, then try again.",
}
_OTHER = "Make sure that it is there and that you may read it, and write to its folder."


def wrap_os_error(error: OSError, path: Path | None = None) -> AlongsideError:
    """The same as an error in words. path: of the file; without one, what the error itself names.

    Its exit code is 3: the machine stopped us, and nothing is wrong with the publication.
    """
    wrapped = AlongsideError(
        f"The computer refused: {error.strerror or error}.",
        path=str(path or error.filename or ""),
        mend=_MEND.get(error.errno or 0, _OTHER),
    )
    wrapped.exit_code = _UNFINISHED
    return wrapped
