"""What tells that a message says how to mend what is wrong."""

import re

VERBS = (
    "Add|Ask|Begin|Choose|Cite|Close|Compare|Count|Cut|Declare|Delete|Drop|Get|Give|Indent|Join|Lay|Leave|Let|Look|Mark|Mend|Name|Put|Save|"
    "Say|Shorten|Split|Take|Tell|Use|Write"
)
MEND = re.compile(rf"Did you mean '|(?:^|[.:;] )(?:{VERBS})\b|must (?:be|have|stand|begin)")
