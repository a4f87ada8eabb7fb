-- 0046 清理办完的差事 Errands that were done leave the table after ninety days: found without reading the open ones.
CREATE INDEX errand_done ON errand (done_at) WHERE done_at IS NOT NULL;
