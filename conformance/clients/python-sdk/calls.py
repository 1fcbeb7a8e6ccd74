"""Calls methods of Azure's SDKs for Python and tells what came of it.

Reads one call a line, as JSON: the client's class, the method's path in it, and its arguments. Answers with a line of
JSON, either `{"value": ...}` or `{"error": {"status": ..., "code": ..., "message": ...}}`. The clients are used as they
come; only the endpoint, the authority and the credential are ours, as their documentation says.
"""

import importlib
import inspect
import json
import os
import sys

from azure.core.exceptions import AzureError
from azure.core.polling import LROPoller
from azure.identity import ClientSecretCredential

CLIENTS = {
    "authorization": "azure.mgmt.authorization.AuthorizationManagementClient",
    "locks": "azure.mgmt.resource.locks.ManagementLockClient",
    "managedservices": "azure.mgmt.managedservices.ManagedServicesClient",
    "managementgroups": "azure.mgmt.managementgroups.ManagementGroupsAPI",
    "monitor": "azure.mgmt.monitor.MonitorManagementClient",
    "resourcegraph": "azure.mgmt.resourcegraph.ResourceGraphClient",
    "resources": "azure.mgmt.resource.ResourceManagementClient",
    "subscription": "azure.mgmt.subscription.SubscriptionClient",
    "subscriptions": "azure.mgmt.resource.subscriptions.SubscriptionClient",
}


def credential(secret):
    return ClientSecretCredential(
        os.environ["AZURE_TENANT_ID"],
        os.environ["AZURE_CLIENT_ID"],
        secret or os.environ["AZURE_CLIENT_SECRET"],
        authority=os.environ["AZURE_AUTHORITY_HOST"],
        instance_discovery=False,
    )


def make_client(name, settings):
    module, _, class_name = CLIENTS[name].rpartition(".")
    client = getattr(importlib.import_module(module), class_name)
    endpoint = os.environ["MANDATE_ARM"]
    options = {"base_url": endpoint, "credential_scopes": [endpoint + "/.default"], "retry_total": 0}
    if "subscription_id" in inspect.signature(client.__init__).parameters:
        options["subscription_id"] = os.environ["AZURE_SUBSCRIPTION_ID"]
    return client(credential(settings.get("secret")), **options)


def plain(value):
    """What JSON can hold of an SDK's value."""
    if isinstance(value, LROPoller):
        return plain(value.result(timeout=30))
    if hasattr(value, "as_dict"):
        return value.as_dict()
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if hasattr(value, "by_page") or isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return value if isinstance(value, (bool, int, float, str)) or value is None else str(value)


def methods_of(client):
    """Every method that a client offers, with the names of its arguments."""
    found = []
    for group, attribute in inspect.getmembers(type(client), lambda member: isinstance(member, property)):
        for name, method in inspect.getmembers(type(getattr(client, group)), inspect.isfunction):
            if not name.startswith("_"):
                arguments = [each for each in inspect.signature(method).parameters if each not in ("self", "kwargs")]
                found.append({"group": group, "method": name, "arguments": arguments})
    return found


def answer(question, clients):
    key = json.dumps([question["client"], question.get("settings")])
    if key not in clients:
        clients[key] = make_client(question["client"], question.get("settings") or {})
    client = clients[key]
    if question["call"] == "*":
        return {"value": methods_of(client)}
    target = client
    for part in question["call"].split("."):
        target = getattr(target, part)
    try:
        return {"value": plain(target(*question.get("args", []), **question.get("kwargs", {})))}
    except AzureError as error:
        code = getattr(getattr(error, "error", None), "code", None)
        status = getattr(error, "status_code", None)
        return {"error": {"status": status, "code": code, "message": str(error)}}


def main():
    clients = {}
    for line in sys.stdin:
        try:
            said = answer(json.loads(line), clients)
        except Exception as error:  # what the SDK itself dies of is for its caller to see
            said = {"error": {"status": None, "code": type(error).__name__, "message": str(error)}}
        print(json.dumps(said), flush=True)


main()
