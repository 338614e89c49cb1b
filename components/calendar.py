"""Instants as the days of a time zone."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pandas as pd


def day(instants: pd.Series, *, zone: ZoneInfo) -> pd.Series:
    """UTC instants as ``datetime.date`` in ``zone``; a morning in Jakarta is not the day before.

    >>> day(pd.Series([pd.Timestamp("2024-11-14T23:00Z")]), zone=ZoneInfo("Asia/Jakarta"))[0]
    datetime.date(2024, 11, 15)
    """
    local = pd.to_datetime(instants, utc=True).dt.tz_convert(zone)
    return local.dt.date.astype(object).where(local.notna(), None)
