-- What an edit of gis.correction_place means. Messages are for whoever edits, in QGIS: in Dutch.

-- The place that a point or a choice means: its code, name, country, level and position. Raises an exception with a sentence.
CREATE OR REPLACE FUNCTION agenda.place_meant(
    drawn geometry, code text, place text, country text, INOUT one agenda.correction
) LANGUAGE plpgsql STABLE AS $$
DECLARE
    area ref.municipality;
    degrees geometry;
BEGIN
    one.kind := 'place';
    code := coalesce(code, agenda.municipality_at(drawn));
    IF drawn IS NOT NULL AND code IS NULL THEN
        RAISE EXCEPTION 'Dit punt ligt in geen gemeente.' USING HINT = 'Kies voor een plaats buiten Nederland een land en laat de gemeente leeg.';
    END IF;
    IF code IS NULL THEN
        one.country := agenda.country_meant(country, place);
        one.level := CASE WHEN one.country IS NOT NULL THEN 'country' END;
        RETURN;
    END IF;
    SELECT * INTO area FROM ref.municipality m WHERE m.code = place_meant.code;
    IF NOT FOUND THEN
        RAISE EXCEPTION '% is geen gemeente.', code USING HINT = 'Kies een gemeente uit de lijst.';
    END IF;
    IF drawn IS NOT NULL AND agenda.municipality_at(drawn) <> code THEN
        RAISE EXCEPTION 'Het punt ligt in een andere gemeente dan %.', area.name
            USING HINT = 'Verplaats het punt of kies een gemeente, niet allebei.';
    END IF;
    one.municipality_code := code;
    one.place := nullif(agenda.squeeze(place), '');
    IF drawn IS NOT NULL THEN
        degrees := ST_Transform(drawn, 4326);
        one.level := 'address';
        one.place := coalesce(one.place, area.name);  -- stored, since a run may call the municipality otherwise
        one.lat := round(ST_Y(degrees)::numeric, 6);
        one.lon := round(ST_X(degrees)::numeric, 6);
        RETURN;
    END IF;
    one.level := CASE WHEN one.place IS NULL OR lower(one.place) = lower(area.name) THEN 'municipality' ELSE 'place' END;
    one.lat := area.lat;
    one.lon := area.lon;
    IF one.level = 'place' THEN
        SELECT p.name, coalesce(p.lat, area.lat), coalesce(p.lon, area.lon) INTO one.place, one.lat, one.lon
        FROM ref.place p WHERE p.municipality_code = place_meant.code AND lower(p.name) = lower(one.place)
        ORDER BY p.lat IS NULL, p.id LIMIT 1;
        IF NOT FOUND THEN
            RAISE EXCEPTION '% is niet bekend in de gemeente %.', place, area.name
                USING HINT = 'Laat de plaats leeg voor de gemeente als geheel, of zet het punt waar het moet zijn.';
        END IF;
    ELSE
        one.place := area.name;
    END IF;
END $$;

-- The municipality in which a point lies; without areas that of the nearest place, at most 15 km away.
CREATE OR REPLACE FUNCTION agenda.municipality_at(point geometry) RETURNS text LANGUAGE sql STABLE AS $$
SELECT CASE WHEN EXISTS (SELECT FROM ref.municipality WHERE geom IS NOT NULL)
    THEN (SELECT code FROM ref.municipality WHERE ST_Covers(geom, point) ORDER BY code LIMIT 1)
    ELSE (
        SELECT code FROM (
            SELECT code, label FROM ref.municipality
            UNION ALL
            SELECT municipality_code, ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), 28992) FROM ref.place
            WHERE lat IS NOT NULL
        ) AS known
        WHERE ST_DWithin(label, point, 15000) ORDER BY ST_Distance(label, point), code LIMIT 1
    ) END
$$;

CREATE OR REPLACE FUNCTION agenda.country_meant(wanted text, place text) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF nullif(wanted, '') IS NULL THEN
        RETURN NULL;
    ELSIF wanted = 'NL' THEN
        RAISE EXCEPTION 'Voor een plaats in Nederland is de gemeente nodig.' USING HINT = 'Kies een gemeente uit de lijst.';
    ELSIF NOT EXISTS (SELECT FROM ref.country WHERE code = wanted) THEN
        RAISE EXCEPTION '% is geen land.', wanted USING HINT = 'Kies een land uit de lijst.';
    ELSIF nullif(place, '') IS NOT NULL THEN
        RAISE EXCEPTION 'Laat de plaats leeg: buiten Nederland is hier alleen het land te kiezen.'
            USING HINT = 'Een stad in het buitenland gaat met "agendacrawl review".';
    END IF;
    RETURN wanted;
END $$;

