"""Several frames in one file: the sheets of one workbook, or a ZIP with a file for each."""

from __future__ import annotations

import json
import zipfile
from typing import IO, TYPE_CHECKING

from dashboard.data.export.formats import Format, write
from dashboard.data.export.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from dashboard.data.export.provenance import Provenance


def collect(
    frames: Mapping[str, Iterable[pd.DataFrame]], file: IO[bytes], *, format: Format, provenance: Provenance
) -> None:
    """Write frames, each in batches, into one file with their provenance: XLSX as a workbook, others as a ZIP.

    Raises ``ExportError`` where a frame has more rows than a sheet.
    """
    if format == "xlsx":
        with Workbook(file) as book:
            for name, batches in frames.items():
                book.add(name, batches)
            book.add("provenance", [provenance.table()])
        return
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, batches in frames.items():
            with archive.open(f"{name}.{format}", "w", force_zip64=True) as part:
                write(batches, part, format=format)
        archive.writestr("provenance.json", json.dumps(provenance.facts(), ensure_ascii=False, indent=2))
