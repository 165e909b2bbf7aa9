"""A real nginx on loopback, with the settings that `alongside init` writes."""

import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from socket import create_connection, socket

_AROUND = """
daemon off;
master_process {master};
worker_processes 2;
user root;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
_SECONDS = 20


def free_port():
    with socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def nginx(folder: Path, settings: str, publication: Path):
    """Address without a path. folder: for what the server needs itself. settings: a nginx.conf of the starter."""
    port = free_port()
    folder.mkdir()
    for before, after in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("root /srv/publication;", f'root "{publication}";'),
    ):
        assert settings.count(before) == 1
        settings = settings.replace(before, after)
    (folder / "site.conf").write_text(settings, encoding="utf-8")
    (folder / "main.conf").write_text(_AROUND.format(folder=folder, master="on"), encoding="utf-8")
    server = subprocess.Popen(
        ["/usr/sbin/nginx", "-p", folder, "-e", folder / "error.log", "-c", folder / "main.conf"]
    )
    try:
        _wait_until_it_listens(server, port, folder / "error.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(_SECONDS)


def _wait_until_it_listens(server, port, log):
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end:
        assert server.poll() is None, log.read_text(encoding="utf-8")
        try:
            create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("nginx does not answer.")
