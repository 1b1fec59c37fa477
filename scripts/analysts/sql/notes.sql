-- What one should know beside the table, a line each.
SELECT 'N1 and N2 are records; they are of '
  || (SELECT count(DISTINCT unitId) FROM registration WHERE in_rounds('N1', roundYear) AND state <> 'WITHDRAWN') || ' and '
  || (SELECT count(DISTINCT unitId) FROM recognition WHERE in_rounds('N2', roundYear) AND state = 'RECOGNISED') || ' distinct units'
UNION ALL
SELECT string_agg(DISTINCT figure, ', ' ORDER BY figure) || ': unknown without ' || string_agg(DISTINCT topic, ', ' ORDER BY topic)
FROM source WHERE figure IN (SELECT figure FROM source JOIN unread USING (topic)) AND topic IN (FROM unread)
HAVING count(*) > 0
UNION ALL
SELECT 'N12: ' || sum(tips) || ' of its tips were erased since; only their quarter is known, no commune, and '
  || sum(tips) FILTER (quarter < first_day OR quarter + INTERVAL 3 MONTH > end_day)
  || ' of them are of a quarter that the period cuts, which is taken whole'
FROM purged_of_n12, period HAVING count(*) > 0
