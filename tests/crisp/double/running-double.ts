import { afterEach } from "vitest";
import { type CrispDouble, type CrispDoubleOptions, startCrispDouble } from "../../../src/crisp/double/crisp-double.js";

export interface Reply {
	status: number;
	headers: Headers;
	text: string;
	// biome-ignore lint/suspicious/noExplicitAny: tests look into any answer
	body: any;
}

/** A double for the running test, and a plain GET with its credentials. */
export async function runningDouble(options?: CrispDoubleOptions) {
	const double = await startCrispDouble(options);
	opened.push(double);
	return { double, get: getter(double) };
}

export function getter(double: CrispDouble) {
	const { identifier, key, tier } = double.credentials;
	const basic = Buffer.from(`${identifier}:${key}`).toString("base64");
	return async (path: string, init: { method?: string; headers?: Record<string, string> } = {}): Promise<Reply> => {
		const url = path.startsWith("/plugin") || path.startsWith("/plans") ? path : `/website/${double.websiteId}${path}`;
		const headers = { authorization: `Basic ${basic}`, "x-crisp-tier": tier, ...init.headers };
		const answer = await fetch(`${double.apiUrl}${url}`, { ...init, headers, redirect: "manual" });
		const text = await answer.text();
		let body: unknown;
		try {
			body = JSON.parse(text);
		} catch {
			body = undefined;
		}
		return { status: answer.status, headers: answer.headers, text, body };
	};
}

/** Walks pages to the empty one. */
export async function walk(
	get: (path: string) => Promise<Reply>,
	path: (page: number) => string,
): Promise<Record<string, unknown>[]> {
	const items: Record<string, unknown>[] = [];
	for (let page = 1; page < 500; page++) {
		const { body } = await get(path(page));
		if (!Array.isArray(body.data) || body.data.length === 0) break;
		items.push(...body.data);
	}
	return items;
}

const opened: CrispDouble[] = [];
afterEach(async () => {
	for (const double of opened.splice(0)) await double.close();
});
