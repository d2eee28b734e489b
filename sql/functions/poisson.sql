-- Figures about small counts, for views, map, note and exports alike. In schema gis, so that agenda_reader may call them.

-- The exact 95 % interval of a Poisson count (Garwood 1936): half of the chi-square quantiles .025 of 2k and .975 of
-- 2k + 2 degrees of freedom, found as the mean at which a count so high (or so low) has probability .025. Newton's
-- method from the Wilson-Hilferty approximation; each step sums the terms of the tail until they vanish, some
-- sqrt(k) of them. Each step has twice as many right digits as the one before: after one of 1e-7 nothing is left to
-- mend.
--   gis.poisson_interval(3)  -> low 0.618672, high 8.767273
--   gis.poisson_interval(0)  -> low 0, high 3.688879
CREATE OR REPLACE FUNCTION gis.poisson_interval(
    count bigint, OUT low double precision, OUT high double precision
) LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
    k double precision := count;
    tail constant double precision := 0.025;
    z constant double precision := 1.959963984540054;
    mean double precision;
    term double precision;
    total double precision;
    i double precision;
    step double precision;
BEGIN
    IF count < 0 THEN
        RAISE EXCEPTION 'A count is never negative, as % is.', count;
    END IF;
    low := 0;
    IF k > 0 THEN  -- P(X >= k) = tail; its derivative by the mean is P(X = k) * k / mean
        mean := greatest(k * (1 - 1 / (9 * k) - z / (3 * sqrt(k))) ^ 3, 0.02 * k);
        FOR turn IN 1 .. 50 LOOP
            term := gis.poisson_probability(count, mean);
            step := term * k / mean;
            total := 0;
            i := k;
            WHILE term > total * 1e-17 LOOP
                total := total + term;
                i := i + 1;
                term := term * mean / i;
            END LOOP;
            step := (total - tail) / step;
            mean := greatest(mean - step, mean / 2);
            EXIT WHEN abs(step) < 1e-7 * (1 + mean);
        END LOOP;
        low := mean;
    END IF;
    k := k + 1;  -- P(X <= count) = tail; its derivative is -P(X = count)
    mean := k * (1 - 1 / (9 * k) + z / (3 * sqrt(k))) ^ 3;
    FOR turn IN 1 .. 50 LOOP
        term := gis.poisson_probability(count, mean);
        step := term;
        total := 0;
        i := count;
        WHILE i >= 0 AND term > total * 1e-17 LOOP
            total := total + term;
            term := term * i / mean;
            i := i - 1;
        END LOOP;
        step := (total - tail) / step;
        mean := mean + step;
        EXIT WHEN abs(step) < 1e-7 * (1 + mean);
    END LOOP;
    high := mean;
END $$;

-- The probability of a count when the mean is given. Logarithms of factorials: exact below 20, by Stirling's series above.
-- Not STRICT: gis.poisson_interval would call it, and not have it as a part of its own.
CREATE OR REPLACE FUNCTION gis.poisson_probability(count bigint, mean double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN exp(count * ln(mean) - mean - CASE
    WHEN count < 20 THEN ln(factorial(count)::double precision)
    ELSE (count + 0.5::double precision) * ln(count::double precision) - count + 0.918938533204672742::double precision
         + 1 / (12::double precision * count) - 1 / (360::double precision * count ^ 3)
         + 1 / (1260::double precision * count::double precision ^ 5)
END);

-- What may be said of a region at most: the code of gis.visit_state. `up_to` counts activities that may have been there.
CREATE OR REPLACE FUNCTION gis.state_of(visits bigint, activities bigint, up_to bigint, published boolean)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN visits > 0 THEN 'visited'
    WHEN activities > 0 THEN 'visited_unnamed'
    WHEN up_to > 0 THEN 'possibly_visited'
    WHEN published THEN 'nothing_found'
    ELSE 'not_published'
END;

-- A number as Dutch writes it: gis.dutch(1234.56, 1) -> '1.234,6'.
-- STABLE, as to_char and concat_ws are, and not STRICT: else neither this nor gis.in_words becomes a part of the query
-- that calls it, and each sentence takes a tenth of a millisecond.
CREATE OR REPLACE FUNCTION gis.dutch(amount double precision, decimals integer) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN translate(
    to_char(round(amount::numeric, decimals), 'FM999,999,999,990' || CASE WHEN decimals > 0 THEN '.' || repeat('0', decimals) ELSE '' END),
    '.,', ',.'
);

-- A sentence about a region that can be pasted as it stands. No count without its interval, and none that hides what
-- is not known. `state` as in gis.visit_state; `up_to` counts what may have been there too.
--   gis.in_words('visited', 3, 3, 0, 7.4)  -> '3 bezoeken; naar inwonertal verwacht 7,4; 95 %-interval 0,6-8,8'
CREATE OR REPLACE FUNCTION gis.in_words(
    state text, visits bigint, up_to bigint, without_name bigint, expected double precision, low double precision,
    high double precision
) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN state = 'not_published' THEN 'niet gepubliceerd' ELSE concat_ws('; ',
    CASE state WHEN 'nothing_found' THEN 'niets gevonden'
         ELSE gis.dutch(visits, 0) || CASE visits WHEN 1 THEN ' bezoek' ELSE ' bezoeken' END END
    || CASE WHEN up_to > visits THEN ' (misschien ' || gis.dutch(up_to, 0) || ')' ELSE '' END,
    CASE WHEN without_name > 0 THEN gis.dutch(without_name, 0)
         || CASE without_name WHEN 1 THEN ' activiteit' ELSE ' activiteiten' END || ' zonder naam' END,
    'naar inwonertal verwacht ' || gis.dutch(expected, 1),
    '95 %-interval ' || gis.dutch(low, 1) || '-' || gis.dutch(high, 1)
) END;

CREATE OR REPLACE FUNCTION gis.in_words(
    state text, visits bigint, up_to bigint, without_name bigint, expected double precision
) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
AS $$
SELECT gis.in_words(state, visits, up_to, without_name, expected, i.low, i.high) FROM gis.poisson_interval(visits) AS i
$$;
