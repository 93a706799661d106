"""The few words of JSON Schema that our schema files use, so that tests need no package for it."""

import re

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
}


def problems(value, schema, where="file"):
    """Return sentences, one for each place where `value` breaks `schema`."""
    if "enum" in schema and value not in schema["enum"]:
        return [f"{where}: {value!r} is none of {schema['enum']}"]
    if not isinstance(value, TYPES.get(schema.get("type"), object)):
        return [f"{where}: is no {schema['type']}"]
    if "pattern" in schema and not re.search(schema["pattern"], value):
        return [f"{where}: {value!r} does not match {schema['pattern']}"]
    if isinstance(value, dict):
        return _object_problems(value, schema, where)
    if isinstance(value, list):
        items = enumerate(value)
        found = [problems(item, schema.get("items", {}), f"{where}[{i}]") for i, item in items]
        return sum(found, [])
    return []


def _object_problems(value, schema, where):
    """Return the problems of an object: missing keys, unknown keys, wrong values."""
    known, others = schema.get("properties", {}), schema.get("additionalProperties", {})
    found = [f"{where}: lacks {key}" for key in schema.get("required", ()) if key not in value]
    for key, item in value.items():
        if key not in known and others is False:
            found.append(f"{where}: does not know {key}")
        else:
            found += problems(item, known.get(key, others or {}), f"{where}.{key}")
    return found
