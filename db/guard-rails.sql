-- The last line of defence. The rules live in src/domain; these refuse what no code path may ever do.

CREATE TRIGGER audit_event_is_never_updated BEFORE UPDATE ON audit_event
BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER audit_event_is_never_deleted BEFORE DELETE ON audit_event
BEGIN SELECT RAISE(ABORT, 'audit events are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER audit_event_follows_the_last BEFORE INSERT ON audit_event
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit_event)
  OR NEW.prev <> coalesce((SELECT hash FROM audit_event ORDER BY seq DESC LIMIT 1), zeroblob(32))
BEGIN SELECT RAISE(ABORT, 'an audit event must follow the last one'); END;
--> statement-breakpoint
CREATE TRIGGER post_write_is_not_stale BEFORE UPDATE ON post
WHEN NEW.lock_version <> OLD.lock_version + 1
BEGIN SELECT RAISE(ABORT, 'stale write: post'); END;
--> statement-breakpoint
CREATE TRIGGER asset_write_is_not_stale BEFORE UPDATE ON asset
WHEN NEW.lock_version <> OLD.lock_version + 1
BEGIN SELECT RAISE(ABORT, 'stale write: asset'); END;
--> statement-breakpoint
CREATE TRIGGER person_write_is_not_stale BEFORE UPDATE ON person
WHEN NEW.lock_version <> OLD.lock_version + 1
BEGIN SELECT RAISE(ABORT, 'stale write: person'); END;
--> statement-breakpoint
CREATE TRIGGER account_write_is_not_stale BEFORE UPDATE ON account
WHEN NEW.lock_version <> OLD.lock_version + 1
BEGIN SELECT RAISE(ABORT, 'stale write: account'); END;
--> statement-breakpoint
CREATE TRIGGER post_version_is_never_updated BEFORE UPDATE ON post_version
BEGIN SELECT RAISE(ABORT, 'a frozen version is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER post_version_is_never_deleted BEFORE DELETE ON post_version
BEGIN SELECT RAISE(ABORT, 'a frozen version is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER version_names_its_people AFTER INSERT ON post_version
BEGIN
  INSERT INTO version_person (version_id, person_id)
  SELECT NEW.id, json_extract(shown.value, '$.personId')
  FROM json_each(NEW.content, '$.media') AS media JOIN json_each(media.value, '$.appearances') AS shown
  WHERE json_extract(shown.value, '$.personId') IS NOT NULL
  UNION
  SELECT NEW.id, json_extract(value, '$.personId') FROM json_each(NEW.content, '$.quotes');
END;
--> statement-breakpoint
CREATE TRIGGER gate_decision_is_never_updated BEFORE UPDATE ON gate_decision
BEGIN SELECT RAISE(ABORT, 'a gate decision is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER approval_needs_another_person BEFORE INSERT ON approval
WHEN NEW.decision = 'approve' AND EXISTS (
  SELECT 1 FROM post_contributor WHERE post_id = NEW.post_id AND staff_id = NEW.decided_by
)
BEGIN SELECT RAISE(ABORT, 'four eyes: the approver contributed to this post'); END;
--> statement-breakpoint
CREATE TRIGGER approval_names_its_version BEFORE INSERT ON approval
WHEN NOT EXISTS (
  SELECT 1 FROM post_version
  WHERE id = NEW.version_id AND post_id = NEW.post_id AND fingerprint = NEW.fingerprint
)
BEGIN SELECT RAISE(ABORT, 'an approval must carry the fingerprint of its version'); END;
--> statement-breakpoint
CREATE TRIGGER approval_is_only_ever_voided BEFORE UPDATE ON approval
WHEN OLD.voided_at IS NOT NULL OR NEW.voided_at IS NULL
  OR NEW.fingerprint <> OLD.fingerprint OR NEW.decided_by <> OLD.decided_by
  OR NEW.decision <> OLD.decision OR NEW.version_id <> OLD.version_id OR NEW.at <> OLD.at
BEGIN SELECT RAISE(ABORT, 'an approval can only be voided'); END;
--> statement-breakpoint
CREATE TRIGGER approval_is_never_deleted BEFORE DELETE ON approval
BEGIN SELECT RAISE(ABORT, 'an approval is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER consent_check_needs_another_person BEFORE INSERT ON consent_check
WHEN EXISTS (SELECT 1 FROM consent WHERE id = NEW.consent_id AND recorded_by = NEW.checked_by)
BEGIN SELECT RAISE(ABORT, 'four eyes: the checker recorded this consent'); END;
--> statement-breakpoint
CREATE TRIGGER given_consent_is_not_rewritten BEFORE UPDATE ON consent
WHEN OLD.stage IN ('given', 'void') AND NOT (OLD.stage = 'given' AND NEW.stage = 'void'
  AND NEW.decision = OLD.decision AND NEW.person_id = OLD.person_id AND NEW.decided_at = OLD.decided_at)
BEGIN SELECT RAISE(ABORT, 'a consent that was given is never rewritten'); END;
--> statement-breakpoint
CREATE TRIGGER consent_is_never_deleted BEFORE DELETE ON consent
BEGIN SELECT RAISE(ABORT, 'a consent record is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER consent_void_needs_another_person BEFORE UPDATE ON consent
WHEN OLD.stage = 'given' AND NEW.stage = 'void'
  AND (NEW.voided_by IS NULL OR NEW.voided_by = OLD.recorded_by OR trim(NEW.void_reason) = '')
BEGIN SELECT RAISE(ABORT, 'four eyes: a given consent is voided by another person, with a reason'); END;
--> statement-breakpoint
CREATE TRIGGER consent_check_is_never_updated BEFORE UPDATE ON consent_check
BEGIN SELECT RAISE(ABORT, 'a check is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER consent_check_is_never_deleted BEFORE DELETE ON consent_check
BEGIN SELECT RAISE(ABORT, 'a check is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER consent_line_is_never_updated BEFORE UPDATE ON consent_line
WHEN (SELECT stage FROM consent WHERE id = OLD.consent_id) IN ('given', 'void')
BEGIN SELECT RAISE(ABORT, 'a consent that was given is never rewritten'); END;
--> statement-breakpoint
CREATE TRIGGER consent_line_is_never_deleted BEFORE DELETE ON consent_line
WHEN (SELECT stage FROM consent WHERE id = OLD.consent_id) IN ('given', 'void')
BEGIN SELECT RAISE(ABORT, 'a consent that was given is never rewritten'); END;
--> statement-breakpoint
CREATE TRIGGER withdrawal_is_never_deleted BEFORE DELETE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'a withdrawal is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER withdrawal_is_not_rewritten BEFORE UPDATE ON withdrawal
WHEN NEW.person_id <> OLD.person_id OR NEW.said_at <> OLD.said_at OR NEW.scope <> OLD.scope
  OR NEW.recorded_at <> OLD.recorded_at OR NEW.recorded_by <> OLD.recorded_by
BEGIN SELECT RAISE(ABORT, 'a withdrawal is not rewritten'); END;
--> statement-breakpoint
CREATE TRIGGER pack_needs_a_standing_approval BEFORE INSERT ON export_pack
WHEN NOT EXISTS (
  SELECT 1 FROM approval JOIN approval_target ON approval_target.approval_id = approval.id
  WHERE approval.id = NEW.approval_id AND approval.decision = 'approve' AND approval.voided_at IS NULL
    AND approval.fingerprint = NEW.fingerprint AND approval.version_id = NEW.version_id
    AND approval_target.target_id = NEW.target_id
)
BEGIN SELECT RAISE(ABORT, 'a pack needs a standing approval of this content'); END;
--> statement-breakpoint
CREATE TRIGGER pack_is_refused_after_a_no BEFORE INSERT ON export_pack
WHEN EXISTS (
  SELECT 1
  FROM (
    SELECT appearance.person_id AS person_id, appearance.asset_id AS asset_id, appearance.identifiers AS identifiers
    FROM post_media JOIN appearance ON appearance.asset_id = post_media.asset_id
    WHERE post_media.post_id = NEW.post_id AND appearance.kind = 'identified' AND appearance.removed_at IS NULL
    UNION ALL
    SELECT person_id, NULL, identifiers FROM post_quote WHERE post_id = NEW.post_id
  ) AS shown
  JOIN withdrawal ON withdrawal.person_id = shown.person_id
  JOIN post_target ON post_target.id = NEW.target_id
  JOIN account ON account.id = post_target.account_id
  WHERE withdrawal.no_new_use = 1 AND withdrawal.said_at <= NEW.released_at
    AND (
      withdrawal.scope = 'everything'
      OR (withdrawal.scope = 'channels' AND EXISTS (SELECT 1 FROM json_each(withdrawal.channels) WHERE value = account.channel))
      OR (withdrawal.scope = 'assets' AND EXISTS (SELECT 1 FROM json_each(withdrawal.asset_ids) WHERE value = shown.asset_id))
      OR (withdrawal.scope = 'identifiers' AND EXISTS (
        SELECT 1 FROM json_each(withdrawal.identifiers) AS gone JOIN json_each(shown.identifiers) AS used ON used.value = gone.value
      ))
    )
    AND NOT EXISTS (
      SELECT 1 FROM consent WHERE consent.person_id = shown.person_id AND consent.stage = 'given'
        AND consent.decision = 'agree' AND consent.decided_at > withdrawal.said_at
        AND EXISTS (SELECT 1 FROM consent_check WHERE consent_check.consent_id = consent.id AND consent_check.outcome = 'usable')
    )
)
BEGIN SELECT RAISE(ABORT, 'a pack may not show a person who said no'); END;
--> statement-breakpoint
CREATE TRIGGER takedown_check_needs_another_person BEFORE UPDATE ON takedown
WHEN NEW.verified_by IS NOT NULL AND (NEW.done_by IS NULL OR NEW.verified_by = NEW.done_by)
BEGIN SELECT RAISE(ABORT, 'four eyes: the checker took it down'); END;
--> statement-breakpoint
CREATE TRIGGER form_key_is_used_once BEFORE UPDATE ON form_key
BEGIN SELECT RAISE(ABORT, 'a form key is used once'); END;
--> statement-breakpoint
CREATE VIRTUAL TABLE search USING fts5(kind, words, content = 'search_entry', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
--> statement-breakpoint
CREATE TRIGGER search_index_gains AFTER INSERT ON search_entry
BEGIN INSERT INTO search (rowid, kind, words) VALUES (NEW.id, NEW.kind, NEW.words); END;
--> statement-breakpoint
CREATE TRIGGER search_index_changes AFTER UPDATE OF words ON search_entry
BEGIN
  INSERT INTO search (search, rowid, kind, words) VALUES ('delete', OLD.id, OLD.kind, OLD.words);
  INSERT INTO search (rowid, kind, words) VALUES (NEW.id, NEW.kind, NEW.words);
END;
--> statement-breakpoint
CREATE TRIGGER search_gains_person AFTER INSERT ON person
BEGIN INSERT INTO search_entry (kind, subject_id, service_id, words) VALUES ('person', NEW.id, NEW.service_id, NEW.known_as || ' ' || NEW.full_name); END;
--> statement-breakpoint
CREATE TRIGGER search_follows_person AFTER UPDATE OF known_as, full_name ON person
BEGIN UPDATE search_entry SET words = NEW.known_as || ' ' || NEW.full_name WHERE subject_id = NEW.id; END;
--> statement-breakpoint
CREATE TRIGGER search_gains_post AFTER INSERT ON post
BEGIN INSERT INTO search_entry (kind, subject_id, service_id, words) VALUES ('post', NEW.id, NEW.service_id, NEW.title || ' ' || NEW.words); END;
--> statement-breakpoint
CREATE TRIGGER search_follows_post AFTER UPDATE OF title, words ON post WHEN NEW.title <> OLD.title OR NEW.words <> OLD.words
BEGIN UPDATE search_entry SET words = NEW.title || ' ' || NEW.words WHERE subject_id = NEW.id; END;
--> statement-breakpoint
CREATE TRIGGER search_gains_account AFTER INSERT ON account
BEGIN INSERT INTO search_entry (kind, subject_id, service_id, words) VALUES ('account', NEW.id, NEW.service_id, NEW.name || ' ' || NEW.handle); END;
--> statement-breakpoint
CREATE TRIGGER search_follows_account AFTER UPDATE OF name, handle ON account
BEGIN UPDATE search_entry SET words = NEW.name || ' ' || NEW.handle WHERE subject_id = NEW.id; END;
--> statement-breakpoint
CREATE TRIGGER search_gains_consent AFTER INSERT ON consent
BEGIN INSERT INTO search_entry (kind, subject_id, service_id, words) SELECT 'consent', NEW.id, person.service_id, NEW.number FROM person WHERE person.id = NEW.person_id; END;
--> statement-breakpoint
CREATE TRIGGER to_check_gains_given AFTER INSERT ON consent WHEN NEW.stage = 'given' AND NEW.decision = 'agree'
BEGIN INSERT INTO consent_to_check (consent_id, service_id, since) SELECT NEW.id, person.service_id, NEW.recorded_at FROM person WHERE person.id = NEW.person_id; END;
--> statement-breakpoint
CREATE TRIGGER to_check_gains_answered AFTER UPDATE OF stage ON consent WHEN NEW.stage = 'given' AND NEW.decision = 'agree'
BEGIN INSERT INTO consent_to_check (consent_id, service_id, since) SELECT NEW.id, person.service_id, NEW.recorded_at FROM person WHERE person.id = NEW.person_id; END;
--> statement-breakpoint
CREATE TRIGGER to_check_loses_void AFTER UPDATE OF stage ON consent WHEN NEW.stage = 'void'
BEGIN DELETE FROM consent_to_check WHERE consent_id = NEW.id; END;
--> statement-breakpoint
CREATE TRIGGER to_check_loses_checked AFTER INSERT ON consent_check
BEGIN DELETE FROM consent_to_check WHERE consent_id = NEW.consent_id; END;
--> statement-breakpoint
CREATE TRIGGER to_check_regains_with_new_proof AFTER INSERT ON consent_evidence
WHEN EXISTS (SELECT 1 FROM consent WHERE id = NEW.consent_id AND stage = 'given' AND decision = 'agree')
BEGIN
  INSERT OR IGNORE INTO consent_to_check (consent_id, service_id, since)
  SELECT consent.id, person.service_id, NEW.added_at FROM consent JOIN person ON person.id = consent.person_id WHERE consent.id = NEW.consent_id;
END;
--> statement-breakpoint
CREATE VIEW asset_not_tagged AS
SELECT asset.id AS asset_id FROM asset
WHERE asset.people_count IS NULL
  OR asset.people_count <> (SELECT count(*) FROM appearance WHERE appearance.asset_id = asset.id AND appearance.removed_at IS NULL)
  OR EXISTS (SELECT 1 FROM appearance WHERE appearance.asset_id = asset.id AND appearance.removed_at IS NULL AND appearance.kind = 'unknown');
--> statement-breakpoint
CREATE TRIGGER to_tag_gains_asset AFTER INSERT ON asset
BEGIN INSERT INTO asset_to_tag (asset_id) SELECT asset_id FROM asset_not_tagged WHERE asset_id = NEW.id; END;
--> statement-breakpoint
CREATE TRIGGER to_tag_follows_count AFTER UPDATE OF people_count ON asset
BEGIN
  DELETE FROM asset_to_tag WHERE asset_id = NEW.id;
  INSERT INTO asset_to_tag (asset_id) SELECT asset_id FROM asset_not_tagged WHERE asset_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER to_tag_follows_tag AFTER INSERT ON appearance
BEGIN
  DELETE FROM asset_to_tag WHERE asset_id = NEW.asset_id;
  INSERT INTO asset_to_tag (asset_id) SELECT asset_id FROM asset_not_tagged WHERE asset_id = NEW.asset_id;
END;
--> statement-breakpoint
CREATE TRIGGER to_tag_follows_tag_taken_off AFTER UPDATE OF removed_at, kind ON appearance
BEGIN
  DELETE FROM asset_to_tag WHERE asset_id = NEW.asset_id;
  INSERT INTO asset_to_tag (asset_id) SELECT asset_id FROM asset_not_tagged WHERE asset_id = NEW.asset_id;
END;
