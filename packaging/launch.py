"""Where the bundle begins: PyInstaller wants a script, not a module."""

import sys

from journal.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
