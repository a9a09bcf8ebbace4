"""The keys that an author may write anywhere, for those who must tell what a broken line was meant to be."""

import functools

from game.parsing.yaml_lines import Keys
from game.schema.containers import ListOf, MapOf
from game.schema.files import SORTS
from game.schema.story_types import Changes
from game.schema.structure import list_records, unwrap


@functools.cache
def find_known_keys() -> Keys:
    """Return the keys that the declarations of all files know."""
    fields = [field for sort in SORTS for record in list_records(sort.kind) for field in record.fields]
    return Keys(
        all=frozenset(field.name for field in fields),
        mappings=frozenset(field.name for field in fields if isinstance(unwrap(field.kind), MapOf | Changes)),
        lists=frozenset(field.name for field in fields if isinstance(unwrap(field.kind), ListOf)),
    )
