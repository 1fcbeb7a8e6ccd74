"""Lets Debian's Ansible collection for Azure load without a client that Debian packs differently.

The collection imports every client of Azure's at once, and two names among them are not where Debian's python3-azure has
them. Then all of its modules refuse to start, whether they use that client or not. This puts something empty under both
names. Nothing on the wire changes.
"""

import sys
import types

import azure.mgmt.recoveryservicesbackup as library

MODELS = library.__name__ + ".models"

if not hasattr(library, "RecoveryServicesBackupClient"):
    library.RecoveryServicesBackupClient = type("RecoveryServicesBackupClient", (), {})
    sys.modules[MODELS] = library.models = types.ModuleType(MODELS)
