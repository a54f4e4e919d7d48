import { ChatwootConfig } from "../../../adapters/chatwoot/config.js";
import type { DoubleServer } from "../../../src/http/double-server.js";
import { startLiveProxy } from "../live-proxy.js";

/**
 * A real Chatwoot, where the environment names one. Each start makes an account and an administrator of its own over the
 * Platform API and removes both at the end: no account that was there before is touched. Requests go through a small
 * proxy on loopback, so that a call can be made to fail.
 */
export interface LiveChatwoot {
	config: ChatwootConfig;
	/** What an import made, as the double's inventory says it; waits until the server's jobs are done. */
	inventory(): Promise<string[]>;
	proxy: DoubleServer;
	close(): Promise<void>;
}

/** Where a live test finds its server, and what its accounts are imported with beside the address. */
export interface LiveServer {
	baseUrl: string;
	platformToken: string;
	/** With a database true times are written; `bulk` and `storage` make the same suite go the bulk route. */
	settings: { database?: string; bulk?: string; storage?: string };
}

/** Undefined skips the live test. */
export const liveServer = ((): LiveServer | undefined => {
	const {
		CHATWOOT_LIVE_BASE_URL: baseUrl,
		CHATWOOT_LIVE_PLATFORM_TOKEN: platformToken,
		CHATWOOT_LIVE_DATABASE: database,
		CHATWOOT_LIVE_BULK: bulk,
		CHATWOOT_LIVE_STORAGE: storage,
	} = process.env;
	if (!baseUrl || !platformToken) return undefined;
	return {
		baseUrl: baseUrl.replace(/\/+$/, ""),
		platformToken,
		settings: { ...(database && { database }), ...(bulk && { bulk }), ...(storage && { storage }) },
	};
})();

type Row = Record<string, unknown>;

export async function startLiveChatwoot(server: LiveServer): Promise<LiveChatwoot> {
	const name = `uncrisp-live-${crypto.randomUUID().slice(0, 8)}`;
	const platform = caller(`${server.baseUrl}/platform/api/v1`, server.platformToken);
	const account = (await platform("POST", "/accounts", { name })) as Row;
	const person = { name: "Live Admin", email: `${name}@support.example`, password: `Aa1!${crypto.randomUUID()}` };
	const user = (await platform("POST", "/users", person)) as Row;
	await platform("POST", `/accounts/${account.id}/account_users`, { user_id: user.id, role: "administrator" });
	const proxy = await startLiveProxy(server.baseUrl);
	const config = ChatwootConfig.parse({
		...server.settings,
		baseUrl: proxy.url,
		accountId: account.id,
		apiToken: user.access_token,
		helpCenter: name,
	});
	const call = caller(`${server.baseUrl}/api/v1/accounts/${account.id}`, config.apiToken);
	return {
		config,
		proxy,
		inventory: () => settled(() => inventoryOf(call)),
		async close() {
			await proxy.close();
			await platform("DELETE", `/accounts/${account.id}`);
			await platform("DELETE", `/users/${user.id}`);
		},
	};
}

async function inventoryOf(call: Caller): Promise<string[]> {
	const list = async (path: string) => rowsOf(await call("GET", path));
	const lines: string[] = [];
	const add = (rows: Row[], line: (row: Row) => string) => lines.push(...rows.map(line));
	const conversations = await paged((page) => list(`/conversations?status=all&page=${page}`));
	const contacts = new Map<unknown, Row>();
	for (const row of await paged((page) => list(`/contacts?page=${page}`))) contacts.set(row.id, row);
	// Visitors without identifier are in no list; their conversations show them.
	for (const { meta } of conversations)
		contacts.set((meta as { sender: Row }).sender.id, (meta as { sender: Row }).sender);
	add(await list("/inboxes"), (row) => `inbox ${row.name}`);
	add([...contacts.values()], (row) => `contact ${(row.custom_attributes as Row).crisp_id}`);
	add(conversations, (row) => `conversation ${(row.custom_attributes as Row).crisp_session_id}`);
	for (const { id } of conversations) {
		const messages = await list(`/conversations/${id}/messages?after=0&before=2147483647`);
		add(
			messages.filter((row) => row.source_id !== null),
			(row) => `message ${row.source_id}`,
		);
	}
	add(await list("/labels"), (row) => `label ${row.title}`);
	for (const model of ["contact_attribute", "conversation_attribute"]) {
		const definitions = await list(`/custom_attribute_definitions?attribute_model=${model}`);
		add(definitions, (row) => `definition ${row.attribute_model} ${row.attribute_key}`);
	}
	add(await list("/agent_bots"), (row) => `bot ${row.description}`);
	add(await list("/teams"), (row) => `team ${row.name}`);
	add(await list("/canned_responses"), (row) => `canned ${row.short_code}`);
	for (const id of contacts.keys()) add(await list(`/contacts/${id}/notes`), (row) => `note ${row.content}`);
	for (const portal of await list("/portals")) {
		lines.push("portal");
		for (const { code } of (portal.config as { allowed_locales: { code: string }[] }).allowed_locales) {
			const base = `/portals/${portal.slug}`;
			add(await list(`${base}/categories?locale=${code}`), (row) => `category ${row.slug} ${code}`);
			add(
				await paged((page) => list(`${base}/articles?locale=${code}&page=${page}`)),
				(row) => `article ${row.title} ${code}`,
			);
		}
	}
	return lines;
}

async function paged(read: (page: number) => Promise<Row[]>): Promise<Row[]> {
	const all: Row[] = [];
	for (let page = 1; ; page += 1) {
		const rows = await read(page);
		all.push(...rows);
		if (rows.length === 0) return all;
	}
}

/**
 * Deletions are jobs, and a list read in the midst of one is a 500: reads until four readings in a row agree. Only a live
 * server makes a test wait for real time.
 */
async function settled(read: () => Promise<string[]>): Promise<string[]> {
	let last: string[] | undefined;
	for (let same = 0, failures = 0; same < 3; ) {
		const next = await read().catch((error: unknown) => {
			failures += 1;
			if (failures > 20) throw error;
			return undefined;
		});
		same = next !== undefined && next.join("\n") === last?.join("\n") ? same + 1 : 0;
		last = next;
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
	return last ?? [];
}

type Caller = (method: string, path: string, body?: unknown) => Promise<unknown>;

function caller(base: string, token: string): Caller {
	return async (method, path, body) => {
		const response = await fetch(base + path, {
			method,
			headers: { "api-access-token": token, accept: "application/json", "content-type": "application/json" },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const answer = await response.text();
		if (response.status === 404) return [];
		if (!response.ok) throw new Error(`${method} ${path}: HTTP ${response.status} ${answer.slice(0, 300)}`);
		return answer === "" ? {} : (JSON.parse(answer) as unknown);
	};
}

function rowsOf(answer: unknown): Row[] {
	if (Array.isArray(answer)) return answer as Row[];
	const { data, payload } = answer as { data?: { payload: Row[] }; payload?: Row[] };
	return data?.payload ?? payload ?? [];
}
