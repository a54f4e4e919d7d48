import { AppError, text } from "../model/index.js";
import { scaffoldGuide } from "./scaffold-guide.js";

/**
 * A folder to begin an adapter with: plain JavaScript that needs nothing but `uncrisp`, one kind of entity carried all the way, and a
 * test that runs the conformance suite. The suite fails at first, and its words are the list of what is left to write.
 */
export function scaffoldAdapter(name: string): Record<string, string> {
	if (!/^[a-z][a-z0-9-]{0,40}$/.test(name))
		throw new AppError("usage", {
			what: text(`"${name}" cannot be the name of an adapter`, `“${name}” 不能用作适配器名称`),
			hint: text(
				"Use small letters, digits and hyphens, such as acme-desk",
				"请使用小写字母、数字和连字符，如 acme-desk",
			),
		});
	const words = wordsOf(name);
	return {
		"package.json": packageFile(name),
		"adapter.js": filled(adapterSource, words),
		"double.js": filled(doubleSource, words),
		"conformance.test.js": filled(testSource, words),
		"README.md": filled(scaffoldGuide, words),
	};
}

interface ScaffoldWords {
	/** `acme-desk`, `ACME_DESK`, `AcmeDesk`, `Acme Desk`. */
	id: string;
	ENV: string;
	Type: string;
	Name: string;
}

function wordsOf(id: string): ScaffoldWords {
	const parts = id.split("-").filter((part) => part !== "");
	const upper = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1));
	return { id, ENV: parts.join("_").toUpperCase(), Type: upper.join(""), Name: upper.join(" ") };
}

function filled(source: string, words: ScaffoldWords): string {
	return source.replace(/@@(id|ENV|Type|Name)@@/g, (_, word: keyof ScaffoldWords) => words[word]);
}

function packageFile(name: string): string {
	const file = {
		name: `uncrisp-adapter-${name}`,
		version: "0.1.0",
		type: "module",
		exports: "./adapter.js",
		files: ["adapter.js"],
		scripts: { test: "node --test" },
		peerDependencies: { uncrisp: "*" },
	};
	return `${JSON.stringify(file, null, "\t")}\n`;
}

