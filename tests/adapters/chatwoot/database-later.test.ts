import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { startCrispDouble } from "../../../src/crisp/double/crisp-double.js";
import { runInside } from "../../cli/in-process.js";
import { crispEnvironment } from "../../e2e/kill.js";
import { startBackedDouble } from "./backed-double.js";
import { postgresPrograms, startPostgres } from "./postgres.js";

const programs = postgresPrograms();

describe.skipIf(programs === undefined)("a database that is named after the import (needs PostgreSQL)", () => {
	it("gets the times of what is there already, though nothing is to be sent", { timeout: 120_000 }, async () => {
		const cwd = await mkdtemp(join(tmpdir(), "uncrisp-later-"));
		const server = await startPostgres(programs ?? "");
		const client = new pg.Client({ connectionString: server.url });
		await client.connect();
		const [crisp, double] = await Promise.all([startCrispDouble(), startBackedDouble(client)]);
		try {
			const env = {
				...crispEnvironment(crisp),
				...double.env,
				CHATWOOT_TIME_MARKS: "none",
				CHATWOOT_HELP_CENTER: "none",
			};
			const named = { ...env, CHATWOOT_DATABASE: server.url };
			const run = async (env: Record<string, string>, ...argv: string[]) => {
				const ended = await runInside([...argv, "--lang", "en"], { cwd, env });
				expect(ended.code, ended.stderr).toBe(0);
				return ended.stderr;
			};
			await run(env, "backup", "--skip-files");
			const part = ["--to", "chatwoot", "--yes", "--conversations", "3", "--only", "conversation"];
			await run(env, "import", ...part);
			const sent = () => double.server.requests.filter(({ method }) => method !== "GET").length;
			const before = sent();
			expect(await run(named, "import", ...part)).toMatch(/Original times written to: .*3 conversations/);
			const again = await run(named, "import", ...part);
			expect(again).toContain("Times are right");
			expect(again).toContain("Nothing to import");
			expect(await run(env, "import", ...part)).not.toContain("imes");
			expect(sent()).toBe(before);
		} finally {
			await Promise.all([crisp.close(), double.close(), client.end()]);
			await server.close();
			await rm(cwd, { recursive: true });
		}
	});
});
