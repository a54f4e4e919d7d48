/*
 * What Crisp's REST API sends, as far as reference/crisp-api.md (3.1 to 3.18) knows it.
 * These types name fields; they promise nothing. Every field may be missing, and a value may come as null, "" or {}:
 * whoever reads a body checks what it got (src/mapping/read-json.ts), and unknown fields survive because records stay raw.
 */

import type { CrispData, CrispGeolocation, Lenient } from "./wire-scalars.js";

export type * from "./wire-scalars.js";
export type * from "./wire-workspace.js";

// 3.3, 3.4: conversations
export interface CrispConversation {
	session_id?: Lenient<string>;
	website_id?: Lenient<string>;
	/** Missing or null: the main inbox. */
	inbox_id?: Lenient<string>;
	/** Missing for anonymous visitors. */
	people_id?: Lenient<string>;
	state?: Lenient<string>;
	/** 0 pending, 1 unresolved, 2 resolved. */
	status?: Lenient<number>;
	is_verified?: Lenient<boolean>;
	is_blocked?: Lenient<boolean>;
	availability?: Lenient<string>;
	active?: Lenient<{ now?: Lenient<boolean>; last?: Lenient<number> }>;
	last_message?: Lenient<string>;
	preview_message?: Lenient<{
		type?: Lenient<string>;
		from?: Lenient<string>;
		excerpt?: Lenient<string>;
		fingerprint?: Lenient<number>;
	}>;
	topic?: Lenient<string>;
	verifications?: Lenient<{ identity?: Lenient<string>; method?: Lenient<string>; annotation?: Lenient<string> }[]>;
	participants?: Lenient<{ type?: Lenient<string>; target?: Lenient<string> }[]>;
	mentions?: Lenient<string[]>;
	compose?: Lenient<Record<string, unknown>>;
	unread?: Lenient<{ operator?: Lenient<number>; visitor?: Lenient<number> }>;
	assigned?: Lenient<{ user_id?: Lenient<string> }>;
	meta?: Lenient<CrispMeta>;
	created_at?: Lenient<number>;
	updated_at?: Lenient<number>;
	waiting_since?: Lenient<number>;
	/** Not of the wire: composed by the backup from `/relations` where it was read. */
	relations?: Lenient<CrispRelations>;
}
export interface CrispMeta {
	/** `visitor` and one to five digits when nobody gave a name. */
	nickname?: Lenient<string>;
	email?: Lenient<string>;
	phone?: Lenient<string>;
	address?: Lenient<string>;
	subject?: Lenient<string>;
	ip?: Lenient<string>;
	connection?: Lenient<{ isp?: Lenient<string>; asn?: Lenient<string> }>;
	/** `chat`, `email` or a plugin's urn. */
	origin?: Lenient<string>;
	avatar?: Lenient<string>;
	data?: Lenient<CrispData>;
	segments?: Lenient<string[]>;
	device?: Lenient<CrispDevice>;
}
export interface CrispDevice {
	capabilities?: Lenient<string[]>;
	geolocation?: Lenient<CrispGeolocation>;
	system?: Lenient<{
		os?: Lenient<{ name?: Lenient<string>; version?: Lenient<string> }>;
		engine?: Lenient<{ name?: Lenient<string>; version?: Lenient<string> }>;
		browser?: Lenient<{ name?: Lenient<string>; major?: Lenient<string>; version?: Lenient<string> }>;
		useragent?: Lenient<string>;
	}>;
	/** Minutes, negative east of Greenwich. */
	timezone?: Lenient<number>;
	locales?: Lenient<string[]>;
}
export interface CrispRelations {
	conversations?: Lenient<{ parent?: Lenient<string>; children?: Lenient<string[]> }>;
}
export interface CrispOriginal {
	website_id?: Lenient<string>;
	session_id?: Lenient<string>;
	original_id?: Lenient<string>;
	type?: Lenient<string>;
	headers?: Lenient<Record<string, unknown>>;
	content?: Lenient<string>;
	timestamp?: Lenient<number>;
}
export interface CrispPageVisit {
	page_title?: Lenient<string>;
	page_url?: Lenient<string>;
	page_referrer?: Lenient<string>;
	timestamp?: Lenient<number>;
}
export interface CrispEvent {
	text?: Lenient<string>;
	data?: Lenient<CrispData>;
	color?: Lenient<string>;
	timestamp?: Lenient<number>;
}

