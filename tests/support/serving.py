"""A dashboard on a port of its own, as long as a test needs it."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DASHBOARD = ROOT / "dashboard.py"
START_SECONDS = 60
STOP_SECONDS = 10

# Straight to the server, whatever proxy this machine is set to use.
_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Server:
    """A running dashboard."""

    url: str
    """Where it answers, without a slash at the end."""
    log: Path
    """The file that its output goes to."""
    process: subprocess.Popen

    @property
    def output(self) -> str:
        """Everything that it has printed so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")


@contextmanager
def serving(
    data_dir: Path | None = None,
    args: Sequence[str] = (),
    dashboard: Path = DASHBOARD,
    port: int | None = None,
    base: str = "",
) -> Iterator[Server]:
    """A server that has just started, on the shipped chronicle or the one in `data_dir`.

    Its port is a free one, unless it is to take the place of another server; its pages lie below
    `base`, as "/archive".
    """
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    environment.pop("CHRONICLE_DATA", None)
    if data_dir:
        environment["CHRONICLE_DATA"] = str(data_dir)
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(dashboard), f"--server.port={port}"]
    # No browser window, and no rerun because somebody edits a file meanwhile.
    command += ["--server.headless=true", "--server.fileWatcherType=none"]
    # Plain tracebacks, which witness.py can tell from other output.
    command += ["--logger.enableRich=false", f"--server.baseUrlPath={base}", *args]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        log = Path(folder, "server.log")
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            server = Server(f"http://localhost:{port}{base}", log, process)
            try:
                wait_until_healthy(server, process)
                yield server
            finally:
                stop(process)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_healthy(server: Server, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with _direct.open(f"{server.url}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    state = "is not up" if process.poll() is None else "has stopped"
    raise RuntimeError(f"The server {state} after starting; it printed:\n{server.output}")


def stop(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
