import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chatwoot } from "../../../adapters/chatwoot/adapter.js";
import type { ChatwootExchange } from "../../../adapters/chatwoot/double.js";
import { sampleContext, translateAll } from "../../../src/adapter/conformance-context.js";
import { samples } from "../../../src/adapter/conformance-samples.js";
import type { Operation } from "../../../src/adapter/contract.js";
import type { Entity } from "../../../src/model/index.js";
import { type OpenApi, openApiChecker } from "./openapi.js";
import { startTestDouble } from "./subject.js";
import { connect } from "./target-session.js";

const file = new URL("../../../../shared/reference/vendors/chatwoot-swagger.json", import.meta.url);
const account = "/api/v1/accounts/{account_id}";

/** What the sheet (1.9) says the vendor's file lacks. */
const routesOfTheSheet = [
	"DELETE /contacts/{id}/notes/{id}",
	"DELETE /conversations/{id}",
	"DELETE /inboxes/{id}",
	"DELETE /labels/{id}",
	"DELETE /portals/{id}",
	"DELETE /portals/{id}/articles/{id}",
	"DELETE /portals/{id}/categories/{id}",
	"GET /api",
	"GET /contacts/{id}/notes",
	"GET /labels",
	"GET /portals/{id}/articles",
	"GET /portals/{id}/articles/{id}",
	"GET /portals/{id}/categories",
	"PATCH /contacts/{id}/notes/{id}",
	"PATCH /portals/{id}/articles/{id}",
	"PATCH /portals/{id}/categories/{id}",
	"POST /contact_inboxes/filter",
	"POST /contacts/{id}/destroy_custom_attributes",
	"POST /contacts/{id}/notes",
	"POST /conversations/{id}/update_last_seen",
	"POST /labels",
	"POST /upload",
];

const messages = "POST /conversations/{conversation_id}/messages";
/** Where the sheet (3.1, 3.2, 3.6, 3.10) knows more than the file: parameters it lacks, enums it shortens, no word of multipart. */
const bodiesOfTheSheet = [
	"PATCH /inboxes/{id} channel.additional_attributes",
	"POST /contacts source_id",
	`${messages} external_created_at`,
	`${messages} form attachments[]`,
	`${messages} form external_created_at`,
	`${messages} form sender_id`,
	`${messages} form sender_type`,
	`${messages} form source_id`,
	`${messages} message_type=activity`,
	`${messages} sender_id`,
	`${messages} sender_type`,
	`${messages} source_id`,
	"POST /inboxes channel.additional_attributes",
	"POST /portals/{id}/articles status:string",
];
/** Sheet 1.4. */
const queriesOfTheSheet = ["GET /conversations ?source_id", "GET /conversations/{conversation_id}/messages ?after"];
/** Answers that the sheet (1.4, 3.2, 3.3, 3.11, appendix A) read in the source to be others than the file says. */
const answersOfTheSheet = [
	"GET /api/v1/accounts/{id} features:object",
	"GET /conversations data.payload[].timestamp:integer",
	"GET /conversations/{conversation_id} timestamp:integer",
	"GET /webhooks :object",
	"POST /contacts payload:object",
	"POST /contacts/filter meta.current_page:integer",
];
const kinds = [
	"agent-bot.create",
	"article.create",
	"attribute.create",
	"canned.create",
	"category.create",
	"contact.avatar",
	"contact.block",
	"contact.create",
	"contact.labels",
	"contact.note",
	"conversation.create",
	"conversation.finish",
	"day-mark.create",
	"inbox.create",
	"inbox.member",
	"label.create",
	"message.create",
	"portal.create",
	"team.create",
	"team.members",
	"upload.create",
];

