"""Has OpenSearch delete the indices of logs when they are old: an ISM policy, written anew when it says something else."""
import base64
import json
import os
import ssl
import time
import urllib.error
import urllib.request

URL = os.environ["OPENSEARCH_URL"]
POLICY = f"/_plugins/_ism/policies/{os.environ['POLICY']}"
PATTERN = os.environ["PATTERN"]
AGE = os.environ["AGE"]
LOGIN = base64.b64encode(f"{os.environ['OPENSEARCH_USER']}:{os.environ['OPENSEARCH_PASSWORD']}".encode()).decode()
TRUST = ssl.create_default_context(cafile=os.environ["AUTHORITY"]) if URL.startswith("https:") else None

WANTED = {
    "description": "Logs of applications",
    "default_state": "kept",
    "states": [
        {"name": "kept", "actions": [], "transitions": [{"state_name": "old", "conditions": {"min_index_age": AGE}}]},
        {"name": "old", "actions": [{"delete": {}}], "transitions": []},
    ],
    "ism_template": [{"index_patterns": [PATTERN], "priority": 100}],
}


def ask(method, path, body=None):
    request = urllib.request.Request(
        URL + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Basic {LOGIN}", "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, context=TRUST, timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read() or b"{}")


def says(policy):
    """What of a policy is ours; the server adds to each action and template."""
    return (
        [(s["name"], [t["conditions"]["min_index_age"] for t in s["transitions"]]) for s in policy["states"]],
        [(t["index_patterns"], t["priority"]) for t in policy["ism_template"] or []],
    )


def wait():
    for _ in range(180):
        try:
            status, _answer = ask("GET", "/_cluster/health")
            if status == 200:
                return
            print(f"OpenSearch answers {status}", flush=True)
        except OSError as error:
            print(f"OpenSearch does not answer: {error}", flush=True)
        time.sleep(float(os.environ.get("PAUSE", "5")))
    raise SystemExit("OpenSearch did not answer in time")


def main():
    wait()
    status, known = ask("GET", POLICY)
    version = ""
    if status == 200:
        if says(known["policy"]) == says(WANTED):
            print("the policy is as it should be")
            return
        version = f"?if_seq_no={known['_seq_no']}&if_primary_term={known['_primary_term']}"
    elif status != 404:
        raise SystemExit(f"OpenSearch refuses to say the policy: {status} {known}")

    status, answer = ask("PUT", POLICY + version, {"policy": WANTED})
    if status not in (200, 201):
        raise SystemExit(f"OpenSearch refuses the policy: {status} {answer}")
    print("the policy is written")


main()
