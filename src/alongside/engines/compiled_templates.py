"""Templates compiled once in a process.

MkDocs has a new environment of templates for every locale, and each would compile all of them.
"""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_compiled: dict[tuple[str, str], bytes] = {}
"""By the name of a template, and the digest of its text, as a preview's templates change."""


class CompiledTemplates(BytecodeCache):
    """For every environment with the same settings."""

    def load_bytecode(self, bucket: Bucket) -> None:
        known = _compiled.get((bucket.key, bucket.checksum))
        if known is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        _compiled[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
