import os

# Nobody but root can become somebody else.
collect_ignore = [] if os.geteuid() == 0 else ["test_start_by_root.py"]
