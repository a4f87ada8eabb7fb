-- 统计数的和: one row per figure, division and month, kept together with the rows it sums, so that a year's numbers cost
-- the same however many records stand behind them. Expand only: an older binary leaves it as it was.
CREATE TABLE figure_sum (
    body TEXT NOT NULL,
    metric TEXT NOT NULL,
    part TEXT NOT NULL,
    month TEXT NOT NULL,
    amount BIGINT NOT NULL,
    records BIGINT NOT NULL,
    PRIMARY KEY (body, metric, part, month)
) {strict};

INSERT INTO figure_sum (body, metric, part, month, amount, records)
SELECT body, metric, part, SUBSTR(day, 1, 7), CAST(SUM(amount) AS BIGINT), COUNT(*)
  FROM figure GROUP BY body, metric, part, SUBSTR(day, 1, 7);
