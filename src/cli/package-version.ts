import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The version in our package.json, found from the source as well as from dist. */
export function packageVersion(): string {
	let folder = dirname(fileURLToPath(import.meta.url));
	for (;;) {
		const path = join(folder, "package.json");
		if (existsSync(path)) {
			const parsed: unknown = JSON.parse(readFileSync(path, "utf8"));
			if (typeof parsed === "object" && parsed !== null && "version" in parsed) return String(parsed.version);
		}
		const parent = dirname(folder);
		if (parent === folder) return "0.0.0";
		folder = parent;
	}
}
