"""The parts of a release, made by the workers of a Dask cluster.

A worker runs this same command for its part, in a folder of its own with a copy of what people
wrote. It needs an installed Alongside of the same version, and a folder with the installed packages
of Node. A worker that is lost costs its part, which another one makes again.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zipfile import ZipFile

from alongside.errors import BuildFailed, ToolMissing
from alongside.shards.part_file import part_name
from alongside.shards.shard import Shard
from alongside.system.files import write_whole
from alongside.system.input_files import copy_inputs, input_files
from alongside.system.zip_entry import zip_entry

if TYPE_CHECKING:
    from distributed import Client, Future

INSTALLED = "ALONGSIDE_INSTALLED"
"""The variable that names a worker's folder with node_modules; without it, where it was started."""
ATTEMPTS = 3
"""How often a part is begun before the run ends: a worker may be lost, but not each time."""
ANSWER_SECONDS = 30
"""How long the scheduler may take to say that it is there."""
_SEEN_LETTERS = 2000
_WHY = "Each part of a release is made by one of the workers, and none may be missing."


def make_parts(root: Path, today: date, scheduler: str, folder: Path) -> list[Path]:
    """The files of all parts, in the folder. scheduler: its address, such as tcp://10.0.0.1:8786.

    Raises ToolMissing when there is no scheduler or no worker, BuildFailed when a part fails.
    """
    client = _connect(scheduler)
    with client:
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
        if not workers:
            raise _cluster_error("The scheduler has no workers.", scheduler)
        shards = [Shard(number, workers) for number in range(1, workers + 1)]
        # A result of the cluster's own, so that it goes to each worker once and not with each part.
        # What is scattered instead is gone with the worker that had it first.
        inputs = client.submit(bytes, _pack_inputs(root), pure=False)
        jobs = [
            client.submit(
                _make_part, inputs, str(shard), today.isoformat(), pure=False, retries=ATTEMPTS - 1
            )
            for shard in shards
        ]
        folder.mkdir(parents=True, exist_ok=True)
        files = []
        for shard, job in zip(shards, jobs, strict=True):
            output, content = _result(job, shard)
            if not content:
                raise BuildFailed(
                    f"Part {shard} was not made.", seen=output, why=_WHY, mend="See above."
                )
            file = folder / part_name(shard)
            write_whole(file, content)
            files.append(file)
        return files


def _result(job: Future[tuple[str, bytes]], shard: Shard) -> tuple[str, bytes]:
    from distributed import CancelledError, KilledWorker

    try:
        result: tuple[str, bytes] = job.result()
    except (CancelledError, KilledWorker) as error:
        raise BuildFailed(
            f"Part {shard} was lost with the workers that had begun it.",
            seen=str(error),
            why=_WHY,
            mend="Look at what the scheduler and its workers say, then publish again.",
        ) from None
    return result


def _connect(scheduler: str) -> Client:
    try:
        from distributed import Client
    except ImportError:
        raise ToolMissing(
            "The library “distributed” is not installed.",
            why=_WHY,
            mend="Install it: .venv/bin/pip install 'alongside[distributed]'",
        ) from None
    try:
        return Client(scheduler, timeout=ANSWER_SECONDS)  # type: ignore[no-untyped-call]  # Dask has no types
    except (OSError, ValueError) as error:
        raise _cluster_error("The scheduler does not answer.", f"{scheduler}: {error}") from None


def _cluster_error(what: str, seen: str) -> ToolMissing:
    return ToolMissing(
        what,
        seen=seen,
        why=_WHY,
        mend="Start the scheduler and its workers, or publish without --scheduler.",
    )


def _pack_inputs(root: Path) -> bytes:
    """Everything that somebody wrote, as a zip file."""
    packed = io.BytesIO()
    with TemporaryDirectory(prefix="alongside-inputs-") as folder:
        copy = copy_inputs(root, Path(folder) / "inputs")
        with ZipFile(packed, "w") as archive:
            for path in input_files(copy):
                archive.writestr(zip_entry(path.relative_to(copy).as_posix()), path.read_bytes())
    return packed.getvalue()


def _make_part(inputs: bytes, shard: str, day: str) -> tuple[str, bytes]:
    """On a worker: what the command said, and the part; none if it failed."""
    installed = Path(os.environ.get(INSTALLED) or Path.cwd()) / "node_modules"
    with TemporaryDirectory(prefix="alongside-part-") as folder:
        root = Path(folder)
        with ZipFile(io.BytesIO(inputs)) as archive:
            archive.extractall(root)
        (root / "node_modules").symlink_to(installed.resolve(), target_is_directory=True)
        # A process of its own: a worker is not allowed to start those that draw PDFs.
        run = subprocess.run(
            _command(root, shard, day), capture_output=True, encoding="utf-8", check=False
        )
        files = list((root / ".build" / "parts").glob("*.zip"))
        content = files[0].read_bytes() if run.returncode == 0 and files else b""
        return (run.stdout + run.stderr)[-_SEEN_LETTERS:], content


def _command(root: Path, shard: str, day: str) -> Sequence[str]:
    program = "from alongside.cli.commands import main; main()"
    options = ["--root", str(root), "make-part", shard, "--today", day]
    return [sys.executable, "-c", program, *options]
