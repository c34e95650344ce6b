"""The pod of a Job, on this machine.

    pod.py MANIFEST                      checks it, and prints how many completions it has
    pod.py MANIFEST FOLDER INDEX         runs its command as the pod of an index, with its exit code;
                                         the paths where volumes are mounted are below FOLDER
"""

import os
import pathlib
import re
import sys

import yaml


def container(job):
    (only,) = job["spec"]["template"]["spec"]["containers"]
    return only


def variables(job):
    return {entry["name"]: entry["value"] for entry in container(job).get("env", [])}


def check(job):
    """What no schema says: numbers that have to agree, and rights that a pod must not have."""
    spec, pod = job["spec"], job["spec"]["template"]["spec"]
    assert spec["completionMode"] == "Indexed"
    assert variables(job)["SHARDS"] == str(spec["completions"]), "SHARDS is not completions"
    assert pod["securityContext"]["runAsNonRoot"] and pod["restartPolicy"] == "Never"
    rights = container(job)["securityContext"]
    assert rights["readOnlyRootFilesystem"] and not rights["allowPrivilegeEscalation"]
    assert rights["capabilities"]["drop"] == ["ALL"]
    mounted = {mount["name"] for mount in container(job)["volumeMounts"]}
    assert mounted == {volume["name"] for volume in pod["volumes"]}, "a volume is not mounted, or not there"
    assert not any("KEY" in name for name in variables(job)), "a key is in the environment"
    fatal = [rule["onExitCodes"]["values"] for rule in spec["podFailurePolicy"]["rules"] if rule["action"] == "FailJob"]
    # 65 is also that of a shard without bots, where the list has a line that is no ID.
    assert fatal == [[4, 64]], f"{fatal} end all shards"
    # Most lists have a bot that is gone, so that any number of shards may fail while the others go on.
    assert spec.get("maxFailedIndexes") is None, "failed shards end the others"
    return spec["completions"]


def run(job, folder, index):
    """Becomes the command of the container."""
    only = container(job)
    words = only["command"] + only["args"]
    # In one go, since the folder may be below one of them, such as /tmp.
    paths = "|".join(re.escape(mount["mountPath"]) for mount in only["volumeMounts"])
    words = [re.sub(rf"(?<![\w/])(?:{paths})(?![\w])", lambda path: folder + path.group(), word) for word in words]
    environment = dict(os.environ, **variables(job), JOB_COMPLETION_INDEX=index)
    os.execvpe(words[0], words, environment)


if __name__ == "__main__":
    manifest = yaml.safe_load(pathlib.Path(sys.argv[1]).read_text())
    if len(sys.argv) == 2:
        print(check(manifest))
    else:
        run(manifest, *sys.argv[2:])
