"""``tuoyu batch``: many declarations in, one line each out, and a summary."""

from cli.batch.command import register

__all__ = ["register"]
