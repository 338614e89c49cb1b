"""Instants as the days of a time zone."""

from __future__ import annotations

from datetime import UTC
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd


def day(instants: pd.Series, *, zone: ZoneInfo) -> pd.Series:
    """UTC instants as ``datetime.date`` in ``zone``; a morning in Jakarta is not the day before.

    >>> day(pd.Series([pd.Timestamp("2024-11-14T23:00Z")]), zone=ZoneInfo("Asia/Jakarta"))[0]
    datetime.date(2024, 11, 15)
    """
    naive: list[Any] = pd.to_datetime(instants, utc=True).to_numpy(dtype="datetime64[us]").tolist()
    days = {at: at and at.replace(tzinfo=UTC).astimezone(zone).date() for at in set(naive)}
    return pd.Series([days[at] for at in naive], index=instants.index, dtype=object)
