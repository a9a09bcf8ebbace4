"""What is known of all roads, as one JSON object."""

import json
from collections.abc import Iterable
from typing import Any

import attrs

from game.analysis.codec import figures_as_data
from game.counting.report import Report
from game.counting.sample import Sample
from game.problems import Problem

FORMAT = 1


def reports_as_line(found: Iterable[tuple[Report, Sample | None]]) -> str:
    """Return reports in one line."""
    return json.dumps({"format": FORMAT, "decisions": [_report(*each) for each in found]}, ensure_ascii=False)


def _report(report: Report, sampled: Sample | None) -> dict[str, Any]:
    return {
        "decision": report.decision.id,
        "partial": report.partial,
        "states": report.states,
        "unfinished": list(report.unfinished),
        "blowup": attrs.asdict(report.blowup) if report.blowup else None,
        "roles": attrs.asdict(report.roles) if report.roles else None,
        "figures": figures_as_data(report.figures) if report.figures else None,
        "standing": figures_as_data(report.ranks) if report.ranks else None,
        "sample": attrs.asdict(sampled) if sampled else None,
        "findings": [_problem(problem) for problem in report.findings],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    file, line, column = problem.mark
    return {
        "file": file,
        "line": line,
        "column": column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
    }
