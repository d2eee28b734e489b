-- A layer for each kind of regions, made from ref.region_kind: QGIS shows gis.visits_per_region_area as all kinds on top
-- of each other. A kind that is loaded later gets its own at once; the layer of a kind that is gone goes too.
CREATE OR REPLACE FUNCTION agenda.kind_layer(kind text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
SELECT 'visits_per_' || CASE kind WHEN 'npvr' THEN 'npvr_region' ELSE kind END  -- NPVR is nobody's name for a region
$$;

CREATE OR REPLACE FUNCTION agenda.make_kind_views() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    one record;
    layer text;
BEGIN
    IF to_regclass('gis.visits_per_region_area') IS NULL THEN
        RETURN;  -- an upgrade is under way, and makes them when it has made that view
    END IF;
    FOR layer IN
        SELECT relname FROM pg_class
        WHERE relnamespace = 'gis'::regnamespace AND relname ~ '^visits_per_(?!region)'
          AND relname NOT IN (SELECT agenda.kind_layer(code) FROM ref.region_kind)
    LOOP
        EXECUTE format('DROP VIEW gis.%I', layer);
    END LOOP;
    FOR one IN
        SELECT code, plural FROM ref.region_kind
        WHERE to_regclass(format('gis.%I', agenda.kind_layer(code))) IS NULL ORDER BY ordinal, code
    LOOP
        layer := agenda.kind_layer(one.code);
        EXECUTE format('CREATE VIEW gis.%I AS SELECT * FROM gis.visits_per_region_area WHERE kind = %L', layer, one.code);
        EXECUTE format('COMMENT ON VIEW gis.%I IS %L', layer, format(
            'One row per region of the kind %s (%s), with its area: gis.visits_per_region_area without the other kinds. Counts '
            'activities and visits as gis.visits_per_region.', one.code, one.plural));
        PERFORM agenda.copy_comments('gis.visits_per_region_area', format('gis.%I', layer)::regclass);
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'agenda_reader'
                   AND has_table_privilege(oid, 'gis.visits_per_region_area', 'SELECT')) THEN
            EXECUTE format('GRANT SELECT ON gis.%I TO agenda_reader', layer);
        END IF;
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION agenda.kinds_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM agenda.make_kind_views();
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS kinds_changed ON ref.region_kind;
CREATE TRIGGER kinds_changed AFTER INSERT OR UPDATE OR DELETE ON ref.region_kind
FOR EACH STATEMENT EXECUTE FUNCTION agenda.kinds_changed();