const adapterSource = `// @ts-check
import { InDoubtError, MaybeSentError, setting, text, z } from "uncrisp/adapter";

/** @import { Adapter, FileRef, Operation, OperationOutcome, Refs, RemoteRef, Target, TargetIo, TranslateContext } from "uncrisp/adapter" */
/** @import { Contact, Entity } from "uncrisp/adapter" */

// Every setting becomes a flag (secrets do not), an environment variable, a question of the wizard and a line of the docs.
const Config = z.object({
	baseUrl: setting(z.url(), {
		env: "@@ENV@@_BASE_URL",
		label: text("Address of @@Name@@, with https://", "@@Name@@ 的地址，包含 https://"),
	}),
	apiToken: setting(z.string().min(1), {
		env: "@@ENV@@_API_TOKEN",
		label: text("API token of an administrator", "管理员的 API 令牌"),
		secret: true,
	}),
});
/** @typedef {z.infer<typeof Config>} @@Type@@Config */

/** @type {Adapter<@@Type@@Config>} */
export const adapter = {
	manifest: {
		id: "@@id@@",
		name: text("@@Name@@", "@@Name@@"),
		kind: "importer",
		summary: text("Contacts so far", "目前仅支持联系人"),
		// Change it whenever the same entity becomes another operation: plans saved before are stale then.
		version: "1",
		// The kinds that translate() knows, in the order of importing. All others are reported as left out.
		order: ["contact"],
		parts: {
			text: "dropped",
			note: "dropped",
			file: "dropped",
			image: "dropped",
			animation: "dropped",
			audio: "dropped",
			picker: "dropped",
			field: "dropped",
			carousel: "dropped",
			event: "dropped",
			unknown: "dropped",
		},
		time: { survives: "no", how: text("To be found out", "有待确认") },
		silence: { silent: false, how: text("To be found out: does an import notify anybody?", "有待确认：导入是否会通知他人？") },
		onChange: { "contact.create": "keep" },
		limits: { batch: 1, lanes: 2 },
		byHand: [],
		facts: [
			{
				topic: "hosting",
				text: text("Where the data rests", "数据存放的位置"),
				// The suite asks for both: where it is written, and the day you read it.
				source: "",
				checked: "",
				confidence: "unconfirmed",
			},
		],
	},
	config: Config,
	account: (config) => \`@@id@@:\${config.baseUrl}\`,
	translate,
	connect: async (config, io) => connect(config, io),
};

/**
 * Pure: no clock, no network, no chance. Whatever a field holds either stands in a payload or is declared lost; the suite names those
 * that do neither.
 *
 * @param {Entity} entity
 * @param {TranslateContext<@@Type@@Config>} _context
 * @returns {Iterable<Operation>}
 */
function* translate(entity, _context) {
	if (entity.kind === "contact") yield contactOperation(entity);
}

/**
 * @param {Contact} contact
 * @returns {Operation}
 */
function contactOperation(contact) {
	const key = \`contact:\${contact.id}\`;
	return {
		key,
		kind: "contact.create",
		// Operations of one lane happen one after the other.
		lane: key,
		refs: [],
		payload: {
			// Something of ours that the vendor keeps: by it an import finds its own again.
			external_id: contact.id,
			name: contact.name,
			email: contact.identities.find(({ type }) => type === "email")?.value,
		},
		losses: [
			{
				field: "score",
				grade: "dropped",
				code: "no-score",
				why: text("@@Name@@ has no score for contacts", "@@Name@@ 的联系人没有评分"),
			},
		],
		source: { kind: "contact", id: contact.id },
		requests: 1,
	};
}

/**
 * @param {@@Type@@Config} config
 * @param {TargetIo} io
 * @returns {Target}
 */
function connect(config, io) {
	// From here on no log and no error shows it.
	io.http.secret(config.apiToken);
	const client = io.http.client({ run: io.run, headers: { authorization: \`Bearer \${config.apiToken}\` } });
	const contacts = \`\${config.baseUrl}/contacts\`;

	return {
		async check() {
			return [
				{
					severity: "block",
					code: "not-written",
					text: text(
						"check() is not written yet: try the credentials, and look for what would notify customers",
						"check() 尚未编写：请验证凭据，并检查哪些设置会通知客户",
					),
				},
			];
		},
		async perform(batch) {
			/** @type {OperationOutcome[]} */
			const outcomes = [];
			for (const { key, payload } of batch) {
				const body = JSON.stringify(payload);
				const headers = { "content-type": "application/json" };
				const answer = await sent(client.request({ method: "POST", url: contacts, route: "/contacts", body, headers }));
				const id = idOf(answer.json());
				if (answer.status < 300 && id) outcomes.push({ key, status: "created", ref: { kind: "contact", id } });
				else {
					const why = text(\`@@Name@@ answered \${answer.status}\`, \`@@Name@@ 返回 \${answer.status}\`);
					outcomes.push({ key, status: "failed", reason: "refused", text: why });
				}
			}
			return outcomes;
		},
		// Did an earlier attempt land? The engine asks before it sends anything a second time.
		async locate(operation) {
			const { external_id: own } = /** @type {{ external_id: string }} */ (operation.payload);
			const url = \`\${contacts}?external_id=\${encodeURIComponent(own)}\`;
			const answer = await client.request({ method: "GET", url, route: "/contacts" });
			const id = idOf(answer.json());
			return id ? { kind: "contact", id } : undefined;
		},
		// read(), update(), revert() and identities() are still to come: verify, delta, undo and identities.csv need them.
		close: () => client.close(),
	};
}

/**
 * A request whose answer was lost may have had its effect: the engine must hear of that as a doubt.
 *
 * @template T
 * @param {Promise<T>} request
 */
async function sent(request) {
	try {
		return await request;
	} catch (error) {
		if (error instanceof MaybeSentError) throw new InDoubtError("no whole answer", { cause: error });
		throw error;
	}
}

/** @param {unknown} answer */
function idOf(answer) {
	const id = answer !== null && typeof answer === "object" && "id" in answer ? answer.id : undefined;
	return typeof id === "string" || typeof id === "number" ? String(id) : undefined;
}
`;

const doubleSource = `// @ts-check
import { startDouble } from "uncrisp/conformance";

/** A local fake of @@Name@@: as much of it as the adapter uses, answering as the vendor's documentation says. */
export async function start@@Type@@Double() {
	/** @type {Map<string, { id: string, external_id: string }>} */
	const contacts = new Map();
	let next = 1;
	const server = await startDouble(async (request) => {
		const url = new URL(request.url);
		if (request.method === "POST" && url.pathname === "/contacts") {
			const body = /** @type {{ external_id: string }} */ (await request.json());
			const contact = { ...body, id: String(next++) };
			contacts.set(contact.id, contact);
			return Response.json(contact);
		}
		if (request.method === "GET" && url.pathname === "/contacts") {
			const wanted = url.searchParams.get("external_id");
			return Response.json([...contacts.values()].find((contact) => contact.external_id === wanted) ?? {});
		}
		return Response.json({ error: "not found" }, { status: 404 });
	});
	return { server, contacts, config: { baseUrl: server.url, apiToken: "a-token-that-no-log-may-show" } };
}
`;

const testSource = `// @ts-check
import { describe, it } from "node:test";
import { describeAdapterConformance, serverFaults } from "uncrisp/conformance";
import { adapter } from "./adapter.js";
import { start@@Type@@Double } from "./double.js";

describeAdapterConformance(
	{ describe, it },
	{
		adapter,
		config: { baseUrl: "https://@@id@@.example", apiToken: "a-token-that-no-log-may-show" },
		start: async () => {
			const { server, contacts, config } = await start@@Type@@Double();
			return {
				config,
				inventory: () => [...contacts.values()].map((contact) => \`contact \${contact.external_id}\`),
				faults: serverFaults(server),
				close: () => server.close(),
			};
		},
	},
);
`;
