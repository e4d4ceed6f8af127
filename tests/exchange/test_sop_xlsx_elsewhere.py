"""What other programs make of our workbooks: LibreOffice prints and saves them, Excel draws connectors by numbers."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from kanban.domain.sop_drafts import SopDraft
from kanban.exchange.sop_formats import read_here
from tests.exchange.sheet_file import EACH, changed, facts, made

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@EACH
def test_a_bent_connector_bends_where_the_fixed_line_does(draft: SopDraft) -> None:
    """Excel draws connectors by their numbers; other programs get the line itself. Both must be the same."""
    with zipfile.ZipFile(io.BytesIO(made(draft))) as file:
        root = etree.fromstring(file.read("xl/drawings/drawing1.xml"))
    bent = root.findall(".//{*}AlternateContent")
    assert len(bent) == sum("bentConnector" in each.get("prst") for each in root.iter(f"{A}prstGeom"))
    for each in bent:
        by_numbers, drawn = connector(each.find(".//{*}cxnSp")), line(each.find(".//{*}Fallback//{*}sp"))
        assert len(by_numbers) == len(drawn)
        assert all(abs(x - u) < 5000 and abs(y - v) < 5000 for (x, y), (u, v) in zip(by_numbers, drawn, strict=True))


def connector(shape: etree._Element) -> list[tuple[float, float]]:
    """The corners of a bent connector, by the formulas of its preset (ECMA-376, presetShapeDefinitions)."""
    left, top, width, height = frame(shape)
    kind = int(shape.find(f".//{A}prstGeom").get("prst")[-1])
    bends = [int(each.get("fmla").split()[1]) / 100_000 for each in shape.iter(f"{A}gd")]
    x, y = 0.0, 0.0
    points = [(x, y)]
    for n in range(kind):
        last = n >= kind - 2
        if n % 2 == 0:
            x = width if last else bends[n] * width
        else:
            y = height if last else bends[n] * height
        points.append((x, y))
    flip = shape.find(f".//{A}xfrm")
    across, down = flip.get("flipH") == "1", flip.get("flipV") == "1"
    return [(left + (width - x if across else x), top + (height - y if down else y)) for x, y in points]


def line(shape: etree._Element) -> list[tuple[float, float]]:
    left, top, width, height = frame(shape)
    path = shape.find(f".//{A}path")
    points = [(int(each.get("x")), int(each.get("y"))) for each in path.iter(f"{A}pt")]
    across, down = width / int(path.get("w")), height / int(path.get("h"))
    return [(left + x * across, top + y * down) for x, y in points]


def frame(shape: etree._Element) -> tuple[int, int, int, int]:
    place, size = shape.find(f".//{A}off"), shape.find(f".//{A}ext")
    return int(place.get("x")), int(place.get("y")), int(size.get("cx")), int(size.get("cy"))


def office(content: bytes, to: str, folder: Path) -> bytes:
    """The workbook as LibreOffice saves it."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    (folder / "sop.xlsx").write_bytes(content)
    out = folder / "out"
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", to,
               "--outdir", str(out), str(folder / "sop.xlsx")]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (out / f"sop.{to}").read_bytes()


@EACH
def test_a_pdf_that_libreoffice_makes_of_it_is_read_right(draft: SopDraft, tmp_path: Path) -> None:
    (read,) = read_here(office(made(draft), "pdf", tmp_path)).drafts
    assert [step[:1] + step[3:7] for step in facts(read)] == [step[:1] + step[3:7] for step in facts(draft)]
    roles = [{step.role.value, *(each.value for each in step.involved)} for step in read.steps]
    assert roles == [{step.role.value, *(each.value for each in step.involved)} for step in draft.steps]


@EACH
def test_a_workbook_that_libreoffice_saved_again_is_still_believed(draft: SopDraft, tmp_path: Path) -> None:
    content = office(made(draft), "xlsx", tmp_path)
    assert read_here(content).drafts == (draft,)
    (read,) = read_here(changed(content, lambda name, text: None if name.endswith("sheet2.xml") else text)).drafts
    assert facts(read) == facts(draft)
