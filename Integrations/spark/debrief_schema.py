"""The schema of debrief's records for Spark, made from the JSON Schema that the program prints.

    debrief schema | python debrief_schema.py      prints the schema as DDL

What has no fixed shape, such as the insights, becomes a column of JSON text, for `get_json_object` and
`from_json`. Every column may be null, since Spark ignores what Parquet files say of that.
"""

import json
import sys

from pyspark.sql.types import (
    ArrayType,
    BooleanType,
    DataType,
    DoubleType,
    LongType,
    StringType,
    StructField,
    StructType,
)

SIMPLE = {
    "string": StringType,
    "integer": LongType,
    "number": DoubleType,
    "boolean": BooleanType,
}
FREE_FORM = {"debrief": "JSON text"}


def struct_type(schema: dict) -> StructType:
    """The columns of a record.

    :param schema: A JSON Schema whose root is an object.
    :raises ValueError: If a part of the schema has no counterpart in Spark; the message says where.
    """
    root = data_type(schema, schema, "#")
    if not isinstance(root, StructType):
        raise ValueError("#: a record is an object with named members")
    return root


def data_type(part: dict, root: dict, place: str) -> DataType:
    """The type of a value that a part of the schema describes; `place` is its JSON Pointer."""
    part = resolved(part, root, place)
    kind = single_type(part, place)
    if kind in SIMPLE:
        return SIMPLE[kind]()
    if kind == "array":
        return ArrayType(data_type(part.get("items", {}), root, f"{place}/items"))
    if kind == "object" and "properties" in part:
        return StructType(
            [field(name, member, root, f"{place}/properties/{name}") for name, member in part["properties"].items()]
        )
    return StringType()


def field(name: str, part: dict, root: dict, place: str) -> StructField:
    """A column, with what the schema says of it as its comment."""
    resolved_part = resolved(part, root, place)
    description = part.get("description") or resolved_part.get("description")
    metadata = {"comment": description} if description else {}
    if single_type(resolved_part, place) in (None, "object") and "properties" not in resolved_part:
        metadata |= FREE_FORM
    return StructField(name, data_type(part, root, place), True, metadata)


def resolved(part: dict, root: dict, place: str) -> dict:
    """The part that a reference within the schema leads to."""
    for _ in range(32):
        if "$ref" not in part:
            return part
        reference = part["$ref"]
        if not reference.startswith("#/"):
            raise ValueError(f"{place}: {reference} is in another document")
        target = root
        for step in reference[2:].split("/"):
            if not isinstance(target, dict) or step not in target:
                raise ValueError(f"{place}: {reference} leads nowhere")
            target = target[step]
        part = target
    raise ValueError(f"{place}: references lead in a circle")


def single_type(part: dict, place: str) -> str | None:
    """The name of the one type besides null; None if a value may be of any type."""
    if "const" in part or "enum" in part:
        values = part["enum"] if "enum" in part else [part["const"]]
        if not all(value is None or isinstance(value, str) for value in values):
            raise ValueError(f"{place}: values other than text are listed")
        return "string"
    names = part.get("type", [])
    names = [name for name in ([names] if isinstance(names, str) else names) if name != "null"]
    if len(names) > 1:
        # Text is the one type that holds all of them.
        return None
    return names[0] if names else None


def ddl(schema: StructType) -> str:
    """The columns as DDL, with their comments; Spark itself writes it only where a session runs."""
    return ",".join(
        f"{name_in_ddl(each.name)} {type_in_ddl(each.dataType)}" + comment_in_ddl(each.metadata.get("comment"))
        for each in schema.fields
    )


def type_in_ddl(kind: DataType) -> str:
    if isinstance(kind, ArrayType):
        return f"ARRAY<{type_in_ddl(kind.elementType)}>"
    if isinstance(kind, StructType):
        members = [f"{name_in_ddl(each.name)}: {type_in_ddl(each.dataType)}" for each in kind.fields]
        return f"STRUCT<{', '.join(members)}>"
    return kind.simpleString().upper()


def name_in_ddl(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def comment_in_ddl(text: str | None) -> str:
    if not text:
        return ""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ")
    return f" COMMENT '{escaped}'"


if __name__ == "__main__":
    print(ddl(struct_type(json.load(sys.stdin))))
