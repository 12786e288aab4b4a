CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`channel` text NOT NULL,
	`name` text NOT NULL,
	`handle` text DEFAULT '' NOT NULL,
	`address` text NOT NULL,
	`audience` text NOT NULL,
	`status` text NOT NULL,
	`status_reason` text DEFAULT '' NOT NULL,
	`admin_count` integer DEFAULT 0 NOT NULL,
	`has_mfa` integer DEFAULT false NOT NULL,
	`dpia_signed_on` text,
	`dpia_signed_by` text,
	`dpia_review_on` text,
	`dpia_rules` text DEFAULT '' NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`lock_version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `account_service` ON `account` (`service_id`);--> statement-breakpoint
CREATE TABLE `approval` (
	`id` text PRIMARY KEY NOT NULL,
	`post_id` text NOT NULL,
	`version_id` text NOT NULL,
	`fingerprint` text NOT NULL,
	`decision` text NOT NULL,
	`decided_by` text NOT NULL,
	`acting_as` text NOT NULL,
	`delegation_id` text,
	`reason` text DEFAULT '' NOT NULL,
	`head_counts` text NOT NULL,
	`dignity_checked` integer NOT NULL,
	`complaint_free` integer NOT NULL,
	`accurate_and_respectful` integer NOT NULL,
	`window_from` text,
	`window_until` text,
	`at` integer NOT NULL,
	`voided_at` integer,
	`voided_because` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`post_id`) REFERENCES `post`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `post_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delegation_id`) REFERENCES `delegation`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `approval_post` ON `approval` (`post_id`,`at`);--> statement-breakpoint
CREATE INDEX `approval_by` ON `approval` (`decided_by`,`at`);--> statement-breakpoint
CREATE TABLE `approval_target` (
	`id` text PRIMARY KEY NOT NULL,
	`approval_id` text NOT NULL,
	`target_id` text NOT NULL,
	FOREIGN KEY (`approval_id`) REFERENCES `approval`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_id`) REFERENCES `post_target`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `approval_target_once` ON `approval_target` (`approval_id`,`target_id`);--> statement-breakpoint
CREATE TABLE `approver_look` (
	`id` text PRIMARY KEY NOT NULL,
	`post_id` text NOT NULL,
	`version_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`head_counts` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`post_id`) REFERENCES `post`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `post_version`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `approver_look_post` ON `approver_look` (`post_id`,`staff_id`,`at`);--> statement-breakpoint
CREATE TABLE `cleared_referral` (
	`id` text PRIMARY KEY NOT NULL,
	`approval_id` text NOT NULL,
	`target_id` text NOT NULL,
	`code` text NOT NULL,
	`subject_id` text NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`approval_id`) REFERENCES `approval`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_id`) REFERENCES `post_target`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `cleared_referral_approval` ON `cleared_referral` (`approval_id`);--> statement-breakpoint
