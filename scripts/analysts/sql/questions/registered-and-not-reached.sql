-- Registered units that no verified session of that calendar year named. Sessions of no unit may have reached them all the same.
SELECT
  roundYear AS round,
  count(*) AS registered,
  count(*) FILTER (NOT EXISTS (
    SELECT 1 FROM (SELECT heldOn, unnest(lines).unitId AS unitId FROM session WHERE state = 'VERIFIED') AS line
    WHERE line.unitId = registration.unitId AND year(line.heldOn) = registration.roundYear
  )) AS "not named by a session"
FROM registration
WHERE state <> 'WITHDRAWN'
GROUP BY roundYear
ORDER BY round
