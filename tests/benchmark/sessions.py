"""Many readers at once on one process: how long each change takes, and whether memory grows.

A session speaks Streamlit's own protocol over a raw websocket, since as many browsers would need the machine for
themselves: it connects, runs the script, keeps the messages that a browser keeps, reruns fragments as often as
they ask for it, and after some seconds of reading changes its filters or turns to another page. A change is over
with the message that its script has finished; drawing is measured by ``pages``.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from dashboard.data.store import Store
from tests.benchmark import servers
from tests.benchmark.changes import Query, View, changes, views
from tests.benchmark.figures import Figure
from tests.benchmark.footprint import resident

SESSIONS = 30
THINKING = (2.5, 7.5)  # seconds between an answer and the next change; 5 on average
TURNING = 0.25  # of all changes go to another page
FILTERS = 400  # different ones, of which each session chooses
SAMPLES = 60  # of memory
WAIT = 120  # seconds for one answer


def sessions(store: Path, *, minutes: float, port: int = 0) -> Iterator[Figure]:
    """The time from a change to its answer over all sessions, and the memory of the server's process."""
    snapshot = Store(store).snapshot()
    asked = changes(snapshot, count=FILTERS)
    with servers.dashboard(store, port=port) as server:
        readers = [
            Reader(server.url.replace("http", "ws", 1), views(snapshot), asked, random.Random(seed))
            for seed in range(SESSIONS)
        ]
        asyncio.run(_together(readers, seconds=SESSIONS))  # caches and pools are filled before memory is watched
        taken, held = asyncio.run(_watched(readers, server.process, seconds=60 * minutes))
    last = quantiles(taken, n=20, method="inclusive")[-1]
    yield Figure(f"changes answered to {SESSIONS} sessions", len(taken), "")
    yield Figure("change, p50", median(taken), "s")
    yield Figure("change, p95", last, "s", most=1)
    third = max(len(held) // 3, 1)
    begin, middle, end = (median(part) for part in (held[:third], held[third : 2 * third] or held, held[-third:]))
    yield Figure("resident, first third", begin, "MB")
    yield Figure("resident, second third", middle, "MB")
    yield Figure("resident, last third", end, "MB")
    yield Figure("growth, second to last third", end / middle, "times", most=1.05)


async def _watched(readers: Sequence[Reader], process: int, *, seconds: float) -> tuple[list[float], list[float]]:
    held: list[float] = []

    async def watch() -> None:
        for _ in range(SAMPLES):
            held.append(resident(process))
            await asyncio.sleep(seconds / SAMPLES)

    _, taken = await asyncio.gather(watch(), _together(readers, seconds=seconds))
    return taken, held


async def _together(readers: Sequence[Reader], *, seconds: float) -> list[float]:
    until = time.monotonic() + seconds
    return [took for taken in await asyncio.gather(*(one.read(until) for one in readers)) for took in taken]


@dataclass(slots=True)
class Reader:
    """One session: where it is, and what a browser would keep of it."""

    url: str
    views: list[View]
    changes: list[Query]
    chance: random.Random
    view: View = field(init=False)
    page_hash: str = ""
    cached: set[str] = field(default_factory=set)
    older: set[str] = field(default_factory=set)
    ticking: list[asyncio.Task[None]] = field(default_factory=list)
    asking: bool = False  # for a whole run that has not begun

    async def read(self, until: float) -> list[float]:
        """Change and wait for the answer again and again; the seconds that each took."""
        taken = []
        self.view, self.page_hash = self.views[0], ""
        await asyncio.sleep(self.chance.uniform(0, THINKING[1]))
        async with connect(f"{self.url}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as socket:
            finished: asyncio.Queue[None] = asyncio.Queue()
            listening = asyncio.create_task(self._listen(socket, finished))
            await self._answered(socket, finished, {})
            while time.monotonic() < until:
                await asyncio.sleep(self.chance.uniform(*THINKING))
                if self.chance.random() < TURNING:
                    self.view, self.page_hash = self.chance.choice(self.views), ""
                taken.append(await self._answered(socket, finished, self.chance.choice(self.changes)))
            for task in (listening, *self.ticking):
                task.cancel()
        return taken

    async def _answered(self, socket: ClientConnection, finished: asyncio.Queue[None], change: Query) -> float:
        while not finished.empty():
            finished.get_nowait()
        begin, self.asking = time.monotonic(), True
        state = ClientState(page_name=self.view.path, page_script_hash=self.page_hash)
        await self._send(socket, state, change)
        await asyncio.wait_for(finished.get(), WAIT)
        return time.monotonic() - begin

    async def _send(self, socket: ClientConnection, state: ClientState, change: Query) -> None:
        state.query_string = urlencode(self.view.query | change)
        state.cached_message_hashes.extend(self.cached | self.older)
        await socket.send(BackMsg(rerun_script=state).SerializeToString())

    async def _listen(self, socket: ClientConnection, finished: asyncio.Queue[None]) -> None:
        """Take what the server sends; ``finished`` tells of whole runs, not of fragments."""
        async for data in socket:
            message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
            if message.ref_hash or message.metadata.cacheable:
                self.cached.add(message.ref_hash or message.hash)
            match message.WhichOneof("type"):
                case "new_session" if self.asking:
                    self.asking = False
                    self.cached, self.older = set(), self.cached
                    while self.ticking:
                        self.ticking.pop().cancel()
                case "navigation":  # new_session names the script that has all pages in it
                    self.page_hash = message.navigation.page_script_hash
                case "auto_rerun":
                    tick = self._tick(socket, message.auto_rerun.fragment_id, message.auto_rerun.interval)
                    self.ticking.append(asyncio.create_task(tick))
                case "script_finished" if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    finished.put_nowait(None)

    async def _tick(self, socket: ClientConnection, fragment: str, interval: float) -> None:
        while True:
            await asyncio.sleep(interval)
            state = ClientState(fragment_id=fragment, is_auto_rerun=True, page_script_hash=self.page_hash)
            await self._send(socket, state, {})
