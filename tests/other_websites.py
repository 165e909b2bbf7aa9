"""A website on this computer that gives all kinds of answers, for what asks other websites."""

import ssl
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = (
    b"<!doctype html><title>A</title><h2 id='parts'>Parts</h2><a name='old'></a><p id='\xc3\xa4'>"
)
STATUSES = {
    "/gone": 404,
    "/removed": 410,
    "/forbidden": 403,
    "/busy": 429,
    "/broken": 500,
    "/login": 401,
}
LEADS = {
    "/moved": (301, "/page"),
    "/moved-twice": (308, "/moved"),
    "/for-now": (302, "/page"),
    "/moved-for-now": (301, "/for-now"),
    "/for-now-moved": (302, "/moved"),
    "/moved-to-gone": (301, "/gone"),
    "/moved-to-name": (301, "/str%C3%B6m"),
    "/moved-to-raw-name": (301, "/ström"),
    "/circle": (302, "/circle-back"),
    "/circle-back": (302, "/circle"),
    "/self": (301, "/self"),
    "/to-mail": (302, "mailto:a@b.example"),
    "/to-file": (301, "file:///etc/hostname"),
    "/to-script": (302, "javascript:alert(1)"),
    "/nowhere": (302, ""),
}

ODD = (
    "/hangs-up",
    "/hangs-up-on-head",
    "/nonsense",
    "/silent",
    "/drips",
    "/drips-content",
    "/huge",
)


class OtherWebsite(BaseHTTPRequestHandler):
    """asked: (method, path, host, agent) of each question. most_at_once: of questions."""

    def do_HEAD(self):
        self.answer()

    def do_GET(self):
        self.answer()

    def answer(self):
        server = self.server
        name = self.path.partition("?")[0]
        with server.counting:
            server.asked.append(
                (self.command, self.path, self.headers["Host"], self.headers["User-Agent"])
            )
            server.now += 1
            server.most_at_once = max(server.most_at_once, server.now)
        try:
            self.answer_to(name)
        except (ConnectionError, ssl.SSLError):
            pass  # whoever asked has gone away, as they should
        finally:
            with server.counting:
                server.now -= 1

    def answer_to(self, name):
        if name in LEADS:
            self.lead(*LEADS[name])
        elif name.startswith("/step-"):
            self.lead(302, f"/step-{int(name.removeprefix('/step-')) + 1}")
        elif name in STATUSES or (name == "/no-head" and self.command == "HEAD"):
            self.send_response(STATUSES.get(name, 405))
            self.end_headers()
        elif name not in ODD or not self.is_odd(name):
            kind = "application/pdf" if name.endswith(".pdf") else "text/html; charset=utf-8"
            self.send_page(kind)
            if self.command == "GET":
                self.wfile.write(PAGE)

    def lead(self, status, target):
        self.send_response(status)
        if target:
            # As bytes: a name beyond ASCII is sent as it is by some.
            self.wfile.flush()
            self._headers_buffer.append(f"Location: {target}\r\n".encode())
        self.end_headers()

    def is_odd(self, name):
        """Answers as no website should; whether it did."""
        if name == "/hangs-up" or (name == "/hangs-up-on-head" and self.command == "HEAD"):
            self.close_connection = True
        elif name == "/nonsense":
            self.wfile.write(b"this is no answer\r\n\r\n")
            self.close_connection = True
        elif name == "/silent":
            time.sleep(self.server.longest)
        elif name == "/drips":
            self.drip(b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 1000)
        elif name == "/drips-content" and self.command == "GET":
            self.drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE * 1000)
        elif name == "/huge" and self.command == "GET":
            self.send_page("text/html")
            for _ in range(1000):
                self.wfile.write(b"<p>much</p>" * 10_000)
        else:
            return False
        return True

    def send_page(self, kind):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()

    def drip(self, content):
        for place in range(len(content)):
            self.wfile.write(content[place : place + 1])
            time.sleep(0.05)

    def log_message(self, *arguments):
        pass


@contextmanager
def other_website(certificate=None):
    """The server; its address is server.address. certificate: path of a file with it and its key."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), OtherWebsite)
    server.daemon_threads = True
    server.asked, server.now, server.most_at_once = [], 0, 0
    server.counting, server.longest = threading.Lock(), 5
    scheme = "http"
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    server.address = f"{scheme}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.socket.close()
