"""What an author has answered for is not told again."""

from pathlib import Path

from game.counting.suppressions import drop_silenced
from game.problems import Problem
from game.story.mark import Mark


def test_a_finding_is_silenced_by_a_comment_with_a_reason_and_no_other_is(tmp_path: Path) -> None:
    file = tmp_path / "story.yaml"
    file.write_text(
        "a: 1  # oneside: ignore A009 because the campaign asks for it\nb: 2\nc: 3  # oneside: ignore A006\n"
    )
    found = [Problem(mark=Mark(str(file), line, 1), code="A009", message="Idle.") for line in (1, 2)]
    found.append(Problem(mark=Mark(str(file), 3, 1), code="A006", message="Always."))
    assert drop_silenced(found) == tuple(found[1:])


def test_findings_of_a_file_that_is_not_there_are_all_told() -> None:
    found = [Problem(mark=Mark("x.zip/decisions/y.yaml", 1, 1), code="A009", message="Idle.")]
    assert drop_silenced(found) == tuple(found)
