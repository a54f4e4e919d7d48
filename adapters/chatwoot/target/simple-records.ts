import type { RemoteRef } from "../../../src/adapter/contract.js";
import { created, difference, existing, updated } from "../../../src/adapter/kind-handlers.js";
import { text } from "../../../src/model/index.js";
import { type Row, recordOf, rowsOf } from "../wire.js";
import { accountRoute, type Call, type Handler, refused, type Session } from "./handler.js";

interface SimpleRecord {
	/** Path and route segment, e.g. `labels`. */
	path: string;
	/** The kind of its RemoteRef. */
	refKind: string;
	listQuery?(payload: Row): string;
	/** Whether a listed row is what this payload makes. */
	same(row: Row, payload: Row): boolean;
	/** Whether a row of that name was made by this payload: undo must never delete one that a person made. */
	ours?(row: Row, payload: Row): boolean;
	/** Chatwoot lets two of them have the same name: look before creating. */
	lookFirst?: boolean;
	change?: "PATCH";
	/** What a change sends, where it is not what made the record. */
	changeBody?(payload: Row): unknown;
	compare?(row: Row, payload: Row): [field: string, expected: unknown, found: unknown][];
	extra?(row: Row): Record<string, string>;
}

/** Records that live in one short list and are known by a name: inbox, labels, attributes, bots, teams. */
function simple(record: SimpleRecord): Handler {
	const route = accountRoute(`/${record.path}`);
	const refOf = (session: Session, row: Row): RemoteRef => ({
		kind: record.refKind,
		id: String(row.id),
		url: session.config.baseUrl,
		...(record.extra === undefined ? {} : { extra: record.extra(row) }),
	});
	const find = async (call: Call): Promise<Row | undefined> => {
		const query = record.listQuery?.(call.payload) ?? "";
		const answer = await call.session.client.get(`${call.session.base}/${record.path}${query}`, route);
		return rowsOf(answer.json).find((row) => record.same(row, call.payload));
	};
	return {
		async perform(call) {
			if (record.lookFirst) {
				const row = await find(call);
				if (row !== undefined) return existing(call, refOf(call.session, row));
			}
			const path = `${call.session.base}/${record.path}`;
			const answer = await call.session.client.send("POST", path, route, call.payload);
			if (answer.status === 422) {
				const row = await find(call);
				const others = row !== undefined && record.ours?.(row, call.payload) === false;
				if (row !== undefined) return existing(call, refOf(call.session, row), others ? [stays] : []);
			}
			const row = recordOf(answer.json);
			if (answer.status >= 300 || row.id === undefined) return refused(call, answer);
			return created(call, refOf(call.session, row));
		},
		async update(call, ref) {
			if (record.change === undefined) return updated(call, ref);
			const body = record.changeBody?.(call.payload) ?? call.payload;
			const path = `${call.session.base}/${record.path}/${ref.id}`;
			const answer = await call.session.client.send(record.change, path, `${route}/{id}`, body, { idempotent: true });
			return answer.status < 300 ? updated(call, ref) : refused(call, answer);
		},
		async locate(call) {
			const row = await find(call);
			if (row === undefined || record.ours?.(row, call.payload) === false) return undefined;
			return refOf(call.session, row);
		},
		async read(call, ref) {
			const query = record.listQuery?.(call.payload) ?? "";
			const answer = await call.session.client.get(`${call.session.base}/${record.path}${query}`, route);
			const row = rowsOf(answer.json).find((one) => String(one.id) === ref.id);
			if (row === undefined) return undefined;
			const differences: { field: string; expected: string; found: string }[] = [];
			for (const [field, expected, found] of record.compare?.(row, call.payload) ?? [])
				difference(differences, field, expected, found);
			return { differences };
		},
		async revert(session, ref) {
			const answer = await session.client.send("DELETE", `${session.base}/${record.path}/${ref.id}`, `${route}/{id}`);
			expectGone(answer.status, `${route}/{id}`);
		},
	};
}

const stays = text("one of this name was there already and stays as it is", "已存在同名对象，保持原样");

/** Removing what is already gone is fine; anything else is not. */
export function expectGone(status: number, route: string): void {
	if (status < 300 || status === 404) return;
	throw new Error(`Chatwoot did not delete ${route}: HTTP ${status}`);
}

/** Names of inboxes may repeat: the marker decides. */
export function isImportInbox(row: Row, workspaceId: string): boolean {
	const marker = row.additional_attributes as Row | undefined | null;
	return row.channel_type === "Channel::Api" && marker?.uncrisp_workspace === workspaceId;
}

const inner = (payload: Row, key: string): Row => payload[key] as Row;
const lower = (value: unknown) => String(value ?? "").toLowerCase();

export const inboxHandler = simple({
	path: "inboxes",
	refKind: "inbox",
	lookFirst: true,
	change: "PATCH",
	// The type cannot change, and naming it again is answered with 500.
	changeBody: ({ channel, ...inbox }) => {
		const { type: _type, ...attributes } = channel as Row;
		return { ...inbox, channel: attributes };
	},
	same: (row, payload) => {
		const wanted = inner(inner(payload, "channel"), "additional_attributes").uncrisp_workspace;
		return isImportInbox(row, String(wanted));
	},
	compare: (row, payload) => [
		["name", payload.name, row.name],
		["lock_to_single_conversation", payload.lock_to_single_conversation, row.lock_to_single_conversation],
	],
});

export const attributeHandler = simple({
	path: "custom_attribute_definitions",
	refKind: "attribute",
	listQuery: (payload) =>
		`?attribute_model=${inner(payload, "custom_attribute_definition").attribute_model === 1 ? "contact_attribute" : "conversation_attribute"}`,
	same: (row, payload) => {
		const wanted = inner(payload, "custom_attribute_definition");
		const model = wanted.attribute_model === 1 ? "contact_attribute" : "conversation_attribute";
		return (
			row.attribute_key === wanted.attribute_key &&
			(row.attribute_model === model || row.attribute_model === wanted.attribute_model)
		);
	},
	ours: (row, payload) =>
		row.attribute_description === inner(payload, "custom_attribute_definition").attribute_description,
});

export const botHandler = simple({
	path: "agent_bots",
	refKind: "agent-bot",
	lookFirst: true,
	change: "PATCH",
	same: (row, payload) => row.description === payload.description,
	compare: (row, payload) => [["name", payload.name, row.name]],
});

export const teamHandler = simple({
	path: "teams",
	refKind: "team",
	same: (row, payload) => lower(row.name) === lower(inner(payload, "team").name),
	ours: (row, payload) => row.description === inner(payload, "team").description,
	compare: (row, payload) => [["name", lower(inner(payload, "team").name), lower(row.name)]],
});

export const labelHandler = simple({
	path: "labels",
	refKind: "label",
	same: (row, payload) => lower(row.title) === lower(inner(payload, "label").title),
	ours: (row, payload) => row.description === inner(payload, "label").description,
	extra: (row) => ({ title: String(row.title) }),
	compare: (row, payload) => [["title", lower(inner(payload, "label").title), lower(row.title)]],
});
