import type { OperationOutcome, RemoteRef } from "../../../src/adapter/contract.js";
import { created, difference, existing, updated } from "../../../src/adapter/kind-handlers.js";
import type { LiveHelperChatDatabase } from "../database.js";
import type { Row } from "../wire.js";
import { type Call, type Handler, needsDatabase, requiredDatabase } from "./session.js";

interface SqlRecord {
	table: string;
	/** The whole row, as the table wants it: strict mode gives no text column a default. */
	row(payload: Row): Row;
	/** Columns by which an earlier attempt of ours is found. */
	identity: readonly string[];
	/** What a person may have made before: taken as it is, not made twice and never deleted. */
	shared?: boolean;
	/** Columns that verify compares and an update changes. */
	content: readonly string[];
}

/** Rows that only the database can take. Everything it changes later is named by the id in the ledger. */
function sqlRecord({ table, row, identity, shared, content }: SqlRecord): Handler {
	const refOf = (id: number): RemoteRef => ({ kind: table, id: String(id) });
	const pick = (values: Row, names: readonly string[]) => Object.fromEntries(names.map((name) => [name, values[name]]));
	const find = (database: LiveHelperChatDatabase, payload: Row) =>
		database.findRow(table, pick(row(payload), identity));
	return {
		perform: (call) =>
			withDatabase(call, async (database) => {
				const before = shared ? await find(database, call.payload) : undefined;
				if (before !== undefined) return existing(call, refOf(before));
				return created(call, refOf(await database.insertRow(table, row(call.payload))));
			}),
		update: (call, ref) =>
			withDatabase(call, async (database) => {
				await database.updateRow(table, Number(ref.id), pick(row(call.payload), content));
				return updated(call, ref);
			}),
		async locate(call) {
			const database = await call.session.database();
			const id = database === undefined ? undefined : await find(database, call.payload);
			return id === undefined ? undefined : refOf(id);
		},
		async read(call, ref) {
			const database = await call.session.database();
			const found = await database?.readRow(table, Number(ref.id));
			if (found === undefined) return undefined;
			const wanted = row(call.payload);
			return { differences: content.flatMap((name) => difference([], name, wanted[name], found[name])) };
		},
		async revert(session, ref) {
			await (await requiredDatabase(session)).deleteRow(table, Number(ref.id));
		},
	};
}

export async function withDatabase(
	call: Call,
	act: (database: LiveHelperChatDatabase) => Promise<OperationOutcome>,
): Promise<OperationOutcome> {
	const database = await call.session.database();
	return database === undefined ? needsDatabase(call) : act(database);
}

export const subjectHandler = sqlRecord({
	table: "lh_abstract_subject",
	identity: ["name"],
	shared: true,
	content: ["name"],
	row: ({ name }) => ({ name, internal: 0, internal_type: "", color: "", pinned: 0, archive: 0, widgets: 0 }),
});

export const faqHandler = sqlRecord({
	table: "lh_faq",
	identity: ["question", "answer"],
	content: ["question", "answer", "active"],
	row: ({ question, answer, active }) => ({
		question,
		answer,
		active,
		url: "",
		email: "",
		identifier: "",
		has_url: 0,
		is_wildcard: 0,
	}),
});

export const blockHandler = sqlRecord({
	table: "lh_chat_blocked_user",
	identity: ["btype", "ip", "nick"],
	shared: true,
	content: ["btype", "ip", "nick"],
	row: ({ btype, ip, nick, datets }) => ({
		btype,
		ip,
		nick,
		datets: datets ?? 1,
		user_id: 0,
		chat_id: 0,
		dep_id: 0,
		expires: 0,
		online_user_id: 0,
	}),
});

const cannedRecord = sqlRecord({
	table: "lh_canned_msg",
	identity: ["unique_id"],
	content: ["title", "msg"],
	row: ({ title, msg, unique_id }) => ({
		title,
		msg,
		unique_id,
		fallback_msg: "",
		explain: "",
		languages: "",
		additional_data: "",
		position: 0,
		disabled: 0,
		department_id: 0,
		user_id: 0,
		delay: 0,
		auto_send: 0,
		html_snippet: "",
		attr_int_1: 0,
		attr_int_2: 0,
		attr_int_3: 0,
		days_activity: "",
	}),
});

/** A canned message with its tag, in one transaction each. */
export const cannedHandler: Handler = {
	...cannedRecord,
	async perform(call) {
		const outcome = await cannedRecord.perform(call);
		return tagged(call, outcome);
	},
	async locate(call) {
		const ref = await cannedRecord.locate(call);
		if (ref !== undefined) await tagged(call, created(call, ref));
		return ref;
	},
	async revert(session, ref) {
		await (await requiredDatabase(session)).untagCanned(Number(ref.id));
		await cannedRecord.revert?.(session, ref, "");
	},
};

async function tagged(call: Call, outcome: OperationOutcome): Promise<OperationOutcome> {
	const { tag } = call.payload;
	if (typeof tag === "string" && tag !== "" && "ref" in outcome)
		await (await call.session.database())?.tagCanned(Number(outcome.ref.id), tag);
	return outcome;
}

/** The tags of one chat. The ref tells which of them the import attached: only these does it ever take away. */
export const chatSubjectsHandler: Handler = {
	perform: (call) => attach(call, [], created),
	update: (call, ref) => attach(call, attached(ref), updated),
	// Looked for by attaching them again: what is there stays.
	locate: async () => undefined,
	async read(call, ref) {
		const there = await (await call.session.database())?.subjectsOf(Number(ref.id));
		if (there === undefined) return { differences: [] };
		const absent = (call.payload.subjects as number[]).filter((id) => !there.includes(id));
		return { differences: difference([], "subjects", "", absent.join(", ")) };
	},
	async revert(session, ref) {
		await (await requiredDatabase(session)).detachSubjects(Number(ref.id), attached(ref));
	},
};

const attached = (ref: RemoteRef) => (ref.extra?.attached ?? "").split(",").filter(Boolean).map(Number);

function attach(call: Call, before: readonly number[], ending: typeof created): Promise<OperationOutcome> {
	const chat = call.target("chat").id;
	const wanted = call.payload.subjects as number[];
	return withDatabase(call, async (database) => {
		const gone = before.filter((id) => !wanted.includes(id));
		await database.detachSubjects(Number(chat), gone);
		const fresh = await database.attachSubjects(Number(chat), wanted);
		const ours = [...before.filter((id) => wanted.includes(id)), ...fresh];
		return ending(call, { kind: "chat-subjects", id: chat, extra: { attached: ours.join(",") } });
	});
}

/** A survey with one star question and one for a comment: where ratings go, when the settings name none. */
export const surveyHandler: Handler = {
	perform: (call) =>
		withDatabase(call, async (database) => {
			const id = await database.createSurvey(surveyTexts(call.payload));
			return created(call, { kind: "lh_abstract_survey", id: String(id) });
		}),
	async locate(call) {
		const id = await (await call.session.database())?.findRow("lh_abstract_survey", { name: call.payload.name });
		return id === undefined ? undefined : { kind: "lh_abstract_survey", id: String(id) };
	},
	async read(_call, ref) {
		const found = await _call.session.database().then((each) => each?.readRow("lh_abstract_survey", Number(ref.id)));
		return found === undefined ? undefined : { differences: [] };
	},
	async revert(session, ref) {
		await (await requiredDatabase(session)).deleteRow("lh_abstract_survey", Number(ref.id));
	},
};

const surveyTexts = ({ name, stars, comment }: Row) => ({
	name: String(name),
	stars: String(stars),
	comment: String(comment),
});
