import type { CrispConnection } from "../crisp/connection.js";
import { createCrispClient } from "../crisp/crisp-client.js";
import type { HttpFactory } from "../http/http-client.js";
import { AppError } from "../model/index.js";
import type { Session } from "./session.js";
import { both } from "./words.js";

/** Asks Crisp for the workspace with these credentials: its name, or the AppError that says why not. One request. */
export async function checkCrisp(session: Session, connection: CrispConnection): Promise<string> {
	const http = await session.http();
	http.secret(connection.identifier);
	http.secret(connection.key);
	// Somebody waits for the answer: one more attempt will do.
	const impatient: HttpFactory = { ...http, client: (options) => http.client({ ...options, attempts: 2 }) };
	const client = createCrispClient(connection, impatient, session.run);
	try {
		const answer = await client.get("website");
		if (answer.kind === "ok") return nameOf(answer.data) ?? connection.websiteId;
		if (answer.kind === "not-found") {
			throw new AppError("workspace-unknown", {
				what: both("Crisp knows no such workspace for this token", "Crisp 中没有此令牌可用的该工作区"),
				why: both(`The website ID is ${connection.websiteId}`, `Website ID 为 ${connection.websiteId}`),
				hint: whereWebsiteId,
			});
		}
		throw new AppError("rights-missing", {
			what: both("The Crisp token may not read this workspace", "该 Crisp 令牌无权读取此工作区"),
			why: both(`Crisp answered ${answer.status} ${answer.reason}`, `Crisp 返回 ${answer.status} ${answer.reason}`),
			hint: both("Check CRISP_TIER and the scopes of the token", "请检查 CRISP_TIER 和令牌的权限范围"),
		});
	} finally {
		await client.close();
	}
}

export const whereWebsiteId = both(
	"It stands in the widget snippet: window.CRISP_WEBSITE_ID",
	"它在网站的嵌入代码中：window.CRISP_WEBSITE_ID",
);

function nameOf(data: unknown): string | undefined {
	if (typeof data !== "object" || data === null || !("name" in data)) return undefined;
	return typeof data.name === "string" ? data.name : undefined;
}
