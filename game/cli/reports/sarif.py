"""Problems as a SARIF 2.1.0 log, the format that code scanners exchange their results in."""

import json
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from game import __version__
from game.cli.manual import list_pages, split_page
from game.problems import Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write_log(problems: Sequence[Problem]) -> str:
    """Return the log as indented JSON: every rule with its page of the manual, and the problems in order."""
    pages = list_pages()
    places = {code: number for number, code in enumerate(pages)}
    driver = {
        "name": "oneside",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(code, page) for code, page in pages.items()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, places) for problem in problems],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(code: str, page: str) -> dict[str, Any]:
    title, body = split_page(page)
    return {
        "id": code,
        "shortDescription": {"text": title},
        "fullDescription": {"text": f"{title}\n\n{body}"},
        "help": {"text": body, "markdown": body},
    }


def _result(problem: Problem, places: dict[str, int]) -> dict[str, Any]:
    mark = problem.mark
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "level": problem.severity.value,
        "message": {"text": problem.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(mark.file)},
                    "region": {"startLine": mark.line, "startColumn": mark.column},
                }
            }
        ],
    }
    if problem.code in places:
        result["ruleIndex"] = places[problem.code]
    return result


def _uri(file: str) -> str:
    """Return a path as a reference: relative ones stay so, for the log is read where the files are."""
    if Path(file).is_absolute():
        return Path(file).as_uri()
    return quote(PurePath(file).as_posix())
