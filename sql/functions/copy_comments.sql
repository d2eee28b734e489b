-- Copy the comments of one view's columns to the columns of the same name in another, so that each is written once.
CREATE OR REPLACE FUNCTION agenda.copy_comments(source regclass, target regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    one record;
BEGIN
    FOR one IN
        SELECT t.attname, col_description(source, s.attnum) AS words
        FROM pg_attribute s JOIN pg_attribute t USING (attname)
        WHERE s.attrelid = source AND t.attrelid = target AND s.attnum > 0 AND NOT s.attisdropped
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', target, one.attname, one.words);
    END LOOP;
END $$;
