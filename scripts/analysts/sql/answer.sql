-- The table that is printed: text in every cell, so that every language prints the same.
SELECT
  id,
  coalesce(CAST(computed AS VARCHAR), 'unknown') AS computed,
  printed,
  coalesce(CAST(difference AS VARCHAR), '') AS difference,
  coalesce(CAST(districts AS VARCHAR), '') AS "districts of 2019",
  coalesce(CAST(communes AS VARCHAR), '') AS "communes of 2025",
  coalesce(nullif(CAST(without_commune AS VARCHAR), '0'), '') AS "without a commune"
FROM figure;
