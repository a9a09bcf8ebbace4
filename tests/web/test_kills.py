"""No ballot that was acknowledged to a phone is lost or doubled when the host is killed."""

from pathlib import Path

from tests.register.servers import Server
from tests.web.killing import kill_often

KILLS, VOTERS = 3, 30
LESSON = "october-1950"


async def test_a_host_on_a_file_that_is_killed_loses_no_acknowledged_ballot(tmp_path: Path) -> None:
    ballots = await kill_often(tmp_path, LESSON, "", KILLS, VOTERS)
    assert ballots.acknowledged
    assert (ballots.lost, ballots.doubled) == ([], [])


async def test_a_host_on_a_database_that_is_killed_loses_no_acknowledged_ballot(
    tmp_path: Path, postgresql: Server
) -> None:
    ballots = await kill_often(tmp_path, LESSON, postgresql.empty_database(), KILLS, VOTERS)
    assert ballots.acknowledged
    assert (ballots.lost, ballots.doubled) == ([], [])
