"""Writing the styles (sql/styles) and the project (qgis/agendas.qgz) to the database, where QGIS looks for them.

QGIS reads both from its own tables, in schema `public` only: `layer_styles`, keyed by the name of the database,
and `qgis_projects`. They are created the way QGIS 3.22 and newer create them. Other people's rows stay.
"""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from sqlalchemy import Connection, text

import agendacrawl
from agendacrawl.db.dsn import READER, connection_arguments

SERVICE = "agendacrawl"  # the entry of pg_service.conf that the file qgis/agendas.qgz asks for
PROJECT = "agendas"

_MAY = text("""
    SELECT bool_and(CASE WHEN to_regclass(name) IS NULL THEN has_schema_privilege('public', 'CREATE')
                         ELSE has_table_privilege(name, 'INSERT') AND has_table_privilege(name, 'DELETE') END)
    FROM unnest(ARRAY['public.layer_styles', 'public.qgis_projects']) AS name
""")
_TABLES = """
    CREATE TABLE IF NOT EXISTS public.layer_styles (
        id serial PRIMARY KEY, f_table_catalog varchar, f_table_schema varchar, f_table_name varchar,
        f_geometry_column varchar, stylename text, styleqml xml, stylesld xml, useasdefault boolean,
        description text, owner varchar(63) DEFAULT CURRENT_USER, ui xml,
        update_time timestamp DEFAULT CURRENT_TIMESTAMP, type varchar
    );
    CREATE TABLE IF NOT EXISTS public.qgis_projects (name text PRIMARY KEY, metadata jsonb, content bytea);
"""
_LAYERS = text(
    "SELECT relname FROM pg_class WHERE relnamespace = 'gis'::regnamespace AND relkind IN ('r', 'v', 'm')"
)
_GONE = text("""
    DELETE FROM public.layer_styles
    WHERE stylename = 'agendacrawl' AND f_table_schema = 'gis' AND f_table_name <> ALL (:layers)
""")
_OLD_STYLE = text("""
    DELETE FROM public.layer_styles
    WHERE stylename = 'agendacrawl' AND f_table_schema = 'gis' AND f_table_name = CAST(:layer AS text)
      AND (f_table_catalog, styleqml::text) IS DISTINCT FROM
          (current_database()::varchar, XMLPARSE(DOCUMENT CAST(:qml AS text))::text)
""")
# A default that an analyst saved stays the default.
_NEW_STYLE = text("""
    WITH given AS (SELECT current_database() AS catalog, CAST(:layer AS text) AS layer, CAST(:qml AS text) AS qml),
    there AS (SELECT s.* FROM public.layer_styles s JOIN given g
              ON s.f_table_catalog = g.catalog AND s.f_table_schema = 'gis' AND s.f_table_name = g.layer)
    INSERT INTO public.layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, stylename,
                                     styleqml, useasdefault, description)
    SELECT g.catalog, 'gis', g.layer, c.f_geometry_column, 'agendacrawl', XMLPARSE(DOCUMENT g.qml),
           NOT EXISTS (SELECT FROM there WHERE useasdefault), 'agendacrawl'
    FROM given g
    LEFT JOIN geometry_columns c ON c.f_table_schema = 'gis' AND c.f_table_name = g.layer
    WHERE NOT EXISTS (SELECT FROM there WHERE stylename = 'agendacrawl')
""")
_PROJECT = text("""
    INSERT INTO public.qgis_projects AS old (name, metadata, content)
    VALUES (:name, jsonb_build_object('last_modified_time', now(), 'last_modified_user', CURRENT_USER), :content)
    ON CONFLICT (name) DO UPDATE SET metadata = excluded.metadata, content = excluded.content
    WHERE old.content IS DISTINCT FROM excluded.content
""")

log = logging.getLogger(__name__)


def styles(layers: Iterable[str]) -> dict[str, str]:
    """Return the default style of each of these layers of schema gis that has one, as QML, by the layer's name."""
    known = {file.stem: file.read_text("utf-8") for file in _file("sql/styles").glob("*.qml")}
    return {layer: known[style_name(layer)] for layer in sorted(layers) if style_name(layer) in known}


def style_name(layer: str) -> str:
    """Return the name of a layer's file in sql/styles. All kinds of regions share one, also those to come.

    >>> style_name("visits_per_province"), style_name("visits_per_region")
    ('visits_per_kind', 'visits_per_region')
    """
    return re.sub(r"^visits_per_(?!region).*", "visits_per_kind", layer)


def project(dsn: str) -> bytes:
    """Return the project with its layers in the database of `dsn`, as agenda_reader and without a password.

    Raises DatabaseError.
    """
    xml = project_file().decode()
    uri = escape(layer_address(dsn), {'"': "&quot;"})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            zipfile.ZipInfo("agendas.qgs"), xml.replace(f"service='{SERVICE}'", uri), zipfile.ZIP_DEFLATED
        )
    return packed.getvalue()


def project_file() -> bytes:
    """Return the project as it is shipped (XML)."""
    with zipfile.ZipFile(_file("qgis/agendas.qgz")) as archive:
        return archive.read(f"{PROJECT}.qgs")


def layer_address(dsn: str) -> str:
    r"""Return the database address in QGIS layers: as agenda_reader, without password. Raises DatabaseError.

    >>> layer_address("postgresql://me:secret@localhost:5432/agenda")
    "dbname='agenda' host='localhost' port='5432' user='agenda_reader'"
    """
    given = {**connection_arguments(dsn), "user": READER}
    names = ("service", "dbname", "host", "port", "user", "sslmode")
    quoted = {
        name: str(given[name]).replace("\\", r"\\").replace("'", r"\'") for name in names if name in given
    }
    return " ".join(f"{name}='{value}'" for name, value in quoted.items())


def service_entry(dsn: str, user: str = READER) -> str:
    """Return the pg_service.conf entry for the project's file: this database, as agenda_reader or agenda_editor.

    Raises DatabaseError.

    >>> print(service_entry("postgresql://me:secret@localhost:5432/agenda"))
    [agendacrawl]
    host=localhost
    port=5432
    dbname=agenda
    user=agenda_reader
    """
    given = {**connection_arguments(dsn), "user": user}
    lines = [
        f"{name}={given[name]}" for name in ("host", "port", "dbname", "user", "sslmode") if name in given
    ]
    return "\n".join([f"[{SERVICE}]", *lines])


def publish(connection: Connection, dsn: str) -> None:
    """Write whatever differs to the database of `dsn`.

    If the role may not write to schema public, both are left out, and the log says what to do. Raises DatabaseError.
    """
    if not connection.scalar(_MAY):
        log.warning(
            "QGIS finds no styles and no project: this role may not write them in schema public. Let the "
            'owner of the database run "GRANT CREATE ON SCHEMA public TO ...", then run "agendacrawl db upgrade" and '
            '"agendacrawl db reader".'
        )
        return
    connection.execute(text(_TABLES))
    found = styles(connection.scalars(_LAYERS))
    connection.execute(_GONE, {"layers": list(found)})
    for layer, qml in found.items():
        for statement in (_OLD_STYLE, _NEW_STYLE):
            connection.execute(statement, {"layer": layer, "qml": qml})
    connection.execute(_PROJECT, {"name": PROJECT, "content": project(dsn)})


def _file(name: str) -> Path:
    """Return a file of the repository: inside an installed package, next to it in a checkout."""
    package = Path(agendacrawl.__file__).parent
    return next(path for path in (package / name, package.parent / name) if path.exists())
