-- Which topics each figure rests on. The examples read these topics and no others.
CREATE OR REPLACE TABLE source (figure VARCHAR, topic VARCHAR, restricted BOOLEAN);
INSERT INTO source
SELECT unnest(figures), topic, restricted
FROM (VALUES
  (['N1'], 'units.registration.v1', false),
  (['N2'], 'units.recognition.v1', false),
  (['N3', 'N4', 'N5', 'N6', 'N7'], 'training.session.v1', false),
  (['N8', 'N9', 'N10', 'N11'], 'training.class.v1', false),
  (['N12'], 'tips.tip.v1', true),
  (['N12'], 'tips.purged.v1', true),
  (['N13', 'N14'], 'tips.case-outcome.v1', true),
  ([NULL], 'units.area.v1', false) -- of no figure: for the sums over areas
) AS topics (figures, topic, restricted);

-- Topics that were not read: Kafka refused them, or they were left out.
CREATE OR REPLACE TABLE unread (topic VARCHAR);
