-- Names what a user's lists show: another name with each change. Text out of chance, for a number would begin anew
-- with an account that gets the id of one that is gone. Empty until the first change.
ALTER TABLE users ADD COLUMN list_version TEXT;
UPDATE users SET list_version = hex(randomblob(8));
