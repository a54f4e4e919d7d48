import type { Lenient } from "./wire-scalars.js";

// 3.1, 3.2, 3.17, 3.18: the workspace
export interface CrispWebsite {
	website_id?: Lenient<string>;
	name?: Lenient<string>;
	domain?: Lenient<string>;
	logo?: Lenient<string>;
	verified?: Lenient<boolean>;
	institutional?: Lenient<boolean>;
}
export interface CrispSettings {
	website_id?: Lenient<string>;
	name?: Lenient<string>;
	domain?: Lenient<string>;
	domain_alternates?: Lenient<string[]>;
	logo?: Lenient<string>;
	audit?: Lenient<{ log?: Lenient<boolean> }>;
	contact?: Lenient<Record<string, Lenient<string>>>;
	inbox?: Lenient<{
		lock_removal?: Lenient<boolean>;
		force_operator_token?: Lenient<boolean>;
		locale?: Lenient<string>;
	}>;
	emails?: Lenient<Record<string, Lenient<boolean>>>;
	chatbox?: Lenient<
		Record<string, unknown> & {
			locale?: Lenient<string>;
			allowed_pages?: Lenient<string[]>;
			blocked_pages?: Lenient<string[]>;
			blocked_countries?: Lenient<string[]>;
			blocked_locales?: Lenient<string[]>;
			blocked_ips?: Lenient<string[]>;
		}
	>;
}
/** Dates are ISO text here, unlike everywhere else. */
export interface CrispPlan {
	id?: Lenient<string>;
	name?: Lenient<string>;
	price?: Lenient<number>;
	since?: Lenient<string>;
	trialing?: Lenient<boolean>;
	bill_period?: Lenient<string>;
	bill_valid_until?: Lenient<string>;
	active?: Lenient<boolean>;
	sandbox?: Lenient<boolean>;
	website?: Lenient<{ id?: Lenient<string>; name?: Lenient<string>; domain?: Lenient<string>; logo?: Lenient<string> }>;
	owner?: Lenient<{
		user_id?: Lenient<string>;
		email?: Lenient<string>;
		first_name?: Lenient<string>;
		last_name?: Lenient<string>;
	}>;
}
export interface CrispVerifySettings {
	enabled?: Lenient<boolean>;
}
export interface CrispAvailabilityStatus {
	status?: Lenient<string>;
	since?: Lenient<number>;
}
export interface CrispOperatorAvailability {
	user_id?: Lenient<string>;
	type?: Lenient<string>;
	time?: Lenient<{ for?: Lenient<number>; since?: Lenient<number> }>;
}

// 3.9 to 3.12: the team
export interface CrispOperatorEntry {
	/** operator, sandbox, invite. */
	type?: Lenient<string>;
	details?: Lenient<CrispOperator>;
}
export interface CrispOperator {
	user_id?: Lenient<string>;
	email?: Lenient<string>;
	avatar?: Lenient<string>;
	first_name?: Lenient<string>;
	last_name?: Lenient<string>;
	role?: Lenient<string>;
	title?: Lenient<string>;
	availability?: Lenient<string>;
	has_token?: Lenient<boolean>;
}
export interface CrispTeam {
	team_id?: Lenient<string>;
	name?: Lenient<string>;
	emoji?: Lenient<string>;
	operators?: Lenient<string[]>;
	created_at?: Lenient<number>;
	updated_at?: Lenient<number>;
}
export interface CrispInbox {
	inbox_id?: Lenient<string>;
	name?: Lenient<string>;
	emoji?: Lenient<string>;
	order?: Lenient<number>;
	operators?: Lenient<string[]>;
	teams?: Lenient<string[]>;
	team_operators?: Lenient<string[]>;
	operator?: Lenient<string>;
	conditions?: Lenient<
		{ model?: Lenient<string>; criterion?: Lenient<string>; operator?: Lenient<string>; query?: Lenient<string[]> }[]
	>;
	created_at?: Lenient<number>;
	updated_at?: Lenient<number>;
}

// 3.14: the help desk
export interface CrispHelpdesk {
	name?: Lenient<string>;
	url?: Lenient<string>;
}
export interface CrispHelpdeskLocale {
	locale_id?: Lenient<string>;
	locale?: Lenient<string>;
	url?: Lenient<string>;
	statistics?: Lenient<Record<string, Lenient<{ entries?: Lenient<number>; groups?: Lenient<number> }>>>;
}
export interface CrispHelpdeskState {
	published?: Lenient<boolean>;
	hidden?: Lenient<boolean>;
	featured?: Lenient<boolean>;
}
export interface CrispTreeEntry {
	/** `folder` or `file`, by assumption: a node with children, or without `.md`, is a folder too. */
	type?: Lenient<string>;
	slug?: Lenient<string>;
	title?: Lenient<string>;
	state?: Lenient<CrispHelpdeskState>;
	children?: Lenient<CrispTreeEntry[]>;
}
export interface CrispTreeMetadata {
	format?: Lenient<string>;
	title?: Lenient<string>;
	description?: Lenient<string>;
	state?: Lenient<CrispHelpdeskState>;
	author?: Lenient<{ user_id?: Lenient<string> }>;
	color?: Lenient<string>;
	image?: Lenient<string>;
}
export interface CrispPageListEntry {
	entity_id?: Lenient<string>;
	title?: Lenient<string>;
	tree_path?: Lenient<string>;
	url?: Lenient<string>;
}
/** Record `helpdesk-page`, composed by the backup from the answers about one page. */
export interface CrispHelpdeskPage {
	entry?: Lenient<CrispPageListEntry & CrispTreeEntry>;
	content?: Lenient<{ content?: Lenient<string> }>;
	metadata?: Lenient<CrispTreeMetadata>;
	page?: Lenient<{ title?: Lenient<string>; url?: Lenient<string> }>;
}
export interface CrispRedirection {
	redirection_id?: Lenient<string>;
	path?: Lenient<string>;
	target?: Lenient<string>;
	created_at?: Lenient<number>;
	updated_at?: Lenient<number>;
}
export interface CrispHelpdeskSettings {
	name?: Lenient<string>;
	appearance?: Lenient<Record<string, unknown>>;
	localization?: Lenient<Record<string, unknown>>;
	section?: Lenient<Record<string, unknown>>;
	behavior?: Lenient<Record<string, unknown>>;
	service?: Lenient<Record<string, unknown>>;
	include?: Lenient<Record<string, unknown>>;
	/** `password` and `jwt_secret` are taken out before anything is stored. */
	access?: Lenient<Record<string, unknown>>;
}

// 3.15: campaigns
export interface CrispCampaignTemplate {
	template_id?: Lenient<string>;
	type?: Lenient<string>;
	name?: Lenient<string>;
	format?: Lenient<string>;
	content?: Lenient<string>;
	created_at?: Lenient<number>;
	updated_at?: Lenient<number>;
}
