import type { HttpRequest, HttpResponse } from "../http/http-client.js";
import { judgeByStatus } from "../http/paced-client.js";
import type { ObjectStore } from "./object-store.js";
import type { RemoteOptions } from "./remote-options.js";
import type { S3Address } from "./s3-address.js";
import { errorCodeOf, readListing, s3Error } from "./s3-answers.js";
import { s3Signature } from "./s3-signature.js";

// Any S3-compatible store, through our own http: its proxy, pacing, retries and redaction. Only calls that every such
// store has: GET, PUT and DELETE of an object, and the first version of listing.

const keysPerPage = 1000;
/** A piece of 4 MiB over a line of 1 Mbit/s, several side by side. */
const timeoutMs = 300_000;
const maxBytes = 512 * 1024 * 1024;

export function s3Store(
	address: S3Address,
	options: Pick<RemoteOptions, "credentials" | "http" | "run">,
): ObjectStore & { close(): Promise<void> } {
	const { credentials, http, run } = options;
	http.secret(credentials.secretAccessKey);
	if (credentials.sessionToken !== undefined) http.secret(credentials.sessionToken);
	const client = http.client({
		run,
		concurrency: 6,
		timeoutMs,
		sign: (request) => s3Signature(request, { credentials, region: address.region, nowMs: run.clock.now() }),
		judge: (response) =>
			response.status === 400 && errorCodeOf(response) === "RequestTimeout"
				? { kind: "retry" }
				: judgeByStatus(response, run.clock.now()),
	});
	const send = (method: HttpRequest["method"], key: string, body?: Uint8Array): Promise<HttpResponse> =>
		client.request({
			method,
			url: address.urlOf(key),
			route: `/{bucket}/${key.split("/")[0]}`,
			maxBytes,
			...(body && { body }),
		});
	return {
		name: address.name,
		async get(key) {
			const response = await send("GET", key);
			if (response.status === 200) return response.body;
			if (response.status === 404 && errorCodeOf(response) !== "NoSuchBucket") return undefined;
			throw s3Error(response, address, `GET ${key}`);
		},
		async put(key, bytes) {
			const response = await send("PUT", key, bytes);
			if (response.status < 200 || response.status > 299) throw s3Error(response, address, `PUT ${key}`);
		},
		async delete(key) {
			const response = await send("DELETE", key);
			if (response.status > 299 && response.status !== 404) throw s3Error(response, address, `DELETE ${key}`);
		},
		async *list(prefix) {
			const whole = `${address.prefix}${prefix}`;
			for (let marker = ""; ; ) {
				const query = new URLSearchParams({ prefix: whole, "max-keys": String(keysPerPage) });
				if (marker !== "") query.set("marker", marker);
				const response = await client.request({
					method: "GET",
					url: `${address.bucketUrl}?${query}`,
					route: "/{bucket}?list",
				});
				if (response.status !== 200) throw s3Error(response, address, "LIST");
				const { objects, more } = readListing(response.text());
				for (const object of objects) {
					if (!object.key.startsWith(whole)) continue;
					yield { ...object, key: object.key.slice(address.prefix.length) };
				}
				const last = objects.at(-1)?.key;
				if (!more || last === undefined) return;
				marker = last;
			}
		},
		close: () => client.close(),
	};
}
