CREATE TRIGGER no_tag_goes BEFORE DELETE ON tags
BEGIN
  SELECT RAISE(ROLLBACK, 'the tag may not go');
END;
