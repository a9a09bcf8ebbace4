"""Problems for programs: one JSON document, as docs/json.md has it."""

import json
from collections.abc import Sequence

from game.cli.manual import address_of
from game.problems import Problem, Severity


def write_document(problems: Sequence[Problem]) -> str:
    """Return the document on one line, in ASCII."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    found = [
        {
            "file": problem.mark.file,
            "line": problem.mark.line,
            "column": problem.mark.column,
            "code": problem.code,
            "severity": problem.severity.value,
            "message": problem.message,
            "manual": address_of(problem.code),
        }
        for problem in problems
    ]
    whole = {"format": 1, "problems": found, "errors": errors, "warnings": len(problems) - errors}
    return json.dumps(whole) + "\n"
