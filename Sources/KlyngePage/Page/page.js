"use strict";
const token = new URLSearchParams(location.hash.slice(1)).get("token") ?? sessionStorage.getItem("klynge-token");
if (token) sessionStorage.setItem("klynge-token", token);
history.replaceState(null, "", location.pathname);
fetch("/api/1/plan", { headers: { "X-Klynge-Token": token ?? "" } })
  .then((answer) => answer.json())
  .then((plan) => { document.getElementById("page").textContent = JSON.stringify(plan); });
