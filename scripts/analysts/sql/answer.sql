-- The table that is printed. Empty where there is nothing to say; unknown is not 0.
SELECT
  id,
  coalesce(CAST(computed AS VARCHAR), 'unknown') AS computed,
  printed,
  difference,
  districts AS "districts of 2019",
  communes AS "communes of 2025",
  nullif(without_commune, 0) AS "without a commune"
FROM figure
ORDER BY CAST(id[2:] AS INTEGER)
