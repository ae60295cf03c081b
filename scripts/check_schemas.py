"""usage: check_schemas.py SCHEMAS FOLDER [--strict] [PAGE.md ...] - holds the .json and .toml files of a folder against the schemas, and
the TOML blocks of pages. Members that no schema describes are listed."""
import copy
import json
import pathlib
import re
import sys
import tomllib

import jsonschema
import referencing

schemas, folder = map(pathlib.Path, sys.argv[1:3])
strict = "--strict" in sys.argv
pages = [pathlib.Path(word) for word in sys.argv[3:] if not word.startswith("--")]
loaded = {path.name: json.loads(path.read_text("utf-8")) for path in sorted(schemas.glob("*.schema.json"))}


def closed(node):
    """The same schema, in which no object may have a member that is not described."""
    if isinstance(node, list):
        return [closed(item) for item in node]
    if not isinstance(node, dict):
        return node
    result = {key: closed(value) for key, value in node.items()}
    if isinstance(result.get("properties"), dict) and "additionalProperties" not in result:
        result["additionalProperties"] = False
    return result


def validator(name, texts):
    registry = referencing.Registry().with_resources(
        (text["$id"], referencing.Resource.from_contents(text)) for text in texts.values()
    )
    kind = jsonschema.validators.validator_for(texts[name])
    kind.check_schema(texts[name])
    return kind(texts[name], registry=registry)


open_ones = {name: validator(name, loaded) for name in loaded}
closed_texts = copy.deepcopy({name: closed(text) for name, text in loaded.items()})
closed_ones = {name: validator(name, closed_texts) for name in loaded}
faults, unknown, count = [], set(), 0


def hold(name, schema, value):
    global count
    count += 1
    for error in sorted(open_ones[schema].iter_errors(value), key=str):
        where = "/".join(map(str, error.absolute_path))
        faults.append(f"{name}: {where or 'the whole'}: {error.message[:300]}")
    for error in closed_ones[schema].iter_errors(value):
        for inner in [error, *(error.context or [])]:
            if inner.validator == "additionalProperties":
                where = re.sub(r"\d+", "[]", "/".join(map(str, inner.absolute_path)))
                unknown.update(f"{schema}: {where}: {key}" for key in re.findall(r"'([^']+)'", inner.message.split("(")[-1]))


seen = set()
for path in sorted(folder.glob("*.json")):
    value = json.loads(path.read_text("utf-8"))
    if value.get("type") == "FeatureCollection":
        value = value["klynge"]
    schema = re.sub(r"/\d+$", "", value["schema"]) + ".schema.json"
    seen.add(schema)
    if schema not in loaded:
        faults.append(f"{path.name}: there is no schema for {value['schema']}")
        continue
    hold(path.name, schema, value)
for path in sorted(folder.glob("*.toml")):
    hold(path.name, "klynge.toml.schema.json", tomllib.loads(path.read_text("utf-8")))
for page in pages:
    for number, block in enumerate(re.findall(r"```toml\n(.*?)```", page.read_text("utf-8"), re.S)):
        # A block that shows a setting in two ways is two study files.
        try:
            hold(f"{page.name}, block {number + 1}", "klynge.toml.schema.json", tomllib.loads(block))
        except tomllib.TOMLDecodeError:
            for part in re.split(r"\n(?=\[)", block):
                hold(f"{page.name}, block {number + 1}", "klynge.toml.schema.json", tomllib.loads(part))

unused = set(loaded) - seen - {"common.schema.json", "klynge.toml.schema.json"}
faults += [f"no document was held against {name}" for name in sorted(unused)]

# The schema of study files has to refuse what the command refuses.
for text in ['titel = "x"', "population = true", 'units = "town"', "seed = -1", '[bands]\nwidth = { full = "1..2", zero = "0..3" }',
             "[fields.parishes]\nkey = \"A\"", "together = [\"A\"]", "alternatives = 0", "[survey]\n\"1\" = 120"]:
    if open_ones["klynge.toml.schema.json"].is_valid(tomllib.loads(text)):
        faults.append(f"the schema of study files accepts `{text}`")

for line in faults:
    print("fault:", line, file=sys.stderr)
for line in sorted(unknown):
    print("not described:", line, file=sys.stderr)
if unknown:
    print("describe them in Schemas/: a member has a type, and a sentence where its name does not say it", file=sys.stderr)
if faults or (strict and unknown):
    sys.exit(1)
print(f"{count} documents agree with {len(loaded)} schemas")
