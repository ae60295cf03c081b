"""Asks shapely whether what `Coverage.closingNarrowFaults` made of the boards is a coverage.

    KLYNGE_REPAIRED_BOARDS=/tmp/repaired.json swift test --filter CoverageCleaningTests
    python3 Tests/Fixtures/coverage-repair-agrees-with-shapely/check.py /tmp/repaired.json
"""
import json
import sys

import shapely

boards = json.load(open(sys.argv[1]))
faults = 0
for number, lands in sorted(boards.items(), key=lambda entry: int(entry[0])):
    polygons = [shapely.MultiPolygon([(rings[0], rings[1:]) for rings in land]) for land in lands]
    good = all(shapely.is_valid(polygons)) and shapely.coverage_is_valid(polygons)
    faults += not good
    if not good:
        print(f"board {number}: not a coverage")
print(f"{len(boards)} boards, {faults} of them no coverage")
sys.exit(1 if faults else 0)
