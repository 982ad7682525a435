"""The memory-mapped directory: what it knows, what it costs, and what happens when the file is bad."""

import subprocess
import sys
import time
import tracemalloc
from itertools import pairwise
from pathlib import Path
from string import ascii_uppercase

import brotli
import msgpack
import pytest

from services.geography.building import source_files
from services.geography.directory import FORMAT, PostcodeDirectory, directory_path, open_directory
from services.geography.errors import PostcodesNotBuilt
from services.geography.postcodes import AREAS, OUTCODES_WITHOUT_NUMBER, POST_ONLY_AREAS, Postcode, read_postcode

MEMORY_LIMIT = 60_000_000  # bytes; the requirement of the geography issue
TIME_LIMIT = 0.001  # seconds


def source_rows(letter: str) -> list[tuple[str, str]]:
    """(postcode, district code) of every row of one source file, "" where there is no district."""
    [file] = [file for file in source_files() if file.name == f"postcodes_{letter}.msgpack.br"]
    rows = msgpack.unpackb(brotli.decompress(file.read_bytes()))["data"]
    return [(pcd, code if str(code)[0] in "ENSW" else "") for pcd, code in zip(rows["pcd"], rows["laua"], strict=True)]


@pytest.mark.parametrize("letter", ["B", "J", "P", "Z"])
def test_directory_agrees_with_its_source(directory, letter):
    rows = source_rows(letter)
    ends_of_outcodes = [row for pair in pairwise(rows) if pair[0][0][:4] != pair[1][0][:4] for row in pair]
    for pcd, code in [rows[0], *rows[::199], *ends_of_outcodes, rows[-1]]:
        entry = directory.postcode(pcd[:4].strip(), pcd[4:])
        assert (pcd, entry and entry.districts) == (pcd, (code,) if code else ())


def test_directory_holds_the_postcodes_of_the_source_and_no_other(directory):
    """Every incode that could be: what lies between two postcodes must not be taken for one of them."""
    held = {pcd for pcd, _ in source_rows("Z")}
    for outcode in ("ZE1", "ZE2", "ZE3"):
        possible = [f"{digit}{first}{second}" for digit in range(10) for first in ascii_uppercase for second in ascii_uppercase]
        assert {f"{outcode} {incode}" for incode in possible if directory.postcode(outcode, incode)} == {
            pcd for pcd in held if pcd.startswith(outcode)
        }


def test_every_written_postcode_of_the_source_can_be_read():
    unread = [pcd for pcd, _ in source_rows("N") if read_postcode(pcd) != Postcode(pcd[:4].strip(), pcd[4:])]
    assert unread == []


def test_areas_are_those_of_the_source():
    outcodes = {pcd[:4].strip() for letter in {area[0] for area in AREAS} for pcd, _ in source_rows(letter)}
    assert {Postcode(outcode, "").area for outcode in outcodes - OUTCODES_WITHOUT_NUMBER} == AREAS - POST_ONLY_AREAS


def test_directory_holds_the_whole_source(directory):
    assert len(directory) == 2_720_556
    assert directory.postcode("PE13", "9ZZ") is None
    assert directory.postcode("PE98", "1AA") is None
    assert directory.outcode("PE98") is None


def test_outcode_s_point_is_among_its_postcodes(directory):
    middle = directory.outcode("PE13")
    assert (round(middle.lat, 1), round(middle.lng, 1)) == (52.7, 0.2)


def test_lookup_does_not_load_the_directory_to_the_heap(directory):
    tracemalloc.start()
    try:
        again = PostcodeDirectory(directory_path())
        for pcd, _ in source_rows("Z"):
            again.postcode(pcd[:4].strip(), pcd[4:])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000  # the source rows of Z and a few small objects; the directory has 32 million bytes


def test_lookup_costs_at_most_60_megabytes_of_memory(directory):
    """In a process of its own: all that the lookup imports, and the worst case in which every byte of the file has been touched."""
    script = """
import sys
sys.modules["chardet"] = None  # a tool for development brings it and `requests` takes it when it is there; production has no such tool
import django.conf, django.utils.translation
from pathlib import Path
resident = lambda: int(Path("/proc/self/statm").read_text().split()[1]) * 4096
before = resident()
from services.geography.directory import open_directory
from services.geography.lookup import find_place
find_place("PE15 8NQ")
for column in open_directory()._columns.values():
    sum(column)
print(resident() - before)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3])
    assert 30_000_000 < int(done.stdout) < MEMORY_LIMIT


def test_typical_lookup_takes_less_than_a_millisecond(directory):
    rows = source_rows("P")[::499]
    times = []
    for pcd, _ in rows:
        start = time.perf_counter()
        directory.postcode(pcd[:4].strip(), pcd[4:])
        times.append(time.perf_counter() - start)
    assert sorted(times)[len(times) // 2] < TIME_LIMIT


@pytest.mark.parametrize(
    "content", [b"", b"short", FORMAT, FORMAT + b"\xff\xff\xff\xff{}", FORMAT + (2).to_bytes(4, "little") + b"{}", b"x" * 100]
)
def test_bad_file_is_not_built(tmp_path, content):
    path = tmp_path / "postcodes.bin"
    path.write_bytes(content)
    with pytest.raises(PostcodesNotBuilt, match=r"run `python manage\.py build_postcodes`$"):
        PostcodeDirectory(path)


def test_file_cut_short_is_not_built(directory, tmp_path):
    path = tmp_path / "postcodes.bin"
    path.write_bytes(directory_path().read_bytes()[:-8])
    with pytest.raises(PostcodesNotBuilt, match="cut short"):
        PostcodeDirectory(path)


def test_directory_is_found_as_soon_as_it_is_built(directory, settings, tmp_path):
    built = directory_path()
    settings.VAR_DIR = tmp_path
    with pytest.raises(PostcodesNotBuilt):
        open_directory()
    (tmp_path / "postcodes.bin").symlink_to(built)
    assert len(open_directory()) == len(directory)
