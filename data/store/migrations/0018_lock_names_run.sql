-- Which run the process that holds the lock works on, so that others can say how far it is.
ALTER TABLE crawl_lock ADD COLUMN run_id INTEGER; -- null: not yet begun
