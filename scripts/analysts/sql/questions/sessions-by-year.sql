-- Sessions of each year: how many turns, the median of a session, and how long verification took.
SELECT
  year(heldOn) AS year,
  programme,
  count(*) AS sessions,
  sum(turns) AS turns,
  CAST(median(turns) AS DECIMAL(9, 1)) AS "median of a session",
  CAST(median(verifiedOn - heldOn) AS DECIMAL(9, 1)) AS "median days to verification"
FROM (SELECT *, list_sum(list_transform(lines, lambda line: line.attendance)) AS turns FROM session WHERE state = 'VERIFIED')
GROUP BY ALL
ORDER BY year, programme
