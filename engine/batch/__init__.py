"""Many declarations at once: one small result each, in order, by as many processes or machines as are wanted."""

from engine.batch.model import Asked, Failed, Given, Result
from engine.batch.partition import check_partition

__all__ = ["Asked", "Failed", "Given", "Result", "check_partition"]
