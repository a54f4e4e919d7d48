import type { Hono } from "hono";
import type { DoubleAttachment, DoubleState } from "./state.js";

const root = "/rails/active_storage";
const diskUrlLastsMs = 300_000;

/**
 * Files of messages, as ActiveStorage hands them out to whoever has the address, token or not: the address in the message
 * leads to one on the storage that ends after five minutes. Whether the bytes are there shows only at the second, which this
 * double answers itself unless its files are said to be elsewhere.
 */
export function fileRoutes(app: Hono, state: DoubleState): void {
	app.get(`${root}/blobs/redirect/:signed/:name`, (c) => {
		const file = fileOf(c.req.param("signed"), state);
		if (file === undefined) return c.body(null, 404);
		if (state.quirks.storageUrl !== "") return c.body(null, 302, { location: presigned(file, state) });
		const until = sealed(`${file.id} ${state.clock.now() + diskUrlLastsMs}`);
		return c.body(null, 302, { location: `${originOf(c.req.url)}${root}/disk/${until}/${nameIn(file)}` });
	});

	app.get(`${root}/disk/:signed/:name`, (c) => {
		const file = fileOf(c.req.param("signed"), state);
		if (file?.bytes === undefined) return c.body(null, 404);
		return c.body(new Uint8Array(file.bytes), 200, {
			"content-type": file.content_type ?? "application/octet-stream",
			"content-length": String(file.bytes.byteLength),
		});
	});
}

/** By what name Chatwoot calls itself in an answer to a request that came to `url`: its FRONTEND_URL, where it has another one. */
export function fileHost(url: string, { quirks }: DoubleState): string {
	return quirks.frontendUrl === "" ? originOf(url) : quirks.frontendUrl;
}

/** What `data_url` of an attachment says. */
export function fileUrl(host: string, file: DoubleAttachment): string {
	return `${host}${root}/blobs/redirect/${sealed(`${file.id}`)}/${nameIn(file)}`;
}

/** As the AWS SDK writes it for Rails: every reserved character of a value escaped, those of the file's name twice. */
function presigned(file: DoubleAttachment, { quirks, clock }: DoubleState): string {
	const name = nameIn(file);
	const query = {
		"response-content-disposition": `inline; filename="${name}"; filename*=UTF-8''${name}`,
		"response-content-type": file.content_type ?? "application/octet-stream",
		"X-Amz-Algorithm": "AWS4-HMAC-SHA256",
		"X-Amz-Date": new Date(clock.now()).toISOString().replace(/[-:]|\.\d+/g, ""),
		"X-Amz-Expires": String(diskUrlLastsMs / 1000),
		"X-Amz-SignedHeaders": "host",
		"X-Amz-Signature": "5ea1",
	};
	const pairs = Object.entries(query).map(([key, value]) => `${key}=${escaped(value)}`);
	return `${quirks.storageUrl}/bucket/${file.id}?${pairs.join("&")}`;
}

const escaped = (value: string) => encodeURIComponent(value).replace(/['()*!]/g, (one) => `%${hex(one)}`);
const hex = (one: string) => one.charCodeAt(0).toString(16).toUpperCase();
const originOf = (url: string) => new URL(url).origin;
const nameIn = (file: DoubleAttachment) => encodeURIComponent(file.name);
const sealed = (content: string) => `${Buffer.from(content).toString("base64url")}--5ea1`;

function fileOf(signed: string, state: DoubleState): DoubleAttachment | undefined {
	const [content = "", ...seal] = signed.split("--");
	const [id, untilMs] = Buffer.from(content, "base64url").toString().split(" ");
	if (seal.join("--") !== "5ea1" || Number(untilMs ?? Number.POSITIVE_INFINITY) < state.clock.now()) return undefined;
	return state.data.messages.flatMap(({ attachments }) => attachments).find((one) => one.id === Number(id));
}
