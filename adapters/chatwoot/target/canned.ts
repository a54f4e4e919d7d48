import type { RemoteRef } from "../../../src/adapter/contract.js";
import { created, difference, existing, updated } from "../../../src/adapter/kind-handlers.js";
import { shortHash } from "../../../src/adapter/short-hash.js";
import { text } from "../../../src/model/index.js";
import { type Row, recordOf, rowsOf } from "../wire.js";
import { accountRoute, type Call, type Handler, refused } from "./handler.js";
import { expectGone } from "./simple-records.js";

const route = accountRoute("/canned_responses");

/** Short codes are unique: when another response has ours already, ours gets a longer one, and theirs stays as it is. */
export const cannedHandler: Handler = {
	async perform(call) {
		const { short_code, content } = wantedOf(call);
		let answer = await send(call, "POST", "", { short_code, content });
		let code = short_code;
		if (answer.status === 422 && answer.attributes.includes("short_code")) {
			const twin = (await list(call)).find((row) => row.short_code === short_code && row.content === content);
			if (twin !== undefined) return existing(call, refOf(String(twin.id)));
			code = otherCode(call);
			answer = await send(call, "POST", "", { short_code: code, content });
		}
		const { id } = recordOf(answer.json);
		if (answer.status >= 300 || id === undefined) return refused(call, answer);
		if (code === short_code) return created(call, refOf(String(id)));
		return created(call, refOf(String(id), code), [renamed(code)]);
	},
	async update(call, ref) {
		const body = { short_code: ref.extra?.code ?? wantedOf(call).short_code, content: wantedOf(call).content };
		const answer = await send(call, "PATCH", `/${ref.id}`, body);
		return answer.status < 300 ? updated(call, ref) : refused(call, answer);
	},
	async locate(call) {
		const { short_code, content } = wantedOf(call);
		const codes = [short_code, otherCode(call)];
		const row = (await list(call)).find((one) => codes.includes(String(one.short_code)) && one.content === content);
		if (row === undefined) return undefined;
		return row.short_code === short_code ? refOf(String(row.id)) : refOf(String(row.id), String(row.short_code));
	},
	async read(call, ref) {
		const row = (await list(call)).find((one) => String(one.id) === ref.id);
		return row && { differences: difference([], "text", wantedOf(call).content, row.content) };
	},
	async revert(session, ref) {
		const answer = await session.client.send("DELETE", `${session.base}/canned_responses/${ref.id}`, `${route}/{id}`);
		expectGone(answer.status, `${route}/{id}`);
	},
};

/** `code` only where it is not the wanted one. */
const refOf = (id: string, code?: string): RemoteRef => ({
	kind: "canned",
	id,
	...(code === undefined ? {} : { extra: { code } }),
});

const wantedOf = (call: Call) => call.payload.canned_response as { short_code: string; content: string };

const otherCode = (call: Call) => `${wantedOf(call).short_code.slice(0, 200)}-${shortHash(call.operation.key, 6)}`;

async function list(call: Call): Promise<Row[]> {
	return rowsOf((await call.session.client.get(`${call.session.base}/canned_responses`, route)).json);
}

function send(call: Call, method: "POST" | "PATCH", path: string, canned_response: Row) {
	return call.session.client.send(
		method,
		`${call.session.base}/canned_responses${path}`,
		path === "" ? route : `${route}/{id}`,
		{ canned_response },
		{ idempotent: method === "PATCH" },
	);
}

const renamed = (code: string) =>
	text(`its short code was taken: imported as ${code}`, `短代码已被占用：以 ${code} 导入`);
