"""Settings from the environment, each ``TILIK_…``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from platformdirs import user_data_path
from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
SEEDS = next(
    (folder for folder in (ROOT / "seeds", ROOT / "dashboard" / "seeds") if folder.is_dir()), ROOT / "seeds"
)


class Settings(BaseSettings):
    """Read once a process; see README for each."""

    model_config = SettingsConfigDict(env_prefix="TILIK_")

    store: Path = Field(default_factory=lambda: user_data_path("tilik", appauthor=False) / "store")
    timezone: str = "Asia/Jakarta"
    lexicon: Path | None = None
    language: str | None = None
    seed: bool = True
    corrections: Literal["on", "off"] = "on"
    reviewer: str | None = None
    date_order: Literal["dmy", "mdy"] | None = None

    @field_validator("timezone")
    @classmethod
    def known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError(f"{name!r} is no time zone; write one as Asia/Jakarta") from None
        return name

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


@cache
def settings() -> Settings:
    return Settings()


def untouched(store: Path) -> bool:
    """Whether nothing was ever written there: a store emptied by its reader stays empty."""
    return not store.is_dir() or not any(store.iterdir())
