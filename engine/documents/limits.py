"""How much one file may hold. A file beyond a limit is refused with a diagnostic that names the limit."""

from typing import Final

MAX_BYTES: Final = 2 * 1024 * 1024
MAX_DEPTH: Final = 20  # lists and mappings inside one another; the top level counts as one
MAX_LIST_LENGTH: Final = 5_000
MAX_MAPPING_SIZE: Final = 2_000
MAX_SCALAR_LENGTH: Final = 20_000  # characters of one text
MAX_DIGITS: Final = 40  # of one number written out in full, before and after the point together
MAX_CHARACTER_PROBLEMS: Final = 20  # lines with forbidden characters that are shown one by one
MAX_PROBLEMS: Final = 1_000  # found while reading one file; further ones are only said to exist
