import type { CrispConnection, CrispTier } from "../crisp/connection.js";
import { AppError } from "../model/app-error.js";
import type { Session } from "./session.js";
import { both } from "./words.js";

/** The connection to Crisp from the settings; says all that is missing at once. */
export async function crispConnection(session: Session): Promise<CrispConnection> {
	const { settings } = session;
	const websiteId = settings.text("crisp.websiteId");
	const identifier = settings.text("crisp.identifier");
	const key = settings.text("crisp.key");
	if (websiteId === undefined || identifier === undefined || key === undefined) {
		const missing = ["crisp.websiteId", "crisp.identifier", "crisp.key"]
			.filter((each) => settings.text(each) === undefined)
			.map((each) => settings.get(each).description.env)
			.join(", ");
		throw new AppError("config-invalid", {
			what: both(`Settings for Crisp are missing: ${missing}`, `缺少 Crisp 的设置：${missing}`),
			hint: both(
				"Run `uncrisp init`, or set them in the environment or in .env",
				"请运行 `uncrisp init`，或在环境变量或 .env 中设置",
			),
		});
	}
	const http = await session.http();
	http.secret(identifier);
	http.secret(key);
	return {
		websiteId,
		identifier,
		key,
		tier: tierOf(settings.text("crisp.tier")),
		apiUrl: settings.text("crisp.apiUrl"),
	};
}

function tierOf(value: string | undefined): CrispTier {
	return value === "plugin" || value === "user" ? value : "website";
}
