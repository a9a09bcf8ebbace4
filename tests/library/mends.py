"""What tells that a message says how to fix what is wrong."""

import re

VERBS = (
    "Add|Ask|Begin|Choose|Cite|Close|Compare|Count|Cut|Declare|Delete|Drop|Fix|Get|Give|Indent|Join|Leave|Let|List|Look|Mark|Move|Name|Put|"
    "Remove|Save|Say|Shorten|Split|Take|Use|Write"
)
MEND = re.compile(rf"Did you mean '|(?:^|[.:;] )(?:Expected|{VERBS})\b|must (?:be|have|begin)")
