"""Runs our benchmarks and the peers, turn by turn on the same files, and prints the ratios as a Markdown table.

Called by Benchmarks/run, which builds and generates first. Each measurement is a process of its own, so that the peak of
memory belongs to it; ours and the peer's follow each other directly, so that a slow moment of the machine hits both.
"""
import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import time


def run(command, output=subprocess.PIPE):
    """Output, seconds and peak memory in MB of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=output, stderr=subprocess.PIPE, text=True)
    text = process.stdout.read() if process.stdout else ""
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    return os.waitstatus_to_exitcode(status), text, errors, seconds, usage.ru_maxrss / 1024


def measured(command):
    code, text, errors, _, peak = run(command)
    if code != 0:
        print(f"  left out: {' '.join(command[:3])}: {errors.strip().splitlines()[-1:] or code}", file=sys.stderr)
        return None
    result = json.loads(text.strip().splitlines()[-1])
    result["peakMB"] = round(peak)
    print(f"  {result['tool']}: {result['median']:.4f} s ({result['min']:.4f} to {result['max']:.4f})", file=sys.stderr)
    return result


def command_case(name, command, runs):
    """A whole command with its start, from files to files."""
    seconds, peak = [], 0
    for _ in range(runs + 1):
        code, _, errors, took, used = run(command)
        if code != 0:
            print(f"  left out: {name}: exit {code}: {errors.strip()[:300]}", file=sys.stderr)
            return None
        seconds.append(took)
        peak = max(peak, used)
    seconds = sorted(seconds[1:])
    print(f"  klynge: {seconds[len(seconds) // 2]:.4f} s", file=sys.stderr)
    return {"case": name, "tool": "klynge", "runs": runs, "min": seconds[0], "median": seconds[len(seconds) // 2],
            "max": seconds[-1], "peakMB": round(peak), "answer": None}


def regionalize_case(name, command, runs):
    """The seconds that `regionalize` itself states for the method, without reading and neighbours."""
    seconds, peak, answer = [], 0, None
    for _ in range(runs):
        code, text, errors, _, used = run(command)
        if code != 0:
            print(f"  left out: {name}: exit {code}: {errors.strip()[:300]}", file=sys.stderr)
            return None
        document = json.loads(text)
        seconds.append(document["seconds"]["regions"])
        peak = max(peak, used)
        answer = f"{document['regions']} regions, WSS {document['wss']:.0f}"
    seconds.sort()
    print(f"  klynge: {seconds[len(seconds) // 2]:.4f} s, {answer}", file=sys.stderr)
    return {"case": name, "tool": "klynge", "runs": runs, "min": seconds[0], "median": seconds[len(seconds) // 2],
            "max": seconds[-1], "peakMB": round(peak), "answer": answer}


def regionalize_commands(klynge, generated):
    """Each method on generated cells with three attributes; T is a share of all inhabitants."""
    def people(size):
        with open(f"{generated}/{size}/units.geojson") as file:
            return sum(float(feature["properties"]["population"] or 0) for feature in json.load(file)["features"])

    def command(size, *how):
        return [klynge, "regionalize", f"{generated}/{size}/units.geojson", "--id", "id", "--attributes", "a1,a2,a3",
                "--format", "json", "--quiet", *how]
    yield "regionalize-skater-10k", command("10k", "--method", "skater", "--regions", "50")
    yield "regionalize-schc-ward-10k", command("10k", "--method", "schc-ward", "--regions", "50")
    yield "regionalize-azp-10k", command("10k", "--method", "azp", "--regions", "50")
    for size, share in [("10k", 0.01), ("1k", 0.02)]:
        if os.path.exists(f"{generated}/{size}/units.geojson"):
            yield (f"regionalize-max-p-{size}",
                   command(size, "--method", "max-p", "--min-sum", f"population={people(size) * share}"))


def row(ours, peer):
    def seconds(result):
        return f"{result['median']:.3f} ({result['min']:.3f}–{result['max']:.3f})"
    ratio = f"{peer['median'] / ours['median']:.1f}" if peer else ""
    def shown(answer):
        return "" if answer is None else answer if isinstance(answer, str) else f"{answer:,}"
    answer = shown(ours["answer"])
    if peer and peer["tool"] != "simdjson alone" and peer["answer"] != ours["answer"]:
        answer += f" / {shown(peer['answer'])}"
    return (f"| {ours['case']} | {answer} | {seconds(ours)} | {ours['peakMB']} | {peer['tool'] if peer else ''} | "
            f"{seconds(peer) if peer else ''} | {peer['peakMB'] if peer else ''} | {ratio} |")


def main():
    parser = argparse.ArgumentParser()
    for name in ["binary", "klynge", "python", "generated", "shared", "results"]:
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--simdjson", default="")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="", help="only cases whose name contains this")
    options = parser.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    cases = run([options.binary, "list"])[1].split()
    peers = [line.split("\t") for line in run([options.python, f"{here}/peers.py", "list"])[1].splitlines()]
    table, everything = [], []
    for name in cases:
        if options.only not in name:
            continue
        print(name, file=sys.stderr)
        ours = measured([options.binary, name, options.generated, options.shared, str(options.runs)])
        if ours is None:
            continue
        others = [measured([options.python, f"{here}/peers.py", name, tool, options.generated, options.shared,
                            str(3 if "100k" in name or "fr" in name else options.runs)])
                  for case, tool in peers if case == name]
        if options.simdjson and name in ("read-10k", "read-100k"):
            size = name.removeprefix("read-")
            others.append(measured([options.simdjson, name, f"{options.generated}/{size}/units.geojson",
                                    str(options.runs)]))
        others = [other for other in others if other]
        everything += [ours] + others
        table += [row(ours, other) for other in others] or [row(ours, None)]
    whole = [
        ("propose-sample", [options.klynge, "propose", os.path.join(here, "..", "SampleData"), "--force", "--quiet",
                            "--out", f"{options.generated}/out-sample"]),
        ("propose-denmark", [options.klynge, "propose", "--parishes", f"{options.shared}/dk/parishes.geojson",
                             "--municipalities", f"{options.shared}/dk/municipalities.geojson",
                             "--villages", f"{options.shared}/dk/settlements.geojson", "--units", "parish",
                             "--population", "1000..16000", "--members", "2..10", "--max-diameter", "15",
                             "--same-municipality", "--force", "--quiet", "--out", f"{options.generated}/out-denmark"]),
    ]
    for name, command in whole:
        if options.only not in name:
            continue
        print(name, file=sys.stderr)
        ours = command_case(name, command, options.runs)
        if ours:
            everything.append(ours)
            table.append(row(ours, None))
    for name, command in regionalize_commands(options.klynge, options.generated):
        if options.only not in name:
            continue
        print(name, file=sys.stderr)
        ours = regionalize_case(name, command, options.runs)
        if ours is None:
            continue
        others = [measured([options.python, f"{here}/peers.py", name, tool, options.generated, options.shared, "0"])
                  for case, tool in peers if case == name]
        others = [other for other in others if other]
        everything += [ours] + others
        table += [row(ours, other) for other in others] or [row(ours, None)]
    with open("/proc/cpuinfo") if os.path.exists("/proc/cpuinfo") else open(os.devnull) as info:
        model = next((line.split(":")[1].strip() for line in info if line.startswith("model name")), platform.machine())
    print(f"{datetime.date.today()}, {model}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; "
          f"median of {options.runs} runs (least–most), seconds; memory is the peak of the whole process in MB.\n")
    print("| case | answer | klynge s | MB | peer | peer s | MB | peer / klynge |")
    print("|---|---|---|---|---|---|---|---|")
    print("\n".join(table))
    os.makedirs(options.results, exist_ok=True)
    with open(f"{options.results}/latest.json", "w") as file:
        json.dump(everything, file, indent=1)


if __name__ == "__main__":
    main()