-- Withdraw the corrections that hold for an activity: of its place that of the words.
CREATE OR REPLACE FUNCTION agenda.undo_corrections(this bigint, words text, author text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    one agenda.correction;
BEGIN
    FOR one IN
        SELECT c.* FROM agenda.standing_corrections() AS c
        WHERE this IN (SELECT agenda.about(c)) AND (c.kind <> 'place' OR c.text = words)
    LOOP
        one.withdrawn := true;
        one.author := author;
        one.reason := 'Ongedaan gemaakt in de laag gis.correction_place.';
        PERFORM agenda.correct(one);
    END LOOP;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Hier is niets gecorrigeerd: er is niets ongedaan te maken.'
            USING HINT = 'Een activiteit die niet doorging, is te corrigeren met "afgelast".';
    END IF;
END $$;

-- One correction of an activity alone, or of its type, after a look whether the value is one. Raises an exception with a sentence.
CREATE OR REPLACE FUNCTION agenda.correct_value(one agenda.correction) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    unknown text := (SELECT string_agg(name, ', ') FROM unnest(one.people) AS name WHERE name NOT IN (SELECT name FROM ref.person));
BEGIN
    IF one.kind = 'type' AND NOT EXISTS (SELECT FROM ref.activity_type WHERE name = one.type AND name <> 'unclassified') THEN
        RAISE EXCEPTION '"%" is geen soort activiteit.', one.type USING HINT = 'Kies een soort uit de lijst.';
    ELSIF one.kind = 'mode' AND (one.mode IN ('physical', 'online', 'hybrid', 'unknown')) IS NOT TRUE THEN
        RAISE EXCEPTION '"%" is geen vorm.', one.mode USING HINT = 'Kies een vorm uit de lijst.';
    ELSIF one.kind = 'people' AND coalesce(cardinality(one.people), 0) = 0 THEN
        RAISE EXCEPTION 'Noem minstens één bewindspersoon.' USING HINT = 'Verwijder de rij om een correctie ongedaan te maken.';
    ELSIF unknown IS NOT NULL THEN
        RAISE EXCEPTION 'Geen bewindspersoon: %.', unknown USING HINT = 'Kies uit de lijst.';
    END IF;
    one.people := CASE WHEN one.people IS NOT NULL THEN ARRAY(
        SELECT name FROM unnest(one.people) WITH ORDINALITY AS n (name, place) GROUP BY name ORDER BY min(place)
    ) END;
    PERFORM agenda.correct(one);
END $$;

CREATE OR REPLACE FUNCTION agenda.edit_correction_place() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    was record;
    changed record;
    one agenda.correction;
    bare agenda.correction;
    moved boolean;
    elsewhere boolean;
BEGIN
    BEGIN
        LOCK TABLE agenda.build IN EXCLUSIVE MODE;  -- as whoever publishes does first
    EXCEPTION WHEN lock_not_available THEN
        RAISE EXCEPTION 'Er wordt net een crawl gepubliceerd.' USING HINT = 'Sla over een minuut nogmaals op.';
    END;
    IF TG_OP = 'DELETE' THEN
        PERFORM agenda.undo_corrections(OLD.activity_id, OLD.words, session_user);
        RETURN OLD;
    END IF;
    bare.author := coalesce(nullif(agenda.squeeze(NEW.author), ''), session_user);
    bare.reason := nullif(agenda.squeeze(NEW.reason), '');
    IF bare.reason IS NULL THEN
        RAISE EXCEPTION 'De reden van de correctie ontbreekt.' USING HINT = 'Vul in waaruit blijkt dat het anders is.';
    END IF;
    IF TG_OP = 'UPDATE' THEN
        was := OLD;
    ELSE
        SELECT c.* INTO was FROM gis.correction_place c
        WHERE c.activity_id = NEW.activity_id OR NEW.activity_id IS NULL AND c.words = agenda.squeeze(NEW.words)
        ORDER BY c.date DESC, c.id LIMIT 1;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'Geen enkele pagina zegt: "%".', NEW.words
                USING HINT = 'Neem de woorden over zoals ze op de pagina staan, of het nummer van de activiteit.';
        END IF;
        NEW.id := was.id;
        NEW.type := coalesce(NEW.type, was.type);
        NEW.mode := coalesce(NEW.mode, was.mode);
        NEW.cancelled := coalesce(NEW.cancelled, was.cancelled);
        NEW.persons := coalesce(NEW.persons, was.persons);
    END IF;
    moved := NEW.geom IS NOT NULL AND NEW.geom IS DISTINCT FROM was.geom;
    elsewhere := NEW.municipality_code IS DISTINCT FROM was.municipality_code;
    IF moved OR elsewhere OR (NEW.place, NEW.country) IS DISTINCT FROM (was.place, was.country) THEN
        one := bare;
        one := agenda.place_meant(
            CASE WHEN moved THEN NEW.geom END,
            CASE WHEN elsewhere OR NOT moved THEN nullif(NEW.municipality_code, '') END,
            CASE WHEN NEW.place IS DISTINCT FROM was.place OR NOT (moved OR elsewhere) THEN NEW.place END,
            CASE WHEN NEW.country IS DISTINCT FROM was.country OR NOT elsewhere THEN NEW.country END,
            one);
        one.text := was.words;
        PERFORM agenda.correct(one);
    END IF;
    bare.text := agenda.squeeze(was.title);
    FOR changed IN
        SELECT * FROM (VALUES
            ('type', to_jsonb(NEW.type), to_jsonb(was.type)),
            ('mode', to_jsonb(NEW.mode), to_jsonb(was.mode)),
            ('cancelled', to_jsonb(coalesce(NEW.cancelled, false)), to_jsonb(was.cancelled)),
            ('people', to_jsonb(NEW.persons), to_jsonb(was.persons))
        ) AS c (kind, value, before)
        WHERE value IS DISTINCT FROM before
    LOOP
        one := jsonb_populate_record(bare, jsonb_build_object('kind', changed.kind, changed.kind, changed.value));
        IF changed.kind <> 'type' THEN  -- of this activity alone
            one.page := (SELECT p.path FROM agenda.activity a JOIN agenda.page p ON p.id = a.page_id WHERE a.id = was.activity_id);
            one.day := was.date;
        END IF;
        PERFORM agenda.correct_value(one);
    END LOOP;
    RETURN NEW;
END $$;
