import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { FaultPlan, type FaultRule } from "./fault-plan.js";

/**
 * Serves a fetch handler (a hono app) on a loopback port and misbehaves as told. Every double of Crisp or of a vendor
 * stands on it, so all have the same faults, and connections really break.
 */
export interface DoubleServer {
	/** `http://127.0.0.1:<port>`, no slash at the end. */
	url: string;
	/** Every request in order of arrival. */
	requests: DoubleRequest[];
	/** How many requests came, of one method, to paths that start so. */
	count(method?: string, pathPrefix?: string): number;
	faults: FaultPlan;
	/** Milliseconds before each answer; may be changed any time. */
	latencyMs: number;
	close(): Promise<void>;
}

export interface DoubleRequest {
	method: string;
	path: string;
	search: string;
	/** 0 while under way and for ever when the connection was dropped. */
	status: number;
	/** Requests under way when this one came, itself included. */
	concurrent: number;
}

export interface DoubleServerOptions {
	faults?: readonly FaultRule[];
	latencyMs?: number;
	/** Default 0: any free port. */
	port?: number;
	/** Called for what the handler threw; the answer is 500 then. */
	onError?(error: unknown): void;
}

export type FetchHandler = (request: Request) => Response | Promise<Response>;

export async function startDouble(fetch: FetchHandler, options: DoubleServerOptions = {}): Promise<DoubleServer> {
	const closing = new AbortController();
	const state: DoubleServer = {
		url: "",
		requests: [],
		count: (method, prefix) =>
			state.requests.filter((r) => (!method || r.method === method) && (!prefix || r.path.startsWith(prefix))).length,
		faults: new FaultPlan(options.faults),
		latencyMs: options.latencyMs ?? 0,
		close: async () => {
			closing.abort();
			server.closeAllConnections();
			for (const socket of sockets) socket.destroy();
			if (server.listening) await new Promise((resolve) => server.close(resolve));
		},
	};
	const sockets = new Set<Socket>();
	let underWay = 0;
	const server = createServer((incoming, outgoing) => {
		const url = new URL(incoming.url ?? "/", state.url);
		underWay += 1;
		const method = incoming.method ?? "GET";
		const entry: DoubleRequest = { method, path: url.pathname, search: url.search, status: 0, concurrent: underWay };
		state.requests.push(entry);
		outgoing.once("close", () => {
			underWay -= 1;
		});
		answer(incoming, outgoing, url, entry).catch((error) => {
			if (!closing.signal.aborted && !outgoing.headersSent) options.onError?.(error);
			entry.status = outgoing.headersSent ? entry.status : 500;
			if (outgoing.headersSent) outgoing.destroy();
			else outgoing.writeHead(500, { "content-type": "text/plain" }).end("the double failed");
		});
	});
	server.on("connection", (socket) => {
		sockets.add(socket);
		socket.on("close", () => sockets.delete(socket));
		socket.on("error", () => {});
	});
	server.on("clientError", (_error, socket) => socket.destroy());
	server.keepAliveTimeout = 60_000;
	server.listen(options.port ?? 0, "127.0.0.1");
	await once(server, "listening");
	state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return state;

	async function answer(
		incoming: IncomingMessage,
		outgoing: ServerResponse,
		url: URL,
		entry: DoubleRequest,
	): Promise<void> {
		const fault = state.faults.next(entry.method, url);
		const body = await bodyOf(incoming);
		const latency = fault?.latencyMs ?? state.latencyMs;
		if (latency > 0) await delay(latency, undefined, { signal: closing.signal });
		if (fault?.kind === "stall") return;
		if (fault?.kind === "reset-before") return void incoming.socket.resetAndDestroy();
		if (fault?.kind === "status") {
			entry.status = fault.status ?? 503;
			const headers = { "content-type": fault.contentType ?? "text/plain", ...fault.headers };
			return void outgoing.writeHead(entry.status, headers).end(fault.body ?? "");
		}
		const response = await fetch(requestOf(incoming, url, body));
		if (fault?.kind === "reset-after") {
			await response.arrayBuffer();
			return void incoming.socket.resetAndDestroy();
		}
		const headers = headersOf(response);
		if (fault?.kind === "cut-body") {
			const whole = Buffer.from(await response.arrayBuffer());
			outgoing.writeHead(response.status, { ...headers, "content-length": whole.length });
			outgoing.write(whole.subarray(0, Math.floor(whole.length / 2)), () => incoming.socket.destroy());
			return;
		}
		entry.status = response.status;
		await deliver(response, headers, entry.method, outgoing);
	}
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

function requestOf(incoming: IncomingMessage, url: URL, body: Buffer<ArrayBuffer>): Request {
	const headers = new Headers();
	for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
		headers.append(incoming.rawHeaders[i] ?? "", incoming.rawHeaders[i + 1] ?? "");
	}
	const method = incoming.method ?? "GET";
	return new Request(url, {
		method,
		headers,
		...(body.length > 0 && method !== "GET" && method !== "HEAD" && { body }),
	});
}

function headersOf(response: Response): Record<string, string | string[]> {
	const headers: Record<string, string | string[]> = Object.fromEntries(response.headers);
	const cookies = response.headers.getSetCookie();
	if (cookies.length > 0) headers["set-cookie"] = cookies;
	return headers;
}

async function deliver(
	response: Response,
	headers: Record<string, string | string[]>,
	method: string,
	outgoing: ServerResponse,
): Promise<void> {
	outgoing.writeHead(response.status, headers);
	if (method !== "HEAD" && response.body) {
		for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
			if (outgoing.destroyed) break;
			if (!outgoing.write(chunk)) await Promise.race([once(outgoing, "drain"), once(outgoing, "close")]);
		}
	}
	outgoing.end();
}
