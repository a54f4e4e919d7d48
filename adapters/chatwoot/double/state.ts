import type { Clock } from "../../../src/model/index.js";
import type { ChatwootQuirks } from "./quirks.js";

export type Json = Record<string, unknown>;

export interface DoubleContact {
	id: number;
	name: string;
	email: string | null;
	phone_number: string | null;
	identifier: string | null;
	blocked: boolean;
	thumbnail: string;
	additional_attributes: Json;
	custom_attributes: Json;
	labels: string[];
	created_at: number;
	last_activity_at?: number;
}

export interface DoubleConversation {
	/** The display id: what URLs and JSON say. */
	id: number;
	uuid: string;
	inbox_id: number;
	contact_id: number;
	source_id: string;
	status: string;
	priority: string | null;
	assignee_id: number | null;
	team_id: number | null;
	labels: string[];
	custom_attributes: Json;
	additional_attributes: Json;
	created_at: number;
	last_activity_at: number;
	agent_last_seen_at: number;
}

export interface DoubleMessage {
	id: number;
	conversation_id: number;
	inbox_id: number;
	content: string;
	message_type: number;
	content_type: string;
	private: boolean;
	status: string;
	source_id: string | null;
	content_attributes: Json;
	created_at: number;
	/** Milliseconds, for the cap of 200 in a rolling minute. */
	createdMs: number;
	sender?: Json;
	attachments: DoubleAttachment[];
}

export interface DoubleAttachment {
	id: number;
	file_type: string;
	file_size: number;
	name: string;
	content_type?: string;
	/** Absent where the bytes got lost after the row was written. */
	bytes?: Uint8Array;
}

/** Everything the double holds; tests look at it and may change it. */
export interface ChatwootDoubleData {
	inboxes: Json[];
	inboxMembers: { inbox_id: number; user_id: number }[];
	contacts: DoubleContact[];
	contactInboxes: { inbox_id: number; contact_id: number; source_id: string }[];
	conversations: DoubleConversation[];
	messages: DoubleMessage[];
	labels: Json[];
	definitions: Json[];
	bots: Json[];
	teams: Json[];
	teamMembers: { team_id: number; user_id: number }[];
	agents: Json[];
	canned: Json[];
	notes: (Json & { contact_id: number })[];
	portals: Json[];
	categories: Json[];
	articles: Json[];
	uploads: { blob_id: number; name: string; type: string; size: number; atMs: number }[];
	webhooks: Json[];
	automationRules: Json[];
	apps: Json[];
	account: Json;
}

export class DoubleState {
	readonly data: ChatwootDoubleData = emptyData();
	/** Answered creations by route, e.g. `POST /contacts`. */
	readonly created: Record<string, number> = {};
	readonly #jobs: (() => void)[] = [];
	#nextId = 100;
	#nextDisplayId = 1;

	constructor(
		readonly quirks: ChatwootQuirks,
		readonly clock: Clock,
	) {}

	id(): number {
		this.#nextId += 1;
		return this.#nextId;
	}
	displayId(): number {
		const id = this.#nextDisplayId;
		this.#nextDisplayId += 1;
		return id;
	}
	seconds(): number {
		return Math.floor(this.clock.now() / 1000);
	}
	isoNow(): string {
		return new Date(this.clock.now()).toISOString();
	}
	/** Sidekiq: done before the next request is looked at, never within the one that asked. */
	later(job: () => void): void {
		this.#jobs.push(job);
	}
	runJobs(): void {
		for (const job of this.#jobs.splice(0)) job();
	}
	countCreated(route: string): void {
		this.created[route] = (this.created[route] ?? 0) + 1;
	}

	contact(id: unknown): DoubleContact | undefined {
		return this.data.contacts.find((one) => one.id === Number(id));
	}
	conversation(id: unknown): DoubleConversation | undefined {
		return this.data.conversations.find((one) => one.id === Number(id));
	}
	inbox(id: unknown): Json | undefined {
		return this.data.inboxes.find((one) => one.id === Number(id));
	}
	/** A grey line written by a job after a change. */
	activity(conversation: DoubleConversation, content: string): void {
		this.later(() => {
			if (this.conversation(conversation.id) === undefined) return;
			this.data.messages.push({
				id: this.id(),
				conversation_id: conversation.id,
				inbox_id: conversation.inbox_id,
				content,
				message_type: 2,
				content_type: "text",
				private: false,
				status: "sent",
				source_id: null,
				content_attributes: {},
				created_at: this.seconds(),
				createdMs: this.clock.now(),
				attachments: [],
			});
		});
	}
	removeConversation(id: number): void {
		const { data } = this;
		data.conversations = data.conversations.filter((one) => one.id !== id);
		data.messages = data.messages.filter((one) => one.conversation_id !== id);
	}
}

function emptyData(): ChatwootDoubleData {
	return {
		inboxes: [],
		inboxMembers: [],
		contacts: [],
		contactInboxes: [],
		conversations: [],
		messages: [],
		labels: [],
		definitions: [],
		bots: [],
		teams: [],
		teamMembers: [],
		agents: [
			{ id: 1, name: "Ada Admin", email: "ada@support.example", role: "administrator" },
			{ id: 2, name: "Bo Agent", email: "bo@support.example", role: "agent" },
		],
		canned: [],
		notes: [],
		portals: [],
		categories: [],
		articles: [],
		uploads: [],
		webhooks: [],
		automationRules: [],
		apps: [{ id: "dashboard_apps", enabled: true, hooks: [] }],
		account: { id: 1, name: "Example", auto_resolve_after: null, features: {} },
	};
}
