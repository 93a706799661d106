"""Talk to a running Odoo as one user, through the same door as its own web client."""

import requests


class Refused(Exception):
    """The server's own error message."""


class Odoo:
    """`odoo("res.partner", "create", {...})` calls a public method as this user."""

    def __init__(self, url, database, login, password):
        self.url = url
        self._session = requests.Session()
        answer = self._post(
            "/web/session/authenticate", {"db": database, "login": login, "password": password}
        )
        self.uid = answer["uid"]

    def _post(self, path, params):
        answer = self._session.post(
            self.url + path, json={"jsonrpc": "2.0", "params": params}, timeout=300
        ).json()
        if "error" in answer:
            raise Refused(answer["error"]["data"]["message"])
        return answer.get("result")

    def __call__(self, model, method, *args, **kwargs):
        params = {"model": model, "method": method, "args": list(args), "kwargs": kwargs}
        return self._post("/web/dataset/call_kw", params)

    def find(self, model, *domain, fields=("id",), **kwargs):
        """Records of a model as dictionaries."""
        return self(model, "search_read", list(domain), list(fields), **kwargs)

    def one(self, model, *domain, fields=("id",)):
        """The only record that fits; anything else is an error of the test."""
        rows = self.find(model, *domain, fields=fields)
        if len(rows) != 1:
            raise LookupError(f"{model} {domain}: {len(rows)} records instead of one")
        return rows[0]

    def ref(self, xml_id):
        """The database id behind an external id."""
        module, name = xml_id.split(".")
        return self.one(
            "ir.model.data", ["module", "=", module], ["name", "=", name], fields=["res_id"]
        )["res_id"]
