-- The figures N1 to N14 of the article from events alone (domain.md 1.7 and 1.8). What is counted stands here; from when to
-- when, and what the newspaper printed, in services/reports/data/published-figures.json.

CREATE OR REPLACE TABLE published AS
SELECT unnest(figures, recursive := true)
FROM read_json(getvariable('published'), columns = {
  figures: 'STRUCT(id VARCHAR, value BIGINT, printed VARCHAR, qualifier VARCHAR, rounds INTEGER[])[]'
});

CREATE OR REPLACE TABLE period AS
SELECT period['from'] AS first_day, period.toExclusive AS end_day
FROM read_json(getvariable('published'), columns = { period: 'STRUCT("from" DATE, toExclusive DATE)' });

-- The period is half-open: its last day is the day before end_day.
CREATE OR REPLACE MACRO in_period(day) AS day >= (SELECT first_day FROM period) AND day < (SELECT end_day FROM period);
-- N1 and N2 count whole yearly rounds.
CREATE OR REPLACE MACRO in_rounds(figure, year) AS (SELECT year BETWEEN rounds[1] AND rounds[2] FROM published WHERE id = figure);

-- What each figure counts: how many, and in which commune as it was on the record's day.
CREATE OR REPLACE TABLE counted (figure VARCHAR, areaId VARCHAR, amount BIGINT);

-- N1 Registrations of the rounds, returned and undecided ones too; a withdrawn one does not count.
INSERT INTO counted
SELECT 'N1', unit.areaId, 1 FROM registration WHERE in_rounds('N1', roundYear) AND state <> 'WITHDRAWN';

-- N2 Recognitions of the rounds that were granted and are not revoked.
INSERT INTO counted
SELECT 'N2', unit.areaId, 1 FROM recognition WHERE in_rounds('N2', roundYear) AND state = 'RECOGNISED';

-- Only VERIFIED sessions count. A corrected one is SUPERSEDED, and its correction is a session of its own: counting both
-- would count it twice.
CREATE OR REPLACE VIEW held_session AS
SELECT programme, areaId, list_sum(list_transform(lines, lambda line: line.attendance)) AS attendances
FROM session WHERE state = 'VERIFIED' AND in_period(heldOn);

-- N3 Sessions on policy, law, crime prevention, social evils and the movement. N4 Attendances at them (turns, not people).
INSERT INTO counted SELECT 'N3', areaId, 1 FROM held_session WHERE programme = 'MOVEMENT_AND_LAW';
INSERT INTO counted SELECT 'N4', areaId, attendances FROM held_session WHERE programme = 'MOVEMENT_AND_LAW';

-- N5 Traffic-safety sessions at enterprises and schools, a programme apart from N3. N6 Attendances at them.
INSERT INTO counted SELECT 'N5', areaId, 1 FROM held_session WHERE programme = 'TRAFFIC_AT_UNITS';
INSERT INTO counted SELECT 'N6', areaId, attendances FROM held_session WHERE programme = 'TRAFFIC_AT_UNITS';

-- N7 Attendances at direct fire-safety talks; how many talks there were was not printed.
INSERT INTO counted SELECT 'N7', areaId, attendances FROM held_session WHERE programme = 'FIRE_TALKS';

CREATE OR REPLACE VIEW held_class AS
SELECT programme, areaId, counts, list_sum(list_transform(lines, lambda line: line.learners)) AS learners
FROM class WHERE state = 'VERIFIED' AND in_period(firstDay);

-- N8 Practice classes in fire and escape skills. N9 Attendances at them: never added to N11, which are people.
INSERT INTO counted SELECT 'N8', areaId, 1 FROM held_class WHERE programme = 'FIRE_DRILLS';
INSERT INTO counted SELECT 'N9', areaId, learners FROM held_class WHERE programme = 'FIRE_DRILLS' AND counts = 'ATTENDANCES';

-- N10 Fire-prevention training classes. N11 People trained in them.
INSERT INTO counted SELECT 'N10', areaId, 1 FROM held_class WHERE programme = 'FIRE_TRAINING';
INSERT INTO counted SELECT 'N11', areaId, learners FROM held_class WHERE programme = 'FIRE_TRAINING' AND counts = 'PEOPLE';

-- N12 Valuable tips on theft from a unit: those that are there, and those whose retention has ended, of which a count for
-- the quarter is all that is left: no commune, no day. So a quarter that the period cuts is taken whole.
INSERT INTO counted
SELECT 'N12', areaId, 1 FROM tip
WHERE category = 'THEFT' AND value = 'VALUABLE' AND sourceUnitKind IS NOT NULL AND in_period(receivedOn);
CREATE OR REPLACE VIEW purged_of_n12 AS
SELECT quarter, tips FROM purged, period
WHERE category = 'THEFT' AND value = 'VALUABLE' AND sourceUnitKind IS NOT NULL
  AND quarter < end_day AND quarter + INTERVAL 3 MONTH > first_day;
INSERT INTO counted SELECT 'N12', NULL, tips FROM purged_of_n12;

-- N13 Cases clarified, each once however many tips it has. N14 People arrested in them. Of a case no topic says whether its tips
-- came from a unit, so all cases of theft count; in the sample data every one has such a tip.
CREATE OR REPLACE VIEW clarified_case AS
SELECT areaId, arrestedCount FROM case_outcome WHERE category = 'THEFT' AND in_period(clarifiedOn);
INSERT INTO counted SELECT 'N13', areaId, 1 FROM clarified_case;
INSERT INTO counted SELECT 'N14', areaId, arrestedCount FROM clarified_case;

-- The same over the areas of two trees. An area covers itself, what lies in it, and what it succeeded: so old records add
-- up in new areas, and the sums must be the figures.
CREATE OR REPLACE TABLE tree_area AS
SELECT 'districts' AS tree, id, covers FROM area
WHERE level = 'DISTRICT' AND validFrom <= DATE '2019-08-11' AND coalesce(validTo > DATE '2019-08-11', true)
UNION ALL
SELECT 'communes', id, covers FROM area
WHERE level = 'COMMUNE' AND validFrom <= DATE '2025-07-01' AND coalesce(validTo > DATE '2025-07-01', true);

CREATE OR REPLACE VIEW in_areas AS
SELECT figure, sum(amount) FILTER (tree = 'districts') AS districts, sum(amount) FILTER (tree = 'communes') AS communes
FROM counted JOIN (SELECT tree, unnest(covers) AS areaId FROM tree_area) USING (areaId)
GROUP BY figure;

-- The answer. A figure whose topic was not read is unknown, which is not 0.
CREATE OR REPLACE TABLE figure AS
SELECT
  published.id,
  CASE WHEN hidden THEN NULL ELSE coalesce(total, 0) END AS computed,
  published.value,
  computed - published.value AS difference,
  concat_ws(' ', qualifier, printed) AS printed,
  CASE WHEN hidden THEN NULL ELSE coalesce(districts, 0) END AS districts,
  CASE WHEN hidden THEN NULL ELSE coalesce(communes, 0) END AS communes,
  CASE WHEN hidden THEN NULL ELSE coalesce(elsewhere, 0) END AS without_commune
FROM published
JOIN (
  SELECT figure, bool_or(unread.topic IS NOT NULL) AS hidden FROM source LEFT JOIN unread USING (topic) GROUP BY figure
) AS sources ON sources.figure = published.id
LEFT JOIN (
  SELECT figure, sum(amount) AS total, sum(amount) FILTER (areaId IS NULL) AS elsewhere FROM counted GROUP BY figure
) AS totals ON totals.figure = published.id
LEFT JOIN in_areas ON in_areas.figure = published.id;
