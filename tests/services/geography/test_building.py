"""Making the directory file."""

from io import StringIO
from math import nan

import brotli
import msgpack
import pytest
from django.core.management import CommandError, call_command

from services.geography.building import Built, SourceUnusable, build, is_current, source_version
from services.geography.directory import PostcodeDirectory, directory_path

# Grid references of the ONS directory. One place in Britain, one in Northern Ireland (Irish grid).
ROWS = [
    ("BT1 5GS", "N09000003", 333832.0, 374014.0),
    ("PE158NQ", "E07000010", 541786.0, 297609.0),
    ("PE158NR", "E07000146", 541786.0, 297609.0),
    ("PE158NS", "E07000146", 541786.0, 297609.0),
    ("PE159ZZ", nan, nan, nan),
    ("SW1A2AA", "E09000033", 530047.0, 179951.0),
    ("IM1 1AA", "M99999999", nan, nan),
]


def write_source(folder, rows=ROWS, **columns):
    pcd, laua, east, north = zip(*rows, strict=True)
    table = {"pcd": list(pcd), "laua": list(laua), "oseast1m": list(east), "osnrth1m": list(north)} | columns
    file = folder / "postcodes_A.msgpack.br"
    file.write_bytes(brotli.compress(msgpack.packb({"columns": list(table), "data": table}), quality=1))
    return file


def test_build_writes_what_the_source_holds(tmp_path):
    path = tmp_path / "made" / "postcodes.bin"
    built = build(path, [write_source(tmp_path)], "2026.1.1")
    assert built == Built(postcodes=7, outcodes=4, without_district=2, size=path.stat().st_size)
    directory = PostcodeDirectory(path)
    assert (len(directory), directory.source_version) == (7, "2026.1.1")
    assert directory.postcode("PE15", "8NQ").districts == ("E07000010",)
    assert directory.postcode("PE15", "9ZZ").districts == ()
    assert directory.outcode("PE15").districts == ("E07000146", "E07000010")
    assert directory.outcode("IM1").districts == ()
    assert directory.outcode("PE1") is None


def test_grid_references_become_wgs84(tmp_path):
    build(tmp_path / "postcodes.bin", [write_source(tmp_path)], "1")
    directory = PostcodeDirectory(tmp_path / "postcodes.bin")
    downing_street, belfast = directory.postcode("SW1A", "2AA"), directory.postcode("BT1", "5GS")
    # 10 Downing Street and Belfast City Hall as maps show them. Without the change of datum they would be 0.0015 degrees off.
    assert (downing_street.lat, downing_street.lng) == pytest.approx((51.5034, -0.1276), abs=0.0003)
    assert (belfast.lat, belfast.lng) == pytest.approx((54.5965, -5.9301), abs=0.0003)


def test_order_of_files_and_rows_does_not_matter(tmp_path):
    (tmp_path / "b").mkdir()
    first, second = write_source(tmp_path, ROWS[4:]), write_source(tmp_path / "b", ROWS[:4][::-1])
    build(tmp_path / "postcodes.bin", [first, second], "1")
    directory = PostcodeDirectory(tmp_path / "postcodes.bin")
    assert [directory.postcode(row[0][:4].strip(), row[0][4:]) is not None for row in ROWS] == [True] * 7


@pytest.mark.parametrize(
    ("columns", "complaint"),
    [
        ({"laua": None}, r"^postcodes_A\.msgpack\.br: TypeError"),
        ({"oseast1m": ["east"] * 7}, r"^postcodes_A\.msgpack\.br: ValueError"),
        ({"osnrth1m": [nan] * 7}, r"^postcodes_A\.msgpack\.br: a postcode has a district but no grid reference"),
    ],
)
def test_source_of_another_shape_is_refused_and_the_old_file_kept(tmp_path, columns, complaint):
    path = tmp_path / "postcodes.bin"
    path.write_bytes(b"old")
    with pytest.raises(SourceUnusable, match=complaint):
        build(path, [write_source(tmp_path, **columns)], "1")
    assert path.read_bytes() == b"old"


def test_compressed_rubbish_is_refused(tmp_path):
    file = tmp_path / "postcodes_A.msgpack.br"
    file.write_bytes(b"rubbish")
    with pytest.raises(SourceUnusable, match=r"^postcodes_A\.msgpack\.br: error"):
        build(tmp_path / "postcodes.bin", [file], "1")


def test_no_temporary_file_is_left(tmp_path):
    source = write_source(tmp_path)
    build(tmp_path / "postcodes.bin", [source], "1")
    (tmp_path / "folder").mkdir()
    with pytest.raises(IsADirectoryError):
        build(tmp_path / "folder", [source], "1")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["folder", "postcodes.bin", source.name]


def test_file_is_current_for_its_own_version_only(tmp_path):
    path = tmp_path / "postcodes.bin"
    assert is_current(path, "1") is False
    build(path, [write_source(tmp_path)], "1")
    assert (is_current(path, "1"), is_current(path, "2")) == (True, False)
    path.write_bytes(path.read_bytes()[:-8])
    assert is_current(path, "1") is False


def test_command_does_nothing_when_the_file_is_current(directory):
    before = directory_path().stat()
    out = StringIO()
    call_command("build_postcodes", stdout=out)
    assert out.getvalue() == f"{directory_path()} is current.\n"
    assert (directory_path().stat().st_mtime_ns, directory_path().stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_command_builds_the_same_file_again(directory, settings, tmp_path, capsys):
    existing = directory_path().read_bytes()
    settings.VAR_DIR = tmp_path
    (tmp_path / "postcodes.bin").write_bytes(existing)
    out = StringIO()
    call_command("build_postcodes", force=True, stdout=out)
    assert "2,720,556 postcodes in 3,125 outcodes" in out.getvalue()
    assert "23/23" in capsys.readouterr().err
    assert directory_path().read_bytes() == existing
    assert is_current(directory_path(), source_version())


def test_command_says_why_it_cannot_write(settings, tmp_path):
    (tmp_path / "file").touch()
    settings.VAR_DIR = tmp_path / "file"
    with pytest.raises(CommandError, match="Postcodes could not be built"):
        call_command("build_postcodes")
