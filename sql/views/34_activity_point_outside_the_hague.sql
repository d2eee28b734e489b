-- gis.activity_point as most questions want it: without The Hague and without what did not take place.
CREATE VIEW gis.activity_point_outside_the_hague AS
SELECT * FROM gis.activity_point WHERE outside_the_hague AND counts;

COMMENT ON VIEW gis.activity_point_outside_the_hague IS
    'The rows of gis.activity_point outside the municipality of The Hague that count: one per activity place.';
SELECT agenda.copy_comments('gis.activity_point', 'gis.activity_point_outside_the_hague');
