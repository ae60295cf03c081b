"""usage: serve_documents.py KLYNGE STUDY FOLDER - starts the what-if page's server on a study and keeps what it answers as JSON files."""
import json
import pathlib
import subprocess
import sys
import urllib.request

klynge, study, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
server = subprocess.Popen(
    [klynge, "serve", str(study), "--session", "schemas", "--no-open", "--format", "json"],
    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
try:
    address = json.loads(server.stdout.readline())["url"]
    origin, token = address.split("#")[0].split("?")[0].rstrip("/"), address.split("token=")[1]
    for name, path in (("page-study", "study"), ("page-export", "export?as=json")):
        request = urllib.request.Request(f"{origin}/api/1/{path}", headers={"X-Klynge-Token": token})
        with urllib.request.urlopen(request, timeout=60) as answer:
            (folder / f"{name}.json").write_bytes(answer.read())
finally:
    server.terminate()
    server.wait(20)
first = (study / "sessions" / "schemas.jsonl").read_text("utf-8").splitlines()[0]
(folder / "session.json").write_text(first, "utf-8")
# A shared plan is the state of a session with a name.
start = json.loads(first)
plan = {"schema": "klynge.plan/1", "version": start["version"], "name": "plan", "inputs": start["inputs"], "plan": start["plan"]}
if not any(json.loads(path.read_text("utf-8")).get("schema") == plan["schema"] for path in folder.glob("page-export.json")):
    (folder / "plan.json").write_text(json.dumps(plan), "utf-8")
