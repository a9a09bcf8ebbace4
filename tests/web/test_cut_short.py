"""What becomes of a class whose host was killed while it was being opened."""

import asyncio
from pathlib import Path

import pytest

from game.hosting.hall import MisfitError
from tests.web.rooms import open_room


async def test_a_class_of_which_only_the_code_was_kept_is_not_gone_on_with(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        register = room.hall.register
        await asyncio.to_thread(lambda: register.open_class("cut", "BBBBBB", lesson="small", decision="story"))
        with pytest.raises(MisfitError, match="open another"):
            await room.hall.resume("cut")
        assert (await room.browser().client.get("/c/BBBBBB")).status_code == 503
