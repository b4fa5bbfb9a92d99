"""Networking Journal: a personal journal for informational interviews."""

__version__ = "0.1.0"