CREATE TABLE `audit_event` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`body` blob NOT NULL,
	`leaf` blob NOT NULL,
	`prev` blob NOT NULL,
	`hash` blob NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_event_leaf_unique` ON `audit_event` (`leaf`);--> statement-breakpoint
CREATE UNIQUE INDEX `audit_event_prev_unique` ON `audit_event` (`prev`);--> statement-breakpoint
CREATE UNIQUE INDEX `audit_event_hash_unique` ON `audit_event` (`hash`);--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit_event` (`subject_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit_event` (`actor`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_action` ON `audit_event` (`action`,`seq`);--> statement-breakpoint
CREATE TABLE `consent` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`person_id` text NOT NULL,
	`stage` text NOT NULL,
	`decision` text DEFAULT 'no_answer' NOT NULL,
	`giver_kind` text DEFAULT 'self' NOT NULL,
	`giver_name` text DEFAULT '' NOT NULL,
	`giver_contact` text DEFAULT '' NOT NULL,
	`capacity_basis` text,
	`decided_at` integer,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`method` text,
	`witness_name` text DEFAULT '' NOT NULL,
	`witness_statement` text DEFAULT '' NOT NULL,
	`asked_by` text,
	`asked_at` integer,
	`supported_by` text DEFAULT '' NOT NULL,
	`interpreter` text DEFAULT '' NOT NULL,
	`notice_id` text,
	`notice_format` text,
	`told_points` text DEFAULT '[]' NOT NULL,
	`special_category_ack` integer,
	`free_choice` text,
	`free_choice_note` text DEFAULT '' NOT NULL,
	`bundled_with_contract` integer,
	`lawful_basis` text,
	`wants_to_see_first` text,
	`wants_notice_after` integer,
	`posthumous_use` text,
	`review_due` text,
	`replaces_id` text,
	`voided_at` integer,
	`voided_by` text,
	`void_reason` text DEFAULT '' NOT NULL,
	`typed` text DEFAULT '{}' NOT NULL,
	`lock_version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`notice_id`) REFERENCES `notice`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "given_consent_is_answered" CHECK("consent"."stage" <> 'given' OR ("consent"."decision" <> 'no_answer' AND "consent"."decided_at" IS NOT NULL AND "consent"."method" IS NOT NULL AND "consent"."asked_by" IS NOT NULL)),
	CONSTRAINT "given_yes_is_whole" CHECK("consent"."stage" <> 'given' OR "consent"."decision" <> 'agree' OR ("consent"."capacity_basis" IS NOT NULL AND "consent"."notice_id" IS NOT NULL AND "consent"."notice_format" IS NOT NULL AND "consent"."free_choice" IS NOT NULL AND "consent"."bundled_with_contract" IS NOT NULL AND "consent"."lawful_basis" IS NOT NULL AND "consent"."wants_to_see_first" IS NOT NULL AND "consent"."wants_notice_after" IS NOT NULL AND "consent"."posthumous_use" IS NOT NULL AND "consent"."review_due" IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `consent_number_unique` ON `consent` (`number`);--> statement-breakpoint
CREATE INDEX `consent_person` ON `consent` (`person_id`,`decided_at`);--> statement-breakpoint
CREATE INDEX `consent_recorded` ON `consent` (`recorded_at`,`id`);--> statement-breakpoint
CREATE INDEX `consent_stage` ON `consent` (`stage`,`recorded_at`,`id`);--> statement-breakpoint
CREATE TABLE `consent_check` (
	`id` text PRIMARY KEY NOT NULL,
	`consent_id` text NOT NULL,
	`outcome` text NOT NULL,
	`reads_name` integer NOT NULL,
	`reads_answers` integer NOT NULL,
	`reads_signature` integer NOT NULL,
	`reads_date` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`checked_by` text NOT NULL,
	`checked_at` integer NOT NULL,
	FOREIGN KEY (`consent_id`) REFERENCES `consent`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `consent_check_consent` ON `consent_check` (`consent_id`);--> statement-breakpoint
CREATE TABLE `consent_evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`consent_id` text NOT NULL,
	`file_id` text NOT NULL,
	`view_file_id` text,
	`pages` integer NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`consent_id`) REFERENCES `consent`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`view_file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `consent_evidence_consent` ON `consent_evidence` (`consent_id`);--> statement-breakpoint
CREATE TABLE `consent_line` (
	`id` text PRIMARY KEY NOT NULL,
	`consent_id` text NOT NULL,
	`position` integer NOT NULL,
	`media` text NOT NULL,
	`identifiers` text NOT NULL,
	`never_together` text NOT NULL,
	`channels` text NOT NULL,
	`purposes` text NOT NULL,
	`asset_scope` text NOT NULL,
	`asset_ids` text NOT NULL,
	`event_name` text DEFAULT '' NOT NULL,
	`valid_from` text NOT NULL,
	`use_until` text NOT NULL,
	`display_end` text NOT NULL,
	`display_until` text,
	`conditions` text DEFAULT '' NOT NULL,
	`condition_flags` text NOT NULL,
	`avoid_words` text DEFAULT '[]' NOT NULL,
	FOREIGN KEY (`consent_id`) REFERENCES `consent`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `consent_line_place` ON `consent_line` (`consent_id`,`position`);--> statement-breakpoint
CREATE TABLE `consent_to_check` (
	`consent_id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`consent_id`) REFERENCES `consent`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `consent_to_check_since` ON `consent_to_check` (`service_id`,`since`,`consent_id`);--> statement-breakpoint
CREATE TABLE `notice` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`format` text NOT NULL,
	`language` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`issued_on` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `withdrawal` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`route` text NOT NULL,
	`said_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`told_to` text DEFAULT '' NOT NULL,
	`scope` text NOT NULL,
	`channels` text NOT NULL,
	`identifiers` text NOT NULL,
	`asset_ids` text NOT NULL,
	`no_new_use` integer NOT NULL,
	`take_down` integer NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`identity_checked_at` integer,
	`identity_checked_by` text,
	`confirmed_back_at` integer,
	`confirmed_back_how` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `withdrawal_person` ON `withdrawal` (`person_id`,`said_at`);--> statement-breakpoint
CREATE TABLE `export_pack` (
	`id` text PRIMARY KEY NOT NULL,
	`post_id` text NOT NULL,
	`target_id` text NOT NULL,
	`version_id` text NOT NULL,
	`approval_id` text NOT NULL,
	`fingerprint` text NOT NULL,
	`file_id` text NOT NULL,
	`released_by` text NOT NULL,
	`released_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`first_downloaded_at` integer,
	`revoked_at` integer,
	`revoked_because` text DEFAULT '' NOT NULL,
	`answered_at` integer,
	`answered_by` text,
	`answer` text,
	FOREIGN KEY (`post_id`) REFERENCES `post`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_id`) REFERENCES `post_target`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `post_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approval_id`) REFERENCES `approval`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `export_pack_target` ON `export_pack` (`target_id`,`released_at`);--> statement-breakpoint
CREATE INDEX `export_pack_version` ON `export_pack` (`version_id`);--> statement-breakpoint
CREATE INDEX `export_pack_expiry` ON `export_pack` (`expires_at`);--> statement-breakpoint
CREATE INDEX `export_pack_released` ON `export_pack` (`released_at`,`id`);--> statement-breakpoint
CREATE TABLE `publication` (
	`id` text PRIMARY KEY NOT NULL,
	`target_id` text NOT NULL,
	`pack_id` text NOT NULL,
	`outcome` text NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`posted_at` integer,
	`screenshot_file_id` text,
	`exactly_as_approved` integer NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`target_id`) REFERENCES `post_target`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pack_id`) REFERENCES `export_pack`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`screenshot_file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `publication_pack` ON `publication` (`pack_id`);--> statement-breakpoint
CREATE INDEX `publication_target` ON `publication` (`target_id`);--> statement-breakpoint
CREATE INDEX `publication_recorded` ON `publication` (`recorded_at`,`id`);--> statement-breakpoint
CREATE TABLE `takedown` (
	`id` text PRIMARY KEY NOT NULL,
	`target_id` text NOT NULL,
	`because` text NOT NULL,
	`withdrawal_id` text,
	`opened_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`method` text,
	`done_at` integer,
	`done_by` text,
	`proof_file_id` text,
	`note` text DEFAULT '' NOT NULL,
	`verified_at` integer,
	`verified_by` text,
	FOREIGN KEY (`target_id`) REFERENCES `post_target`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proof_file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `takedown_target` ON `takedown` (`target_id`);--> statement-breakpoint
CREATE INDEX `takedown_due` ON `takedown` (`due_at`);--> statement-breakpoint
CREATE TABLE `search_entry` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`service_id` text NOT NULL,
	`words` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `search_entry_subject_id_unique` ON `search_entry` (`subject_id`);--> statement-breakpoint
CREATE TABLE `appearance` (
	`id` text PRIMARY KEY NOT NULL,
	`asset_id` text NOT NULL,
	`kind` text NOT NULL,
	`person_id` text,
	`identifiers` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`tagged_by` text NOT NULL,
	`tagged_at` integer NOT NULL,
	`second_check_by` text,
	`second_check_at` integer,
	`removed_by` text,
	`removed_at` integer,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `appearance_asset` ON `appearance` (`asset_id`);--> statement-breakpoint
CREATE INDEX `appearance_person` ON `appearance` (`person_id`);--> statement-breakpoint
CREATE INDEX `appearance_second_look` ON `appearance` (`asset_id`) WHERE kind = 'not_identifiable' AND second_check_by IS NULL AND removed_at IS NULL;--> statement-breakpoint
CREATE TABLE `asset` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`media` text NOT NULL,
	`title` text NOT NULL,
	`original_file_id` text NOT NULL,
	`content_sha256` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`alt_text` text DEFAULT '' NOT NULL,
	`decorative` integer DEFAULT false NOT NULL,
	`people_count` integer,
	`licence` text,
	`licence_owner` text DEFAULT '' NOT NULL,
	`licence_channels` text,
	`licence_paid_use` integer DEFAULT false NOT NULL,
	`licence_ends_on` text,
	`route` text,
	`taken_on` text,
	`event_name` text DEFAULT '' NOT NULL,
	`uploaded_by` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	`lock_version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`original_file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `asset_service_time` ON `asset` (`service_id`,`uploaded_at`,`id`);--> statement-breakpoint
CREATE INDEX `asset_time` ON `asset` (`uploaded_at`,`id`);--> statement-breakpoint
CREATE TABLE `asset_rendition` (
	`id` text PRIMARY KEY NOT NULL,
	`asset_id` text NOT NULL,
	`name` text NOT NULL,
	`file_id` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `asset_rendition_once` ON `asset_rendition` (`asset_id`,`name`);--> statement-breakpoint
CREATE TABLE `asset_to_tag` (
	`asset_id` text PRIMARY KEY NOT NULL,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `file` (
	`id` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`media_type` text NOT NULL,
	`purpose` text NOT NULL,
	`wrapped_key` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `file_sha256` ON `file` (`sha256`);--> statement-breakpoint
CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`approval_valid_days` integer DEFAULT 30 NOT NULL,
	`release_hours` integer DEFAULT 24 NOT NULL,
	`takedown_hours` integer DEFAULT 24 NOT NULL,
	`review_grace_days` integer DEFAULT 14 NOT NULL,
	`ask_again_months` integer DEFAULT 6 NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `service` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`nation` text NOT NULL,
	`town` text DEFAULT '' NOT NULL,
	`registration_number` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`kind` text NOT NULL,
	`known_as` text NOT NULL,
	`full_name` text DEFAULT '' NOT NULL,
	`age_band` text NOT NULL,
	`date_of_birth` text,
	`status` text DEFAULT 'active' NOT NULL,
	`left_on` text,
	`sort_name` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`lock_version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `person_service_name` ON `person` (`service_id`,`sort_name`,`id`);--> statement-breakpoint
CREATE INDEX `person_name` ON `person` (`sort_name`,`id`);--> statement-breakpoint
CREATE TABLE `person_basis` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`basis` text NOT NULL,
	`assessment` text NOT NULL,
	`from_day` text NOT NULL,
	`ended_on` text,
	`objected_at` integer,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `person_basis_person` ON `person_basis` (`person_id`);--> statement-breakpoint
CREATE TABLE `person_need` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`need` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `person_need_once` ON `person_need` (`person_id`,`need`);--> statement-breakpoint
CREATE TABLE `gate_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`post_id` text NOT NULL,
	`target_id` text NOT NULL,
	`act` text NOT NULL,
	`rule_set` text NOT NULL,
	`verdict` text NOT NULL,
	`facts` text NOT NULL,
	`result` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`post_id`) REFERENCES `post`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_id`) REFERENCES `post_target`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `gate_decision_target` ON `gate_decision` (`target_id`,`at`);--> statement-breakpoint
CREATE TABLE `post` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`title` text NOT NULL,
	`state` text NOT NULL,
	`category` text,
	`purpose` text,
	`words` text DEFAULT '' NOT NULL,
	`link` text DEFAULT '' NOT NULL,
	`window_from` text,
	`window_until` text,
	`version_number` integer DEFAULT 1 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`submitted_at` integer,
	`submitted_by` text,
	`due_at` integer NOT NULL,
	`lock_version` integer DEFAULT 1 NOT NULL,
	`saved_from` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `post_creator_updated` ON `post` (`created_by`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `post_state_updated` ON `post` (`state`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `post_state_due` ON `post` (`state`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `post_service_state_due` ON `post` (`service_id`,`state`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `post_updated` ON `post` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `post_service_updated` ON `post` (`service_id`,`updated_at`,`id`);--> statement-breakpoint
CREATE TABLE `post_contributor` (
	`id` text PRIMARY KEY NOT NULL,
	`post_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`contribution` text NOT NULL,
	`version_number` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`post_id`) REFERENCES `post`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `post_contributor_once` ON `post_contributor` (`post_id`,`staff_id`,`contribution`,`version_number`);--> statement-breakpoint
CREATE TABLE `post_media` (
	`id` text PRIMARY KEY NOT NULL,
	`post_id` text NOT NULL,
	`asset_id` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`post_id`) REFERENCES `post`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `post_media_once` ON `post_media` (`post_id`,`asset_id`);--> statement-breakpoint
CREATE INDEX `post_media_asset` ON `post_media` (`asset_id`);--> statement-breakpoint
CREATE TABLE `post_quote` (
	`id` text PRIMARY KEY NOT NULL,
	`post_id` text NOT NULL,
	`person_id` text NOT NULL,
	`words` text NOT NULL,
	`identifiers` text NOT NULL,
	FOREIGN KEY (`post_id`) REFERENCES `post`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `post_quote_post` ON `post_quote` (`post_id`);--> statement-breakpoint
CREATE INDEX `post_quote_person` ON `post_quote` (`person_id`);--> statement-breakpoint
CREATE TABLE `post_target` (
	`id` text PRIMARY KEY NOT NULL,
	`post_id` text NOT NULL,
	`account_id` text NOT NULL,
	`position` integer NOT NULL,
	`words` text,
	`planned` text,
	`planned_at` integer,
	`state` text NOT NULL,
	`dropped_by` text,
	`dropped_at` integer,
	`drop_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`post_id`) REFERENCES `post`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `post_target_once` ON `post_target` (`post_id`,`account_id`);--> statement-breakpoint
CREATE INDEX `post_target_state` ON `post_target` (`state`,`planned_at`,`id`);--> statement-breakpoint
CREATE INDEX `post_target_account` ON `post_target` (`account_id`,`state`);--> statement-breakpoint
CREATE TABLE `post_version` (
	`id` text PRIMARY KEY NOT NULL,
	`post_id` text NOT NULL,
	`number` integer NOT NULL,
	`fingerprint` text NOT NULL,
	`content` text NOT NULL,
	`submitted_by` text NOT NULL,
	`submitted_at` integer NOT NULL,
	FOREIGN KEY (`post_id`) REFERENCES `post`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `post_version_once` ON `post_version` (`post_id`,`number`);--> statement-breakpoint
CREATE TABLE `version_person` (
	`version_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`person_id`, `version_id`),
	FOREIGN KEY (`version_id`) REFERENCES `post_version`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `auth_account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `auth_user`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `auth_account_user` ON `auth_account` (`user_id`);--> statement-breakpoint
CREATE TABLE `auth_rate_limit` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	`last_request` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `auth_rate_limit_key_unique` ON `auth_rate_limit` (`key`);--> statement-breakpoint
CREATE TABLE `auth_session` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `auth_user`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `auth_session_token_unique` ON `auth_session` (`token`);--> statement-breakpoint
CREATE INDEX `auth_session_user` ON `auth_session` (`user_id`);--> statement-breakpoint
CREATE TABLE `auth_two_factor` (
	`id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`backup_codes` text NOT NULL,
	`user_id` text NOT NULL,
	`verified` integer DEFAULT true,
	`failed_verification_count` integer DEFAULT 0,
	`locked_until` integer,
	FOREIGN KEY (`user_id`) REFERENCES `auth_user`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `auth_two_factor_user` ON `auth_two_factor` (`user_id`);--> statement-breakpoint
CREATE TABLE `auth_used_code` (
	`user_id` text PRIMARY KEY NOT NULL,
	`step` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `auth_user`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `auth_user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`two_factor_enabled` integer DEFAULT false
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `auth_user_email_unique` ON `auth_user` (`email`);--> statement-breakpoint
CREATE TABLE `auth_verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `auth_verification_identifier` ON `auth_verification` (`identifier`);--> statement-breakpoint
CREATE TABLE `delegation` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`from_staff_id` text NOT NULL,
	`to_staff_id` text NOT NULL,
	`start_day` text NOT NULL,
	`end_day` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `delegation_to` ON `delegation` (`to_staff_id`);--> statement-breakpoint
CREATE TABLE `designation` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`account_id` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	`given_by` text NOT NULL,
	`given_at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `designation_staff` ON `designation` (`staff_id`);--> statement-breakpoint
CREATE INDEX `designation_account` ON `designation` (`account_id`);--> statement-breakpoint
CREATE TABLE `factor_removal` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`reason` text NOT NULL,
	`decision` text,
	`decided_by` text,
	`decided_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "factor_removal_needs_another_person" CHECK("factor_removal"."decided_by" <> "factor_removal"."asked_by")
) STRICT;
--> statement-breakpoint
CREATE INDEX `factor_removal_staff` ON `factor_removal` (`staff_id`);--> statement-breakpoint
CREATE TABLE `form_key` (
	`key` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`location` text NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `form_key_at` ON `form_key` (`at`,`key`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`purpose` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_token_hash_unique` ON `invitation` (`token_hash`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`created_at` integer NOT NULL,
	`notice_given_on` text,
	`left_on` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_user_id_unique` ON `staff` (`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email_unique` ON `staff` (`email`);--> statement-breakpoint
CREATE INDEX `staff_name` ON `staff` (`name`,`id`);--> statement-breakpoint
CREATE TABLE `staff_role` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`role` text NOT NULL,
	`service_id` text,
	`from_day` text NOT NULL,
	`until_day` text,
	`given_by` text NOT NULL,
	`given_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `staff_role_staff` ON `staff_role` (`staff_id`);--> statement-breakpoint
CREATE INDEX `staff_role_service` ON `staff_role` (`service_id`,`role`);--> statement-breakpoint
CREATE TABLE `training` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`course` text NOT NULL,
	`completed_on` text NOT NULL,
	`until_day` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `training_staff` ON `training` (`staff_id`);