"""Make what CryoSite runs in: the virtual environment, its packages and, for `script/server`, `.env`.

Runs from the top of the tree on the standard library alone. Whatever is in place already is left as it is, so
that a second run takes no time. What cannot go on says so in one sentence on stderr and exits with 1.
"""

import argparse
import errno
import hashlib
import os
import secrets
import socket
import subprocess
import sys
from pathlib import Path

VENV = Path(".venv")
VENV_PYTHON = VENV / "bin" / "python"
DOTENV = Path(".env")


def check_address(host: str, port: str) -> None:
    """Exit with a sentence if a server cannot listen at `host` and `port`."""
    if not (port.isascii() and port.isdecimal() and 0 < int(port) < 65536):
        raise SystemExit(f"PORT={port} is not a port: choose a number from 1 to 65535.")
    try:
        found = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)
    except OSError:
        raise SystemExit(f"HOST={host} is not a known name: set HOST to localhost or an address.") from None
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET  # as runserver does
        with socket.create_server((host, int(port)), family=family):
            pass
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            refuse_taken(port)
        raise SystemExit(
            f"CryoSite cannot listen at {host}:{port} ({os.strerror(error.errno or 0)}): set HOST and PORT to others."
        ) from None
    # `localhost` has two addresses, and a browser may try either: nobody else may answer at one of them.
    for family, _, _, _, address in found:
        with socket.socket(family, socket.SOCK_STREAM) as client:
            client.settimeout(1)
            if client.connect_ex(address) == 0:
                refuse_taken(port)


def refuse_taken(port: str) -> None:
    """Exit with the sentence for a port that another program listens at."""
    other = int(port) % 65535 + 1
    raise SystemExit(
        f"Port {port} is taken: stop the program that uses it, or choose another: PORT={other} script/server"
    )


def run_logged(command: list[str], *, doing: str, advice: str, log: Path) -> None:
    """Run `command` with its output in `log`; on failure exit with `doing`, its error and `advice`."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as output:
        status = subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, check=False).returncode  # noqa: S603
    if status:
        lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
        errors = [line for line in lines if line.startswith("ERROR:")] or lines or [f"status {status}"]
        raise SystemExit(f"{doing} failed ({errors[-1].rstrip('.')}): {advice}, and start again; see {log}.")


def make_venv() -> None:
    """Make `.venv` unless the Python that runs this is already the one inside it."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        return
    print(f"Making {VENV} with Python {sys.version.split()[0]} …", flush=True)
    run_logged(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        doing=f"Making {VENV}",
        advice="repair that Python's venv module or set PYTHON to another Python",
        log=Path("var") / "venv.log",  # not inside .venv, which is emptied
    )


def install(requirements: Path) -> None:
    """Install `requirements`, every file checked by its hash, unless the same text was installed before."""
    stamp = VENV / f"{requirements.name}.sha256"
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    print(f"Installing {requirements} (a minute or two the first time) …", flush=True)
    pip = [str(VENV_PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    run_logged(
        [*pip, "--require-hashes", "--requirement", str(requirements)],
        doing=f"Installing {requirements}",
        advice="check the network and the space left on the disk",
        log=VENV / "install.log",
    )
    stamp.write_text(digest)


def write_dotenv() -> None:
    """Write `.env`, readable by its owner only, with a key of its own; never touch one that exists."""
    try:
        descriptor = os.open(DOTENV, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w") as file:
        file.write(f"SECRET_KEY={secrets.token_urlsafe(50)}\nDEBUG=true\n")


def main() -> None:
    """Prepare for the requirements files named, and with `--serve` for a server at that address."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--serve", nargs=2, metavar=("HOST", "PORT"))
    parser.add_argument("requirements", nargs="+", type=Path)
    arguments = parser.parse_args()
    if arguments.serve:
        check_address(*arguments.serve)
    make_venv()
    for requirements in arguments.requirements:
        install(requirements)
    if arguments.serve:
        write_dotenv()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except OSError as error:
        raise SystemExit(f"CryoSite cannot be prepared here ({error}): put that right and start again.") from None
