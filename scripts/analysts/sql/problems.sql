-- What is wrong with the figures, a line each; no line where they agree.
SELECT id || ': computed ' || computed || ', published ' || value FROM figure WHERE difference <> 0
UNION ALL
SELECT id || ': it is ' || computed || ', but ' || districts || ' over the districts of 2019 and ' || communes
  || ' over the communes of 2025, and ' || without_commune || ' of no commune'
FROM figure WHERE districts + without_commune <> computed OR communes + without_commune <> computed
