-- How many of the registered units of each round and kind were recognised. The base is who registered, not all units.
SELECT
  registration.roundYear AS round,
  registration.unit.kind AS kind,
  count(*) AS registered,
  count(recognition.id) AS recognised,
  CAST(100 * count(recognition.id) / count(*) AS DECIMAL(5, 2)) AS percent
FROM registration
LEFT JOIN recognition ON recognition.registrationId = registration.id AND recognition.state = 'RECOGNISED'
WHERE registration.state <> 'WITHDRAWN'
GROUP BY ALL
ORDER BY round, kind
