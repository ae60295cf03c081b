"""Writes Sources/PROJKit/SystemExtents.swift: where the numbers of each country's systems lie, by pyproj.

    python3 make.py > ../../../Sources/PROJKit/SystemExtents.swift
"""
import pathlib, re
import numpy
from pyproj import Transformer

root = pathlib.Path(__file__).resolve().parents[3] / "Sources/PROJKit"
text = (root / "Homeland.swift").read_text()
denmark = (7.5, 54.3, 15.6, 58.1)
areas = {}
for entry in re.finditer(r'Homeland\(\s*"([^"]+)",\s*\[(.*?)\],\s*\[([\d, ]+)\]', text, re.S):
    boxes = [tuple(map(float, b.split(","))) for b in re.findall(r"box\(([^)]*)\)", entry[2])] or [denmark]
    for code in map(int, entry[3].split(",")):
        areas.setdefault(code, []).extend(boxes)
print("""import GeoModel

/// Where the numbers of the countries' systems lie: a system whose numbers lie elsewhere need not be tried.
///
/// Made by Tests/Fixtures/system-extents/make.py.
enum SystemExtents {
    /// Whether numbers may be in a system as its users have them; true for systems that are not listed.
    static func mayHold(_ place: Coordinate, _ system: CoordinateReferenceSystem) -> Bool {
        all[system.name]?.contains(place) ?? true
    }

    private static let all: [String: Box] = [""")
for code in sorted(areas):
    way = Transformer.from_crs("OGC:CRS84", code, always_xy=True)
    xs, ys = [], []
    for west, south, east, north in areas[code]:
        longitude, latitude = numpy.meshgrid(
            numpy.linspace(west - 0.6, east + 0.6, 121), numpy.clip(numpy.linspace(south - 0.6, north + 0.6, 121), -90, 90))
        x, y = way.transform(longitude, latitude)
        good = numpy.isfinite(x) & numpy.isfinite(y)
        xs += [x[good].min(), x[good].max()]
        ys += [y[good].min(), y[good].max()]
    margin = 0.02 * max(max(xs) - min(xs), max(ys) - min(ys)) + 1000
    numbers = [min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin]
    numbers = [int(round(n / 1000)) * 1000 for n in numbers]
    shown = [f"{n:_}" if abs(n) >= 100_000 else str(n) for n in numbers]
    print(f'        "EPSG:{code}": Box(minX: {shown[0]}, minY: {shown[1]}, maxX: {shown[2]}, maxY: {shown[3]}),')
print("    ]\n}")
