-- 村务公开另列 What villages publish of their own affairs no longer counts as published by the government; it stands apart.
-- Expand only: an older binary counts what it files as it always did, and `gongkai audit figures` then says so.
DELETE FROM figure
 WHERE metric = 'M-01' AND part <> 'field:V'
   AND EXISTS (SELECT 1 FROM figure AS village
                WHERE village.body = figure.body AND village.metric = 'M-01' AND village.part = 'field:V'
                  AND village.record = figure.record);
UPDATE figure SET part = 'village' WHERE metric = 'M-01' AND part = 'field:V';
DELETE FROM figure_sum WHERE metric = 'M-01';
INSERT INTO figure_sum (body, metric, part, month, amount, records)
SELECT body, metric, part, SUBSTR(day, 1, 7), CAST(SUM(amount) AS BIGINT), COUNT(*)
  FROM figure WHERE metric = 'M-01' GROUP BY body, metric, part, SUBSTR(day, 1, 7);
