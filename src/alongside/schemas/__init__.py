"""What editors know of the files of a publication, so that they complete and check them."""

from alongside.schemas.make_schemas import (
    SCHEMA_FOLDER,
    make_schemas,
    schema_files,
    schema_of_file,
    yaml_schemas,
)

__all__ = ["SCHEMA_FOLDER", "make_schemas", "schema_files", "schema_of_file", "yaml_schemas"]
