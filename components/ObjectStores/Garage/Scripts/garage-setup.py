"""Makes Garage's layout, buckets and keys what the plan says. It changes nothing that is right already, and deletes nothing.

PLAN   a file: {"nodes": [{"host", "zone", "capacity"}], "buckets": [name], "public": [name]}
TOKEN  a file with the token of the admin API
KEYS   a folder for each bucket, with the files accessKey and secretKey
PORT   the port of the admin API
"""

import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request


def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


def call(host, verb, body=None, missing=()):
    """The answer of one node; None where its status is among the missing ones."""
    request = urllib.request.Request(
        f"http://{host}:{os.environ['PORT']}/v2/{verb}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {read(os.environ['TOKEN'])}", "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            text = answer.read()
            return json.loads(text) if text else {}
    except urllib.error.HTTPError as error:
        if error.code in missing:
            return None
        # The body of a request may hold a key, and Garage may quote it: the number has to do.
        sys.exit(f"Garage refuses {verb.split('?')[0]}: {error.code}")


def wait(host):
    for _ in range(150):
        try:
            return next(iter(call(host, "GetNodeInfo?node=self")["success"]))
        except (OSError, urllib.error.URLError):
            time.sleep(2)
    return sys.exit(f"The node {host} does not answer.")


def main():
    plan = json.loads(read(os.environ["PLAN"]))
    nodes = {wait(node["host"]): node for node in plan["nodes"]}
    first = plan["nodes"][0]["host"]
    if len(nodes) > 1:
        # Each keeps the others' addresses from then on.
        call(first, "ConnectClusterNodes", [f"{id}@{node['host']}:3901" for id, node in nodes.items() if node["host"] != first])

    layout = call(first, "GetClusterLayout")
    roles = {role["id"]: role for role in layout["roles"]}
    strangers = [id for id in roles if id not in nodes]
    if strangers:
        sys.exit(f"{len(strangers)} nodes hold data and are not in the plan. Their data has to be moved first: garage layout remove.")

    changes = [
        {"id": id, "zone": node["zone"], "capacity": node["capacity"], "tags": [node["host"].split(".")[0]]}
        for id, node in nodes.items()
        if (roles.get(id, {}).get("zone"), roles.get(id, {}).get("capacity")) != (node["zone"], node["capacity"])
    ]
    if changes:
        call(first, "UpdateClusterLayout", {"roles": changes})
        call(first, "ApplyClusterLayout", {"version": layout["version"] + 1})
        print(f"layout {layout['version'] + 1}: {len(changes)} nodes changed")

    for name in plan["buckets"]:
        query = urllib.parse.urlencode({"globalAlias": name})
        bucket = call(first, f"GetBucketInfo?{query}", missing=(400, 404)) or call(first, "CreateBucket", {"globalAlias": name})
        access = read(os.environ["KEYS"], name, "accessKey")
        if call(first, f"GetKeyInfo?{urllib.parse.urlencode({'id': access})}", missing=(400, 404)) is None:
            call(first, "ImportKey", {"accessKeyId": access, "secretAccessKey": read(os.environ["KEYS"], name, "secretKey"), "name": name})

        call(first, "AllowBucketKey", {
            "bucketId": bucket["id"],
            "accessKeyId": access,
            "permissions": {"read": True, "write": True, "owner": False},
        })
        public = name in plan["public"]
        if bucket.get("websiteAccess", False) != public:
            # Garage wants an index named; where no object has that name, the bucket's own address answers nothing.
            website = {"enabled": True, "indexDocument": "index.html"} if public else {"enabled": False}
            call(first, f"UpdateBucket?{urllib.parse.urlencode({'id': bucket['id']})}", {"websiteAccess": website})
        print(f"bucket {name}")


main()