/** Everything the adapter can send: check twice, every operation performed, looked for, read, changed, taken back; joined contacts. */
async function everyExchange(): Promise<ChatwootExchange[]> {
	const exchanges: ChatwootExchange[] = [];
	const double = await startTestDouble({ onExchange: (exchange) => exchanges.push(exchange) });
	const { entities } = samples();
	const identity = (kind: string) => (kind === "agent" ? ({ decision: "map", targetId: "2" } as const) : undefined);
	const context = { ...sampleContext<never>(entities, {} as never), identity };
	try {
		double.data.contacts.push({
			id: 7,
			name: "Ann",
			email: "ann@customer.example",
			phone_number: null,
			identifier: null,
			blocked: false,
			thumbnail: "",
			additional_attributes: {},
			custom_attributes: {},
			labels: [],
			created_at: 0,
		});
		const contact = entities.find((entity) => entity.kind === "contact") as Entity & { kind: "contact" };
		const like = (id: string, email: string, more = {}) =>
			({ ...contact, id, identities: [{ type: "email", value: email }], ...more }) as unknown as Entity;
		const joined = like("joined", "ann@customer.example");
		const avatarUrl = "https://files.customer.example/mkphoto.png";
		const pictured = like("pictured", "bea@customer.example", { avatarUrl });
		await using session = await connect(double, context);
		await session.target.check();
		const operations: Operation[] = [
			...translateAll(chatwoot as never, entities, context as never),
			...session.translate(joined, pictured),
		].filter((operation) => operation.kind !== "skip");
		expect([...new Set(operations.map(({ kind }) => kind))].sort()).toEqual(kinds);
		await session.perform(...operations);
		await session.target.check();
		for (const operation of operations) {
			const ref = session.ledger.get(operation.key);
			if (ref === undefined) throw new Error(`${operation.key} was not performed`);
			await session.target.locate(operation, session.refs);
			await session.target.read?.(ref, operation, session.refs);
			await session.target.update?.(operation, ref, session.refs);
		}
		for (const operation of operations.toReversed()) {
			const ref = session.ledger.get(operation.key);
			if (ref !== undefined) await session.target.revert?.(ref, operation);
		}
	} finally {
		await double.close();
	}
	return exchanges;
}

describe.skipIf(!existsSync(file))("beside the vendor's OpenAPI file", async () => {
	const exchanges = existsSync(file) ? await everyExchange() : [];
	const openApi = existsSync(file)
		? openApiChecker(JSON.parse(readFileSync(file, "utf8")) as OpenApi, account)
		: undefined;
	const operationOf = ({ method, path }: ChatwootExchange) => openApi?.operation(method, path);

	it("sends to no route that the file lacks, but for those of the sheet", () => {
		const beyond = exchanges
			.filter((one) => operationOf(one) === undefined)
			// Addresses of files come out of answers: they are no routes of an API.
			.filter(({ path }) => !path.startsWith("/rails/active_storage/"))
			.map(({ method, path }) => `${method} ${routeOf(path)}`);
		expect([...new Set(beyond)].sort()).toEqual(routesOfTheSheet);
	});
	it("sends only bodies that the file knows", () => {
		const problems = new Set<string>();
		for (const exchange of exchanges) {
			const operation = operationOf(exchange);
			if (operation === undefined || openApi === undefined || exchange.body === undefined) continue;
			if (operation.body === undefined) problems.add(`${operation.name} body`);
			else if (exchange.isForm) {
				const known = Object.keys(openApi.properties(operation.body));
				for (const key of Object.keys(exchange.body as object))
					if (!known.includes(key.replace("[]", ""))) problems.add(`${operation.name} form ${key}`);
			} else
				for (const problem of openApi.differences(unwrapped(exchange.body), operation.body, true))
					problems.add(`${operation.name} ${problem}`);
		}
		expect([...problems].sort()).toEqual(bodiesOfTheSheet);
	});
	it("asks only for what the file knows", () => {
		const problems = new Set<string>();
		for (const exchange of exchanges) {
			const operation = operationOf(exchange);
			for (const name of exchange.query.keys())
				if (operation !== undefined && !operation.query.includes(name)) problems.add(`${operation.name} ?${name}`);
		}
		expect([...problems].sort()).toEqual(queriesOfTheSheet);
	});
	it("is answered by the double as the file says", () => {
		const problems = new Set<string>();
		for (const exchange of exchanges) {
			const operation = operationOf(exchange);
			if (operation?.answer === undefined || exchange.status !== 200 || openApi === undefined) continue;
			for (const problem of openApi.differences(exchange.answer, operation.answer, false))
				problems.add(`${operation.name} ${problem}`);
		}
		expect([...problems].sort()).toEqual(answersOfTheSheet);
	});
});

function routeOf(path: string): string {
	return path.replace(/^\/api\/v1\/accounts\/\d+/, "").replace(/\/(\d+|crisp-[a-z0-9]+)(?=\/|$)/g, "/{id}");
}

/** Rails takes a body with or without its root key; the vendor's file shows it without. */
function unwrapped(body: unknown): unknown {
	const roots = [
		"label",
		"custom_attribute_definition",
		"team",
		"canned_response",
		"portal",
		"category",
		"article",
		"note",
	];
	const [first, ...others] = Object.entries(body as object);
	return first !== undefined && others.length === 0 && roots.includes(first[0]) ? first[1] : body;
}
