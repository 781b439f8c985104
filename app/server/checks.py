"""What can be wrong with a machine, each found before anything starts and said in one line."""

import errno
import os
import shutil
import socket
from pathlib import Path

from app.core.config import Settings
from app.server.paths import Paths
from app.server.steps import StartError

_FIRST_START_BYTES = 300 * 1024 * 1024
_LATER_START_BYTES = 64 * 1024 * 1024
_PROBE_BYTES = 1024 * 1024


def check_var(paths: Paths) -> None:
    """Makes the folders and proves that they can be written."""
    if "%" in str(paths.var):
        raise StartError(f"{paths.var} has a percent sign, which supervisor cannot take: move it.")
    probe = paths.run / "write-probe"
    try:
        paths.make()
        with probe.open("wb") as file:
            file.write(b"\0" * _PROBE_BYTES)
            os.fsync(file.fileno())
        probe.unlink()
    except OSError as error:
        raise StartError(describe_os_error(error, paths.var)) from error
    needed = _LATER_START_BYTES if paths.data.exists() else _FIRST_START_BYTES
    free = shutil.disk_usage(paths.var).free
    if free < needed:
        raise StartError(
            f"The disk that holds {paths.var} has {free // 2**20} MB left, {needed // 2**20} MB "
            "are needed: make room, or set VAR_DIR to another disk."
        )


def describe_os_error(error: OSError, folder: Path) -> str:
    where = error.filename or folder
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk that holds {folder} is full: make room, or set VAR_DIR to another disk."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            f"{where} cannot be written by user {os.geteuid()} ({error.strerror}): change its "
            "owner, or set VAR_DIR to a folder that can."
        )
    return f"{where}: {error.strerror}."


def check_port(settings: Settings) -> None:
    """Binds the web address for a moment, as supervisor is about to."""
    host, port = settings.host, settings.port
    if ":" in host:
        raise StartError(
            f"HOST holds {host!r}: use an IPv4 address or a name; put IPv6 in the proxy."
        )
    try:
        bind(host, port)
    except socket.gaierror as error:
        raise StartError(f"HOST holds {host!r}, which is no address of this machine.") from error
    except OSError as error:
        raise StartError(_port_line(error, host, port)) from error


def bind(host: str, port: int) -> int:
    """The port, which is a free one where 0 was asked for."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    try:
        bind("127.0.0.1", port)
    except OSError:
        return False
    return True


def _port_line(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} on {host} is in use by another program: stop it, or set PORT to another."
        )
    if error.errno == errno.EACCES:
        return (
            f"PORT holds {port}: ports below 1024 are root's; use one above and a proxy in front."
        )
    if error.errno == errno.EADDRNOTAVAIL:
        return f"HOST holds {host!r}, which is no address of this machine."
    return f"Listening on {host}:{port} failed: {error.strerror}."


def choose_database_port(settings: Settings, remembered: int | None) -> int:
    """PG_PORT; else the port of last time; else one below the range of outgoing connections."""
    if settings.pg_port:
        if not is_free(settings.pg_port):
            raise StartError(
                f"PG_PORT holds {settings.pg_port}, which is in use by another program: choose "
                "another, or leave it empty."
            )
        return settings.pg_port
    candidates = ([remembered] if remembered else []) + list(range(15432, 15532))
    for port in candidates:
        if is_free(port):
            return port
    return bind("127.0.0.1", 0)
