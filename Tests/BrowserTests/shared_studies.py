"""Real studies from ../shared/data where it lies beside the project."""

import os
import pathlib

from page_server import ROOT

DATA = pathlib.Path(os.environ.get("SHARED_DATA", ROOT.parent / "shared/data"))


def shared_study(folder, within):
    """A study of Danish parishes in a new folder, of the municipalities `within` or of all; None where the data is absent."""
    danish = DATA / "dk"
    if not (danish / "parishes.geojson").exists():
        return None
    study = pathlib.Path(folder, "-".join(within) if within else "denmark")
    study.mkdir(parents=True, exist_ok=True)
    lines = [f'title = "{", ".join(within) if within else "Danmark"}"', 'units = "parish"']
    lines += [f'parishes = "{danish}/parishes.geojson"', f'municipalities = "{danish}/municipalities.geojson"', f'villages = "{danish}/settlements.geojson"']
    if within:
        lines.append("within = [" + ", ".join(f'"{name}"' for name in within) + "]")
    lines += ["[historical]", f'"Kommuner før 2007" = "{danish}/municipalities-pre2007.geojson"']
    lines += ["[identity]", f'"Postdistrikter" = "{danish}/postal-districts.geojson"']
    (study / "klynge.toml").write_text("\n".join(lines) + "\n", "utf-8")
    return study
