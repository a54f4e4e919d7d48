import type { Hono } from "hono";
import { extensionOf, typeOfExtension } from "../file-types.js";
import { jsonBody, refuse } from "./answers.js";
import { type DoubleState, randomName, securityHash } from "./state.js";

/** Files: one at a time by number; there is no list. */
export function fileRoutes(app: Hono, base: string, state: DoubleState): void {
	app.post(`${base}/file`, async (c) => {
		const form = await c.req.formData();
		const file = form.get("files");
		if (!(file instanceof File)) return refuse(c, "File not found");
		const allowed = new RegExp(`\\.(${state.quirks.fileTypes})$`, "i");
		if (!allowed.test(file.name)) return refuse(c, "Filetype not allowed");
		if (file.size > state.quirks.maxFileKb * 1024) return refuse(c, "File is too big");
		const bytes = new Uint8Array(await file.arrayBuffer());
		const extension = extensionOf(file.name, file.type);
		const expected = typeOfExtension(extension);
		const looksLike = sniffed(bytes);
		if (expected === undefined || file.type !== expected || (looksLike !== undefined && looksLike !== expected))
			return refuse(c, "Mime type does not match!");
		const row = state.insert("files", {
			name: randomName(),
			upload_name: String(form.get("name_replace") ?? file.name),
			type: file.type,
			size: file.size,
			extension,
			date: state.now,
			user_id: 1,
			chat_id: Number(form.get("chat_id") ?? 0),
			persistent: form.get("persistent") === "true" ? 1 : 0,
			bytes,
		});
		return c.json(shown(row));
	});
	app.get(`${base}/file/:id`, (c) => {
		const file = state.data.files.find(({ id }) => id === Number(c.req.param("id")));
		if (file === undefined) return refuse(c, "File could not be found!");
		if (c.req.query("meta") === "true") return c.json(shown(file));
		return c.body(new Uint8Array(file.bytes), 200, { "content-type": String(file.type) });
	});
	app.put(`${base}/file/:id`, async (c) => {
		const file = state.find("files", c.req.param("id"));
		if (file === undefined) return refuse(c, "File could not be found!");
		const body = await jsonBody(c);
		for (const name of ["upload_name", "persistent", "chat_id", "user_id", "online_user_id"])
			if (body[name] !== undefined) file[name] = body[name];
		return c.json(shown(file));
	});
	app.delete(`${base}/file/:id`, (c) => {
		const file = state.find("files", c.req.param("id"));
		if (file === undefined) return refuse(c, "File could not be found!");
		state.remove("files", ({ id }) => id === file.id);
		return c.json({ result: true });
	});
}

function shown(file: Record<string, unknown> & { id: number }): Record<string, unknown> {
	const { bytes: _bytes, ...rest } = file;
	return { ...rest, security_hash: securityHash(file) };
}

/** What the content looks like; undefined for what nobody can tell. */
function sniffed(bytes: Uint8Array): string | undefined {
	const head = String.fromCharCode(...bytes.subarray(0, 8));
	const known = magic.find(([start]) => head.startsWith(start));
	if (known !== undefined) return known[1];
	return bytes.subarray(0, 512).every((byte) => byte === 9 || byte === 10 || byte === 13 || byte >= 32)
		? "text/plain"
		: undefined;
}

const magic: readonly [string, string][] = [
	["\x89PNG", "image/png"],
	["\xff\xd8\xff", "image/jpeg"],
	["GIF8", "image/gif"],
	["%PDF", "application/pdf"],
	["PK\x03\x04", "application/zip"],
	["OggS", "audio/ogg"],
];
