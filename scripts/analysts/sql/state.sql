-- From records to the present state of each thing. A record is one line of JSON: topic, key, value as in Kafka.

CREATE OR REPLACE TABLE record AS
SELECT topic, key, value
FROM read_json(getvariable('records'), format = 'newline_delimited', columns = {topic: 'VARCHAR', key: 'VARCHAR', value: 'VARCHAR'});

-- The newest version of a thing is its state, in whatever order and however often records arrive. A record without a value
-- says that the thing was erased: ids are never used again, so it stays erased whatever else is still in the log.
CREATE OR REPLACE TABLE state AS
SELECT
  topic,
  key AS id,
  arg_max(json_extract(value, '$.data'), CAST(value ->> '$.aggregateversion' AS INTEGER)) AS data
FROM record
GROUP BY topic, key
HAVING count(*) = count(value);

CREATE OR REPLACE VIEW area AS
SELECT id, unnest(json_transform(data, '{
  "code": "VARCHAR", "name": "VARCHAR", "level": "VARCHAR", "validFrom": "DATE", "validTo": "DATE", "covers": ["VARCHAR"]
}'))
FROM state WHERE topic = 'units.area.v1';

CREATE OR REPLACE VIEW registration AS
SELECT id, unnest(json_transform(data, '{
  "state": "VARCHAR", "unitId": "VARCHAR", "roundYear": "INTEGER", "submittedOn": "DATE", "late": "BOOLEAN",
  "unit": { "kind": "VARCHAR", "managementLevel": "VARCHAR", "areaId": "VARCHAR" }
}'))
FROM state WHERE topic = 'units.registration.v1';

CREATE OR REPLACE VIEW recognition AS
SELECT id, unnest(json_transform(data, '{
  "state": "VARCHAR", "registrationId": "VARCHAR", "unitId": "VARCHAR", "roundYear": "INTEGER", "grade": "VARCHAR", "decidedOn": "DATE",
  "unit": { "kind": "VARCHAR", "managementLevel": "VARCHAR", "areaId": "VARCHAR" }
}'))
FROM state WHERE topic = 'units.recognition.v1';

CREATE OR REPLACE VIEW session AS
SELECT id, unnest(json_transform(data, '{
  "state": "VARCHAR", "programme": "VARCHAR", "channel": "VARCHAR", "topics": ["VARCHAR"], "areaId": "VARCHAR", "heldOn": "DATE",
  "verifiedOn": "DATE", "lines": [{ "unitId": "VARCHAR", "audience": "VARCHAR", "attendance": "INTEGER" }]
}'))
FROM state WHERE topic = 'training.session.v1';

CREATE OR REPLACE VIEW class AS
SELECT id, unnest(json_transform(data, '{
  "state": "VARCHAR", "programme": "VARCHAR", "counts": "VARCHAR", "areaId": "VARCHAR", "firstDay": "DATE",
  "lines": [{ "unitId": "VARCHAR", "audience": "VARCHAR", "learners": "INTEGER", "passed": "INTEGER" }]
}'))
FROM state WHERE topic = 'training.class.v1';

CREATE OR REPLACE VIEW tip AS
SELECT id, unnest(json_transform(data, '{
  "state": "VARCHAR", "category": "VARCHAR", "value": "VARCHAR", "sourceUnitKind": "VARCHAR", "areaId": "VARCHAR", "receivedOn": "DATE"
}'))
FROM state WHERE topic = 'tips.tip.v1';

CREATE OR REPLACE VIEW case_outcome AS
SELECT id, unnest(json_transform(data, '{
  "state": "VARCHAR", "category": "VARCHAR", "areaId": "VARCHAR", "clarifiedOn": "DATE", "arrestedCount": "INTEGER"
}'))
FROM state WHERE topic = 'tips.case-outcome.v1';

-- Counts of erased tips; the id is the quarter, as 2014-Q4.
CREATE OR REPLACE VIEW purged AS
SELECT
  make_date(CAST(id[1:4] AS INTEGER), 3 * CAST(id[7:7] AS INTEGER) - 2, 1) AS quarter,
  unnest(from_json(data -> '$.lines', '[{ "category": "VARCHAR", "value": "VARCHAR", "sourceUnitKind": "VARCHAR", "tips": "INTEGER" }]'), recursive := true)
FROM state WHERE topic = 'tips.purged.v1';
