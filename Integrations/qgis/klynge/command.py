# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs klynge as a child process: no shell, its messages as they come, an end when the user cancels."""
import os
import queue
import re
import shutil
import signal
import subprocess
import threading

from qgis.core import QgsProcessingException

SETTING = "KLYNGE_COMMAND"
# What the command says with its exit status.
BROKEN, UNUSABLE, INTERRUPTED = 1, 2, 130


def add_setting():
    try:
        from processing.core.ProcessingConfig import ProcessingConfig, Setting

        ProcessingConfig.settingIcons.setdefault("Klynge", None)
        ProcessingConfig.addSetting(
            Setting("Klynge", SETTING, "The command klynge; empty: the one on the path", "", valuetype=Setting.FILE)
        )
        ProcessingConfig.readSettings()
    except ImportError:
        # Without the Processing plugin there is no place for settings; the path is enough.
        pass


def remove_setting():
    try:
        from processing.core.ProcessingConfig import ProcessingConfig

        ProcessingConfig.removeSetting(SETTING)
    except ImportError:
        pass


def executable():
    """The command: the user's setting, else the environment's KLYNGE, else the one on the path."""
    chosen = None
    try:
        from processing.core.ProcessingConfig import ProcessingConfig

        chosen = ProcessingConfig.getSetting(SETTING)
    except ImportError:
        pass
    found = shutil.which(chosen or os.environ.get("KLYNGE") or "klynge")
    if not found:
        raise QgsProcessingException(
            "The command klynge was not found. Install it, or name it under Settings > Options > Processing > "
            "Providers > Klynge."
        )
    return found


def run(arguments, feedback, broken_is_fine=True):
    """Runs the command and returns its exit status and what it wrote to stdout.

    Lines of stderr go to the log as they come, percentages to the progress bar. A cancelled run is interrupted, and what
    it had found by then is written.
    """
    whole = [executable(), *arguments, "--progress", "always", "--color", "never"]
    feedback.pushCommandInfo(" ".join(_quoted(word) for word in whole))
    lines, output, messages = queue.Queue(), [], []
    interrupted = False
    with subprocess.Popen(
        whole, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        readers = [
            threading.Thread(target=lambda: output.append(process.stdout.read())),
            threading.Thread(target=lambda: [lines.put(line) for line in process.stderr]),
        ]
        for reader in readers:
            reader.start()
        while any(reader.is_alive() for reader in readers):
            # The log belongs to the thread of the algorithm: the readers only hand lines over.
            _tell(lines, feedback, messages, wait=0.1)
            if feedback.isCanceled() and not interrupted:
                interrupted = True
                process.send_signal(signal.SIGINT)
        _tell(lines, feedback, messages)
        status = process.wait()
    text = (output[0] if output else b"").decode("utf-8", "replace")
    if status in (0, INTERRUPTED) or (status == BROKEN and broken_is_fine):
        if status == BROKEN:
            feedback.reportError("klynge ended with 1: see the messages above")
        return status, text
    raise QgsProcessingException("\n".join(messages[-20:]) or f"klynge ended with {status}")


def _tell(lines, feedback, messages, wait=None):
    """Hands on what has come, waiting so many seconds for the first line."""
    while True:
        try:
            raw = lines.get(timeout=wait) if wait else lines.get_nowait()
        except queue.Empty:
            return
        wait = None
        line = raw.decode("utf-8", "replace").rstrip()
        percent = re.fullmatch(r".*: (\d+) %", line)
        if percent:
            feedback.setProgress(float(percent.group(1)))
            feedback.setProgressText(line)
            continue
        messages.append(line)
        if line.startswith("error"):
            feedback.reportError(line)
        elif line.startswith("warning"):
            feedback.pushWarning(line)
        elif line:
            feedback.pushInfo(line)


def _quoted(word):
    return word if re.fullmatch(r"[\w./=:,#+-]+", word) else "'" + word.replace("'", "'\\''") + "'"
