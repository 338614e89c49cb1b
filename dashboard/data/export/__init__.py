"""Frames as files for others: CSV and XLSX that run no formula, Parquet and JSON lines that lose nothing.

A file is written from batches of rows, so that it may be larger than memory; ``provenance`` says where its rows
come from, ``collection`` puts several frames into one file.
"""

from dashboard.data.export.collection import collect
from dashboard.data.export.formats import FILE_TYPES, Format, export, write
from dashboard.data.export.provenance import Provenance
from dashboard.data.export.rows import rows, whole
from dashboard.data.export.workbook import ExportError

__all__ = ["FILE_TYPES", "ExportError", "Format", "Provenance", "collect", "export", "rows", "whole", "write"]
