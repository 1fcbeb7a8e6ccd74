"""Runs az commands one after the other, each in a process of its own that starts with az's modules already in memory.

A command line of `az` spends most of its time reading its own modules. This process reads them once and then forks for
each command; the child does what `/usr/bin/az` does with the same arguments. Reads one JSON array of arguments a line
and answers with one JSON object a line.
"""

import importlib
import json
import os
import runpy
import signal
import sys
import tempfile

PRELOADED = [
    "azure.cli.core",
    "azure.cli.core.commands.parameters",
    "azure.cli.core.profiles",
    "azure.cli.command_modules.profile",
    "azure.cli.command_modules.resource",
    "azure.cli.command_modules.role",
    "azure.mgmt.authorization",
    "azure.mgmt.resource",
    "msal",
    "msrestazure.azure_exceptions",
]

SECONDS = 60


def run(arguments):
    """Runs one command; its exit code and what it printed."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            # A command that waits for what never comes must not hold up the others.
            signal.alarm(SECONDS)
            sys.argv = ["az", *arguments]
            become_az()
        _, status = os.waitpid(child, 0)
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode("utf-8", "replace"))
    return {"code": os.waitstatus_to_exitcode(status), "out": texts[0], "err": texts[1]}


def become_az():
    """Ends the process as az would."""
    code = 1
    try:
        runpy.run_module("azure.cli", run_name="__main__")
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # noqa: what a command dies of is for its caller to see
        import traceback

        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def main():
    os.environ["AZ_INSTALLER"] = "DEB"
    for name in PRELOADED:
        importlib.import_module(name)
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)


main()
