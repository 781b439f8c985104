import os
from pathlib import Path

_MAY_MOUNT = 1 << 21  # CAP_SYS_ADMIN


def may_mount() -> bool:
    """Root of most containers may not."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    held = next((line.split()[1] for line in lines if line.startswith("CapEff:")), "0")
    return bool(int(held, 16) & _MAY_MOUNT)


# Nobody but root can become somebody else, or make a disk to fill.
is_root = os.geteuid() == 0
collect_ignore = [] if is_root else ["test_start_by_root.py"]
if not (is_root and may_mount()):
    collect_ignore.append("test_full_disk.py")
