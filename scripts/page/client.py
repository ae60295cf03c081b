"""A client of `klynge serve` for scripts: starts the server, sends requests, ends it. Standard library only."""
import http.client, json, os, pathlib, queue, signal, subprocess, threading, time


class Server:
    """A server that runs until `stop` or `kill`."""

    def __init__(self, klynge, *arguments, cwd=None, env=None):
        self.process = subprocess.Popen(
            [str(klynge), "serve", *map(str, arguments), "--no-open", "--format", "json"], cwd=cwd, env=env,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            self.messages = self.process.stderr.read()
            self.process.wait()
            raise RuntimeError(f"klynge serve ended with {self.process.returncode}: {self.messages}")
        self.address = json.loads(line)
        place, self.token = self.address["url"].split("#token=")
        self.port = int(place.rstrip("/").rsplit(":", 1)[1])
        self.connection = None

    def raw(self, method, path, body=None, headers=None, connection=None):
        """The status, the fields and the bytes of an answer."""
        fields = {"X-Klynge-Token": self.token}
        if body is not None:
            fields["Content-Type"] = "application/json"
        fields.update(headers or {})
        fields = {name: value for name, value in fields.items() if value is not None}
        for attempt in (0, 1):
            one = connection or self.connection
            if one is None:
                one = self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            try:
                one.request(method, path, body=body, headers=fields)
                answer = one.getresponse()
                data = answer.read()
                if answer.getheader("Connection") == "close" and connection is None:
                    self.connection = None
                return answer.status, dict(answer.getheaders()), data
            except (http.client.RemoteDisconnected, ConnectionError, http.client.CannotSendRequest):
                one.close()
                self.connection = None
                if attempt or connection:
                    raise

    def get(self, path):
        status, _, data = self.raw("GET", "/api/1/" + path)
        return status, json.loads(data)

    def post(self, path, body=None, method="POST", headers=None):
        status, _, data = self.raw(method, "/api/1/" + path, None if method == "DELETE" else json.dumps(body or {}).encode(), headers)
        return status, json.loads(data)

    def edit(self, *ops, label="", base=None):
        body = {"label": label, "ops": list(ops)}
        if base is not None:
            body["base"] = base
        return self.post("edits", body)

    def events(self, tab=""):
        """A queue that fills with events, and the connection that brings them."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", "/api/1/events", headers={"X-Klynge-Token": self.token, "X-Klynge-Tab": tab or "events"})
        answer = connection.getresponse()
        waiting = queue.Queue()

        def read():
            try:
                for line in answer:
                    waiting.put((time.perf_counter(), json.loads(line)))
            except (OSError, ValueError, http.client.HTTPException, AttributeError):
                pass
            waiting.put((time.perf_counter(), {"event": "end"}))

        threading.Thread(target=read, daemon=True).start()
        return waiting, connection

    def stop(self):
        """Ends it as Ctrl+C does; the exit status and the messages."""
        self.process.send_signal(signal.SIGINT)
        self.messages = self.process.stderr.read()
        self.process.wait(20)
        return self.process.returncode, self.messages

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()
        if self.connection:
            self.connection.close()
