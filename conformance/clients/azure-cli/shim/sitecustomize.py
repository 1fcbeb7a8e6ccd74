"""Lets Debian's az 2.45 use the library that Debian ships beside it.

Debian 12 pairs az 2.45 with azure-mgmt-authorization 3.0.0. Between the version that az was written for and this one,
the operation groups renamed their attribute `config` to `_config`, and every `az role` command ends with an
AttributeError before it sends anything. This gives the groups their former attribute back. Nothing on the wire changes.

Python imports a module of this name by itself when its folder is on PYTHONPATH.
"""

import sys
from importlib.machinery import PathFinder

LIBRARY = "azure.mgmt.authorization."


def _restore_config(module):
    for group in vars(module).values():
        if isinstance(group, type) and group.__name__.endswith("Operations") and not hasattr(group, "config"):
            group.config = property(lambda self: self._config)


class _Restoring:
    """Looks modules up as Python does; those that define operation groups get the attribute once they have run."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if not name.startswith(LIBRARY) or not name.endswith(".operations"):
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None:
            run = spec.loader.exec_module

            def run_and_restore(module):
                run(module)
                _restore_config(module)

            spec.loader.exec_module = run_and_restore
        return spec


sys.meta_path.insert(0, _Restoring)
