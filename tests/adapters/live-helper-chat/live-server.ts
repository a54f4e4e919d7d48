import { LiveHelperChatConfig } from "../../../adapters/live-helper-chat/config.js";
import type { DoubleServer } from "../../../src/http/double-server.js";
import { startLiveProxy } from "../live-proxy.js";
import { clearRows, rowLines } from "./live-rows.js";
import { inventoryOf, type Made, type Row, variablesOf } from "./subject.js";

/**
 * A real Live Helper Chat, where the environment names one. It has no accounts: the suite works on the server itself, knows
 * its own things by the samples' workspace, and removes them before and after. Requests go through a small proxy on loopback,
 * so that a call can be made to fail.
 */
export interface LiveHelperChatServer {
	baseUrl: string;
	username: string;
	apiKey: string;
	databaseUrl?: string;
}

/** Where a live test finds its server; undefined skips it. */
export const liveServer = ((): LiveHelperChatServer | undefined => {
	const {
		LHC_BASE_URL: baseUrl,
		LHC_USERNAME: username,
		LHC_API_KEY: apiKey,
		LHC_DATABASE_URL: databaseUrl,
	} = process.env;
	if (!baseUrl || !username || !apiKey) return undefined;
	return { baseUrl: baseUrl.replace(/\/+$/, ""), username, apiKey, ...(databaseUrl && { databaseUrl }) };
})();

export interface LiveStage {
	config: LiveHelperChatConfig;
	/** What an import made, as the double's inventory says it, and the rows of the database. */
	inventory(): Promise<string[]>;
	proxy: DoubleServer;
	close(): Promise<void>;
}

export async function startLiveStage(server: LiveHelperChatServer): Promise<LiveStage> {
	const call = caller(server);
	const floor = await newestFile(call);
	await clear(call, floor, server.databaseUrl);
	const proxy = await startLiveProxy(server.baseUrl);
	return {
		config: LiveHelperChatConfig.parse({ ...server, baseUrl: proxy.url }),
		proxy,
		async inventory() {
			const lines = inventoryOf(await made(call, floor));
			return server.databaseUrl === undefined ? lines : [...lines, ...(await rowLines(server.databaseUrl))];
		},
		async close() {
			await proxy.close();
			await clear(call, floor, server.databaseUrl);
		},
	};
}

/** The samples' workspace: nobody else's data bears it. */
export const stageWorkspace = "mkworkspaceid";

async function made(call: Caller, floor: number): Promise<Made> {
	const departments = rowsOf(await call("GET", "departments")).filter(isOurs("identifier"));
	const users = rowsOf(await call("GET", "getusers")).filter(isOurs("skype"));
	const chats: Row[] = [];
	for (let offset = 0; ; offset += 100) {
		const page = offset === 0 ? "" : `&offset=${offset}`;
		const rows = rowsOf(await call("GET", `chats?limit=100&include_messages=true&include_survey=true${page}`));
		chats.push(...rows.filter((row) => variablesOf(row).crisp_workspace_id === stageWorkspace));
		if (rows.length < 100) break;
	}
	return {
		departments,
		users,
		chats,
		files: await filesAbove(call, floor),
		messages: chats.flatMap((chat) => (Array.isArray(chat.messages) ? (chat.messages as Row[]) : [])),
		surveyItems: chats.flatMap((chat) => (chat.survey ? [chat.survey as Row] : [])),
	};
}

async function clear(call: Caller, floor: number, databaseUrl: string | undefined): Promise<void> {
	const { chats, files, users, departments } = await made(call, floor);
	for (const { id } of chats) await call("DELETE", `chat/${id}`);
	for (const { id } of files) await call("DELETE", `file/${id}`);
	for (const { id } of users) await call("DELETE", `user/${id}`);
	for (const { id } of departments) await call("DELETE", `department/${id}`);
	if (databaseUrl !== undefined) await clearRows(databaseUrl);
}

/** Live Helper Chat lists no files: they are asked for by number, until many in a row are not there. */
async function filesAbove(call: Caller, floor: number): Promise<Made["files"]> {
	const files: Made["files"] = [];
	for (let id = floor + 1, missing = 0; missing < 24; id += 1) {
		const file = (await call("GET", `file/${id}?meta=true`)) as Row;
		missing = file.id === undefined ? missing + 1 : 0;
		if (file.id !== undefined) files.push({ id, bytes: (await call("GET", `file/${id}`)) as Uint8Array });
	}
	return files;
}

/** The number of a file uploaded and deleted just now. */
async function newestFile(call: Caller): Promise<number> {
	const form = new FormData();
	form.append("files", new Blob([onePixel], { type: "image/png" }), "floor.png");
	const { id } = (await call("POST", "file", form)) as Row;
	await call("DELETE", `file/${id}`);
	return Number(id);
}

const isOurs = (column: string) => (row: Row) => String(row[column] ?? "").startsWith("crisp:");

type Caller = (method: string, path: string, body?: FormData) => Promise<unknown>;

function caller({ baseUrl, username, apiKey }: LiveHelperChatServer): Caller {
	const authorization = `Basic ${Buffer.from(`${username}:${apiKey}`).toString("base64")}`;
	return async (method, path, body) => {
		const url = `${baseUrl}/index.php/site_admin/restapi/${path}`;
		const response = await fetch(url, { method, headers: { authorization }, ...(body && { body }) });
		// Files come as they are; everything else is JSON.
		const bytes = new Uint8Array(await response.arrayBuffer());
		if (/^file\/\d+$/.test(path) && method === "GET") return bytes;
		return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
	};
}

function rowsOf(answer: unknown): Row[] {
	const { result, list } = answer as { result?: Row[]; list?: Row[] };
	const rows = result ?? list;
	if (!Array.isArray(rows)) throw new Error(`not a list: ${JSON.stringify(answer).slice(0, 200)}`);
	return rows;
}

const onePixel = Buffer.from(
	"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC",
	"base64",
);