// 3.5: messages
export interface CrispMessage {
	session_id?: Lenient<string>;
	website_id?: Lenient<string>;
	/** text, note, file, animation, audio, picker, field, carousel, event, or something new. */
	type?: Lenient<string>;
	from?: Lenient<string>;
	origin?: Lenient<string>;
	/** Text for text and note, an object for the others. */
	content?: unknown;
	preview?: Lenient<CrispLinkPreview[]>;
	mentions?: Lenient<string[]>;
	read?: Lenient<string>;
	delivered?: Lenient<string>;
	ignored?: Lenient<Record<string, Lenient<{ type?: Lenient<string>; reason?: Lenient<string> }>>>;
	edited?: Lenient<boolean>;
	translated?: Lenient<boolean>;
	automated?: Lenient<boolean>;
	/** The server set the time. */
	stamped?: Lenient<boolean>;
	/** Unique inside the conversation; may be negative. */
	fingerprint?: Lenient<number>;
	timestamp?: Lenient<number>;
	user?: Lenient<CrispMessageUser>;
	references?: Lenient<{ type?: Lenient<string>; name?: Lenient<string>; target?: Lenient<string> }[]>;
	/** `original_id` only, on the wire; the backup puts the whole raw e-mail here where it read it. */
	original?: Lenient<CrispOriginal>;
	properties?: Lenient<CrispData>;
}
export interface CrispMessageUser {
	type?: Lenient<string>;
	/** The session id for a visitor. */
	user_id?: Lenient<string>;
	nickname?: Lenient<string>;
	avatar?: Lenient<string>;
}
export interface CrispLinkPreview {
	url?: Lenient<string>;
	website?: Lenient<string>;
	title?: Lenient<string>;
	preview?: Lenient<{ excerpt?: Lenient<string>; image?: Lenient<string>; embed?: Lenient<string> }>;
	stamped?: Lenient<boolean>;
}
export interface CrispFileContent {
	name?: Lenient<string>;
	url?: Lenient<string>;
	type?: Lenient<string>;
	duration?: Lenient<number>;
}
export interface CrispPickerContent {
	id?: Lenient<string>;
	text?: Lenient<string>;
	choices?: Lenient<
		{
			value?: Lenient<string>;
			icon?: Lenient<string>;
			label?: Lenient<string>;
			selected?: Lenient<boolean>;
			action?: Lenient<{ type?: Lenient<string>; target?: Lenient<string> }>;
		}[]
	>;
	required?: Lenient<boolean>;
}
export interface CrispFieldContent {
	id?: Lenient<string>;
	text?: Lenient<string>;
	explain?: Lenient<string>;
	value?: Lenient<string>;
	required?: Lenient<boolean>;
}
export interface CrispCarouselContent {
	text?: Lenient<string>;
	targets?: Lenient<
		{
			title?: Lenient<string>;
			description?: Lenient<string>;
			image?: Lenient<string>;
			actions?: Lenient<{ label?: Lenient<string>; url?: Lenient<string> }[]>;
		}[]
	>;
}
export interface CrispEventContent {
	namespace?: Lenient<string>;
	text?: Lenient<string>;
}

// 3.7: people
export interface CrispProfile {
	people_id?: Lenient<string>;
	email?: Lenient<string>;
	person?: Lenient<{
		nickname?: Lenient<string>;
		avatar?: Lenient<string>;
		gender?: Lenient<string>;
		phone?: Lenient<string>;
		address?: Lenient<string>;
		description?: Lenient<string>;
		website?: Lenient<string>;
		timezone?: Lenient<number>;
		profiles?: Lenient<{ type?: Lenient<string>; handle?: Lenient<string>; url?: Lenient<string> }[]>;
		employment?: Lenient<{
			name?: Lenient<string>;
			domain?: Lenient<string>;
			title?: Lenient<string>;
			role?: Lenient<string>;
			seniority?: Lenient<string>;
		}>;
		geolocation?: Lenient<CrispGeolocation>;
		locales?: Lenient<string[]>;
	}>;
	company?: Lenient<CrispCompany>;
	segments?: Lenient<string[]>;
	notepad?: Lenient<string>;
	active?: Lenient<{ now?: Lenient<boolean>; last?: Lenient<number> }>;
	score?: Lenient<number>;
	created_at?: Lenient<number>;
	updated_at?: Lenient<number>;
}
export interface CrispCompany {
	name?: Lenient<string>;
	legal_name?: Lenient<string>;
	domain?: Lenient<string>;
	url?: Lenient<string>;
	description?: Lenient<string>;
	timezone?: Lenient<number>;
	phones?: Lenient<string[]>;
	emails?: Lenient<string[]>;
	geolocation?: Lenient<CrispGeolocation>;
	metrics?: Lenient<Record<string, unknown>>;
	tags?: Lenient<string[]>;
}
/** `GET people/data/{id}`: the one place with `data` inside `data`. */
export interface CrispPeopleData {
	data?: Lenient<CrispData>;
}
export interface CrispPeopleStats {
	total?: Lenient<number>;
}
export interface CrispSuggestedSegment {
	segment?: Lenient<string>;
	count?: Lenient<number>;
}
export interface CrispSuggestedKey {
	key?: Lenient<string>;
	count?: Lenient<number>;
}
export interface CrispSuggestedEvent {
	text?: Lenient<string>;
	count?: Lenient<number>;
}
