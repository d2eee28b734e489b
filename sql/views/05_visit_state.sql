-- What may be said of a region at most: the words for it, once. gis.state_of decides.
CREATE VIEW gis.visit_state AS
SELECT id, state, label, meaning
FROM (VALUES
    (1, 'visited', 'Bezocht', 'Van minstens één bewindspersoon staat er dat die daar was.'),
    (2, 'visited_unnamed', 'Wel een activiteit, geen geteld bezoek',
        'Er was een activiteit, maar van niemand met naam staat er dat die er fysiek bij was: niemand is genoemd, of het was hybride.'),
    (3, 'possibly_visited', 'Misschien bezocht',
        'Er was een activiteit in een plaats waarvan de naam op meer plaatsen past.'),
    (4, 'nothing_found', 'Niets gevonden', 'In wat over deze periode gepubliceerd is, staat geen activiteit hier.'),
    (5, 'not_published', 'Niet gepubliceerd', 'Over deze periode is niets gepubliceerd: er valt niets over te zeggen.')
) AS s (id, state, label, meaning);

COMMENT ON VIEW gis.visit_state IS 'One row per state of a region in a period, in the order of legends. Counts nothing.';
COMMENT ON COLUMN gis.visit_state.id IS 'Key, and the order in legends.';
COMMENT ON COLUMN gis.visit_state.state IS
    'visited; visited_unnamed (activities, and nobody of whom it is said that they were there physically); '
    'possibly_visited (only in places that may lie elsewhere); nothing_found (in what was published); not_published.';
COMMENT ON COLUMN gis.visit_state.label IS 'The words for it in Dutch, for legends.';
COMMENT ON COLUMN gis.visit_state.meaning IS 'What it means, in Dutch.';
